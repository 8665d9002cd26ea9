package main

import (
	"errors"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// sources are what esbuild bundles. theme.js stands apart because it runs before the first paint; public.css because the people who sign up
// should not download a dashboard's style sheet, nor its scripts: signup.js is all they get, and embed.js in a frame. widget/v1.js is what a company
// puts on its own website.
var sources = []string{
	"static/css/app.css", "static/css/public.css", "static/js/app.js", "static/js/theme.js", "static/js/signup.js", "static/js/embed.js", "static/js/counter.js",
	"static/widget/v1.js",
}

// hashInName is what EntryNames and AssetNames below add, and what has to go again to get the plain name.
var hashInName = regexp.MustCompile(`-[A-Z0-9]{8}(\.[a-z0-9]+)$`)

// bundleSources bundles and minifies sources, with the fonts they name.
func bundleSources(root string, out *output) error {
	abs, err := filepath.Abs(root)
	if err != nil {
		return err
	}
	result := api.Build(options(abs, out.dir))
	if len(result.Errors) > 0 {
		return errors.New(strings.Join(api.FormatMessages(result.Errors, api.FormatMessagesOptions{}), ""))
	}
	for _, file := range result.OutputFiles {
		hashed := filepath.Base(file.Path)
		if err := out.addAs(hashInName.ReplaceAllString(hashed, "$1"), hashed, file.Contents); err != nil {
			return err
		}
	}
	return nil
}

func options(root, dir string) api.BuildOptions {
	return api.BuildOptions{
		AbsWorkingDir:     root,
		EntryPoints:       sources,
		Outdir:            dir,
		Bundle:            true,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Format:            api.FormatIIFE,
		Target:            api.ES2022,
		EntryNames:        "[name]-[hash]",
		AssetNames:        "[name]-[hash]",
		Loader:            map[string]api.Loader{".woff2": api.LoaderFile},
		LegalComments:     api.LegalCommentsEndOfFile,
		LogLevel:          api.LogLevelWarning,
		Plugins:           []api.Plugin{purging(root)},
	}
}
