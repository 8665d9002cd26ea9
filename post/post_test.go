package post

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// Addresses that lead inside, in every dress that people have thought of.
var inside = []string{
	"127.0.0.1", "127.8.9.10", "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.254", "169.254.0.1", "169.254.169.254",
	"172.16.0.1", "172.31.255.255", "192.168.0.1", "192.0.0.1", "192.0.0.192", "192.0.2.9", "192.88.99.1", "198.18.0.1", "198.19.255.255", "198.51.100.1",
	"203.0.113.5", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
	"::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
	"64:ff9b:1::1", "100::1", "2001::1", "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:a9fe:a9fe::1", "2002:0a00:0001::1", "fc00::1", "fd00:ec2::254",
	"fe80::1", "fe80::1%lo", "fec0::1", "ff02::1", "3fff::1", "5f00::1", "4000::1",
}

var outside = []string{"1.1.1.1", "8.8.8.8", "100.128.0.1", "172.32.0.1", "192.0.1.1", "198.20.0.1", "223.255.255.255", "2606:4700::1", "2a00:1450:4001::1", "::ffff:8.8.8.8"}

func TestNothingInsideIsReached(t *testing.T) {
	look := guard(false)
	for _, ip := range inside {
		if err := look("tcp4", net.JoinHostPort(ip, "443"), nil); err == nil {
			t.Errorf("%s would be reached", ip)
		}
	}
	for _, ip := range outside {
		if err := look("tcp4", net.JoinHostPort(ip, "443"), nil); err != nil {
			t.Errorf("%s would not be reached", ip)
		}
	}
	for _, address := range []string{"", "shop.example:443", "8.8.8.8", "8.8.8.8:0", "/run/docker.sock"} {
		if err := look("tcp4", address, nil); err == nil {
			t.Errorf("%q would be reached", address)
		}
	}
	if look("unix", "8.8.8.8:443", nil) == nil || look("udp4", "8.8.8.8:443", nil) == nil {
		t.Error("only TCP may be spoken")
	}
}

// knocks counts connections, whatever is said on them.
func knocks(t *testing.T, server *httptest.Server) *atomic.Int64 {
	t.Helper()
	var n atomic.Int64
	server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			n.Add(1)
		}
	}
	return &n
}

func TestNoDressOpensTheDoor(t *testing.T) {
	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	n := knocks(t, server)
	server.StartTLS()
	defer server.Close()
	_, port, _ := net.SplitHostPort(server.Listener.Addr().String())
	client := New(Options{Timeout: 2 * time.Second})
	for _, host := range []string{"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f000001", "017700000001", "127.1", "0", "localhost.", "LOCALHOST"} {
		if got := client.Send(context.Background(), "https://"+host+":"+port+"/", http.Header{}, nil); got.Taken() || got.Code != 0 {
			t.Errorf("%s: %+v", host, got)
		}
	}
	for _, to := range []string{server.URL[:4] + server.URL[5:], "http://localhost:" + port, "file:///etc/passwd", "gopher://localhost:" + port, "//localhost:" + port, ""} {
		if got := client.Send(context.Background(), to, http.Header{}, nil); got.Taken() {
			t.Errorf("%s: %+v", to, got)
		}
	}
	if n.Load() != 0 {
		t.Fatalf("%d connections were made", n.Load())
	}
	open := New(Options{Loopback: true, Timeout: 2 * time.Second})
	if got := open.Send(context.Background(), "https://127.0.0.1:"+port+"/", http.Header{}, nil); n.Load() == 0 {
		t.Errorf("the control reached nobody: %+v", got)
	}
}

func TestALoopbackClientGoesNowhereElse(t *testing.T) {
	look := guard(true)
	for _, ip := range append(outside, "10.0.0.1", "169.254.169.254", "192.168.1.1") {
		if look("tcp4", net.JoinHostPort(ip, "80"), nil) == nil {
			t.Errorf("%s would be reached", ip)
		}
	}
}

func TestARedirectIsNotFollowed(t *testing.T) {
	var followed atomic.Bool
	inner := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { followed.Store(true) }))
	defer inner.Close()
	for _, code := range []int{301, 302, 303, 307, 308} {
		outer := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, inner.URL, code) }))
		got := New(Options{Loopback: true}).Send(context.Background(), outer.URL, http.Header{}, []byte("{}"))
		outer.Close()
		if got.Taken() || got.Code != code || followed.Load() {
			t.Errorf("%d: %+v, followed %v", code, got, followed.Load())
		}
	}
}

func TestWhatComesBack(t *testing.T) {
	over := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/flood":
			for n := 0; n < 1<<12; n++ {
				if _, err := io.WriteString(w, strings.Repeat("x", 1<<12)); err != nil {
					return
				}
			}
		case "/slow":
			<-over
		case "/echo":
			body, _ := io.ReadAll(r.Body)
			if string(body) != `{"a":1}` || r.Header.Get("X-Mark") != "here" || r.Method != http.MethodPost {
				w.WriteHeader(http.StatusBadRequest)
			}
		default:
			w.WriteHeader(http.StatusGone)
		}
	}))
	client := New(Options{Loopback: true, Timeout: 500 * time.Millisecond})
	for path, taken := range map[string]bool{"/flood": true, "/slow": false, "/echo": true, "/gone": false} {
		if got := client.Send(context.Background(), server.URL+path, http.Header{"X-Mark": {"here"}}, []byte(`{"a":1}`)); got.Taken() != taken {
			t.Errorf("%s: %+v", path, got)
		}
	}
	close(over)
	server.Close()
	if got := client.Send(context.Background(), server.URL, http.Header{}, nil); got.Taken() || got.Code != 0 || strings.Contains(got.Trouble, "127.0.0.1") {
		t.Errorf("nobody there: %+v", got)
	}
}

func TestTheSignatureIsTheOneTheDocumentationDescribes(t *testing.T) {
	at, body := time.Unix(1795255200, 0), []byte(`{"id":"evt_1"}`)
	mac := hmac.New(sha256.New, []byte("new"))
	fmt.Fprintf(mac, "%d.%s", at.Unix(), body)
	got := Sign([]string{"new", "old"}, at, body)
	parts := strings.Split(got, ",")
	if len(parts) != 3 || parts[0] != "t=1795255200" || parts[1] != "v1="+hex.EncodeToString(mac.Sum(nil)) || parts[2] == parts[1] {
		t.Error(got)
	}
	if Sign([]string{"new"}, at.Add(time.Second), body) == Sign([]string{"new"}, at, body) {
		t.Error("the time is not signed")
	}
}
