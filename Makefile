# Greenlist. `make` alone lists what there is. It needs Go, Node 20 or later (only to download packages) and make; nothing else to run it.

bin      := bin/greenlist
image    := bin/image
sources  := $(shell find static/css static/js static/widget static/mark.svg static/icons.go cmd/assets -type f; find views -name '*.templ' -o -name '*.go' -not -name '*_templ.go' -not -name '*_test.go')
packages := node_modules/.package-lock.json
manifest := static/dist/manifest.json

# Everything is built the same way, so that what one step compiled serves the next. Pages are half of all there is to compile: with what they call written
# into them it takes three times as long, and they are no faster for it.
export GOFLAGS     := -trimpath -gcflags=greenlist/views=-l
export CGO_ENABLED := 0

# The parts where goroutines meet are tested with the race detector in CI. It needs a C compiler, so it is not asked of everybody. The SQLite
# engine, and libraries that only reckon, would be up to thirty times slower watched; they share nothing with our goroutines. Nor is there a pointer of ours
# for the compiler to check.
racy     := ./models/... ./sender/... ./sandbox/...
reckons  := github.com/ncruces/go-sqlite3-wasm/... golang.org/x/crypto/... golang.org/x/text/... golang.org/x/net/html/... golang.org/x/image/... regexp/...
race     := $(if $(filter true,$(CI)),-race -gcflags=all=-d=checkptr=0 $(foreach p,$(reckons),-gcflags='$(p)=-race=false'))
calm      = $(shell go list ./... | grep -Ev '/(models|sender|sandbox)(/|$$)')

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run dev build assets builder packages modules image-root generate test check tools bench prove-confirmations prove-retention prove-withdrawals prove-contacts prove-records prove-dossier prove-acts prove-templates prove-sample prove-bundles prove-erasure prove-tiles prove-verify prove-kills prove-clients prove-sender prove-crashes prove-mutants prove-fsync prove-webhooks prove-seeds prove-races prove-postgres-faults prove-intake prove-brakes prove-stops weights clean prove-roundtrip prove-fuzz

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## build everything and serve a demo on http://127.0.0.1:8080
	$(bin) serve --demo

dev: assets ## serve the demo on http://127.0.0.1:7331, rebuilt and reloaded as you edit
	go tool templ generate -watch -include-version=false -open-browser=false \
		-proxy=http://127.0.0.1:8080 -proxyport=7331 -cmd "go run ./cmd/greenlist serve --demo"

build: assets ## build bin/greenlist with its assets inside
	go build -ldflags=-s -o $(bin) ./cmd/greenlist

assets: $(manifest) ## download the browser's packages and build static/dist

builder: ## compile what builds them, which can be done while npm downloads
	go build -o /dev/null ./cmd/assets

$(manifest): $(packages) $(sources)
	@command -v go >/dev/null || { echo "Go is missing: https://go.dev/dl/"; exit 1; }
	go run ./cmd/assets

packages: $(packages) ## download the browser's packages

$(packages): package-lock.json package.json
	@command -v npm >/dev/null || { echo "Node (20 or later, with npm) is missing: https://nodejs.org/en/download"; exit 1; }
	npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

modules: ## download the Go modules
	go mod download

image-root: build ## lay out bin/image, everything the container image holds
	rm -rf $(image)
	mkdir -p $(image)/data $(image)/etc/ssl/certs $(image)/tmp
	cp $(bin) $(image)/greenlist
	cp /etc/ssl/certs/ca-certificates.crt $(image)/etc/ssl/certs/ 2>/dev/null || cp /etc/ssl/cert.pem $(image)/etc/ssl/certs/ca-certificates.crt
	printf 'greenlist:x:65532:65532:Greenlist:/data:/greenlist\n' > $(image)/etc/passwd

generate: ## turn views/*.templ into Go; the result is committed
	go tool templ generate -include-version=false

check: ## what needs no running: formatting, vet
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); test -z "$$unformatted" || { echo "gofmt these:"; echo "$$unformatted"; exit 1; }
	go vet $(if $(race),$(calm),./...)

tools:
	@sh .ci/tools

# The journeys wait for browsers more than they compute: four of them share two cores well. Memory is cheaper than collecting garbage often. The
# time-outs are for what hangs, on machines of any speed.
test: export GOGC := 400
test: assets tools check ## check and test everything
	$(if $(race),CGO_ENABLED=1) go test -vet=$(if $(race),all,off) -timeout 40m $(race) $(racy)
	$(if $(race),go test -vet=off -timeout 40m -run SeededLives ./sender)
	go test -vet=off -timeout 40m -parallel 4 $(calm)

# What is proved ends in tables: of all that a test says they are shown, each under the name of its test, without who began, waited and went on. The last
# word is the test's: a pipe alone would end well whatever it was.
tables := /^ended [0-9]+$$/ { code = $$2; next } /^ *(===|---) / { at = $$3 } /^ *=== |^ *--- (PASS|SKIP).*\/|^PASS$$/ { next } \
	/^ *[a-z0-9_]+\.go:[0-9]+: / && at != shown { print at; shown = at } { print; fflush() } END { exit code }
prove   = @{ go test -count=1 -v $(1); echo "ended $$?"; } | awk '$(tables)'

prove-stops: ## read what people write to stop as the words of strangers: the tone learned without each author in turn
	$(call prove,./replies -run UnseenAuthors -args -unseen)

weights: ## learn anew how stops sound, after a change of their testdata or lexicons
	go test ./replies -count=1 -run StopWeights -args -update-weights

bench: build ## measure how fast it is on this machine
	$(bin) bench

prove-confirmations: ## live through 10,000 generated histories of signing up, on both databases
	$(call prove,./models -timeout 60m -run Confirmations -args -n 10000)

prove-withdrawals: ## race 100,000 messages against withdrawals, on both databases
	$(call prove,./models -timeout 60m -run 'ItsWithdrawal|LetsAWithdrawalPass' -args -n 100000)

prove-contacts: ## find people among a million, on both databases, and say how long it takes
	$(call prove,./models -timeout 60m -run ContactsAreFoundQuickly -args -contacts 1000000)

prove-records: ## make 10,000 records of consent, and look in each for the 24 fields of ISO/IEC TS 27560 and the 10 of GDPR
	$(call prove,./models -timeout 60m -run GeneratedRecord -args -records 10000)

prove-acts: ## find what staff did among a million acts, and take them all away, on both databases, and say how long it takes
	$(call prove,./models -timeout 60m -run ActsAreFoundQuickly -args -acts 1000000)

prove-templates: ## list 6,000 templates by everything they can be narrowed to, on both databases, each page within 50 ms
	$(call prove,./models -timeout 30m -run TemplatesAreListedQuickly -args -templates 6000)

prove-dossier: ## gather a person's dossier and their data among a million entries of the log and a million messages, and count those without a consent
	$(call prove,./models -timeout 60m -run 'DossierTakes|CrowdTakes' -args -events 1000000 -crowd 1000000)

prove-sample: ## draw 500 of a million opt-ins, on both databases, and say how long it takes
	$(call prove,./models -timeout 60m -run SampleTakes -args -events 1000000)

prove-retention: ## let five years pass, a day at a time, and see each person's proof go within its day and none early, on both databases
	$(call prove,./models -timeout 60m -run RetentionIsToTheDay -args -n 200)

prove-bundles: ## tamper with evidence bundles in 1,200 ways and at every byte, and with every value in the database; verify 200 random good ones
	$(call prove,./ledger -timeout 60m -run 'Bundles|Shapes' -args -n 1200)
	$(call prove,./models -timeout 60m -run EveryColumnOfTheEvidence -args -cells 1000000)

prove-erasure: ## erase 1,000 of 100,000 people, and look for them in files, dumps, bundles and lists, on both databases
	$(call prove,./models -timeout 60m -run ErasureAmongMany -args -n 100000)

prove-verify: ## verify a bundle of a million events, and a receipt among a million, and say what it took
	go test ./ledger -timeout 30m -count=1 -run none -bench 'Verify|Receipt' -benchtime 1x -args -events 1000000

prove-kills: assets ## kill the server 1,000 times while people opt in and out, on both databases, and compare what is left with its log
	$(call prove,./cmd/greenlist -timeout 60m -run 'KilledWhilePeople|TheBookNotices' -args -kills 1000 -seed 0)

# Programs of others, downloaded to be tried and kept out of the repository.
clients := cmd/greenlist/testdata/clients

prove-clients: ## let clients of the Cloud API that others wrote manage templates of every kind in the sandbox, and send them
	npm ci --prefix $(clients) --ignore-scripts --no-audit --no-fund
	$(call prove,-tags clients ./cmd/greenlist -timeout 10m -run ClientsOfOthers)

prove-webhooks: ## let Meta tell everything about a message in all 3,132 orders, on both databases, and compare the end with a model
	$(call prove,./models -timeout 30m -run WhateverOrderMetaTells -args -n 1)

prove-seeds: export GOGC := 400
prove-seeds: ## live 10,000 lives of the sender in made-up time, each with crashes, locks, pauses, cancellations, wrong clocks and a lossy Meta by its seed
	$(call prove,./sender -timeout 60m -run SeededLives -args -seeds 10000 -from 0)

prove-postgres-faults: ## stop Postgres at once 100 times, end 500 of its backends and cut all its connections 100 times while two senders send
	$(call prove,./sender -timeout 60m -run PostgresFails -args -faults 100 -seed 0)

prove-races: ## launch a hundred times at once, pause, cancel, leave, set clocks apart, steal leases and restore backups, 50 times each on both databases
	$(call prove,./sender -timeout 60m -run 'LaunchedAHundred|PausedResumed|PeopleLeave|TenMinutesApart|LeaseIsStolen|RestoredBackup' -args -n 50)

prove-intake: ## let Meta call 3,300 times a second for a minute while the sender works, on both databases, and say how long it waits for answers
	$(call prove,./cmd/greenlist -timeout 30m -run TheIntakeKeepsPace -args -seconds 60)

prove-brakes: ## let the pretend Meta cause everything that stops a campaign by itself, read why on its page, and let it go on
	$(call prove,./handlers -timeout 10m -run WhateverStopsSending -args -standstills)

prove-roundtrip: ## take 1,000 random templates through the editor to Meta and back, into another installation too, on both databases
	$(call prove,./handlers -timeout 30m -run TemplatesComeBack -args -trips 1000)

prove-fuzz: ## make up templates and texts for two minutes each, and see whether the check, the reader of Meta's JSON and the preview have an answer
	go test ./whatsapp -run '^$$' -fuzz '^FuzzLint$$' -fuzztime 2m -fuzzminimizetime 1s
	go test ./whatsapp -run '^$$' -fuzz '^FuzzTemplateJSON$$' -fuzztime 2m -fuzzminimizetime 1s
	go test ./whatsapp -run '^$$' -fuzz '^FuzzFormat$$' -fuzztime 2m -fuzzminimizetime 1s
	go test ./views -run '^$$' -fuzz '^FuzzPreview$$' -fuzztime 2m -fuzzminimizetime 1s

prove-sender: ## kill the sender 1,000 times on each database while Meta loses one answer in five, and check the eight invariants against Meta's book and the rows
	$(call prove,./sender -timeout 60m -run KilledWhileItSends -args -kills 1000 -seed 0)

prove-crashes: ## let the sender kill itself at each of 19 points, for each of Meta's 8 answers, on both databases, and say how every message ends
	$(call prove,./sender -timeout 60m -run CrashedAtEachPoint -args -crashes 0)

prove-mutants: ## make twelve mistakes in the sender, one at a time, and see the test that is there to notice each of them fail
	$(call prove,./sender -timeout 60m -run EveryMutantDies -args -mutants)

prove-fsync: ## watch 1,000 POSTs under strace: none leaves before its claim has been synced to the disk (Linux, SQLite)
	$(call prove,./sender -timeout 30m -run NothingLeavesBeforeItsClaim -args -posts 1000)

# The reader is a program of its own and no part of ours, so go.mod does not know it.
fsck := github.com/transparency-dev/tessera/cmd/fsck@v1.0.4

prove-tiles: ## let the log reader of another project check the tiles of a bundle
	@bin=$$(mktemp -d) && trap 'rm -rf "$$bin"' EXIT && GOBIN="$$bin" go install $(fsck) && \
		go test -tags tiles ./ledger -timeout 10m -count=1 -run TilesAreReadByOthers -v -args -fsck "$$bin/fsck"

clean: ## remove what was built and downloaded; keeps ./data
	rm -rf bin node_modules
	find static/dist -mindepth 1 ! -name .gitkeep -delete
