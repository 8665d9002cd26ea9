package main

import (
	"context"
	"strconv"

	"greenlist/models"
	"greenlist/whatsapp"
)

// chatPage is where the form's words and ads are.
func (s *street) chatPage() string { return "/forms/" + strconv.FormatInt(s.form.ID, 10) + "/chat" }

// agreesOnPhone is somebody who got the question of the form and presses yes, on their own telephone.
func (p *tab) agreesOnPhone(id string) {
	p.t.Helper()
	p.open("/phones/" + id)
	p.sees("Would you like to receive offers and news about plants from Zaailing on WhatsApp, at most twice a month?")
	p.follow("Yes")
	p.sees("Thank you. You are signed up.")
}

// byKeyword is somebody unknown, who sends the word of a poster with a slip of the finger.
func (s *street) byKeyword() {
	s.t.Helper()
	s.staff.open(s.chatPage())
	s.staff.fill("Word to begin", "PLANTS ON")
	s.staff.follow("Save the words")
	s.staff.sees("These words work from now on.")
	id := s.telephone("+3197010900011", "Word Vos")
	if err := s.phones().Write(context.Background(), id, "Plnats on", ""); err != nil {
		s.t.Fatal(err)
	}
	s.staff.agreesOnPhone(id)
	s.found("Word Vos", "A word on WhatsApp", fromTheirPhone)
}

// byAd is somebody who taps an advertisement and asks something.
func (s *street) byAd() {
	s.t.Helper()
	s.staff.open(s.chatPage())
	s.staff.tick("Ask after every ad that no other form names")
	s.staff.follow("Save the ads")
	s.staff.sees("Who comes by these ads is asked from now on.")
	s.staff.open("/phones/compose")
	s.staff.fill("Whose phone is it", "+3197010900012")
	s.staff.fill("Name on WhatsApp", "Ad Vos")
	s.staff.fill("Message", "Do you have roses?")
	s.staff.fill("After tapping an ad with this id", "120200300400")
	s.staff.follow("Send from this phone")
	s.staff.agreesOnPhone("3197010900012")
	s.found("Ad Vos", "An advertisement", fromTheirPhone)
}

// byQuestion is somebody known, who writes about something else and is asked by the staff.
func (s *street) byQuestion() {
	s.t.Helper()
	ctx := context.Background()
	known, err := models.AddContact(ctx, s.database(), models.System, models.NewContact{Phone: "+3197010900013", Name: "Chat Vos", Language: "en", Source: "staff"})
	if err != nil {
		s.t.Fatal(err)
	}
	id := s.telephone(known.PhoneNumber(), "Chat Vos")
	if err := s.phones().Write(ctx, id, "Are you open today?", ""); err != nil {
		s.t.Fatal(err)
	}
	until(s.t, "their message", func() bool {
		now, err := models.FindContact(ctx, s.database(), known.ID)
		return err == nil && now.LastInboundAt != nil
	})
	s.staff.open("/contacts/" + strconv.FormatInt(known.ID, 10))
	s.staff.follow("Ask on WhatsApp")
	s.staff.sees("Asked. Their answer appears here.")
	s.staff.agreesOnPhone(id)
	s.found("Chat Vos", "A question on WhatsApp", fromTheirPhone)
}

// telephone gives somebody one, and returns by what it is found.
func (s *street) telephone(phone, name string) string {
	s.t.Helper()
	id := whatsapp.Digits(phone)
	if _, err := s.phones().AddPerson(context.Background(), whatsapp.Person{Phone: id, Name: name}); err != nil {
		s.t.Fatal(err)
	}
	return id
}
