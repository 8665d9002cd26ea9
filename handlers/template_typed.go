package handlers

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/whatsapp"
)

// templateText reads the editor's form. Files that came with it are kept even where the rest is wrong, so that nobody chooses one twice.
func (s *Server) templateText(c echo.Context) (models.TemplateText, error) {
	wait, _ := strconv.Atoi(c.FormValue("lifetime"))
	text := models.TemplateText{
		Name: c.FormValue("name"), Language: c.FormValue("language"), Category: c.FormValue("category"), Layout: models.TemplateLayout(c.FormValue("layout")),
		HeaderKind: c.FormValue("header_kind"), Header: c.FormValue("header"), Body: c.FormValue("body"), Footer: c.FormValue("footer"), Wait: wait,
		Offer: models.DraftOffer{Text: c.FormValue("offer"), Ends: c.FormValue("offer_ends") != ""}, Buttons: s.typedButtons(c, "", whatsapp.MaxButtons),
		Samples: typedSamples(c),
	}
	wrong := models.Invalid{}
	var err error
	if text.Media, err = s.headerMedia(c, "media", text.HeaderKind, wrong); err != nil {
		return text, err
	}
	if text.Cards, err = s.typedCards(c, wrong); err != nil {
		return text, err
	}
	return text.Follow(c.FormValue("worded_in")), wrong.OrNil()
}

func (s *Server) typedCards(c echo.Context, wrong models.Invalid) (cards []models.DraftCard, err error) {
	for i := range whatsapp.MaxCards {
		prefix := fmt.Sprintf("card-%d-", i)
		kind := c.FormValue(prefix + "kind")
		if kind == "" {
			break
		}
		card := models.DraftCard{HeaderKind: kind, Body: c.FormValue(prefix + "body"), Buttons: s.typedButtons(c, prefix, whatsapp.MaxCardButtons)}
		if card.Media, err = s.headerMedia(c, prefix+"media", kind, wrong); err != nil {
			return nil, err
		}
		cards = append(cards, card)
	}
	return cards, nil
}

// typedButtons keeps the place of a button that was emptied, because the examples go by it; empty ones at the end are room for more.
func (s *Server) typedButtons(c echo.Context, prefix string, most int) (all []models.DraftButton) {
	for i := range most + 1 {
		field := func(what string) string { return c.FormValue(fmt.Sprintf("%sbutton-%d-%s", prefix, i, what)) }
		b := models.DraftButton{Kind: field("kind"), Text: field("text"), URL: field("url"), Phone: field("phone"), Kept: field("kept")}
		if field("counts") != "" {
			b.Through = s.linkStart()
		}
		all = append(all, b)
	}
	for len(all) > 0 && all[len(all)-1] == (models.DraftButton{}) {
		all = all[:len(all)-1]
	}
	return all
}

func typedSamples(c echo.Context) map[string]string {
	samples := map[string]string{}
	form, err := c.FormParams()
	if err != nil {
		return samples
	}
	for name, values := range form {
		if key, ok := strings.CutPrefix(name, "sample-"); ok && len(values) > 0 && values[0] != "" {
			samples[key] = strings.TrimSpace(values[0])
		}
	}
	return samples
}

// headerMedia reads a views.MediaInput: the file just chosen, or the one there was. A film is no sample for a picture, so nothing stays when the
// kind was changed. What is wrong with the file goes into wrong, at its field.
func (s *Server) headerMedia(c echo.Context, field, kind string, wrong models.Invalid) (media string, err error) {
	if kept := c.FormValue(field); models.IsKeptMedia(kept) && c.FormValue(field+"_kind") == kind {
		media = kept
	}
	err = upload(c, field+"_file", func(ctx context.Context, name string, r io.Reader) error {
		kept, err := models.KeepHeaderMedia(ctx, s.db, actor(c), kind, name, r)
		if err == nil {
			media = kept
		}
		return err
	})
	var unfit models.Invalid
	if errors.As(err, &unfit) {
		wrong.Add(field+"_file", unfit[field+"_file"])
		return media, nil
	}
	return media, err
}

// templateFile shows a file that stands above messages. Pictures open in the page, because we encoded them ourselves; the rest is given to save.
func (s *Server) templateFile(c echo.Context) error {
	a, err := models.FindHeaderMedia(c.Request().Context(), s.db, c.Param("hash"))
	if err != nil {
		return err
	}
	c.Response().Header().Set("Cache-Control", "private, max-age=86400, immutable")
	if a.File.IsPicture() {
		return s.sendFile(c, a.File, "inline", a.Name)
	}
	return s.sendFile(c, a.File, "attachment", a.Name)
}
