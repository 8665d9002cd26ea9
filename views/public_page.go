package views

import (
	"context"
	"io"

	"github.com/a-h/templ"

	"greenlist/models"
)

// page is the hosted page with nothing filled in, in a document of its own: as people see it first.
func (n noticeBlock) page() templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		notice, err := DrawNotice(n.content, n.language, models.ConsentBlock)
		if err != nil {
			return err
		}
		form := HostedForm{
			Language: n.language, Languages: n.content.Languages, Company: or(n.company()), Text: n.content.Texts[n.language],
			FormLook: n.content.FormLook, Notice: string(notice), Typed: Filled{Country: n.content.Company.Country},
		}
		return PublicLayout(form.Public(), form).Render(ctx, w)
	})
}
