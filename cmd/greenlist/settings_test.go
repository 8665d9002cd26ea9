package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"greenlist/models"
)

func TestConfigMasksSecrets(t *testing.T) {
	s := settings{Database: "postgres://greenlist:hunter2hunter2@db/greenlist", secrets: secrets{"topsecret", "topsecret", "topsecret"}}
	for _, line := range s.lines() {
		if strings.Contains(line[1], "hunter2") || strings.Contains(line[1], "topsecret") {
			t.Errorf("shown: %v", line)
		}
	}
}

func TestEverySettingIsPrinted(t *testing.T) {
	printed := map[string]bool{}
	for _, line := range (settings{}).lines() {
		printed[line[0]] = true
	}
	source, err := os.ReadFile("settings.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range strings.Split(string(source), `env:"`)[1:] {
		if name := part[:strings.Index(part, `"`)]; !printed[name] {
			t.Errorf("greenlist config leaves out %s", name)
		}
	}
}

func TestSecretsComeFromFilesToo(t *testing.T) {
	file := filepath.Join(t.TempDir(), "key")
	if err := os.WriteFile(file, []byte("from a file\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		env  map[string]string
		want string
	}{
		"file":   {map[string]string{secretKeyName + "_FILE": file}, "from a file"},
		"direct": {map[string]string{secretKeyName: "direct"}, "direct"},
	} {
		var s settings
		if err := s.readFiles(func(n string) string { return c.env[n] }); err != nil || s.secretKey != c.want {
			t.Errorf("%s: %q, %v", name, s.secretKey, err)
		}
	}
	for name, env := range map[string]map[string]string{
		"both": {secretKeyName: "x", secretKeyName + "_FILE": file}, "no such file": {secretKeyName + "_FILE": file + "x"},
	} {
		var s settings
		if err := s.readFiles(func(n string) string { return env[n] }); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}

func TestKeysAreBornOnceAndNeverReplaced(t *testing.T) {
	s := &settings{Addr: "127.0.0.1:8080", Database: filepath.Join(t.TempDir(), "a.db")}
	first, err := s.keys()
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(s.keysFile()); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the keys can be read by others: %v %v", info, err)
	}
	second, err := s.keys()
	if err != nil || string(first.Secret) != string(second.Secret) || first.Signing != second.Signing {
		t.Errorf("other keys the second time: %v", err)
	}
	if name, err := origin(first); err != nil || !strings.HasPrefix(name, "127.0.0.1/greenlist/") {
		t.Errorf("origin %q, %v", name, err)
	}
	if err := errors.Join(os.WriteFile(s.Database, []byte("a database"), 0o600), os.Remove(s.keysFile())); err != nil {
		t.Fatal(err)
	}
	if _, err := s.keys(); !refused(err, "keys-lost") {
		t.Errorf("made new keys for an old database: %v", err)
	}
}

func TestPostgresIsGivenItsKeys(t *testing.T) {
	s := &settings{Addr: "127.0.0.1:8080", Database: "postgres://db/greenlist", Data: t.TempDir()}
	if _, err := s.keys(); !refused(err, "no-keys") {
		t.Errorf("without keys: %v", err)
	}
	made, err := newKeys(s)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "printed")
	if err := os.WriteFile(file, []byte(keysText(made)), 0o600); err != nil {
		t.Fatal(err)
	}
	if back, err := readKeys(file); err != nil || string(back.Suppression) != string(made.Suppression) || back.Signing != made.Signing {
		t.Errorf("what is printed cannot be given: %v", err)
	}
	s.secretKey = "too short"
	if _, err := s.keys(); !refused(err, "keys") {
		t.Errorf("a key that is none: %v", err)
	}
}

func TestAddressesAreChecked(t *testing.T) {
	for _, bad := range []string{"greenlist.example", "ftp://greenlist.example", "https://", "https://greenlist.example/path"} {
		if _, err := (settings{PublicURL: bad}).publicURL(""); !refused(err, "address") {
			t.Errorf("%s: %v", bad, err)
		}
	}
	u, err := settings{PublicURL: "https://greenlist.example/"}.publicURL("")
	if err != nil || u.String() != "https://greenlist.example" {
		t.Errorf("%v, %v", u, err)
	}
	if all, err := (settings{TrustedProxies: []string{"10.0.0.0/8", " 192.0.2.1", "2001:db8::/32"}}).proxies(); err != nil || len(all) != 3 || all[1].Bits() != 32 {
		t.Errorf("%v, %v", all, err)
	}
	if _, err := (settings{TrustedProxies: []string{"everybody"}}).proxies(); !refused(err, "proxies") {
		t.Errorf("everybody is trusted: %v", err)
	}
}

func refused(err error, reason string) bool {
	var refusal models.Refusal
	return errors.As(err, &refusal) && refusal.Reason == reason
}
