package main

import (
	"net"
	"net/netip"
	"net/url"
	"strings"

	"greenlist/models"
)

// An outlet is where messages go, or why none do.
type outlet struct {
	// base is the Graph API's address; empty when nothing may be sent.
	base string
	// off is why nothing is sent, in words for the people who wonder.
	off string
	// rehearsal says that a live database is being used on this machine only, and has to be marked as such.
	rehearsal bool
}

// findOutlet decides where this database may send to. A sandbox never reaches anything but a sandbox, and that is on this machine; a
// database that was ever used to rehearse stays there too; a live one sends nothing in the clear.
func findOutlet(here models.Installation, public *url.URL, graph string) outlet {
	base, err := url.Parse(graph)
	if err != nil || base.Host == "" {
		return outlet{off: "Nothing is sent: GREENLIST_GRAPH_URL is not an address."}
	}
	switch near := isLoopback(base); {
	case here.Kind == models.Sandbox && near:
		return outlet{base: graph}
	case here.Kind == models.Sandbox:
		return outlet{off: "Nothing is sent: this database is a sandbox, full of made-up people, and GREENLIST_GRAPH_URL leads to " + base.Host +
			". Start with --demo, or start `greenlist sandbox` and point GREENLIST_GRAPH_URL to it."}
	case near && isLoopback(public):
		return outlet{base: graph, rehearsal: true}
	case here.RehearsalAt != nil:
		return outlet{off: "Nothing is sent: this database was used to rehearse, so what it holds may be made up. Start a new one for real people."}
	case base.Scheme != "https":
		return outlet{off: "Nothing is sent: GREENLIST_GRAPH_URL must begin with https:// so that nobody on the way can read along."}
	case public.Scheme != "https":
		return outlet{off: "Nothing is sent: GREENLIST_PUBLIC_URL must begin with https:// before real people are messaged."}
	}
	return outlet{base: graph}
}

// isLoopback looks at the address as it is written and asks no name server: an answer could change after it was checked.
func isLoopback(u *url.URL) bool {
	host := u.Hostname()
	if strings.EqualFold(host, "localhost") {
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.IsLoopback()
}

// reachable is the host and port people use for a listener: one that listens everywhere is reached on this machine.
func reachable(l net.Listener) string {
	addr, ok := l.Addr().(*net.TCPAddr)
	if !ok || !addr.IP.IsUnspecified() {
		return l.Addr().String()
	}
	_, port, _ := net.SplitHostPort(addr.String())
	return net.JoinHostPort("localhost", port)
}
