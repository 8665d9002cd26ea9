package main

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
)

// A visitor uses the dashboard without a browser, for what a test needs but is not about.
type visitor struct {
	t      *testing.T
	base   string
	client *http.Client
}

func newVisitor(t *testing.T, base string) *visitor {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &visitor{t: t, base: base, client: &http.Client{Jar: jar, CheckRedirect: stay, Timeout: patience}}
}

// An answer is what came back: where a redirect leads, or the page.
type answer struct {
	status int
	to     string
	body   string
}

func (v *visitor) do(r *http.Request, err error) answer {
	v.t.Helper()
	if err != nil {
		v.t.Fatal(err)
	}
	response, err := v.client.Do(r)
	if err != nil {
		v.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	return answer{response.StatusCode, response.Header.Get("Location"), string(body)}
}

// get is the text of a page.
func (v *visitor) get(path string) string {
	v.t.Helper()
	a := v.do(http.NewRequest(http.MethodGet, v.base+path, nil))
	if a.status != http.StatusOK {
		v.t.Fatalf("GET %s: %d %s", path, a.status, a.to)
	}
	return a.body
}

// post sends a form and returns where it leads to.
func (v *visitor) post(path string, form url.Values) string {
	v.t.Helper()
	a := v.try(path, form)
	if a.status != http.StatusSeeOther {
		v.t.Fatalf("POST %s: %d\n%s", path, a.status, a.body)
	}
	return a.to
}

// try is post for what may be refused.
func (v *visitor) try(path string, form url.Values) answer {
	v.t.Helper()
	r, err := http.NewRequest(http.MethodPost, v.base+path, strings.NewReader(form.Encode()))
	if err == nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	return v.do(r, err)
}

// upload sends a file.
func (v *visitor) upload(path, name, text string) string {
	v.t.Helper()
	var body bytes.Buffer
	parts := multipart.NewWriter(&body)
	file, err := parts.CreateFormFile("file", name)
	if err != nil {
		v.t.Fatal(err)
	}
	io.WriteString(file, text)
	parts.Close()
	r, err := http.NewRequest(http.MethodPost, v.base+path, &body)
	if err == nil {
		r.Header.Set("Content-Type", parts.FormDataContentType())
	}
	a := v.do(r, err)
	if a.status != http.StatusSeeOther {
		v.t.Fatalf("POST %s: %d\n%s", path, a.status, a.body)
	}
	return a.to
}
