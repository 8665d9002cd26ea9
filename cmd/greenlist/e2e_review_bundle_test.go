package main

import (
	"archive/zip"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
)

// exportsTheLog downloads the bundle as anybody does, unpacks it in an empty folder, and returns where, with the key that the page gives.
func (p *tab) exportsTheLog() (dir, vkey string) {
	p.t.Helper()
	to := p.t.TempDir()
	_, err := chromedp.CallBrowser(p.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllow, BrowserContextID: chromedp.FromContext(p.ctx).BrowserContextID, DownloadPath: to,
	})
	if err != nil {
		p.t.Fatal(err)
	}
	p.follow("Evidence")
	p.follow("Export it")
	found := vkeys.FindStringSubmatch(p.value("Check it"))
	if found == nil {
		p.t.Fatal("the page gives no key")
	}
	p.press("Export")
	var packed []string
	until(p.t, "the file to arrive", func() bool {
		packed, _ = filepath.Glob(filepath.Join(to, "evidence-*.zip"))
		return len(packed) == 1
	})
	return unpack(p.t, packed[0]), found[1]
}

// unpack puts a file's only folder into an empty one.
func unpack(t *testing.T, file string) string {
	t.Helper()
	packed, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	dir := t.TempDir()
	if err := os.CopyFS(dir, packed); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, strings.TrimSuffix(filepath.Base(file), ".zip"))
}

// anybodyVerifies checks a bundle on a machine without a network, with nothing set and nothing at hand but the bundle and the key. What was signed off must
// stand in it, and one byte must be enough to be refused.
func anybodyVerifies(t *testing.T, server, dir, vkey, report string) {
	t.Helper()
	auditor, address := alone(t), strings.TrimPrefix(server, "http://")
	(&install{t: t}).run("health", "--addr", address)
	if out, err := auditor("health", "--addr", address); err == nil {
		t.Fatalf("the network is not off: %s", out)
	}
	if out, err := auditor("verify", dir, "--vkey", vkey); err != nil || strings.Contains(out, "NOT ANCHORED") {
		t.Fatalf("a genuine bundle is rejected: %v: %s", err, out)
	}
	payloads := filepath.Join(dir, "payloads.jsonl")
	whole, err := os.ReadFile(payloads)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(whole, []byte(report)) || bytes.Count(whole, []byte(`"action":"sample.judge"`)) != 50 {
		t.Error("what the reviewer did does not stand in the log")
	}
	whole[len(whole)/2] ^= 1
	if err := os.WriteFile(payloads, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := auditor("verify", dir, "--vkey", vkey); err == nil {
		t.Errorf("a byte was changed, and it is accepted: %s", out)
	}
}

// alone runs the program in a room of its own without any network, in an empty environment. Only Linux has such rooms for everybody.
func alone(t *testing.T) func(args ...string) (string, error) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("without Linux the network cannot be taken from one program; what it verifies is tested elsewhere")
	}
	room := []string{"unshare", "--net"}
	if os.Geteuid() != 0 {
		room = []string{"unshare", "--map-root-user", "--net"}
	}
	if out, err := exec.Command(room[0], append(room[1:], "true")...).CombinedOutput(); err != nil {
		missing(t, "no room without a network can be made, so nothing can be verified in one: "+string(out))
	}
	program := binary(t)
	return func(args ...string) (string, error) {
		cmd := exec.Command(room[0], append(append(room[1:], program), args...)...)
		cmd.Env, cmd.Dir = []string{}, t.TempDir()
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
}
