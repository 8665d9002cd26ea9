package sandbox

import (
	"errors"
	"testing"
	"time"

	"greenlist/whatsapp"
)

func TestRemoteSettings(t *testing.T) {
	k := start(t)
	r, ctx := &Remote{URL: k.url}, t.Context()
	id := k.ok("POST", waba+"/message_templates", newTemplate("tulips", whatsapp.Utility))["id"].(string)
	for _, err := range []error{
		r.Approve(ctx, id),
		r.SetTemplateCategory(ctx, id, whatsapp.Marketing, 48*time.Hour),
		r.SetTemplateQuality(ctx, id, whatsapp.QualityRed),
		r.SetNumberQuality(ctx, phone, whatsapp.QualityYellow),
		r.SetNumberLimit(ctx, phone, "TIER_2K"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	template := k.ok("GET", id+"?fields=status,category,correct_category", nil)
	same(t, "status", template["status"], any(whatsapp.TemplatePaused))
	same(t, "category", template["category"], any(whatsapp.Utility))
	same(t, "announced", template["correct_category"], any(whatsapp.Marketing))
	number := k.ok("GET", phone+"?fields=quality_rating,messaging_limit_tier", nil)
	same(t, "quality", number["quality_rating"], any(whatsapp.QualityYellow))
	same(t, "limit", number["messaging_limit_tier"], any("TIER_2K"))
	if err := r.SetTemplateQuality(ctx, "1", whatsapp.QualityRed); !errors.Is(err, ErrNobody) {
		t.Errorf("an unknown template is %v", err)
	}
	if err := r.SetNumberLimit(ctx, phone, "plenty"); err == nil {
		t.Error("a limit that is none was taken")
	}
}
