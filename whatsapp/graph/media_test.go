package graph

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestAMediumIsFetchedFromMetaOnly(t *testing.T) {
	var elsewhere int
	thief := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { elsewhere++ }))
	defer thief.Close()
	var at string
	meta := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Header.Get("Authorization") != "Bearer token":
			w.WriteHeader(http.StatusUnauthorized)
		case strings.HasPrefix(r.URL.Path, "/bytes"):
			fmt.Fprint(w, "a picture")
		case strings.HasPrefix(r.URL.Path, "/moved"):
			http.Redirect(w, r, thief.URL, http.StatusFound)
		default:
			fmt.Fprintf(w, `{"id":"7","url":%q,"file_size":9}`, at)
		}
	}))
	defer meta.Close()
	c, err := New(Options{BaseURL: meta.URL, Token: "token"})
	if err != nil {
		t.Fatal(err)
	}
	at = meta.URL + "/bytes"
	if b, err := c.Media(context.Background(), "7", 9); err != nil || string(b) != "a picture" {
		t.Errorf("%q, %v", b, err)
	}
	if _, err := c.Media(context.Background(), "7", 8); !errors.Is(err, ErrMediaTooLarge) {
		t.Errorf("too large: %v", err)
	}
	at = meta.URL + "/moved"
	if _, err := c.Media(context.Background(), "7", 9); err == nil {
		t.Error("followed a redirect")
	}
	for _, at = range []string{thief.URL, "file:///etc/passwd", "http://169.254.169.254/", "https://lookaside.fbsbx.com/x", "", "http://user@" + strings.TrimPrefix(meta.URL, "http://")} {
		if _, err := c.Media(context.Background(), "7", 9); !errors.Is(err, ErrMediaElsewhere) {
			t.Errorf("%s: %v", at, err)
		}
	}
	if elsewhere > 0 {
		t.Errorf("asked elsewhere %d times, with the token", elsewhere)
	}
}

func TestWhereMetaKeepsMedia(t *testing.T) {
	c, err := New(Options{Token: "token"})
	if err != nil {
		t.Fatal(err)
	}
	for address, fine := range map[string]bool{
		"https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1": true, "https://scontent.xx.fbcdn.net/v/1": true,
		"http://lookaside.fbsbx.com/x": false, "https://lookaside.fbsbx.com:8443/x": false, "https://fbsbx.com.example/x": false,
		"https://evilfbsbx.com/x": false, "https://127.0.0.1/x": false, "https://graph.facebook.com/x": true,
	} {
		if c.keepsMedia(address) != fine {
			t.Errorf("%s: %v", address, !fine)
		}
	}
}
