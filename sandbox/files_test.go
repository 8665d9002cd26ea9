package sandbox

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"strings"
	"testing"
	"time"

	"greenlist/whatsapp"
)

// raw makes a call with bytes and headers of its own.
func (k *kit) raw(method, path string, body io.Reader, headers ...string) (int, []byte) {
	req, err := http.NewRequestWithContext(k.Context(), method, path, body)
	if err != nil {
		k.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	return k.do(req)
}

func TestResumableUpload(t *testing.T) {
	k := start(t)
	k.refused(400, 100, "POST", app+"/uploads?file_length=10&file_type=image/gif", nil)
	id := k.ok("POST", app+"/uploads?file_name=a.jpg&file_length=10&file_type=image/jpeg", nil)["id"].(string)
	auth := []string{"Authorization", "OAuth sandbox-token"}
	part := func(offset, bytes string) (int, string) {
		status, raw := k.raw("POST", k.url+"/v26.0/"+id, strings.NewReader(bytes), append(auth, "file_offset", offset)...)
		return status, string(raw)
	}
	status, raw := part("0", "12345")
	same(t, "first half", status, 200)
	contains(t, raw, `"file_offset":5`)
	status, _ = part("0", "12345")
	same(t, "the same half again", status, 400)
	same(t, "resume at", k.ok("GET", id, nil)["file_offset"], any(5.0))
	status, _ = part("5", "1234567")
	same(t, "too much", status, 400)
	_, raw = part("5", "67890")
	contains(t, raw, `"h":"4::`)
}

func TestMedia(t *testing.T) {
	k := start(t)
	var form bytes.Buffer
	m := multipart.NewWriter(&form)
	m.WriteField("messaging_product", "whatsapp")
	w, _ := m.CreatePart(textproto.MIMEHeader{"Content-Disposition": {`form-data; name="file"; filename="a.png"`}, "Content-Type": {"image/png"}})
	w.Write([]byte("a picture"))
	m.Close()
	status, raw := k.raw("POST", k.url+"/v26.0/"+phone+"/media", &form, "Authorization", "Bearer sandbox-token", "Content-Type", m.FormDataContentType())
	same(t, "status", status, 200)
	id := strings.Split(string(raw), `"`)[3]

	media := k.ok("GET", id, nil)
	same(t, "type", media["mime_type"], any("image/png"))
	same(t, "size", media["file_size"], any(9.0))
	link := media["url"].(string)
	status, raw = k.raw("GET", link, nil, "Authorization", "Bearer sandbox-token")
	same(t, "download", string(raw), "a picture")
	status, _ = k.raw("GET", link, nil)
	same(t, "without token", status, 401)
	status, _ = k.raw("GET", link+"x", nil, "Authorization", "Bearer sandbox-token")
	same(t, "with another signature", status, 404)
	k.move(6 * time.Minute)
	status, _ = k.raw("GET", link, nil, "Authorization", "Bearer sandbox-token")
	same(t, "later", status, 404)
	k.control("POST", "people/"+fleur+"/messages", object{"text": "Show me"}, nil)
	picture := object{"messaging_product": "whatsapp", "to": fleur, "type": "image", "image": object{"id": id, "caption": "Tulips"}}
	k.sent(picture)
	k.move(2 * time.Second)
	b := k.thread(fleur)[1]
	same(t, "caption", b.Body, "Tulips")
	same(t, "picture", b.HeaderMedia, "IMAGE")
	k.ok("DELETE", id, nil)
	k.refused(400, 100, "GET", id, nil)
	k.refused(400, 100, "POST", phone+"/messages", picture)
	picture["image"] = object{"caption": "Tulips"}
	k.refused(400, 131008, "POST", phone+"/messages", picture)
}

func TestNumberAndAccount(t *testing.T) {
	k := start(t, func(o *Options) { o.Throughput = 80; o.Limit = "TIER_2K" })
	n := k.ok("GET", phone+"?fields=id,display_phone_number,quality_rating,throughput,whatsapp_business_manager_messaging_limit,health_status{can_send_message}", nil)
	same(t, "number", n["display_phone_number"], any("+31 970 102 00 100"))
	same(t, "level", n["throughput"].(object)["level"], any("STANDARD"))
	same(t, "limit", n["whatsapp_business_manager_messaging_limit"], any("TIER_2K"))
	same(t, "fields", len(n), 6)
	same(t, "numbers", k.ok("GET", waba+"/phone_numbers", nil)["data"].([]any)[0].(object)["id"], any(phone))
	same(t, "account", k.ok("GET", waba+"?fields=name,currency", nil)["name"], any("Greenlist Sandbox"))
	same(t, "portfolio", k.ok("GET", "100000000000004?fields=whatsapp_business_manager_messaging_limit", nil)["id"], any("100000000000004"))

	k.control("POST", "numbers/"+phone+"/quality", object{"score": "RED"}, nil)
	v := k.hooks.of(whatsapp.FieldNumberQuality)
	same(t, "event", v["event"], any("FLAGGED"))
	same(t, "limit", v["max_daily_conversations_per_business"], any(2000.0))
	k.control("POST", "numbers/"+phone+"/quality", object{"score": "GREEN"}, nil)
	same(t, "event", k.hooks.of(whatsapp.FieldNumberQuality)["event"], any("UNFLAGGED"))
}

func TestHeadersOfAnswers(t *testing.T) {
	k := start(t)
	resp, err := http.Get(k.url + "/v24.0/" + waba + "/message_templates?access_token=sandbox-token")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	same(t, "version", resp.Header.Get("facebook-api-version"), "v24.0")
	same(t, "trace", len(resp.Header.Get("x-fb-trace-id")), 23)
	contains(t, resp.Header.Get("X-Business-Use-Case-Usage"), `"`+waba+`":[{"call_count":0`)
}
