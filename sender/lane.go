package sender

import (
	"context"
	"errors"
	"sync"
	"time"

	"greenlist/models"
)

// lanes runs a lane for every number that has something to send, and one more for each number that gets something later.
func (e *Engine) lanes(ctx context.Context) {
	var running sync.WaitGroup
	defer running.Wait()
	open := map[int64]bool{}
	e.every(e.beats.campaigns, "find work", func(ctx context.Context) error {
		busy, err := e.busy(ctx)
		if err != nil {
			return err
		}
		for _, id := range busy {
			if open[id] {
				continue
			}
			number, err := models.FindNumber(ctx, e.db, id)
			if err != nil {
				return err
			}
			open[id] = true
			running.Go(func() { e.lane(ctx, number) })
		}
		return nil
	})(ctx)
}

// busy are the numbers with campaigns, or with answers to somebody.
func (e *Engine) busy(ctx context.Context) ([]int64, error) {
	numbers, err := models.ListReplying(ctx, e.db)
	if err != nil {
		return nil, err
	}
	work, err := models.ListWork(ctx, e.db)
	for _, w := range work {
		numbers = append(numbers, w.NumberID)
	}
	return numbers, err
}

// lane claims for one number and feeds its workers, and claims again while what it claimed is being sent: workers never wait for a commit. Jobs
// that never started when ctx ends are put back.
func (e *Engine) lane(ctx context.Context, number models.Number) {
	claims := make(chan models.Claimed)
	workers := hire(e.options.Workers, func(d models.Dispatch) { e.results <- e.attempt(ctx, number.MetaID, d) })
	var spacing sync.WaitGroup
	spacing.Go(func() {
		for claimed := range claims {
			e.dispatch(claimed, workers)
		}
	})
	turn := 0
	for ctx.Err() == nil {
		wait, err := e.feed(ctx, number.ID, &turn, claims)
		if err != nil && ctx.Err() == nil {
			e.options.Log.Error("cannot claim", "number", number.ID, "error", err)
			wait = time.Second
		}
		if wait > 0 {
			pause(ctx, min(wait, e.beats.idle))
		}
	}
	close(claims)
	spacing.Wait()
	workers.dismiss()
}

// feed lets answers go first, because somebody waits for them; then each sending campaign of the number has one claim, in turns. It returns how
// long to wait before the next claim.
func (e *Engine) feed(ctx context.Context, numberID int64, turn *int, claims chan<- models.Claimed) (time.Duration, error) {
	answers, err := e.claimReplies(ctx, numberID)
	if err != nil {
		return 0, err
	}
	if len(answers.Dispatches) > 0 {
		claims <- answers
	}
	sending, err := e.sending(ctx, numberID)
	if err != nil {
		return 0, err
	}
	wait := e.beats.idle
	for range sending {
		*turn++
		claimed, err := e.claim(ctx, sending[*turn%len(sending)])
		if err != nil {
			return 0, err
		}
		if len(claimed.Dispatches) > 0 || claimed.Skipped > 0 {
			claims <- claimed
			return e.untilNext(claimed), nil
		}
		wait = min(wait, claimed.Wait)
	}
	return wait, nil
}

// sending are the campaigns of a number that have something to claim.
func (e *Engine) sending(ctx context.Context, numberID int64) (ids []int64, err error) {
	work, err := models.ListWork(ctx, e.db)
	for _, w := range work {
		if w.NumberID == numberID && w.State == models.CampaignSending {
			ids = append(ids, w.CampaignID)
		}
	}
	return ids, err
}

// claimAhead is how long before the slice of time that it bought has passed a lane claims again. What is claimed and not yet sent is what a crash
// makes unknown, and what a pause comes too late for: at a slow pace that must stay one slice.
const claimAhead = 50 * time.Millisecond

func (e *Engine) untilNext(claimed models.Claimed) time.Duration {
	slice := time.Duration(len(claimed.Dispatches)) * claimed.Spacing
	return claimed.StartAt.Sub(e.db.Now()) + slice - claimAhead
}

// claim does not stop in the middle when the engine is told to: a claim that commits must reach its workers.
func (e *Engine) claim(ctx context.Context, campaignID int64) (models.Claimed, error) {
	process := e.processID()
	if !e.holds(process) {
		return models.Claimed{Wait: e.beats.idle}, nil
	}
	claimed, err := models.ClaimCampaign(context.WithoutCancel(ctx), e.db, campaignID, process, claimSize)
	return claimed, e.undo(ctx, err)
}

func (e *Engine) claimReplies(ctx context.Context, numberID int64) (models.Claimed, error) {
	process := e.processID()
	if !e.holds(process) {
		return models.Claimed{}, nil
	}
	claimed, err := models.ClaimReplies(context.WithoutCancel(ctx), e.db, numberID, process, claimSize)
	return claimed, e.undo(ctx, err)
}

// undo waits until a claim that may have been committed has been put back. A lane claims nothing else before. Should the lease end meanwhile, others
// have called those messages unknown, and there is nothing to put back.
func (e *Engine) undo(ctx context.Context, err error) error {
	var doubt models.ClaimInDoubt
	if !errors.As(err, &doubt) {
		return err
	}
	for doubt.Undo(context.WithoutCancel(ctx), e.db) != nil && pause(ctx, recordAgain) {
	}
	return err
}

// claimSize leaves it to the pace how much a claim takes.
const claimSize = 1000

// dispatch spaces the POSTs inside the slice of time that the claim bought.
func (e *Engine) dispatch(claimed models.Claimed, workers *crew) {
	start := time.Now().Add(claimed.StartAt.Sub(e.db.Now()))
	for i, d := range claimed.Dispatches {
		if ahead := time.Until(start.Add(time.Duration(i) * claimed.Spacing)); ahead > time.Millisecond {
			time.Sleep(ahead)
		}
		workers.give(d)
	}
}
