package sender

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/jpeg"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

// medium puts a file at the pretend Meta and returns its id.
func (s *stage) medium(mediaType string, content []byte) string {
	s.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	form.WriteField("messaging_product", "whatsapp")
	part, err := form.CreatePart(textproto.MIMEHeader{"Content-Disposition": {`form-data; name="file"; filename="f"`}, "Content-Type": {mediaType}})
	if err != nil {
		s.t.Fatal(err)
	}
	part.Write(content)
	form.Close()
	request, err := http.NewRequest(http.MethodPost, s.url+"/v26.0/"+s.company.Number.MetaID+"/media", &body)
	if err != nil {
		s.t.Fatal(err)
	}
	request.Header.Set("Content-Type", form.FormDataContentType())
	request.Header.Set("Authorization", "Bearer token")
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	var made struct{ ID string }
	if err := json.NewDecoder(answer.Body).Decode(&made); err != nil || made.ID == "" {
		s.t.Fatalf("status %d, %v", answer.StatusCode, err)
	}
	return made.ID
}

// hears takes a message as Meta brings it.
func (s *stage) hears(message string) {
	s.t.Helper()
	body := []byte(fmt.Sprintf(`{"object":"whatsapp_business_account","entry":[{"id":%q,"changes":[{"field":"messages","value":{"messaging_product":"whatsapp",
		"metadata":{"phone_number_id":%q},"messages":[%s]}}]}]}`, s.company.Account.WABAID, s.company.Number.MetaID, message))
	intake := models.NewIntake(s.db)
	defer intake.Close()
	if err := intake.Store(context.Background(), body, "sha256="+strings.Repeat("0", 64)); err != nil {
		s.t.Fatal(err)
	}
	if _, err := models.ApplyWebhooks(context.Background(), s.db, 100); err != nil {
		s.t.Fatal(err)
	}
}

func TestWhatPeopleSendIsKeptWithThem(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, s := context.Background(), newStage(t, db)
		mila, errands := s.company.Person(t, 1), NewErrands(db, ErrandOptions{Client: s.client})
		s.runErrands(errands)
		var picture bytes.Buffer
		if err := jpeg.Encode(&picture, image.NewGray(image.Rect(0, 0, 30, 20)), nil); err != nil {
			t.Fatal(err)
		}
		for i, m := range []struct {
			kind, name, mediaType string
			content               []byte
		}{
			{whatsapp.InboundImage, "", "image/jpeg", picture.Bytes()},
			{whatsapp.InboundDocument, "receipt.pdf", "application/pdf", []byte("%PDF-1.7\nreceipt")},
			{whatsapp.InboundDocument, "prices.html", "application/pdf", []byte("<html><script>alert(1)</script>")},
			{whatsapp.InboundAudio, "", "audio/ogg", []byte("OggS")},
		} {
			s.hears(fmt.Sprintf(`{"from":%q,"id":"wamid.%c","timestamp":"%d","type":%q,%[4]q:{"id":%q,"mime_type":%q,"filename":%q}}`,
				mila.PhoneNumber()[1:], 'a'+i, clock.Now().Unix(), m.kind, s.medium(m.mediaType, m.content), m.mediaType, m.name))
		}
		s.runErrands(errands)
		all, err := mila.Attachments(ctx, db)
		if err != nil || len(all) != 2 || all[0].WAMID != "wamid.a" || all[0].File.MediaType != models.JPEG || all[1].Name != "receipt.pdf" || all[1].File.MediaType != models.PDF {
			t.Fatalf("%+v, %v", all, err)
		}
		page, _, err := mila.ListHistory(ctx, db, models.HistoryPlace{})
		if err != nil {
			t.Fatal(err)
		}
		files := map[string]int{}
		for _, entry := range page {
			if entry.Inbound != nil {
				files[entry.Inbound.WAMID] = len(entry.Files)
			}
		}
		if len(files) != 4 || files["wamid.a"] != 1 || files["wamid.b"] != 1 || files["wamid.c"] != 0 {
			t.Errorf("%+v", files)
		}
	})
}
