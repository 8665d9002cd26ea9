package ledger

import "sort"

// evidenceIndex finds leaves by evidence id. Ids nearly rise with the index, so
// most need no map, and a million of them stay small.
type evidenceIndex struct {
	rising []evidenceAt
	others map[int64]int32
}

type evidenceAt struct {
	id  int64
	idx int32
}

// add reports false if the id is taken.
func (e *evidenceIndex) add(id int64, idx int32) bool {
	if n := len(e.rising); n == 0 || id > e.rising[n-1].id {
		e.rising = append(e.rising, evidenceAt{id, idx})
		return true
	}
	if _, taken := e.find(id); taken {
		return false
	}
	if e.others == nil {
		e.others = map[int64]int32{}
	}
	e.others[id] = idx
	return true
}

func (e *evidenceIndex) find(id int64) (idx int32, known bool) {
	at := sort.Search(len(e.rising), func(i int) bool { return e.rising[i].id >= id })
	if at < len(e.rising) && e.rising[at].id == id {
		return e.rising[at].idx, true
	}
	idx, known = e.others[id]
	return idx, known
}
