package ledger

import (
	"strings"
	"testing"
)

// reduce is what an erasure does to a webhook that also speaks of somebody else.
func (b *book) reduce(webhook, extract []byte) int64 {
	e := &ErasureEvent{Header: b.head(Erased), Reason: ReasonArt17, Erased: []Erasure{}, Reduced: []Reduction{{Webhook: hexSum(webhook)}}}
	if extract != nil {
		e.Reduced[0].Extract = hexSum(extract)
		b.extracts = append(b.extracts, extract)
	}
	b.webhooks = nil
	return b.add(e)
}

func TestAReducedWebhookIsReportedAndNoExcuse(t *testing.T) {
	extract := []byte(`{"entry":[{"id":"wamid.dGVzdC917/="}]}`)
	for name, s := range map[string]struct {
		exit  int
		words string
		tell  func(*book)
	}{
		"reduced, and the log says so":    {ExitOK, "was reduced on 2026-03-02", func(b *book) { b.reduce(b.webhooks[0], extract) }},
		"gone, and the log says so":       {ExitOK, "went on 2026-03-02", func(b *book) { b.reduce(b.webhooks[0], nil) }},
		"gone in silence":                 {ExitIncomplete, "nothing in the log says why", func(b *book) { b.webhooks = nil }},
		"the extract is another":          {ExitIncomplete, "is not in the bundle", func(b *book) { b.reduce(b.webhooks[0], extract); b.extracts[0] = []byte(`{}`) }},
		"the extract is of another":       {ExitIntegrity, "does not speak of", func(b *book) { b.reduce(b.webhooks[0], []byte(`{"entry":[]}`)) }},
		"said to be reduced, but is here": {ExitIncomplete, "but it is here", func(b *book) { whole := b.webhooks; b.reduce(whole[0], extract); b.webhooks = whole }},
	} {
		t.Run(name, func(t *testing.T) {
			b := fiftyEvents(t)
			s.tell(b)
			if r := b.verify(); r.Exit != s.exit || !strings.Contains(r.String(), s.words) {
				t.Errorf("wanted exit %d and %q:\n%s", s.exit, s.words, r)
			}
		})
	}
}
