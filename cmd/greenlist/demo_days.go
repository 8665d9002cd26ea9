package main

import (
	"context"

	"greenlist/models"
)

// planDays is what happens every day: what Meta tells of the number, the post, and the night's work.
func (t *story) planDays() {
	for d := -demoDays; d <= 0; d++ {
		t.at(t.day(d, 9, 55), t.poll)
		for _, hour := range t.rounds(d) {
			t.at(t.day(d, hour, 30+t.chance.IntN(30)), t.deliver)
		}
		t.at(t.day(d+1, 3, 30), t.night)
	}
	t.planNumber()
}

// rounds are the hours at which the post comes: every hour when it is not long ago, because people look there closely.
func (t *story) rounds(day int) []int {
	if day < -6 {
		return []int{12, 17, 22}
	}
	hours := make([]int, 24)
	for i := range hours {
		hours[i] = i
	}
	return hours
}

// night forgets sign-ups that nobody confirmed, gives the evidence its place in the log, and hands out the day's checkpoint.
func (t *story) night(ctx context.Context) error {
	if _, err := models.ExpireSignups(ctx, t.db); err != nil {
		return err
	}
	if err := t.shown.Flush(ctx); err != nil {
		return err
	}
	if err := models.HandOutCheckpoints(ctx, t.db); err != nil {
		return err
	}
	return t.keepMail(ctx)
}
