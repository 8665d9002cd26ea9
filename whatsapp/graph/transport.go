package graph

import (
	"net"
	"net/http"
	"time"
)

// dial is how connections are opened, those of messages and of all else.
func (o Options) dial() dialer {
	if o.Dial != nil {
		return o.Dial
	}
	return (&net.Dialer{Timeout: orDefault(o.DialTimeout, 10*time.Second), KeepAlive: 15 * time.Second}).DialContext
}

// transport carries everything but messages. It speaks HTTP/1.1 only.
func (o Options) transport() http.RoundTripper {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	return &http.Transport{
		DialContext:            o.dial(),
		Protocols:              protocols,
		TLSHandshakeTimeout:    orDefault(o.DialTimeout, 10*time.Second),
		IdleConnTimeout:        orDefault(o.IdleTimeout, 30*time.Second),
		MaxIdleConns:           4 * orDefault(o.MaxIdleConnsPerHost, 64),
		MaxIdleConnsPerHost:    orDefault(o.MaxIdleConnsPerHost, 64),
		MaxResponseHeaderBytes: maxHead,
	}
}
