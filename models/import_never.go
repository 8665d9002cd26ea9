package models

import "context"

// knownNever parts those who are never to be messaged from the others. All that may be left of them is that no, and a list does not bring them back.
func (db *DB) knownNever(ctx context.Context, people []*listPerson) (left, never []*listPerson, err error) {
	if len(people) == 0 {
		return nil, nil, nil
	}
	if err := db.holdNever(ctx); err != nil {
		return nil, nil, err
	}
	hashes := make([][]byte, len(people))
	for i, p := range people {
		hashes[i] = db.place.keys.suppressionHash(p.Phone)
	}
	var known [][]byte
	if err := db.q(ctx).Raw(`SELECT hash FROM suppression_hashes WHERE hash IN ?`, hashes).Scan(&known).Error; err != nil {
		return nil, nil, err
	}
	is := map[string]bool{}
	for _, hash := range known {
		is[string(hash)] = true
	}
	for i, p := range people {
		if is[string(hashes[i])] {
			never = append(never, p)
		} else {
			left = append(left, p)
		}
	}
	return left, never, nil
}

// leaveOut counts the rows of people who are never messaged as that and nothing else, and says so of each: without their number or name, which the
// list has and we do not keep.
func (count *importCount) leaveOut(never []*listPerson) (problems []ImportError) {
	for _, p := range never {
		count.never += int64(len(p.lines))
		count.same -= int64(len(p.lines)) - 1
		count.declined -= p.declined
		for _, line := range p.lines {
			problems = append(problems, ImportError{Line: line, Never: true, Message: "On the never-message list. Nothing of this row was written down."})
		}
	}
	return problems
}
