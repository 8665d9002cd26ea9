# Greenlist. `make` alone lists what there is. It needs Go, Node 20 or later (only to download packages) and make; nothing else to run it.

bin      := bin/greenlist
sources  := $(shell find static/css static/js static/mark.svg static/icons.go cmd/assets -type f)
packages := node_modules/.package-lock.json
manifest := static/dist/manifest.json

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run dev build assets generate test bench clean need-go need-npm

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## build everything and serve a demo on http://127.0.0.1:8080
	$(bin) serve --demo

dev: assets ## serve the demo on http://127.0.0.1:7331, rebuilt and reloaded as you edit
	go tool templ generate -watch -include-version=false -open-browser=false \
		-proxy=http://127.0.0.1:8080 -proxyport=7331 -cmd "go run ./cmd/greenlist serve --demo"

build: assets ## build bin/greenlist with its assets inside
	CGO_ENABLED=0 go build -trimpath -o $(bin) ./cmd/greenlist

assets: $(manifest) ## download the browser's packages and build static/dist

$(manifest): $(packages) $(sources) | need-go
	go run ./cmd/assets

$(packages): package-lock.json package.json | need-npm
	npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

generate: ## turn views/*.templ into Go; the result is committed
	go tool templ generate -include-version=false

test: assets ## check and test everything
	go tool templ generate -include-version=false -check
	go vet ./...
	go test ./...

bench: build ## measure how fast it is on this machine
	$(bin) bench

clean: ## remove what was built and downloaded; keeps ./data
	rm -rf bin node_modules static/dist/*

need-go:
	@command -v go >/dev/null || { echo "Go is missing: https://go.dev/dl/"; exit 1; }

need-npm:
	@command -v npm >/dev/null || { echo "Node (20 or later, with npm) is missing: https://nodejs.org/en/download"; exit 1; }
