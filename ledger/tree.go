package ledger

import "golang.org/x/mod/sumdb/tlog"

// The tree's hashes are numbered by tlog.StoredHashIndex; a caller keeps them
// in a table of (id, hash) and reads the ids these functions name.

// Append returns the hashes to store for the leaf at index, at ids from
// tlog.StoredHashIndex(0, index) upwards. r must know AppendNeeds(index).
func Append(index int64, line string, r tlog.HashReader) ([]tlog.Hash, error) {
	return tlog.StoredHashes(index, []byte(line), r)
}

// AppendBatch returns the hashes to store when lines follow the first size
// leaves, at ids from tlog.StoredHashCount(size) upwards. It reads r once, for
// AppendNeeds(size): at most log₂ size hashes, however many lines.
func AppendBatch(size int64, lines []string, r tlog.HashReader) ([]tlog.Hash, error) {
	old, err := readAll(r, AppendNeeds(size))
	if err != nil {
		return nil, err
	}
	first := tlog.StoredHashCount(size)
	var fresh []tlog.Hash
	both := tlog.HashReaderFunc(func(ids []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(ids))
		for i, id := range ids {
			if id < first {
				hashes[i] = old[id]
			} else {
				hashes[i] = fresh[id-first]
			}
		}
		return hashes, nil
	})
	for i, line := range lines {
		more, err := Append(size+int64(i), line, both)
		if err != nil {
			return nil, err
		}
		fresh = append(fresh, more...)
	}
	return fresh, nil
}

// AppendNeeds are the ids of the stored hashes needed to append any number of
// leaves to a tree of size leaves, in rising order.
func AppendNeeds(size int64) []int64 { return RootNeeds(size) }

// Root is the root hash of the first size leaves. r must know RootNeeds(size).
func Root(size int64, r tlog.HashReader) (tlog.Hash, error) { return tlog.TreeHash(size, r) }

// RootNeeds are the ids of the stored hashes that Root reads.
func RootNeeds(size int64) []int64 {
	return needs(func(r tlog.HashReader) { tlog.TreeHash(size, r) })
}

// ProveInclusion proves that the tree of size leaves holds the leaf at index.
// r must know InclusionNeeds. Check the proof with tlog.CheckRecord.
func ProveInclusion(size, index int64, r tlog.HashReader) (tlog.RecordProof, error) {
	return tlog.ProveRecord(size, index, r)
}

// InclusionNeeds are the ids of the stored hashes that ProveInclusion reads.
func InclusionNeeds(size, index int64) []int64 {
	return needs(func(r tlog.HashReader) { tlog.ProveRecord(size, index, r) })
}

// ProveConsistency proves that the first old leaves of the tree of size leaves
// are the tree of old leaves. r must know ConsistencyNeeds. Check the proof
// with tlog.CheckTree.
func ProveConsistency(size, old int64, r tlog.HashReader) (tlog.TreeProof, error) {
	return tlog.ProveTree(size, old, r)
}

// ConsistencyNeeds are the ids of the stored hashes that ProveConsistency reads.
func ConsistencyNeeds(size, old int64) []int64 {
	return needs(func(r tlog.HashReader) { tlog.ProveTree(size, old, r) })
}

// needs runs do with a reader that only takes note of what it is asked for.
func needs(do func(tlog.HashReader)) (ids []int64) {
	do(tlog.HashReaderFunc(func(asked []int64) ([]tlog.Hash, error) {
		ids = append(ids, asked...)
		return make([]tlog.Hash, len(asked)), nil
	}))
	return ids
}

func readAll(r tlog.HashReader, ids []int64) (map[int64]tlog.Hash, error) {
	known := make(map[int64]tlog.Hash, len(ids))
	if len(ids) == 0 {
		return known, nil
	}
	hashes, err := r.ReadHashes(ids)
	if err != nil {
		return nil, err
	}
	for i, id := range ids {
		known[id] = hashes[i]
	}
	return known, nil
}
