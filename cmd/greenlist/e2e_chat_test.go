package main

import (
	"context"
	"strconv"

	"greenlist/models"
	"greenlist/whatsapp"
)

// chatPage is where the form's words and ads are.
func (s *street) chatPage() string { return "/forms/" + strconv.FormatInt(s.form.ID, 10) + "/chat" }

// onPhone is somebody's own telephone, which in a sandbox is a page of the dashboard. What is done there counts.
func (s *street) onPhone(id string) *tab {
	s.t.Helper()
	if s.phone == nil {
		s.phone = somebody(s.t, s.browser, s.server.url)
		s.phone.signIn(s.addUser("phones@zaailing.example", "admin"))
		s.phone.acts = &s.acts
	}
	s.phone.open("/phones/" + id)
	return s.phone
}

// agrees is somebody who got the question of the form and presses yes.
func (p *tab) agrees() {
	p.t.Helper()
	p.sees(theQuestion)
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
	p := s.onPhone(id)
	p.fill("Write as Word Vos", "Plnats on")
	p.follow("Send from this phone")
	p.agrees()
}

// byAd is somebody who taps an advertisement and asks something.
func (s *street) byAd() {
	s.t.Helper()
	s.staff.open(s.chatPage())
	s.staff.tick("Ask after every ad that no other form names")
	s.staff.follow("Save the ads")
	s.staff.sees("Who comes by these ads is asked from now on.")
	p := s.onPhone("compose")
	p.fill("Whose phone is it", "+3197010900012")
	p.fill("Name on WhatsApp", "Ad Vos")
	p.fill("Message", "Do you have roses?")
	p.fill("After tapping an ad with this id", "120200300400")
	p.follow("Send from this phone")
	s.onPhone("3197010900012").agrees()
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
	s.onPhone(id).agrees()
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
