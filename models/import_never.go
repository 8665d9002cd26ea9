package models

import (
	"context"
	"slices"
)

// knownNever parts those who are never to be messaged from the others. All that may be left of them is that no, and a list does not bring them back.
func (db *DB) knownNever(ctx context.Context, people []*listPerson) (left, never []*listPerson, err error) {
	if len(people) == 0 {
		return nil, nil, nil
	}
	if err := db.holdNever(ctx); err != nil {
		return nil, nil, err
	}
	var hashes, known [][]byte
	for _, p := range people {
		hashes = append(hashes, db.hashes(p.addresses())...)
	}
	if err := db.q(ctx).Raw(`SELECT hash FROM suppression_hashes WHERE hash IN ?`, hashes).Scan(&known).Error; err != nil {
		return nil, nil, err
	}
	is := map[string]bool{}
	for _, hash := range known {
		is[string(hash)] = true
	}
	for _, p := range people {
		if slices.ContainsFunc(db.hashes(p.addresses()), func(hash []byte) bool { return is[string(hash)] }) {
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
		count.never += count.takeBack(p)
		for _, line := range p.lines {
			problems = append(problems, ImportError{Line: line, Never: true, Message: "On the never-message list. Nothing of this row was written down."})
		}
	}
	return problems
}

// turnAway counts the rows whose number is one person's here and whose user id another's as rejected: a yes must not come to the wrong one.
func (count *importCount) turnAway(torn []*listPerson) (problems []ImportError) {
	for _, p := range torn {
		count.rejected += count.takeBack(p)
		for _, line := range p.lines {
			problems = append(problems, ImportError{Line: line, Rejected: true,
				Message: "The number and the user id of this row belong to two different people here. Leave one of them out, or merge the two contacts first."})
		}
	}
	return problems
}

// takeBack undoes what was counted of a person's rows when they were read, and says how many there are.
func (count *importCount) takeBack(p *listPerson) int64 {
	rows := int64(len(p.lines))
	count.same -= rows - 1
	count.declined -= p.declined
	return rows
}
