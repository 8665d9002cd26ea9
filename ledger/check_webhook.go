package ledger

import (
	"bytes"
	"crypto/hmac"
)

// checkWebhooks is V11. Without the app secret it still asks that the body is
// the one named and speaks of the message it is said to be about.
func (v *verification) checkWebhooks(e *entry) {
	c, ok := e.payload.(*ConsentEvent)
	if !ok {
		return
	}
	if c.Verification != nil && c.Verification.Webhook != nil {
		v.checkWebhook(e, c.Verification.Webhook, c.Verification.WAMID)
	}
	if c.Withdrawal != nil && c.Withdrawal.Webhook != nil {
		v.checkWebhook(e, c.Withdrawal.Webhook, "")
	}
}

func (v *verification) checkWebhook(e *entry, w *Webhook, wamid string) {
	body := w.Body
	if name := webhooksDir + "/" + w.SHA256 + ".json"; body == nil && v.seen[name] {
		body, _ = v.root.ReadFile(name)
	}
	if body == nil {
		e.apart = append(e.apart, apart{webhook: w.SHA256, wamid: wamid})
		return
	}
	e.signed++
	if !speaksOf(body, wamid) {
		e.fail("V11", "the webhook does not speak of message %s", wamid)
	}
	if v.opts.AppSecret != "" && !hmac.Equal([]byte(w.Signature), []byte(MetaSignature(v.opts.AppSecret, body))) {
		e.fail("V11", "the webhook does not carry Meta's signature")
	}
}

// speaksOf reports whether a body names the message. Meta writes a slash as \/
// in its JSON; message ids are base64.
func speaksOf(body []byte, wamid string) bool {
	return bytes.Contains(bytes.ReplaceAll(body, []byte(`\/`), []byte("/")), []byte(wamid))
}

// apart is a webhook that a record rests on and the bundle does not hold as it
// was signed.
type apart struct{ place, webhook, wamid string }

// reduction says what became of a webhook, and when.
type reduction struct {
	extract string
	at      Time
}

// checkReduced is V11 for webhooks that are not here as they were signed: an
// erasure has to say so, and what it left has to be here. Their signature can
// no longer be checked, and the report says for which records that is so.
func (v *verification) checkReduced() {
	for _, a := range v.apart {
		r, told := v.reduced[a.webhook]
		switch {
		case !told:
			v.failAs(ExitIncomplete, "V11", a.place, "its webhook is not in the bundle, and nothing in the log says why")
		case r.extract == "":
			v.note("V11", a.place, "its webhook went on %s, because another person in it was erased", r.at.Format("2006-01-02"))
		default:
			v.checkExtract(a, r)
		}
	}
	for webhook := range v.reduced {
		if v.seen[webhooksDir+"/"+webhook+".json"] {
			v.fail("V6", webhook, "the log says that this webhook was reduced, but it is here")
		}
	}
}

func (v *verification) checkExtract(a apart, r reduction) {
	name := extractsDir + "/" + r.extract + ".json"
	body, err := v.root.ReadFile(name)
	if !v.seen[name] || err != nil || hexSum(body) != r.extract {
		v.failAs(ExitIncomplete, "V11", a.place, "what was kept of its webhook is not in the bundle")
		return
	}
	v.made("V11", 1)
	if !speaksOf(body, a.wamid) {
		v.fail("V11", a.place, "what was kept of its webhook does not speak of message %s", a.wamid)
		return
	}
	v.note("V11", a.place, "its webhook was reduced on %s, because another person in it was erased; Meta's signature is of the whole and cannot be checked", r.at.Format("2006-01-02"))
}
