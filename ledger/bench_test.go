package ledger

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"
)

var benchEvents = flag.Int("events", 100_000, "events in the bundle that BenchmarkVerify reads")

// large writes a bundle of n events: forms, confirmations and claims of a
// hundred messages, with nothing of it held in memory.
func large(b *testing.B, n int) (dir string, vkey string) {
	book := newBook(b)
	dir = filepath.Join(b.TempDir(), "bundle")
	w, err := NewWriter(dir, WriterOptions{Origin: testOrigin, Exported: firstMorning.Add(10 * 365 * 24 * time.Hour)})
	must(b, err)
	text := []byte(testText)
	book.lines = make([]string, 0, n)
	var tree frontier
	add := func(p Payload) int64 {
		s, err := SealPayload(p)
		must(b, err)
		idx := int64(len(book.lines))
		must(b, w.AddLeaf(idx, p.Head().Evidence, s.Line, &Opening{s.Nonce, s.Payload}))
		tree.add(Hash(s.Line))
		book.lines = append(book.lines, "")
		return p.Head().Evidence
	}
	use := &UseEvent{}
	message := int64(0)
	for contact := int64(1); len(book.lines) < n; contact++ {
		form := add(book.act(Granted, contact))
		yes := book.act(Confirmed, contact)
		yes.Granted = form
		consent := add(yes)
		message++
		use.Uses = append(use.Uses, Use{message, 1, consent, contact})
		must(b, w.AddMessage(Message{message, "campaign", 1, "read", consent, contact}))
		if len(use.Uses) == 100 {
			use.Header, use.Campaign, use.Purpose = book.head(Used), 1, 1
			add(use)
			use.Uses = nil
		}
	}
	if len(use.Uses) > 0 {
		use.Header, use.Campaign, use.Purpose = book.head(Used), 1, 1
		add(use)
	}
	must(b, w.AddNotice((&NoticeEvent{Hash: hexSum(text)}).NoticeHash(), text))
	msg, err := Sign(testOrigin, tree.size, tree.root(), book.signer())
	must(b, err)
	must(b, w.Finish(Closing{Checkpoint: msg, Keys: book.keys, Signer: book.signer()}))
	return dir, book.vkey
}

// BenchmarkVerify: go test -bench Verify -benchtime 1x -events 1000000. Beside the figures stands what the same machine takes at that moment to
// hash the same bytes and do nothing else.
func BenchmarkVerify(b *testing.B) {
	dir, vkey := large(b, *benchEvents)
	hashing := plainHash(b, filepath.Join(dir, payloadsFile))
	info, err := os.Stat(filepath.Join(dir, payloadsFile))
	must(b, err)
	b.SetBytes(info.Size())
	// What writing took is not what verifying takes.
	debug.FreeOSMemory()
	os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)
	spent := cpuTime()
	b.ResetTimer()
	for b.Loop() {
		r := verified(b, dir, VerifyOptions{VKeys: []string{vkey}, AppSecret: testSecret})
		if r.Exit != ExitOK {
			b.Fatal(r)
		}
	}
	b.ReportMetric(float64(*benchEvents)*float64(b.N)/b.Elapsed().Seconds(), "events/s")
	b.ReportMetric((cpuTime()-spent).Seconds()/float64(b.N), "cpu-s/op")
	b.ReportMetric(peakMemory(), "MB-peak")
	b.ReportMetric((cpuTime()-spent).Seconds()/float64(b.N)/hashing.Seconds(), "cpu-of-sha256")
}

// plainHash is what it takes of all processors to read a file and hash it.
func plainHash(b *testing.B, name string) time.Duration {
	f, err := os.Open(name)
	must(b, err)
	defer f.Close()
	before := cpuTime()
	_, err = io.Copy(sha256.New(), f)
	must(b, err)
	return cpuTime() - before
}

// cpuTime is what the process has used of all processors: on a busy machine it
// says more than the clock.
func cpuTime() time.Duration {
	var used syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &used) != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// peakMemory is the process's largest resident size in MB, 0 where /proc is not.
func peakMemory() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	var kb float64
	for line := range strings.Lines(string(status)) {
		fmt.Sscanf(line, "VmHWM: %f kB", &kb)
	}
	return kb / 1024
}
