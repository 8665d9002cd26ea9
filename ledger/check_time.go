package ledger

import "time"

// tolerance is how far two processes' clocks, or a commit and its order, may
// lie apart.
const tolerance = 10 * time.Minute

// clock is the latest time the log has told so far.
type clock struct{ latest time.Time }

// checkExport remarks on a bundle from the future: one of the two clocks is wrong.
func (v *verification) checkExport() {
	if now := v.opts.Now; !now.IsZero() && v.manifest.Exported.After(now.Add(tolerance)) {
		v.note("V10", manifestFile, "was exported at %s, which is still to come", v.Exported)
	}
}

// checkTime is V10: the log was told things in their order, none before it
// happened, none after the export.
func (v *verification) checkTime(place spot, p Payload) {
	v.made("V10", 1)
	at := p.Head().At.Time
	switch {
	case at.Before(v.clock.latest.Add(-tolerance)):
		v.fail("V10", place.String(), "was recorded at %s, before what stands above it", at.Format(timeLayout))
	case at.After(v.manifest.Exported.Add(tolerance)):
		v.fail("V10", place.String(), "was recorded after the export")
	}
	if at.After(v.clock.latest) {
		v.clock.latest = at
	}
	if c, ok := p.(*ConsentEvent); ok && c.Acted().After(at.Add(tolerance)) {
		v.fail("V10", place.String(), "was recorded before it happened")
	}
}
