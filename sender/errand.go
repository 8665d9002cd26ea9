package sender

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"greenlist/models"
	"greenlist/whatsapp/graph"
)

// ErrandOptions shape Errands.
type ErrandOptions struct {
	// Client is where Meta is, without a token. Nil: nothing is asked of Meta, and what needs it waits.
	Client *graph.Client
	// Engine is the sender of this process: when it ends without a word, others take over what it had. Nil: they do so when the lease is over.
	Engine *Engine
	Log    *slog.Logger
}

// Errands do what is no message to a person: other calls to Meta, and work that time brings. Several processes on one database share it.
type Errands struct {
	db      *models.DB
	options ErrandOptions
	tasks   map[models.ErrandKind]task
}

// task is how one kind of errand is done.
type task struct {
	do func(ctx context.Context, e models.Errand) error
	// every is how often it comes back by itself; 0 is only when somebody asks.
	every time.Duration
	// meta says that it needs Meta.
	meta bool
	// lost is told when the errand is given up.
	lost func(ctx context.Context, e models.Errand, why string) error
	// words say why it failed; nil for inWords.
	words func(failure error) string
}

func (t task) why(failure error) string {
	if t.words != nil {
		return t.words(failure)
	}
	return inWords(failure)
}

const (
	errandBeat = time.Second
	// errandTime bounds the work; it ends before the lease does.
	errandTime = models.ErrandLease - time.Minute
	// usesAtOnce bounds how long looking at what messages relied on keeps others waiting.
	usesAtOnce = 200
	// errandTries is how often something that somebody waits for is tried: about four hours.
	errandTries = 15
)

// NewErrands knows every kind of errand.
func NewErrands(db *models.DB, o ErrandOptions) *Errands {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	e := &Errands{db: db, options: o}
	e.tasks = map[models.ErrandKind]task{
		models.ErrandCheckAccount:   {do: e.checkAccount, every: time.Hour, meta: true},
		models.ErrandSubscribe:      {do: e.subscribe, meta: true},
		models.ErrandPollNumbers:    {do: e.pollNumbers, every: 15 * time.Minute, meta: true},
		models.ErrandSyncTemplates:  {do: e.syncTemplates, every: 15 * time.Minute, meta: true},
		models.ErrandSubmitTemplate: {do: e.submitTemplate, meta: true, lost: e.loseSubmission, words: inWordsOfTemplates},
		models.ErrandTemplateWish:   {do: e.wishTemplate, meta: true, lost: e.loseWish, words: inWordsOfTemplates},
		models.ErrandRunImport:      {do: e.runImport, lost: e.loseImport},
		models.ErrandRetag:          {do: e.retag},
		models.ErrandFetchMedia:     {do: e.fetchMedia, meta: true},
	}
	e.tasks[models.ErrandTidy] = task{do: func(ctx context.Context, _ models.Errand) error { return models.Tidy(ctx, e.db) }}
	e.keepHouse()
	return e
}

// keepHouse is the work that time brings whoever does what.
func (e *Errands) keepHouse() {
	e.Every(models.HouseErrands, 24*time.Hour, models.PurgeErrands)
	e.Every(models.HouseAnswers, time.Hour, models.PurgeAnswers)
	e.Every(models.HouseDeliveries, time.Hour, models.PurgeDeliveries)
	e.Every(models.HouseMails, time.Hour, models.PurgeMails)
	e.Every(models.HouseOutcomes, time.Hour, models.ForgetOutcomes)
	e.Every(models.HouseCheckpoints, 10*time.Minute, models.HandOutCheckpoints)
	e.Every(models.HouseSignups, 10*time.Minute, func(ctx context.Context, db *models.DB) error {
		if _, err := models.ExpireSignups(ctx, db); err != nil {
			return err
		}
		_, err := models.ForgetPassing(ctx, db)
		return err
	})
	e.Every(models.HouseConsents, 10*time.Minute, func(ctx context.Context, db *models.DB) error {
		_, err := models.ExpireConsents(ctx, db)
		return err
	})
	e.Every(models.HouseRenewals, 30*time.Minute, func(ctx context.Context, db *models.DB) error {
		_, err := models.AskRenewals(ctx, db)
		return err
	})
	e.Every(models.HouseProofs, time.Hour, func(ctx context.Context, db *models.DB) error {
		_, _, err := models.LapseProofs(ctx, db)
		return err
	})
	e.Every(models.HouseSignIns, time.Hour, func(ctx context.Context, db *models.DB) error {
		_, err := models.LapseSignIns(ctx, db)
		return err
	})
	e.Every(models.HouseSilence, 10*time.Minute, func(ctx context.Context, db *models.DB) error {
		_, err := models.ResolveSilence(ctx, db)
		return err
	})
	e.Every(models.HouseUses, time.Minute, func(ctx context.Context, db *models.DB) error { return models.CheckUses(ctx, db, usesAtOnce) })
	e.Every(models.HouseWebhooks, time.Hour, func(ctx context.Context, db *models.DB) error {
		if _, err := models.PurgeWebhooks(ctx, db); err != nil {
			return err
		}
		return models.ForgetReads(ctx, db)
	})
}

// Every adds work that time brings. Of all processes on a database one does it.
func (e *Errands) Every(kind models.ErrandKind, interval time.Duration, do func(context.Context, *models.DB) error) {
	e.tasks[kind] = task{every: interval, do: func(ctx context.Context, _ models.Errand) error { return do(ctx, e.db) }, words: inWordsAtHome}
}

// errandHands work side by side: a long list that is being imported keeps no template waiting.
const errandHands = 3

// Run works until ctx ends.
func (e *Errands) Run(ctx context.Context) error {
	if err := e.Start(ctx); err != nil {
		return err
	}
	var hands sync.WaitGroup
	for range errandHands {
		hands.Go(func() { e.work(ctx) })
	}
	hands.Wait()
	return nil
}

func (e *Errands) work(ctx context.Context) {
	for ctx.Err() == nil {
		did, err := e.Once(ctx)
		if err != nil && ctx.Err() == nil {
			e.options.Log.Warn("errands", "error", err)
		}
		if !did {
			pause(ctx, errandBeat)
		}
	}
}

// Start puts in line what time brings.
func (e *Errands) Start(ctx context.Context) error {
	for kind, t := range e.tasks {
		if t.every == 0 {
			continue
		}
		if err := models.EnsureErrand(ctx, e.db, kind, e.db.Now()); err != nil {
			return err
		}
	}
	return nil
}

// Once does the errand that is due longest. did is false when none is. An errand that fails is no error of Once: it is tried again later, or
// given up, and says why.
func (e *Errands) Once(ctx context.Context) (did bool, err error) {
	errand, ok, err := models.ClaimErrand(ctx, e.db, e.process())
	if err != nil || !ok {
		return false, err
	}
	work, cancel := context.WithTimeout(ctx, errandTime)
	defer cancel()
	failure := e.attempt(work, errand)
	err = e.finish(context.WithoutCancel(ctx), errand, failure)
	if errors.As(err, new(models.Conflict)) {
		err = nil
	}
	return true, err
}

var (
	errStranger = errors.New("no such kind of errand")
	errNoMeta   = errors.New("nothing is asked of Meta")
)

func (e *Errands) attempt(ctx context.Context, errand models.Errand) error {
	t, known := e.tasks[errand.Kind]
	switch {
	case !known:
		return errStranger
	case t.meta && e.options.Client == nil:
		return errNoMeta
	}
	return t.do(ctx, errand)
}

func (e *Errands) finish(ctx context.Context, errand models.Errand, failure error) error {
	t := e.tasks[errand.Kind]
	if failure == nil {
		return errand.Complete(ctx, e.db, e.next(t))
	}
	e.options.Log.Warn("errand failed", "kind", errand.Kind, "key", errand.UniqueKey, "attempt", errand.Attempts, "error", failure)
	why := t.why(failure)
	if errors.Is(failure, errStranger) || t.every == 0 && errand.Attempts >= errandTries && !errors.Is(failure, errNoMeta) {
		if t.lost != nil {
			if err := t.lost(ctx, errand, why); err != nil {
				return err
			}
		}
		return errand.GiveUp(ctx, e.db, why)
	}
	return errand.Postpone(ctx, e.db, why, e.db.Now().Add(wait(errand, t, failure)))
}

func (e *Errands) next(t task) time.Time {
	if t.every == 0 {
		return time.Time{}
	}
	return e.db.Now().Add(t.every)
}

func (e *Errands) process() int64 {
	if e.options.Engine == nil || e.options.Engine.lease.Load() == nil {
		return 0
	}
	return e.options.Engine.processID()
}
