package graph

import (
	"net"
	"net/http"
	"time"
)

// transport speaks HTTP/1.1 only: over one HTTP/2 connection a single reset
// would leave every message in flight unknown at once.
func (o Options) transport() http.RoundTripper {
	if o.Transport != nil {
		return o.Transport
	}
	dialer := &net.Dialer{Timeout: orDefault(o.DialTimeout, 10*time.Second), KeepAlive: 15 * time.Second}
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	return &http.Transport{
		Proxy:                  o.Proxy,
		DialContext:            dialer.DialContext,
		Protocols:              protocols,
		TLSHandshakeTimeout:    orDefault(o.DialTimeout, 10*time.Second),
		IdleConnTimeout:        orDefault(o.IdleTimeout, 30*time.Second),
		MaxIdleConns:           4 * orDefault(o.MaxIdleConnsPerHost, 64),
		MaxIdleConnsPerHost:    orDefault(o.MaxIdleConnsPerHost, 64),
		MaxResponseHeaderBytes: 64 << 10,
	}
}
