//go:build tiles

package ledger

import (
	"bytes"
	"context"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

var fsck = flag.String("fsck", "", "the fsck of github.com/transparency-dev/tessera, which `make prove-tiles` fetches")

// A reader of such logs that was written by others accepts the folder as it is. It is built with a tag of its own, because it needs that reader, which
// make prove-tiles downloads.
// fsck recomputes every tile from the leaves and compares the root with the
// signed one. It may hang over a bad tile, so only its plain success counts.
func TestTilesAreReadByOthers(t *testing.T) {
	if *fsck == "" {
		t.Fatal("-fsck names no reader: make prove-tiles fetches one")
	}
	for name, b := range map[string]*book{"one leaf": firstLeaves(t, 1), "one tile": firstLeaves(t, tileWidth), "three levels": firstLeaves(t, tileWidth*tileWidth+tileWidth+1)} {
		dir := b.export()
		if out, ok := b.othersAccept(dir, time.Minute); !ok {
			t.Errorf("%s: %s", name, out)
		}
		if r := verified(t, dir, VerifyOptions{VKeys: []string{b.vkey}}); found(r, "V1") || found(r, "V2") || found(r, "V3") {
			t.Errorf("%s: they accept it, and we do not: %s", name, r)
		}
		t.Logf("%s: %d leaves accepted", name, len(b.lines))
	}
	b, refused := firstLeaves(t, 2*tileWidth+9), 0
	dir := b.export()
	for file, content := range files(t, dir) {
		if file != checkpointFile && filepath.Dir(filepath.Dir(file)) != "tile" && filepath.Dir(filepath.Dir(filepath.Dir(file))) != "tile" {
			continue
		}
		changed := bytes.Clone(content)
		changed[len(content)/2] ^= 1
		write(t, dir, file, changed)
		if _, ok := b.othersAccept(dir, 5*time.Second); ok {
			t.Errorf("they accept a changed %s", file)
		}
		write(t, dir, file, content)
		refused++
	}
	t.Logf("%d changed files refused", refused)
}

func (b *book) othersAccept(dir string, patience time.Duration) (string, bool) {
	b.t.Helper()
	key := filepath.Join(b.t.TempDir(), "vkey")
	must(b.t, os.WriteFile(key, []byte(b.vkey), 0o600))
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	out, err := exec.CommandContext(ctx, *fsck, "--ui=false", "--storage_url=file://"+dir+"/", "--public_key="+key).CombinedOutput()
	return string(out), err == nil && bytes.Contains(out, []byte("Successfully fsck'd"))
}
