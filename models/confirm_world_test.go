package models_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// A world lives through some histories at once: their people interfere with each other, and Meta's calls come in any order, twice, and late.
type world struct {
	t      *testing.T
	db     *models.DB
	clock  *modelstest.Clock
	shop   modelstest.Company
	form   models.Form
	chance *rand.Rand
	first  int
	lived  []history
	begun  []believed
	people map[string]someone // by number and by user id
	told   map[string]heardMessage
}

// A step is what happened at one tick: who signed up, when sign-ups were last swept, what Meta told, and how every sign-up stood afterwards.
type step struct {
	begun  []believed
	swept  time.Time
	came   []heardMessage
	became map[int64]believed
}

// live is all that happens in a world, and who is left willing.
func (w *world) live() (steps []step, willing map[string]bool) {
	for tick := range ticks {
		w.clock.Advance(time.Duration(10+w.chance.IntN(470)) * time.Minute)
		s := step{begun: w.begin(tick), came: w.messages(tick)}
		if w.chance.IntN(3) == 0 {
			s.swept = w.clock.Now()
			w.must(models.ExpireSignups(context.Background(), w.db))
		}
		w.deliver(s.came)
		s.became = w.standing()
		steps = append(steps, s)
	}
	return steps, w.willing()
}

func (w *world) must(_ int, err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) begin(tick int) (begun []believed) {
	for i, h := range w.lived {
		if h.begins != tick {
			continue
		}
		filled := w.shop.Filled(w.t, w.form, w.clock, h.typed)
		n := w.first + i
		filled.From = netip.AddrFrom4([4]byte{10, byte(n >> 12), byte(n >> 4), 1})
		s, err := w.form.BeginSignup(context.Background(), w.db, filled)
		if err != nil {
			w.t.Fatal(err)
		}
		w.begun[i] = believed{id: s.ID, declaration: s.Declaration, expires: s.ExpiresAt}
		begun = append(begun, w.begun[i])
	}
	return begun
}

// messages are those that Meta tells of at a tick, in no order.
func (w *world) messages(tick int) (came []heardMessage) {
	for i, h := range w.lived {
		for j, a := range h.acts {
			if a.tick != tick && !slices.Contains(a.again, tick) {
				continue
			}
			id := fmt.Sprintf("wamid.%d.%d", w.first+i, j)
			if _, sent := w.told[id]; !sent {
				other := w.begun[w.chance.IntN(len(w.begun))].declaration
				w.told[id] = a.message(w.chance, id, w.begun[i].declaration, other, w.begun[i].expires, w.clock.Now())
			}
			came = append(came, w.told[id])
		}
	}
	w.chance.Shuffle(len(came), func(i, j int) { came[i], came[j] = came[j], came[i] })
	return came
}

// deliver tells of messages, one to three in a call, and gives two programs the calls to apply.
func (w *world) deliver(came []heardMessage) {
	var calls [][]byte
	for rest := came; len(rest) > 0; {
		n := min(1+w.chance.IntN(3), len(rest))
		calls = append(calls, w.call(rest[:n]))
		rest = rest[n:]
	}
	if err := models.Deliver(context.Background(), w.db, calls); err != nil {
		w.t.Fatal(err)
	}
	var working sync.WaitGroup
	for range 2 {
		working.Go(func() {
			for {
				taken, err := models.ApplyWebhooks(context.Background(), w.db, 5)
				if err != nil {
					w.t.Error(err)
				}
				if taken == 0 {
					return
				}
			}
		})
	}
	working.Wait()
}

// call is what Meta sends about messages: of who has a user id, the number is left out half of the time.
func (w *world) call(came []heardMessage) []byte {
	var messages []map[string]any
	var settings []map[string]any
	for _, m := range came {
		if m.setting {
			settings = append(settings, map[string]any{
				"wa_id": m.by.phone, "user_id": m.by.userID, "category": "marketing_messages", "value": "stop", "timestamp": m.at.Unix(),
			})
			continue
		}
		wire := map[string]any{"id": m.id, "timestamp": strconv.FormatInt(m.at.Unix(), 10), "type": "text", "text": map[string]string{"body": m.text}}
		if m.picture {
			wire["type"], wire["image"] = "image", map[string]string{"id": "9", "caption": m.text}
			delete(wire, "text")
		}
		if !m.nobody && (m.by.userID == "" || w.chance.IntN(2) == 0) && m.by.phone != "" {
			wire["from"] = m.by.phone
		}
		if !m.nobody && m.by.userID != "" {
			wire["from_user_id"] = m.by.userID
		}
		messages = append(messages, wire)
	}
	var changes []map[string]any
	for field, list := range map[string][]map[string]any{"messages": messages, "user_preferences": settings} {
		value := map[string]any{"messaging_product": "whatsapp", "metadata": map[string]string{"phone_number_id": w.shop.Number.MetaID}, field: list}
		if len(list) > 0 {
			changes = append(changes, map[string]any{"field": field, "value": value})
		}
	}
	body, err := json.Marshal(map[string]any{"object": "whatsapp_business_account", "entry": []map[string]any{{"id": w.shop.Account.WABAID, "changes": changes}}})
	if err != nil {
		w.t.Fatal(err)
	}
	return body
}

// standing is how every sign-up of this world stands.
func (w *world) standing() map[int64]believed {
	var ids []int64
	became := map[int64]believed{}
	for _, b := range w.begun {
		if b.id != 0 {
			ids, became[b.id] = append(ids, b.id), believed{gone: true}
		}
	}
	all, err := models.Signups(context.Background(), w.db, ids)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, s := range all {
		b := believed{}
		if s.State == models.SignupConfirmed {
			b.by, b.at = w.who(*s.ContactID), *s.ConfirmedAt
		}
		became[s.ID] = b
	}
	return became
}

// who a contact is among the people of this world.
func (w *world) who(contactID int64) string {
	c, err := models.FindContact(context.Background(), w.db, contactID)
	if err != nil {
		w.t.Fatal(err)
	}
	if c.BSUID != nil {
		return w.people[*c.BSUID].name()
	}
	return w.people[strings.TrimPrefix(c.PhoneNumber(), "+")].name()
}

// willing are the people of this world who may be written to.
func (w *world) willing() map[string]bool {
	yes := map[string]bool{}
	for _, someone := range w.people {
		phone := someone.phone
		if phone != "" {
			phone = "+" + phone
		}
		c, err := models.FindContactByAddress(context.Background(), w.db, phone, someone.userID)
		if _, missing := err.(models.NotFound); missing {
			continue
		}
		consents, listErr := models.ListConsents(context.Background(), w.db, c.ID)
		if err != nil || listErr != nil {
			w.t.Fatal(err, listErr)
		}
		yes[someone.name()] = slices.ContainsFunc(consents, func(k models.Consent) bool { return k.State == models.ConsentGiven })
	}
	return yes
}
