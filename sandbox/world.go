package sandbox

import (
	"fmt"
	"strconv"
	"time"
)

// world is everything the sandbox knows. Whoever touches it holds the
// sandbox's lock. It changes only through put, so that the journal can bring
// it back.
type world struct {
	opts    Options
	chance  chance
	offset  time.Duration
	birth   *birth
	journal *journal
	agenda  agenda
	outbox  *outbox

	people    *roster
	messages  *post
	templates *catalogue
	number    number
	subs      subscription
	faults    Faults
	pacing    Pacing
	account   accountState
	files     *shelf
	limits    limits
	dice      uint64 // throws made so far where nothing better names them
}

// entry is one thing that happened: a line of the journal. Exactly one field
// is set.
type entry struct {
	Birth        *birth        `json:"birth,omitempty"`
	Clock        *Duration     `json:"clock,omitempty"`
	Person       *Person       `json:"person,omitempty"`
	Moved        *move         `json:"moved,omitempty"`
	Message      *message      `json:"message,omitempty"`
	Status       *progress     `json:"status,omitempty"`
	Template     *template     `json:"template,omitempty"`
	Number       *number       `json:"number,omitempty"`
	Subscription *subscription `json:"subscription,omitempty"`
	Faults       *Faults       `json:"faults,omitempty"`
	Pacing       *Pacing       `json:"pacing,omitempty"`
	Account      *accountState `json:"account,omitempty"`
	Everyday     *Behaviour    `json:"everyday,omitempty"`
	File         *file         `json:"file,omitempty"`
	Lost         *string       `json:"lost,omitempty"`
	News         *news         `json:"news,omitempty"`
	Delivered    []int64       `json:"delivered,omitempty"`
}

// birth says whose world a journal holds. Its moment makes ids differ between
// two worlds of the same seed, so that a client's database may outlive the
// sandbox's memory.
type birth struct {
	WABA string    `json:"waba"`
	Seed uint64    `json:"seed"`
	At   time.Time `json:"at"`
}

func newWorld(opts Options) *world {
	w := &world{
		opts: opts, chance: chance(opts.Seed), journal: &journal{}, outbox: newOutbox(),
		people: newRoster(*opts.Behaviour), messages: newPost(), templates: newCatalogue(), files: newShelf(),
		limits: newLimits(), number: newNumber(opts), subs: subscription{Subscribed: true, URL: opts.Webhook},
	}
	return w
}

func openWorld(opts Options) (*world, error) {
	w := newWorld(opts)
	journal, err := openJournal(opts.State, w.apply)
	if err != nil {
		return nil, err
	}
	w.journal = journal
	if w.birth == nil {
		w.put(entry{Birth: &birth{WABA: opts.WABA, Seed: opts.Seed, At: w.now()}})
	}
	if w.birth.WABA != opts.WABA {
		return nil, fmt.Errorf("sandbox: %s belongs to WABA %s, not %s", opts.State, w.birth.WABA, opts.WABA)
	}
	if opts.Webhook != "" {
		w.subs.URL = opts.Webhook
	}
	w.resume()
	return w, journal.flush()
}

// put makes something happen: it is journaled and takes effect.
func (w *world) put(e entry) {
	w.journal.write(e)
	w.apply(e)
}

// apply is the effect of an entry, the same live and in a replay.
func (w *world) apply(e entry) {
	switch {
	case e.Birth != nil:
		w.birth, w.chance = e.Birth, chance(e.Birth.Seed)
	case e.Clock != nil:
		w.offset = time.Duration(*e.Clock)
	case e.Person != nil:
		w.keepPerson(*e.Person)
	case e.Moved != nil:
		w.people.move(*e.Moved)
	case e.Message != nil:
		w.keepMessage(e.Message)
	case e.Status != nil:
		w.keepProgress(*e.Status)
	case e.Template != nil:
		w.templates.keep(e.Template)
	case e.Number != nil:
		w.keepNumber(*e.Number)
	case e.Subscription != nil:
		w.subs = *e.Subscription
	case e.Faults != nil:
		w.faults = *e.Faults
	case e.Pacing != nil:
		w.pacing = *e.Pacing
	case e.Account != nil:
		w.account = *e.Account
	case e.Everyday != nil:
		w.people.everyday = *e.Everyday
	case e.File != nil:
		w.files.keep(e.File)
	case e.Lost != nil:
		w.files.lose(*e.Lost)
	case e.News != nil:
		w.outbox.push(update{news: e.News})
	case e.Delivered != nil:
		w.outbox.forget(e.Delivered)
	}
}

// resume puts on the agenda what was going to happen when the journal ended.
func (w *world) resume() {
	for _, m := range w.messages.sent {
		w.expect(m, m.changed)
	}
	for _, t := range w.templates.list {
		w.expectTemplate(t)
		w.bookAssessment(t, t.rating.at)
	}
	w.outbox.requeue()
}

// now is civil time, in UTC, by the millisecond like all we write down.
func (w *world) now() time.Time {
	return w.opts.Now().Add(w.offset).UTC().Truncate(time.Millisecond)
}

// roll throws dice for something no name stands for, such as a fault.
func (w *world) roll(about string) float64 {
	w.dice++
	return w.chance.throw(about, strconv.FormatUint(w.dice, 10))
}
