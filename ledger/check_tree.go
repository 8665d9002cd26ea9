package ledger

import (
	"bytes"
	"errors"
	"fmt"
	"math"

	"golang.org/x/mod/sumdb/tlog"
)

// checkLeaves is V2, V3 and V4: it reads every leaf line, recomputes every
// tile and the root, and on the way the roots of the checkpoints held.
func (v *verification) checkLeaves() bool {
	v.holdCheckpoints()
	if v.Size > math.MaxInt32 {
		v.fail("V3", checkpointFile, "counts more leaves than this program can check")
		return false
	}
	v.list = make([]row, 0, min(v.Size, 1<<20)) // a size is only a claim so far
	var tree frontier
	v.compareHeld(&tree)
	tiles := tiler{put: v.compareTile}
	for n := int64(0); n*tileWidth < v.Size; n++ {
		if err := v.readEntries(n, &tree, &tiles); err != nil {
			v.fail("V3", tilePath(entriesTile, n, v.widthOf(n)), "%v", err)
			return false
		}
	}
	tiles.flush()
	v.made("V2", 1)
	v.made("V3", v.Size)
	if tree.root() != v.head.Root {
		v.fail("V2", checkpointFile, "the leaves add up to another root than the signed one")
		return false
	}
	return true
}

// widthOf is how many leaves the n-th entry bundle holds.
func (v *verification) widthOf(n int64) int {
	return int(min(tileWidth, v.Size-n*tileWidth))
}

func (v *verification) readEntries(n int64, tree *frontier, tiles *tiler) error {
	width := v.widthOf(n)
	data, err := v.root.ReadFile(tilePath(entriesTile, n, width))
	if err != nil {
		return err
	}
	for range width {
		var line string
		if line, data, err = cutEntry(data); err != nil {
			return err
		}
		leaf, err := Parse(line)
		if err != nil {
			return fmt.Errorf("leaf %d: %w", len(v.list), err)
		}
		v.add(leaf)
		tree.add(Hash(line))
		v.compareHeld(tree)
		tiles.add(0, Hash(line))
	}
	if len(data) > 0 {
		return errors.New("more leaves than the checkpoint counts")
	}
	return nil
}

func (v *verification) compareTile(path string, want []byte) error {
	v.made("V2", 1)
	got, err := v.root.ReadFile(path)
	if err != nil {
		v.fail("V2", path, "the tile is missing")
	} else if !bytes.Equal(got, want) {
		v.fail("V2", path, "the tile is not what the leaves add up to")
	}
	return nil
}

// holdCheckpoints reads what the auditor kept, by size. Signatures are not
// asked for: what counts is that the auditor has had it all along.
func (v *verification) holdCheckpoints() {
	v.held = map[int64][]heldCheckpoint{}
	for i, msg := range v.opts.OldCheckpoints {
		v.made("V4", 1)
		place := fmt.Sprintf("held checkpoint %d", i+1)
		c, err := ReadCheckpoint(msg)
		switch {
		case err != nil:
			v.fail("V4", place, "cannot be read: %v", err)
		case c.Origin != v.Origin:
			v.fail("V4", place, "is of another log, %s", c.Origin)
		case c.Size > v.Size:
			v.fail("V4", place, "%d leaves it counted are gone from the end", c.Size-v.Size)
		default:
			v.held[c.Size] = append(v.held[c.Size], heldCheckpoint{c.Root, place})
		}
	}
}

// heldCheckpoint is one the auditor kept, and its place in their list.
type heldCheckpoint struct {
	root  tlog.Hash
	place string
}

// compareHeld compares the tree so far with checkpoints of its size.
func (v *verification) compareHeld(tree *frontier) {
	for _, h := range v.held[tree.size] {
		if h.root != tree.root() {
			v.fail("V4", h.place, "its first %d leaves are not those of this log: history was rewritten", tree.size)
			continue
		}
		v.Held++
	}
}
