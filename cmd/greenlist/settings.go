package main

import (
	"fmt"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"greenlist/models"
	"greenlist/whatsapp/graph"
)

// settings are the whole configuration. Each is an environment variable, and a flag where that is no secret. What an admin can change while
// Greenlist runs (numbers, tokens, rates) stands in the database instead.
type settings struct {
	Addr           string   `env:"GREENLIST_ADDR" default:"127.0.0.1:8080" help:"Where to listen."`
	Database       string   `env:"GREENLIST_DATABASE" help:"A file (SQLite) or a postgres:// address. Default: data/greenlist.db."`
	Data           string   `env:"GREENLIST_DATA" help:"Folder for keys and the restore fence. Default: the SQLite file's, else ./data."`
	PublicURL      string   `env:"GREENLIST_PUBLIC_URL" name:"public-url" help:"The address people use. Default: http:// and where we listen."`
	FormsURL       string   `env:"GREENLIST_FORMS_URL" name:"forms-url" help:"A host of its own for public forms. Default: the public address."`
	TrustedProxies []string `env:"GREENLIST_TRUSTED_PROXIES" help:"Networks whose X-Forwarded-For is believed, such as 10.0.0.0/8."`
	GraphURL       string   `env:"GREENLIST_GRAPH_URL" name:"graph-url" help:"Where Meta is. Default: Meta itself."`
	GraphVersion   string   `env:"GREENLIST_GRAPH_VERSION" help:"Version of Meta's API."`
	Sandbox        bool     `env:"GREENLIST_SANDBOX" name:"born-sandbox" help:"A new database is born a sandbox: it can never message a real person."`

	Loopback bool `env:"GREENLIST_WEBHOOKS_LOOPBACK" name:"webhooks-loopback" help:"In a sandbox: send webhooks to this machine, and nowhere else."`

	secrets `kong:"-"`
}

// secrets come from the environment, or from files that it names, and never from flags: anyone on the machine can read those.
type secrets struct{ secretKey, suppressionKey, signingKey string }

const (
	secretKeyName      = "GREENLIST_SECRET_KEY"
	suppressionKeyName = "GREENLIST_SUPPRESSION_KEY"
	signingKeyName     = "GREENLIST_SIGNING_KEY"
	databaseName       = "GREENLIST_DATABASE"
)

// AfterApply is called by the command line when flags and environment are in.
func (s *settings) AfterApply() error { return s.readFiles(os.Getenv) }

// readFiles fills in what NAME_FILE points to, for every setting that can hold a secret.
func (s *settings) readFiles(getenv func(string) string) error {
	for name, value := range map[string]*string{
		secretKeyName: &s.secretKey, suppressionKeyName: &s.suppressionKey, signingKeyName: &s.signingKey, databaseName: &s.Database,
	} {
		if err := readSecret(getenv, name, value); err != nil {
			return err
		}
	}
	return nil
}

func readSecret(getenv func(string) string, name string, value *string) error {
	direct, file := getenv(name), getenv(name+"_FILE")
	switch {
	case direct != "" && file != "":
		return models.Refusal{Reason: "twice", Message: "Give " + name + " or " + name + "_FILE, not both."}
	case file != "":
		text, err := os.ReadFile(file)
		if err != nil {
			return fmt.Errorf("%s_FILE: %w", name, err)
		}
		*value = strings.TrimSpace(string(text))
	case *value == "":
		*value = direct
	}
	return nil
}

// database is the file or address to open.
func (s settings) database() string {
	if s.Database == "" {
		return filepath.Join("data", "greenlist.db")
	}
	return s.Database
}

// data is where what belongs to the database lies, but not in it.
func (s settings) data() string {
	switch {
	case s.Data != "":
		return s.Data
	case models.IsPostgres(s.database()):
		return "data"
	}
	return filepath.Dir(s.database())
}

func (s settings) graphURL() string {
	if s.GraphURL == "" {
		return graph.DefaultBaseURL
	}
	return s.GraphURL
}

// publicURL is the address people use; listening is where we do.
func (s settings) publicURL(listening string) (*url.URL, error) {
	if s.PublicURL == "" {
		return &url.URL{Scheme: "http", Host: listening}, nil
	}
	return webAddress("GREENLIST_PUBLIC_URL", s.PublicURL)
}

func (s settings) formsURL() (*url.URL, error) {
	if s.FormsURL == "" {
		return nil, nil
	}
	return webAddress("GREENLIST_FORMS_URL", s.FormsURL)
}

func webAddress(name, value string) (*url.URL, error) {
	u, err := url.Parse(value)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.Trim(u.Path, "/") != "" {
		return nil, models.Refusal{Reason: "address", Message: name + " must be an address like https://greenlist.example, without a path."}
	}
	return &url.URL{Scheme: u.Scheme, Host: u.Host}, nil
}

func (s settings) proxies() ([]netip.Prefix, error) {
	var all []netip.Prefix
	for _, text := range s.TrustedProxies {
		p, err := parseNetwork(strings.TrimSpace(text))
		if err != nil {
			return nil, models.Refusal{Reason: "proxies", Message: "GREENLIST_TRUSTED_PROXIES: " + text + " is no network, such as 10.0.0.0/8."}
		}
		all = append(all, p)
	}
	return all, nil
}

func parseNetwork(text string) (netip.Prefix, error) {
	if addr, err := netip.ParseAddr(text); err == nil {
		return addr.Prefix(addr.BitLen())
	}
	return netip.ParsePrefix(text)
}
