package models

import (
	"context"
	"slices"
)

// Housework is work that time brings, whoever does what: each of its kinds comes back by itself, and one process does it.
const (
	HouseRenewals    ErrandKind = "renewals.ask"
	HouseConsents    ErrandKind = "consents.expire"
	HouseProofs      ErrandKind = "proofs.lapse"
	HouseSilence     ErrandKind = "messages.silence"
	HouseUses        ErrandKind = "review.uses"
	HouseCheckpoints ErrandKind = "checkpoints.hand-out"
	HouseSignups     ErrandKind = "signups.expire"
	HouseSignIns     ErrandKind = "sign-ins.lapse"
	HouseWebhooks    ErrandKind = "sweep.webhooks"
	HouseDeliveries  ErrandKind = "sweep.deliveries"
	HouseMails       ErrandKind = "sweep.mails"
	HouseAnswers     ErrandKind = "sweep.answers"
	HouseOutcomes    ErrandKind = "sweep.outcomes"
	HouseErrands     ErrandKind = "sweep.errands"
)

// Housework lists its kinds, and what is asked of Meta at fixed times, those first that people wait for.
var Housework = []ErrandKind{
	HouseRenewals, HouseConsents, HouseProofs, HouseSilence, HouseUses, HouseCheckpoints, HouseSignups, ErrandCheckAccount, ErrandPollNumbers, ErrandSyncTemplates,
	HouseSignIns, HouseWebhooks, HouseDeliveries, HouseMails, HouseAnswers, HouseOutcomes, HouseErrands,
}

// ListHousework returns of each kind of Housework what was done last, those first that did not work. Kinds that had no turn yet are left out.
func ListHousework(ctx context.Context, db *DB) ([]Errand, error) {
	var all []Errand
	err := db.q(ctx).Raw(`SELECT * FROM errands WHERE id IN (SELECT MAX(id) FROM errands WHERE kind IN ? AND unique_key = '' AND attempts > 0 GROUP BY kind)`,
		Housework).Scan(&all).Error
	slices.SortFunc(all, func(a, b Errand) int {
		if a.Troubled() != b.Troubled() {
			return map[bool]int{true: -1, false: 1}[a.Troubled()]
		}
		return slices.Index(Housework, a.Kind) - slices.Index(Housework, b.Kind)
	})
	return all, err
}

// ListTroubled returns what somebody asked for and what did not work at the last attempt, newest first: it is tried again, or given up.
func ListTroubled(ctx context.Context, db *DB, limit int) ([]Errand, error) {
	var all []Errand
	err := db.q(ctx).Raw(`SELECT * FROM errands WHERE last_error <> '' AND state <> 'done' AND kind NOT IN ? ORDER BY id DESC LIMIT ?`, Housework, limit).Scan(&all).Error
	return all, err
}
