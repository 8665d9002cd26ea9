package models

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"greenlist/ledger"
)

const (
	// claimSlice is how much of a number's pace one claim may buy: what a process holds when it dies stays small.
	claimSlice = 250 * time.Millisecond
	// claimMost is the most rows one claim takes.
	claimMost = 1000
	// doubtWait is how long a message to somebody whose words must be read waits before it is judged again. Whoever reads them touches no
	// messages, so this is also how long the wait may outlast the doubt.
	doubtWait = 5 * time.Minute
)

// Dispatch is one message that was claimed: durable as dispatching, and to be POSTed once.
type Dispatch struct {
	MessageID         int64
	CampaignID        int64
	ProcessID         int64
	Attempt           int
	Refusals          int // before this attempt; see Message
	ContactID         int64
	Phone             string
	BSUID             string
	Parameters        map[string]string
	TemplateVersionID int64
	ConsentEvidenceID int64
	// Tracked: the yes it rests on was given by somebody who was told that clicks are kept. Only said where the wording counts any.
	Tracked bool
	// Reply is what to say where there is no campaign.
	Reply Reply
	// inWindow: the person wrote within the last day, so that this does not count to the messaging limit.
	inWindow bool
}

// Claimed is the outcome of one claim.
type Claimed struct {
	Dispatches []Dispatch
	// Skipped are the messages that the gate turned away in this claim.
	Skipped int
	// Held are those that wait because somebody must read what the person wrote.
	Held int
	// StartAt and Spacing are the slice of the number's pace that was bought: the first POST not before StartAt, the others Spacing apart.
	StartAt time.Time
	Spacing time.Duration
	// Wait is how long to wait before asking again when nothing was claimed, and Why the reason in a word.
	Wait time.Duration
	Why  string
}

// Words for why a claim came back empty.
const (
	WaitPace    = "pace"
	WaitLimit   = "messaging_limit"
	WaitPaused  = "paused"
	WaitNothing = "nothing_due"
	WaitCanary  = "canary"
	WaitBrake   = "brake"
	WaitLease   = "lease"
)

// ClaimCampaign takes messages of one campaign for process: one transaction in which every picked row gets its fate. Consent, suppression
// and pause are judged inside it, so that no message is claimed after the withdrawal, the pause or the stop that forbids it has committed.
// The commit is durable before ClaimCampaign returns. Where it does not know whether it was, the error is a ClaimInDoubt.
func ClaimCampaign(ctx context.Context, db *DB, campaignID int64, process int64, limit int) (Claimed, error) {
	var claimed Claimed
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) (err error) {
		claimed, err = tx.claimCampaign(ctx, campaignID, process, limit)
		return err
	})
	if errors.Is(err, errMoved) {
		return Claimed{Wait: claimSlice, Why: WaitNothing}, nil
	}
	return db.fenced(inDoubt(claimed, process, err))
}

func (db *DB) claimCampaign(ctx context.Context, campaignID, process int64, limit int) (Claimed, error) {
	if ended, err := db.refuseEnded(ctx, process); err != nil || ended {
		return Claimed{Wait: time.Second, Why: WaitLease}, err
	}
	campaign, ok, err := db.sendingCampaign(ctx, campaignID)
	if err != nil || !ok {
		return Claimed{Wait: time.Second, Why: WaitPaused}, err
	}
	if limit, err = db.canaryRoom(ctx, campaign, limit); err != nil || limit == 0 {
		return Claimed{Wait: time.Second, Why: WaitCanary}, err
	}
	slot, err := db.openSlot(ctx, campaign.NumberID, limit)
	if err != nil || slot.size == 0 {
		return Claimed{Wait: slot.wait, Why: slot.why}, err
	}
	by := judging{process: process}
	weighed, err := db.weighNext(ctx, campaign, &by, &slot)
	if err != nil || len(weighed) == 0 {
		return Claimed{Wait: slot.wait, Why: slot.why}, err
	}
	claimed, err := db.dispatch(ctx, campaign, by, weighed)
	if err != nil {
		return Claimed{}, err
	}
	return claimed, db.closeSlot(ctx, slot, &claimed)
}

// claimable is what a claim needs to know of a campaign.
type claimable struct {
	ID                int64
	NumberID          int64
	PurposeID         int64
	TemplateVersionID int64
	Watched           bool
	CountsClicks      bool
}

// sendingCampaign holds the campaign, its template and the installation still for the length of the claim: whoever pauses waits for it, and
// after the pause has committed there is no claim any more.
func (db *DB) sendingCampaign(ctx context.Context, id int64) (c claimable, ok bool, err error) {
	err = db.q(ctx).Raw(`SELECT c.id, c.number_id, c.purpose_id, c.template_version_id,
		EXISTS (SELECT 1 FROM canaries k WHERE k.campaign_id = c.id AND k.ended_at IS NULL) AS watched,
		(SELECT v.counts_clicks FROM template_versions v WHERE v.id = c.template_version_id) AS counts_clicks`+fromSending+db.pick(``, ` FOR SHARE`), id).Scan(&c).Error
	return c, c.ID != 0, err
}

// due is what is looked at once more in messages that come out of a batch: much may have happened to them since they began to wait.
const due = ` m.state = 'queued' AND m.due_at <= ?`

// weighNext takes the next messages out of their batches and judges each. Those that it does not get after all wait again.
func (db *DB) weighNext(ctx context.Context, c claimable, by *judging, s *slot) ([]weighed, error) {
	ids, err := db.takeNext(ctx, c.ID, s)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	all, err := db.weigh(ctx, c, by, ids)
	if err != nil || len(all) == len(ids) {
		return all, err
	}
	return all, db.requeue(ctx, c.ID, without(ids, all))
}

func (db *DB) takeNext(ctx context.Context, campaignID int64, s *slot) ([]int64, error) {
	if s.usedUp {
		return db.takeUncounted(ctx, campaignID, s)
	}
	batches, err := db.nextBatches(ctx, campaignID, s.size)
	if err != nil || len(batches) == 0 {
		return nil, err
	}
	return db.takeBatches(ctx, batches, s.size)
}

// holdDue locks those of the messages that are due and, shared, the people they are for. A person who is being withdrawn, suppressed or erased right
// now is locked by that act, and skipped until it is over.
func (db *DB) holdDue(ctx context.Context, among []int64) (ids []int64, err error) {
	err = db.eachRow(ctx, func(rows *sql.Rows) error {
		ids = append(ids, 0)
		return rows.Scan(&ids[len(ids)-1])
	}, `SELECT m.id FROM messages m JOIN contacts c ON c.id = m.contact_id WHERE`+due+` AND `+db.among("m.id")+` FOR UPDATE OF m SKIP LOCKED FOR SHARE OF c SKIP LOCKED`,
		db.Now(), db.list(among))
	return ids, err
}

// dispatch gives every message its fate, writes which yes each claimed one relies on, and counts.
func (db *DB) dispatch(ctx context.Context, c claimable, by judging, all []weighed) (Claimed, error) {
	tracked, err := db.tracking(ctx, c, all)
	if err != nil {
		return Claimed{}, err
	}
	var claimed Claimed
	var uses []ledger.Use
	var left []Dispatch
	no := map[string][]int64{}
	for _, row := range all {
		if row.no != "" {
			no[row.no] = append(no[row.no], row.ID)
			continue
		}
		d := c.dispatchOf(row)
		d.ProcessID, d.Tracked = by.process, tracked[row.ContactID]
		claimed.Dispatches = append(claimed.Dispatches, d)
		if !row.taken {
			left = append(left, d)
		}
		uses = append(uses, ledger.Use{Message: row.ID, Attempt: int64(d.Attempt), Consent: d.ConsentEvidenceID, Contact: row.ContactID})
	}
	if err := db.take(ctx, c, &by, left); err != nil {
		return Claimed{}, err
	}
	if err := db.holdBatch(ctx, &c.ID, by.process, claimed.Dispatches); err != nil {
		return Claimed{}, err
	}
	if claimed.Skipped, claimed.Held, err = db.turnAway(ctx, no); err != nil {
		return Claimed{}, err
	}
	moves := moves{}
	moves.add(&c.ID, Queued, Dispatching, int64(len(claimed.Dispatches)))
	moves.add(&c.ID, Queued, Skipped, int64(claimed.Skipped))
	if err := db.tally(ctx, moves); err != nil {
		return Claimed{}, err
	}
	if err := db.openRenewals(ctx, c.ID, claimed.Dispatches); err != nil || len(uses) == 0 {
		return claimed, err
	}
	event := &ledger.UseEvent{Header: ledger.Header{Type: ledger.Used}, Campaign: c.ID, Purpose: c.PurposeID, Uses: uses}
	return claimed, db.attestAs(ctx, []int64{by.use}, []attestation{{payload: event}})
}

func (c claimable) dispatchOf(row weighed) Dispatch {
	return Dispatch{
		MessageID: row.ID, CampaignID: c.ID, Attempt: row.attempt, Refusals: row.refusals, ContactID: row.ContactID, Phone: deref(row.Phone), BSUID: deref(row.BSUID),
		Parameters: row.parameters, TemplateVersionID: c.TemplateVersionID, ConsentEvidenceID: *row.consent, inWindow: row.inWindow,
	}
}

func deref[T any](p *T) (value T) {
	if p != nil {
		value = *p
	}
	return value
}
