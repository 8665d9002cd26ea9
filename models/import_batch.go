package models

import (
	"cmp"
	"context"
	"io"
	"maps"
	"slices"
)

// batch is a few hundred rows, understood, every person once.
type batch struct {
	rows     int64
	people   []*listPerson
	problems []ImportError
	count    importCount
}

// importCount is what one batch adds to the import's figures.
type importCount struct {
	added, changed, same, rejected, never, consents, keptNo, declined int64
}

func (run *importRun) nextBatch() (*batch, error) {
	b, known := &batch{}, map[string]*listPerson{}
	for b.rows < importBatch {
		row, err := run.list.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		b.rows++
		person, problems := run.reader.read(row)
		b.problems = append(b.problems, problems...)
		if person.key() == "" {
			b.count.rejected++
			continue
		}
		run.weigh(b, &person)
		b.take(known, &person)
	}
	return b, nil
}

// weigh takes a yes back where the list says no elsewhere about the same number or user id.
func (run *importRun) weigh(b *batch, p *listPerson) {
	p.yes = p.yes && !run.saidNo(p.addresses()...)
	if run.im.Mapping.Agreed && !p.yes {
		b.count.declined++
		p.declined++
	}
}

// take adds a person, or what another row tells about one who is there already.
func (b *batch) take(known map[string]*listPerson, p *listPerson) {
	first, ok := known[p.key()]
	if !ok {
		known[p.key()] = p
		b.people = append(b.people, p)
		return
	}
	b.count.same++
	first.merge(p)
}

func (p *listPerson) merge(other *listPerson) {
	if p.Name == "" {
		p.Name = other.Name
	}
	if p.Language == "" {
		p.Language = other.Language
	}
	if p.Zone == "" {
		p.Zone = other.Zone
	}
	if p.BSUID == "" {
		p.BSUID = other.BSUID
	}
	for _, tag := range other.Tags {
		p.Tags = addTag(p.Tags, tag)
	}
	maps.Copy(p.Attributes, other.Attributes)
	p.lines, p.declined = append(p.lines, other.lines...), p.declined+other.declined
	if !p.yes && other.yes || !p.recorded && other.recorded {
		p.yes, p.agreedOn, p.said, p.recorded, p.line = other.yes, other.agreedOn, other.said, other.recorded, other.line
	}
}

// write imports a batch in the transaction it is given. The guard comes first: only one process gets past it for these rows, and none after a
// cancellation.
func (run *importRun) write(ctx context.Context, tx *DB, b *batch) error {
	at := run.im.RowsDone
	ours := tx.q(ctx).Exec(`UPDATE imports SET rows_done = ? WHERE id = ? AND state = 'running' AND rows_done = ?`, at+b.rows, run.im.ID, at)
	if err := guarded(ours, importStarted); err != nil {
		return err
	}
	count := b.count
	people, never, err := tx.knownNever(ctx, b.people)
	if err != nil {
		return err
	}
	met, err := tx.meetList(ctx, people, &count)
	if err != nil {
		return err
	}
	if err := run.writeConsents(ctx, tx, met, &count); err != nil {
		return err
	}
	problems := append(b.problems, count.leaveOut(append(never, met.never...))...)
	problems = append(problems, count.turnAway(met.torn)...)
	if err := run.writeProblems(ctx, tx, problems); err != nil {
		return err
	}
	return tx.q(ctx).Exec(`UPDATE imports SET added = added + ?, changed = changed + ?, same = same + ?, rejected = rejected + ?, never = never + ?,
		consents = consents + ?, kept_no = kept_no + ?, declined = declined + ? WHERE id = ?`,
		count.added, count.changed, count.same, count.rejected, count.never, count.consents, count.keptNo, count.declined, run.im.ID).Error
}

func (run *importRun) writeProblems(ctx context.Context, tx *DB, problems []ImportError) error {
	if len(problems) == 0 {
		return nil
	}
	all := make([]ImportError, len(problems))
	for i, p := range problems {
		p.ImportID = run.im.ID
		all[i] = p
	}
	slices.SortStableFunc(all, func(a, b ImportError) int { return cmp.Compare(a.Line, b.Line) })
	return tx.q(ctx).CreateInBatches(all, 500).Error
}
