package ledger

import "testing"

// firstLeaves is a log of n leaves whose payloads nobody asks for here.
func firstLeaves(t testing.TB, n int) *book {
	b := newBook(t)
	b.grow(n)
	return b
}

func (b *book) grow(n int) {
	payload := []byte(`{}`)
	for range n {
		leaf, err := Seal(StaffActed, nil, payload)
		must(b.t, err)
		b.append(int64(len(b.lines)+1), leaf.Line, &Opening{leaf.Nonce, payload})
	}
}
