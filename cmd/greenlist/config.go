package main

import (
	"fmt"
	"net/url"
	"strings"

	"greenlist/models"
	"greenlist/whatsapp/graph"
)

type configCommand struct {
	settings `embed:""`
}

// Run prints every setting as it is in force, in the form in which it is given.
func (c configCommand) Run() error {
	for _, line := range c.lines() {
		fmt.Printf("%s=%s\n", line[0], line[1])
	}
	return nil
}

func (s settings) lines() [][2]string {
	return [][2]string{
		{"GREENLIST_ADDR", s.Addr},
		{databaseName, withoutPassword(s.database())},
		{"GREENLIST_DATA", s.data()},
		{"GREENLIST_PUBLIC_URL", either(s.PublicURL, "http://"+s.Addr)},
		{"GREENLIST_FORMS_URL", s.FormsURL},
		{"GREENLIST_TRUSTED_PROXIES", strings.Join(s.TrustedProxies, ",")},
		{"GREENLIST_GRAPH_URL", s.graphURL()},
		{"GREENLIST_GRAPH_VERSION", either(s.GraphVersion, graph.DefaultVersion)},
		{"GREENLIST_SANDBOX", fmt.Sprint(s.Sandbox)},
		{"GREENLIST_WEBHOOKS_LOOPBACK", fmt.Sprint(s.Loopback)},
		{secretKeyName, hidden(s.secretKey)},
		{suppressionKeyName, hidden(s.suppressionKey)},
		{signingKeyName, hidden(s.signingKey)},
	}
}

// hidden says whether there is a secret, and nothing about it.
func hidden(secret string) string {
	if secret == "" {
		return ""
	}
	return "****"
}

func withoutPassword(database string) string {
	if !models.IsPostgres(database) {
		return database
	}
	u, err := url.Parse(database)
	if err != nil {
		return "****"
	}
	return u.Redacted()
}

func either(value, otherwise string) string {
	if value == "" {
		return otherwise
	}
	return value
}
