package ledger

import (
	"encoding/binary"
	"errors"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// Tiles are C2SP tlog-tiles: 256 hashes wide, and at each level above, one hash
// for each full tile below.
const (
	tileHeight  = 8
	tileWidth   = 1 << tileHeight
	entriesTile = -1 // stands for tile/entries among the levels
)

// tilePath is C2SP's path of a tile. tlog's own names the height as well.
func tilePath(level int, n int64, width int) string {
	t := tlog.Tile{H: tileHeight, L: max(level, 0), N: n, W: width}
	rest := strings.TrimPrefix(t.Path(), "tile/"+strconv.Itoa(tileHeight)+"/")
	if level == entriesTile {
		return "tile/entries" + strings.TrimPrefix(rest, "0")
	}
	return "tile/" + rest
}

// tiler turns a row of leaf hashes into tiles, holding one open tile a level.
type tiler struct {
	put  func(path string, data []byte) error
	open [][]tlog.Hash
	done []int64
}

func (t *tiler) add(level int, h tlog.Hash) error {
	if level == len(t.open) {
		t.open, t.done = append(t.open, nil), append(t.done, 0)
	}
	t.open[level] = append(t.open[level], h)
	if len(t.open[level]) < tileWidth {
		return nil
	}
	var parent frontier
	for _, h := range t.open[level] {
		parent.add(h)
	}
	if err := t.write(level); err != nil {
		return err
	}
	t.done[level]++
	t.open[level] = t.open[level][:0]
	return t.add(level+1, parent.root())
}

// flush writes the partial tiles.
func (t *tiler) flush() error {
	for level := range t.open {
		if len(t.open[level]) == 0 {
			continue
		}
		if err := t.write(level); err != nil {
			return err
		}
	}
	return nil
}

func (t *tiler) write(level int) error {
	hashes := t.open[level]
	data := make([]byte, 0, len(hashes)*tlog.HashSize)
	for i := range hashes {
		data = append(data, hashes[i][:]...)
	}
	return t.put(tilePath(level, t.done[level], len(hashes)), data)
}

// appendEntry adds a leaf line to an entry bundle.
func appendEntry(bundle []byte, line string) []byte {
	bundle = binary.BigEndian.AppendUint16(bundle, uint16(len(line)))
	return append(bundle, line...)
}

// cutEntry takes the first leaf line off an entry bundle.
func cutEntry(bundle []byte) (line string, rest []byte, err error) {
	if len(bundle) < 2 {
		return "", nil, errors.New("ledger: entry bundle ends early")
	}
	n, rest := int(binary.BigEndian.Uint16(bundle)), bundle[2:]
	if len(rest) < n {
		return "", nil, errors.New("ledger: entry bundle ends early")
	}
	return string(rest[:n]), rest[n:], nil
}
