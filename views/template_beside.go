package views

import (
	"greenlist/models"
	"greenlist/whatsapp"
)

// BesideText is the same template in another language, to write along with.
type BesideText struct {
	ID       int64
	Language string
	Text     models.TemplateText
}

func (b *BesideText) preview() whatsapp.Preview {
	t := b.Text.Tidy().Content()
	return t.Preview(t.Samples())
}

func (b *BesideText) part(of func(models.TemplateText) string) string {
	if b == nil {
		return ""
	}
	return of(b.Text)
}

func (b *BesideText) header() string {
	return b.part(func(t models.TemplateText) string { return t.Header })
}

func (b *BesideText) body() string {
	return b.part(func(t models.TemplateText) string { return t.Body })
}

func (b *BesideText) footer() string {
	return b.part(func(t models.TemplateText) string { return t.Footer })
}

func (b *BesideText) offer() string {
	return b.part(func(t models.TemplateText) string { return t.Offer.Text })
}

func (b *BesideText) card(i int) string {
	return b.part(func(t models.TemplateText) string {
		if i >= len(t.Cards) {
			return ""
		}
		return t.Cards[i].Body
	})
}
