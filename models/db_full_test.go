package models_test

import (
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// Whoever is signed in can read why nothing goes out, though there is no room to note that they are there.
func TestAFullDiskIsToldForAMomentAndKeepsNobodyOut(t *testing.T) {
	t.Parallel()
	clock := modelstest.NewClock()
	disk, d := modelstest.NewDisk(t, modelstest.SQLite(t))
	db := modelstest.Open(t, d, clock.Now)
	anna := newUser(t, db, "anna@zaailing.example", models.Admin)
	session, token := startSession(t, db, anna)
	clock.Advance(10 * time.Minute)
	disk.Fill(0)
	if err := session.Touch(ctx, db); err != nil || disk.Refused() == 0 || !alive(t, db, token) {
		t.Errorf("signed out for want of room: %v after %d refused writes", err, disk.Refused())
	}
	if _, _, err := models.StartSession(ctx, db, models.NewSession{User: anna}); err == nil || !db.DiskFull() {
		t.Errorf("no room: %v, told %v", err, db.DiskFull())
	}
	clock.Advance(10 * time.Second)
	if db.DiskFull() {
		t.Error("it is told for ever")
	}
}
