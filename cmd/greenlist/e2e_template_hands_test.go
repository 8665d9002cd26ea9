package main

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// aPicture is a file that can stand above a message.
func aPicture(t *testing.T) string {
	t.Helper()
	var drawn bytes.Buffer
	if err := png.Encode(&drawn, image.NewGray(image.Rect(0, 0, 64, 48))); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "spring.png")
	if err := os.WriteFile(file, drawn.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// begins opens the editor for a kind of template and waits for its fields.
func (p *tab) begins(name, layout, firstField string) {
	p.t.Helper()
	p.open("/templates/new")
	p.fill("Name", name)
	p.choose("Language", "English")
	p.tick(layout)
	p.tries("got its fields", `return !!field(a)`, firstField)
}

// puts a picture where one belongs. The editor takes it at once and comes back with it; the group is empty for the picture of all.
func (p *tab) puts(group, file string) {
	p.t.Helper()
	within := group
	if within != "" {
		within += " › "
	}
	p.attach(within+"Picture", file)
	p.tries("took the picture", `return !!(a ? document.querySelector('[role=group][aria-label="' + a + '"]') : document).querySelector('img.media-now')`, group)
}

// doesMoreMeanwhile writes and attaches before there can be an answer to what it chose first, and finds all of it kept and answered.
func (p *tab) doesMoreMeanwhile(picture string) {
	p.t.Helper()
	drawn, err := os.ReadFile(picture)
	if err != nil {
		p.t.Fatal(err)
	}
	p.tries("chose, wrote and attached", `
		if (document.querySelector('.htmx-settling')) return false; // fields that came this moment ask nothing yet
		const does = (words, act) => { const e = field(words); e.focus(); act(e); changed(e); }, files = new DataTransfer();
		files.items.add(new File([Uint8Array.from(atob(a), c => c.charCodeAt(0))], 'herbs.png', {type: 'image/png'}));
		does('Card 1 › Button 2 › Button 2', e => e.value = [...e.options].find(o => plain(o.text) === 'Way to say stop').value);
		does('Card 2 › Picture', e => e.files = files.files);
		does('Text', e => e.value = 'Written on');
		return true`, base64.StdEncoding.EncodeToString(drawn))
	p.tries("kept all of it", `
		return !!document.querySelector('[role=group][aria-label="Card 2"] img.media-now') && field('Text').value === 'Written on' && document.activeElement === field('Text') &&
			plain(field('Card 1 › Button 2 › Button 2').selectedOptions[0].text) === 'Way to say stop'`)
}

// isTold waits for what is wrong at the field that it is about.
func (p *tab) isTold(label, words string) {
	p.t.Helper()
	p.tries("said “"+words+"” at “"+label+"”", `
		const e = field(a);
		return e?.getAttribute('aria-invalid') === 'true' && plain(document.getElementById(e.id + '-error').innerText).includes(b)`, label, words)
}

// draftsCards is stopped by a text that begins with a variable.
func (p *tab) draftsCards(look *axe) (page string) {
	p.t.Helper()
	picture := aPicture(p.t)
	p.begins("spring_cards", "Cards to swipe through", "Card 2 › Words")
	p.doesMoreMeanwhile(picture)
	for card, words := range map[string]string{"Card 1": "Ferns that like shade.", "Card 2": "Herbs for the kitchen."} {
		p.puts(card, picture)
		p.fill(card+" › Words", words)
		p.fill(card+" › Button 1 › What it says", "See them")
		p.fill(card+" › Button 1 › Web address", "https://zaailing.example/spring")
		p.choose(card+" › Button 2 › Button 2", "Way to say stop")
	}
	p.fill("Text", "{{1}}, spring is in.\nClaim your prize in our shop.")
	p.fill("Example for {{1}} in the text", "Noor")
	p.follow("Save the draft")
	p.sees("The text cannot start with a variable.")
	page = p.path()
	p.press("Ask for a review …")
	p.follow("Ask for a review")
	p.isTold("Text", "The text cannot start with a variable.")
	look.check(p, "an editor that the lint stopped")
	p.fill("Text", "Hello {{1}}, spring is in.\nClaim your prize in our shop.")
	p.follow("Save the draft")
	p.sees("Hello Noor, spring is in.")
	return page
}

func (p *tab) translatesCards(english string) (page string) {
	p.t.Helper()
	p.open(english)
	p.follow("In another language")
	p.choose("Language", "Dutch")
	for card, words := range map[string]string{"Card 1": "Varens voor de schaduw.", "Card 2": "Kruiden voor de keuken."} {
		p.fill(card+" › Words", words)
		p.fill(card+" › Button 1 › What it says", "Bekijken")
	}
	p.fill("Text", "Hallo {{1}}, het is lente.\nKom eens kijken in de winkel.")
	p.follow("Save the draft")
	p.sees("Hallo Noor, het is lente.")
	return p.path()
}

// draftsAnOffer is stopped by a name that is too long.
func (p *tab) draftsAnOffer() (page string) {
	p.t.Helper()
	p.begins("spring_offer", "An offer that ends", "The offer")
	p.puts("", aPicture(p.t))
	p.fill("The offer", "Two trays for the price of one")
	p.tick("Show a countdown")
	p.fill("Button 2 › What it says", "See the seedlings")
	p.fill("Button 2 › Web address", "https://zaailing.example/seedlings")
	p.fill("Text", "Two trays of seedlings for the price of one, until Sunday. Reply STOP and we write no more.")
	p.fill("Example for the code of button 1", "SPRING2")
	p.follow("Save the draft")
	p.press("Ask for a review …")
	p.follow("Ask for a review")
	p.isTold("The offer", "16")
	p.fill("The offer", "Two for one")
	p.follow("Save the draft")
	p.sees("We see nothing that Meta would refuse.")
	return p.path()
}

func (p *tab) translatesTheOffer(english string) (page string) {
	p.t.Helper()
	p.open(english)
	p.follow("In another language")
	p.choose("Language", "Dutch")
	p.fill("The offer", "Twee voor één")
	p.fill("Text", "Twee trays zaailingen voor de prijs van één, tot zondag. Afmelden kan altijd: antwoord STOP.")
	p.fill("Button 2 › What it says", "Bekijken")
	p.follow("Save the draft")
	p.sees("tot zondag")
	return p.path()
}

func (p *tab) asksForAReview(page string) {
	p.t.Helper()
	p.open(page)
	p.press("Ask for a review …")
	p.follow("Ask for a review")
	p.sees("Waiting for a second pair of eyes")
}

func (p *tab) sendsBack(page, line, words string) {
	p.t.Helper()
	p.open(page)
	p.follow("Read it")
	p.press("Comment on " + line)
	p.fill("What about it?", words)
	p.follow("Send it back")
	p.sees("Changes wanted")
}

func (p *tab) changesWhatWasWanted(page string) {
	p.t.Helper()
	p.open(page)
	p.sees("A colleague wants changes")
	p.sees("Say where the shop is.")
	p.follow("Edit")
	p.fill("Text", "Hello {{1}}, spring is in.\nClaim your prize in our shop in Utrecht.")
	p.follow("Save the draft")
	p.sees("Changed since")
	p.asksForAReview(page)
}

func (p *tab) clears(page string) {
	p.t.Helper()
	p.open(page + "/review")
	p.follow("Clear it for Meta")
	p.sees("Cleared for Meta")
}

func (p *tab) sendsThemAll(names ...string) {
	p.t.Helper()
	p.open("/templates?status=draft")
	for _, name := range names {
		p.tick("Choose " + name)
	}
	p.follow("Send to Meta")
	p.sees("4 templates sent to Meta.")
}

// seesItRejected waits on the page for Meta's verdict, and puts right what it is about with one press.
func (p *tab) seesItRejected(page string) {
	p.t.Helper()
	p.open(page)
	p.sees("Meta rejected this: it looks like a fraud")
	p.sees("Prizes, shortened links and requests for passwords or card numbers are what swindlers send.")
	p.follow("Make a corrected draft")
	p.fill("Text", "Hello {{1}}, spring is in.\nCome and choose a plant in our shop in Utrecht.")
	p.follow("Save the draft")
	p.asksForAReview(page)
}

// comparesLanguages finds both languages of each approved, with nothing between them but words.
func (p *tab) comparesLanguages(pages ...string) {
	p.t.Helper()
	for _, page := range pages {
		p.open(page)
		p.follow("See them side by side")
		p.sees("Marketing, in 2 languages: 2 approved.")
		p.sees("Nothing: they all have the same parts.")
	}
}
