package sender

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
)

// listenIn puts itself between the sender and the server and returns the address that leads through here.
func (v victim) listenIn() (string, error) {
	address, err := url.Parse(v.Database)
	if err != nil {
		return "", err
	}
	query := address.Query()
	dir, err := os.MkdirTemp(query.Get("host"), "ear-")
	if err != nil {
		return "", err
	}
	const socket = ".s.PGSQL.5432"
	ear, err := net.Listen("unix", filepath.Join(dir, socket))
	if err != nil {
		return "", err
	}
	server := filepath.Join(query.Get("host"), socket)
	query.Set("host", dir)
	address.RawQuery = query.Encode()
	go func() {
		for {
			client, err := ear.Accept()
			if err != nil {
				return
			}
			go v.overhear(client, server)
		}
	}()
	return address.String(), nil
}

// A talk is what was overheard of one connection.
type talk struct {
	victim     victim
	mu         sync.Mutex
	statements map[string]string
	did        deed
	open       bool // a transaction
}

func (v victim) overhear(client net.Conn, at string) {
	defer client.Close()
	server, err := net.Dial("unix", at)
	if err != nil {
		return
	}
	defer server.Close()
	first := make([]byte, 4) // The first message has no kind.
	if _, err := io.ReadFull(client, first); err != nil {
		return
	}
	server.Write(first)
	io.CopyN(server, client, int64(binary.BigEndian.Uint32(first))-4)
	t := &talk{victim: v, statements: map[string]string{}, did: deed{}}
	go relay(server, client, t.says)
	relay(client, server, t.hears)
}

// relay passes messages on, each after it was listened to.
func relay(from, to net.Conn, listen func(kind byte, body []byte)) {
	defer to.Close()
	in := bufio.NewReader(from)
	for {
		head := make([]byte, 5)
		if _, err := io.ReadFull(in, head); err != nil {
			return
		}
		body := make([]byte, binary.BigEndian.Uint32(head[1:])-4)
		if _, err := io.ReadFull(in, body); err != nil {
			return
		}
		listen(head[0], body)
		if _, err := to.Write(append(head, body...)); err != nil {
			return
		}
	}
}

var writes = regexp.MustCompile(`(?i)\b(INSERT) INTO "?(\w+)|\b(UPDATE) "?(\w+)`)

// hears listens to the sender: what it prepares, what it runs, and when it is about to commit.
func (t *talk) hears(kind byte, body []byte) {
	t.mu.Lock()
	defer t.mu.Unlock()
	parts := bytes.SplitN(body, []byte{0}, 3)
	switch kind {
	case 'P': // prepares
		t.statements[string(parts[0])] = string(parts[1])
	case 'B': // runs what was prepared
		for _, m := range writes.FindAllStringSubmatch(t.statements[string(parts[1])], -1) {
			t.did[strings.ToLower(m[1]+m[3])+" "+m[2]+m[4]] = true
		}
		if !t.open {
			t.victim.reach(t.did.name() + open)
		}
	case 'Q':
		switch word, _, _ := strings.Cut(string(parts[0]), " "); strings.ToLower(word) {
		case "begin":
			t.open, t.did = true, deed{}
		case "commit":
			t.victim.reach(t.did.name() + open)
		case "rollback":
			t.did = deed{}
		}
	}
}

// says listens to the server: nothing is open any more when it is ready for the next.
func (t *talk) says(kind byte, body []byte) {
	if kind != 'Z' || body[0] != 'I' {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.did) > 0 {
		t.victim.reach(t.did.name() + done)
	}
	t.open, t.did = false, deed{}
}
