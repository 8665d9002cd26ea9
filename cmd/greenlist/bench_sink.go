package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// sinkCommand is the API that the bench sends to. It is a program of its own because Meta is not inside ours either: neither its memory nor its
// threads are to be counted with the sender's.
type sinkCommand struct {
	After time.Duration
}

// Run answers until nobody holds the other end of its input.
func (c sinkCommand) Run() error {
	s, err := newSink(c.After)
	if err != nil {
		return err
	}
	defer s.close()
	fmt.Println(s.url)
	_, err = io.Copy(io.Discard, os.Stdin)
	return err
}

// startSink runs a sinkCommand, of this program if no other is named; close ends it.
func startSink(ctx context.Context, program string, after time.Duration) (url string, close func(), err error) {
	if program == "" {
		if program, err = os.Executable(); err != nil {
			return "", nil, err
		}
	}
	command := exec.CommandContext(ctx, program, "sink", "--after", after.String())
	hold, err := command.StdinPipe()
	if err != nil {
		return "", nil, err
	}
	told, err := command.StdoutPipe()
	if err != nil {
		return "", nil, err
	}
	if err := command.Start(); err != nil {
		return "", nil, err
	}
	close = func() { hold.Close(); command.Wait() }
	url, err = bufio.NewReader(told).ReadString('\n')
	if err != nil {
		close()
	}
	return strings.TrimSpace(url), close, err
}

// sink answers every POST as Meta does when all is well, with an id as long as Meta's, after a while, and does nothing else.
type sink struct {
	url    string
	server *http.Server
	id     atomic.Int64
	after  time.Duration
}

func newSink(after time.Duration) (*sink, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &sink{after: after, url: "http://" + listener.Addr().String()}
	s.server = &http.Server{Handler: http.HandlerFunc(s.answer)}
	go s.server.Serve(listener)
	return s, nil
}

func (s *sink) answer(w http.ResponseWriter, r *http.Request) {
	io.Copy(io.Discard, r.Body)
	if s.after > 0 {
		time.Sleep(s.after)
	}
	w.Header().Set("Content-Type", "application/json")
	fmt.Fprintf(w, `{"messaging_product":"whatsapp","contacts":[{"input":"x","wa_id":"x"}],"messages":[{"id":"wamid.HBgLMzE5NzAxMDIwMDEwMBUCABEYEjM5%020XAA==","message_status":"accepted"}]}`, s.id.Add(1))
}

func (s *sink) close() { s.server.Close() }

func postWith(ctx context.Context, url string, n, workers int) float64 {
	transport := &http.Transport{MaxIdleConnsPerHost: workers}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport}
	body := bytes.Repeat([]byte("x"), 600)
	var left atomic.Int64
	left.Store(int64(n))
	start := time.Now()
	var all sync.WaitGroup
	for range workers {
		all.Go(func() {
			for left.Add(-1) >= 0 {
				if !postOnce(ctx, client, url, body) {
					return
				}
			}
		})
	}
	all.Wait()
	return perSecond(n, start)
}

func postOnce(ctx context.Context, client *http.Client, url string, body []byte) bool {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return false
	}
	response, err := client.Do(request)
	if err != nil {
		return false
	}
	io.Copy(io.Discard, response.Body)
	response.Body.Close()
	return true
}
