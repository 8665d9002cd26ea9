package main

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"greenlist/models"
)

func TestWhereMessagesMayGo(t *testing.T) {
	const (
		meta, near, nearTLS, lan = "https://graph.facebook.com", "http://127.0.0.1:8900", "https://[::1]:8900", "http://10.0.0.5:8900"
		secure, here, plainHost  = "https://greenlist.example", "http://localhost:8080", "http://greenlist.example"
	)
	marked := time.Now()
	sandbox, live := models.Installation{Kind: models.Sandbox}, models.Installation{Kind: models.Live}
	rehearsed := models.Installation{Kind: models.Live, RehearsalAt: &marked}
	for _, c := range []struct {
		name          string
		db            models.Installation
		public, graph string
		sends, marks  bool
	}{
		{"sandbox to a sandbox", sandbox, here, near, true, false},
		{"sandbox, seen from outside", sandbox, secure, near, true, false},
		{"sandbox to Meta", sandbox, secure, meta, false, false},
		{"sandbox to a machine that is not this one", sandbox, here, lan, false, false},
		{"sandbox to a name that pretends", sandbox, here, "http://127.0.0.1.evil.example", false, false},
		{"sandbox to a name with another in front", sandbox, here, "http://localhost@graph.facebook.com", false, false},
		{"live to Meta", live, secure, meta, true, false},
		{"live to Meta, public in the clear", live, plainHost, meta, false, false},
		{"live to Meta, public on this machine", live, here, meta, false, false},
		{"live to Meta in the clear", live, secure, "http://graph.facebook.com", false, false},
		{"live, public to everybody, Graph on this machine", live, secure, near, false, false},
		{"live on this machine only", live, here, near, true, true},
		{"live on this machine only, encrypted", live, here, nearTLS, true, true},
		{"a rehearsed one on this machine", rehearsed, here, near, true, true},
		{"a rehearsed one to Meta", rehearsed, secure, meta, false, false},
		{"nowhere", live, secure, "", false, false},
	} {
		public, err := url.Parse(c.public)
		if err != nil {
			t.Fatal(err)
		}
		got := findOutlet(c.db, public, c.graph)
		if (got.base != "") != c.sends || got.rehearsal != c.marks {
			t.Errorf("%s: %+v", c.name, got)
		}
		if c.sends == strings.HasPrefix(got.off, "Nothing is sent: ") {
			t.Errorf("%s: says %q", c.name, got.off)
		}
	}
}
