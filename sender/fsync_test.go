package sender

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

var posts = flag.Int("posts", 20, "how many POSTs are watched for what was on the disk before them")

// A process that is killed loses nothing that it wrote, a machine does. So the sender runs under strace: no POST may leave before the log of writes has
// been synced as far as it was written when the message's claim committed. SQLite only; a Postgres that does not sync is refused at the start.
func TestNothingLeavesBeforeItsClaimIsOnTheDisk(t *testing.T) {
	t.Parallel()
	strace, err := exec.LookPath("strace")
	if err != nil {
		missing := "strace is missing, which sees what reaches the disk; Linux only, on Debian: apt-get install strace"
		if *posts >= 1000 {
			t.Fatal(missing)
		}
		t.Skip(missing)
	}
	seen := watchedDisk(t, strace, *posts, true)
	if len(seen.early) > 0 || seen.posts < *posts {
		t.Errorf("of %d POSTs, of which %d had to be seen, %d left before their claim was on the disk: %v", seen.posts, *posts, len(seen.early), seen.early)
	}
	control := watchedDisk(t, strace, 10, false)
	if len(control.early) < 10 {
		t.Errorf("without syncing, only %d of %d POSTs were seen to leave too early: nothing can be shown", len(control.early), control.posts)
	}
	t.Logf("\n%s", diskTable(seen, control))
}

func diskTable(seen, control disk) string {
	table := fmt.Sprintf("  %-34s%8s%8s%16s%8s%12s\n", "", "POSTs", "claims", "writes to log", "syncs", "too early")
	for _, row := range []struct {
		name string
		disk
	}{{"as it is", seen}, {"with commits that do not wait", control}} {
		table += fmt.Sprintf("  %-34s%8d%8d%16d%8d%12d\n", row.name, row.posts, row.claims, row.written, row.syncs, len(row.early))
	}
	return table
}

// watchedDisk sends to so many people and returns what strace saw.
func watchedDisk(t *testing.T, strace string, n int, synced bool) disk {
	t.Helper()
	const audience = 100
	h := newHunt(t, modelstest.SQLite(t), 1, min(n, audience))
	h.meta.answers("", false)
	h.observe("STANDARD", -1)
	for sent := 0; sent < n; sent += h.audience {
		h.launch(fmt.Sprint("Watched ", sent))
	}
	h.victim.Synced, h.victim.Tells = synced, true
	seen := filepath.Join(t.TempDir(), "strace")
	h.under = []string{strace, "-f", "-qq", "-y", "-s", "1500", "-e", "trace=write,pwrite64,fdatasync,fsync", "-o", seen}
	sender := h.start()
	eventually(t, "the campaigns to be sent", func() bool {
		return h.in(models.CampaignFinished) == len(h.campaigns) && h.meta.waiting() == 0
	})
	sender.stop()
	return readTrace(t, seen)
}

// disk is what was seen on the way from the claim to the wire.
type disk struct {
	posts, claims, written, syncs int
	early                         []string // attempts whose POST left before their claim was on the disk

	synced int            // how many of the writes are on the disk
	needs  map[string]int // how many must be before a message may leave, by its id
}

var (
	traced  = regexp.MustCompile(`^(\d+) +(?:<\.\.\. )?(\w+)(\(| resumed>)(.*)$`)
	attempt = regexp.MustCompile(`biz_opaque_callback_data\\":\\"[^.]+\.(\d+)\.(\d+)\\"`)
	told    = regexp.MustCompile(`"claimed((?: \d+)+)\\n"`)
)

func readTrace(t *testing.T, name string) disk {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	d, begun := disk{needs: map[string]int{}}, map[string]call{}
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		m := traced.FindStringSubmatch(lines.Text())
		if m == nil {
			continue
		}
		thread, c := m[1], call{name: m[2], says: m[4]}
		if m[3] == "(" {
			c.written = d.written
			d.begins(c)
			if strings.Contains(c.says, "<unfinished ...>") {
				begun[thread] = c
				continue
			}
		} else {
			c = begun[thread]
		}
		d.ends(c)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return d
}

// call is a system call, and how many writes were over when it began.
type call struct {
	name, says string
	written    int
}

// begins: a POST counts from when its first byte is handed over.
func (d *disk) begins(c call) {
	m := attempt.FindStringSubmatch(c.says)
	if c.name != "write" || m == nil {
		return
	}
	d.posts++
	if need, claimed := d.needs[m[1]]; !claimed || d.synced < need {
		d.early = append(d.early, m[1]+"."+m[2])
	}
}

// ends: a write is there when its call is over, and a sync covers the writes that were over when it began.
func (d *disk) ends(c call) {
	wal := strings.Contains(strings.SplitN(c.says, ">", 2)[0], "-wal")
	switch {
	case wal && c.name == "pwrite64":
		d.written++
	case wal && strings.HasSuffix(c.name, "sync"):
		d.syncs++
		d.synced = max(d.synced, c.written)
	case c.name == "write":
		if m := told.FindStringSubmatch(c.says); m != nil {
			d.claims++
			for _, id := range strings.Fields(m[1]) {
				d.needs[id] = d.written
			}
		}
	}
}
