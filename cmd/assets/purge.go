package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

// purging leaves out of Tabler's style sheet what no page can use: it is six times as much as the rest, and every browser reads all of it for every page.
func purging(root string) api.Plugin {
	return api.Plugin{Name: "purge", Setup: func(build api.PluginBuild) {
		build.OnLoad(api.OnLoadOptions{Filter: `tabler\.css$`}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			names, err := namesIn(root)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			whole, err := os.ReadFile(args.Path)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			left, err := purge(whole, names)
			text := string(left)
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderCSS, ResolveDir: filepath.Dir(args.Path)}, err
		})
	}}
}

// names are all words that stand where pages are made, and so may be names of classes.
type names struct {
	whole    map[string]bool
	prefixes []string // of names that are put together: "btn-" + level
}

// made are the files in which the browser's classes are named.
var made = []string{"views/*.templ", "views/*.go", "static/js/*.js"}

var word = regexp.MustCompile(`[A-Za-z0-9_-]+`)

func namesIn(root string) (n names, err error) {
	n.whole = map[string]bool{}
	for _, pattern := range made {
		files, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			return n, err
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_templ.go") || strings.HasSuffix(file, "_test.go") {
				continue
			}
			text, err := os.ReadFile(file)
			if err != nil {
				return n, err
			}
			n.note(text)
		}
	}
	return n, nil
}

func (n *names) note(text []byte) {
	for _, w := range word.FindAllString(string(text), -1) {
		if name := strings.TrimSuffix(w, "-"); name != w && strings.Trim(name, "-") != "" && !n.whole[w] {
			n.prefixes = append(n.prefixes, w)
		}
		n.whole[w] = true
	}
}

func (n names) has(class string) bool {
	if n.whole[class] {
		return true
	}
	for _, prefix := range n.prefixes {
		if strings.HasPrefix(class, prefix) {
			return true
		}
	}
	return false
}

// purge drops selectors with a class that is not among names, and rules of which none is left. Everything else stays as it is, byte for byte.
func purge(sheet []byte, n names) ([]byte, error) {
	p := purger{lexer: css.NewLexer(parse.NewInputBytes(sheet)), names: n}
	left := p.rules()
	if err := p.lexer.Err(); !errors.Is(err, io.EOF) {
		return nil, err
	}
	return left, nil
}

type purger struct {
	lexer *css.Lexer
	names names
}

// rules reads up to the end of the block it stands in.
func (p *purger) rules() []byte {
	var left []byte
	for {
		head, end := p.head()
		switch end {
		case css.SemicolonToken:
			left = append(append(left, head.text()...), ';')
		case css.LeftBraceToken:
			left = append(left, p.rule(head)...)
		default:
			return left
		}
	}
}

// head is what stands before a block, or before a semicolon.
func (p *purger) head() (head selector, end css.TokenType) {
	for {
		kind, text := p.lexer.Next()
		switch kind {
		case css.SemicolonToken, css.LeftBraceToken, css.RightBraceToken, css.ErrorToken:
			return head, kind
		case css.CommentToken:
		default:
			head = append(head, css.Token{TokenType: kind, Data: text})
		}
	}
}

// grouping are the at-rules that hold rules.
var grouping = map[string]bool{"@media": true, "@supports": true, "@layer": true, "@container": true}

func (p *purger) rule(head selector) []byte {
	head = head.trimmed()
	if len(head) == 0 || head[0].TokenType != css.AtKeywordToken {
		return block(p.kept(head), p.body())
	}
	if !grouping[string(head[0].Data)] {
		return block(head.text(), p.body())
	}
	rules := p.rules()
	if len(rules) == 0 {
		return nil
	}
	return block(head.text(), rules)
}

// body is a block to its end, without the brace.
func (p *purger) body() (body []byte) {
	for open := 1; ; {
		kind, text := p.lexer.Next()
		switch kind {
		case css.LeftBraceToken:
			open++
		case css.RightBraceToken:
			open--
		case css.ErrorToken:
			return body
		}
		if open == 0 {
			return body
		}
		body = append(body, text...)
	}
}

// kept are the selectors of a list that can meet something.
func (p *purger) kept(list selector) []byte {
	var kept [][]byte
	for _, s := range list.split() {
		if s.canMeet(p.names) {
			kept = append(kept, s.trimmed().text())
		}
	}
	return bytes.Join(kept, []byte(","))
}

func block(head, body []byte) []byte {
	if len(head) == 0 {
		return nil
	}
	return append(append(append(append([]byte{}, head...), '{'), body...), '}')
}
