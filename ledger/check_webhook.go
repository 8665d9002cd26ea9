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
		return // kept apart and erased since, with another person it spoke of
	}
	e.signed++
	// Meta writes a slash as \/ in its JSON; message ids are base64.
	if !bytes.Contains(bytes.ReplaceAll(body, []byte(`\/`), []byte("/")), []byte(wamid)) {
		e.fail("V11", "the webhook does not speak of message %s", wamid)
	}
	if v.opts.AppSecret != "" && !hmac.Equal([]byte(w.Signature), []byte(MetaSignature(v.opts.AppSecret, body))) {
		e.fail("V11", "the webhook does not carry Meta's signature")
	}
}
