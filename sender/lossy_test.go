package sender

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"

	"greenlist/models"
	"greenlist/whatsapp"
)

// lossyMeta takes messages and loses answers: what it took it books, and tells of by webhooks, whatever it answered. Its book is the truth that
// the database is compared with.
type lossyMeta struct {
	mu     sync.Mutex
	chance *rand.Rand
	// always is what is done with every POST; dice means that chance decides.
	always string
	mute   bool          // webhooks wait
	ahead  time.Duration // of the sender's clock
	// posts is the book, given how often each answer was.
	posts   []posting
	given   map[string]int
	hooks   [][]byte
	told    int
	calling int
	to      string
	account string
	number  string
}

func newLossyMeta(seed uint64) *lossyMeta {
	return &lossyMeta{chance: rand.New(rand.NewPCG(seed, 6)), given: map[string]int{}, always: dice}
}

// dice lets chance decide what becomes of a POST.
const dice = "dice"

// lossyAnswers are what it does with a POST, and how often in a hundred.
var lossyAnswers = []struct {
	percent int
	name    string
	takes   bool
}{
	{80, "taken and answered", true}, {5, "taken, no answer", true}, {5, "taken, connection reset", true}, {3, "taken, then 500", true},
	{3, "500", false}, {4, "429", false}, {0, "taken, unreadable", true}, {0, "refused", false},
}

// answers sets what is done with every POST from now on, and whether webhooks wait. No name is the best answer.
func (m *lossyMeta) answers(always string, mute bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.always, m.mute = cmp.Or(always, lossyAnswers[0].name), mute
}

func (m *lossyMeta) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	var message whatsapp.Message
	if err != nil || json.Unmarshal(body, &message) != nil {
		return // The sender was killed while it wrote.
	}
	answer, wamid := m.note(message)
	switch answer {
	case "taken and answered":
		fmt.Fprintf(w, `{"messaging_product":"whatsapp","messages":[{"id":%q}]}`, wamid)
	case "taken, no answer":
		<-r.Context().Done()
	case "taken, connection reset":
		panic(http.ErrAbortHandler)
	case "429":
		w.WriteHeader(http.StatusTooManyRequests)
		io.WriteString(w, `{"error":{"message":"slow down","code":130429}}`)
	case "refused":
		w.WriteHeader(http.StatusBadRequest)
		io.WriteString(w, `{"error":{"message":"cannot be delivered to","code":131026}}`)
	case "taken, unreadable":
		io.WriteString(w, `<html>thank you`)
	default:
		w.WriteHeader(http.StatusInternalServerError)
		io.WriteString(w, `{"error":{"message":"stumbled","code":131000}}`)
	}
}

// note decides what becomes of an attempt, and writes it down before anybody is answered.
func (m *lossyMeta) note(message whatsapp.Message) (answer, wamid string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	chosen, left := lossyAnswers[0], m.chance.IntN(100)
	for _, a := range lossyAnswers {
		if left -= a.percent; m.always == a.name || m.always == dice && left < 0 {
			chosen = a
			break
		}
	}
	m.given[chosen.name]++
	id, _ := models.ParseAttemptID(message.Opaque)
	m.posts = append(m.posts, posting{attempt: id, to: message.To, at: time.Now().Add(m.ahead), taken: chosen.takes, refused: chosen.name == "refused"})
	if chosen.takes {
		wamid = fmt.Sprintf("wamid.%d.%d", id.MessageID, len(m.posts))
		m.tell(wamid, message.Opaque)
	}
	return chosen.name, wamid
}

func (m *lossyMeta) clockOf(v victim) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.ahead = v.Ahead
}

func (m *lossyMeta) book() []posting {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.posts)
}

// tell writes the webhooks of a message: sent and delivered, three in ten of them twice.
func (m *lossyMeta) tell(wamid, opaque string) {
	for _, status := range []string{"sent", "delivered"} {
		hook := fmt.Appendf(nil, `{"object":"whatsapp_business_account","entry":[{"id":%q,"changes":[{"field":"messages","value":{"messaging_product":"whatsapp",`+
			`"metadata":{"display_phone_number":"31970","phone_number_id":%q},"statuses":[{"id":%q,"status":%q,"timestamp":%q,"recipient_id":"31970","biz_opaque_callback_data":%q}]}}]}]}`,
			m.account, m.number, wamid, status, strconv.FormatInt(time.Now().Unix(), 10), opaque)
		m.hooks = append(m.hooks, hook)
		if m.chance.IntN(10) < 3 {
			m.hooks = append(m.hooks, hook)
		}
	}
}

// deliver makes the calls in no order at all, and again until they are taken.
func (m *lossyMeta) deliver(over <-chan struct{}) {
	client := &http.Client{Timeout: 2 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 1}}
	for {
		hook := m.next()
		if hook == nil || !m.call(client, hook) {
			select {
			case <-over:
				return
			case <-time.After(10 * time.Millisecond):
			}
		}
	}
}

func (m *lossyMeta) next() []byte {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.hooks) == 0 || m.mute {
		return nil
	}
	i, last := m.chance.IntN(len(m.hooks)), len(m.hooks)-1
	hook := m.hooks[i]
	m.hooks[i], m.hooks = m.hooks[last], m.hooks[:last]
	m.told, m.calling = m.told+1, m.calling+1
	return hook
}

func (m *lossyMeta) call(client *http.Client, hook []byte) (taken bool) {
	request, _ := http.NewRequest(http.MethodPost, m.to, bytes.NewReader(hook))
	request.Header.Set("X-Hub-Signature-256", whatsapp.Sign("secret", hook))
	response, err := client.Do(request)
	if err == nil {
		io.Copy(io.Discard, response.Body)
		response.Body.Close()
		taken = response.StatusCode == http.StatusOK
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.calling--; !taken {
		m.hooks, m.told = append(m.hooks, hook), m.told-1
	}
	return taken
}

// waiting is how many calls have not been taken.
func (m *lossyMeta) waiting() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.hooks) + m.calling
}
