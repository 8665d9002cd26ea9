package ledger

import "crypto/sha256"

// row is what the checks need of a leaf, kept small: there is one for each.
type row struct {
	commitment [sha256.Size]byte
	contact    int64 // of a yes
	purposes   uint64
	text       int32 // place in texts; 0 is none
	kind       uint8 // place in Types
	opened     bool
	leftOut    bool
	confirmed  bool // a form that somebody confirmed
}

// rows are the leaves in order, and the texts they name, each once.
type rows struct {
	list  []row
	texts [][sha256.Size]byte
	seen  map[[sha256.Size]byte]int32
}

func (r *rows) add(leaf ParsedLeaf) {
	next := row{commitment: leaf.Commitment, kind: leaf.Type.place()}
	if leaf.HasNotice {
		next.text = r.textAt(leaf.Notice)
	}
	r.list = append(r.list, next)
}

func (r *rows) textAt(hash [sha256.Size]byte) int32 {
	if at, ok := r.seen[hash]; ok {
		return at
	}
	if r.seen == nil {
		r.seen, r.texts = map[[sha256.Size]byte]int32{}, make([][sha256.Size]byte, 1)
	}
	at := int32(len(r.texts))
	r.texts, r.seen[hash] = append(r.texts, hash), at
	return at
}

// leaf is the leaf as it was read.
func (r *rows) leaf(idx int32) ParsedLeaf {
	from := &r.list[idx]
	leaf := ParsedLeaf{Type: Types[from.kind], Commitment: from.commitment}
	if from.text > 0 {
		leaf.HasNotice, leaf.Notice = true, r.texts[from.text]
	}
	return leaf
}

func (r *rows) kind(idx int32) Type { return Types[r.list[idx].kind] }

// bit stands for a purpose in row.purposes. Two purposes 64 apart share one; an
// organisation has a handful.
func bit(purpose int64) uint64 { return 1 << (uint64(purpose) % 64) }
