package models

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// ParseOrigin reads the address of a website as somebody types or pastes it and returns its origin as browsers write it: scheme, host and port,
// in small letters, a name with accents in its ASCII form, the usual port left out. What comes after the host is dropped. It refuses (as Invalid
// "origin") whatever browsers could read otherwise than we do: names and passwords, wildcards, IPv6 addresses, other schemes than https and http.
func ParseOrigin(typed string) (string, error) {
	address := strings.TrimSpace(typed)
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(address)
	switch {
	case strings.Contains(address, "*"):
		return "", Invalid{"origin": "Name each website by itself: a star for all of them is not possible."}
	case err != nil || u.Host == "" || u.User != nil:
		return "", notAnOrigin
	case u.Scheme != "https" && u.Scheme != "http":
		return "", Invalid{"origin": "The address of a website begins with https://."}
	}
	host, ok := asciiHost(u.Hostname())
	port, portOK := portOf(u)
	if !ok || !portOK {
		return "", notAnOrigin
	}
	return u.Scheme + "://" + host + port, nil
}

var notAnOrigin = Invalid{"origin": "Enter the address of a website, like https://www.company.example."}

// hostPattern is what may stand in a Content-Security-Policy: letters, digits and dashes between dots.
var hostPattern = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$`)

// asciiHost is a host as browsers write it. A name ends in letters, an IPv4 address has four parts; what looks like a number otherwise browsers turn
// into an address, and we do not guess which.
func asciiHost(host string) (string, bool) {
	ascii, err := idna.Lookup.ToASCII(strings.TrimSuffix(host, "."))
	if err != nil || len(ascii) > 253 || !hostPattern.MatchString(ascii) {
		return "", false
	}
	labels := strings.Split(ascii, ".")
	if last := labels[len(labels)-1]; last[0] >= '0' && last[0] <= '9' {
		return ascii, plainIPv4(labels)
	}
	return ascii, len(labels) > 1 || ascii == "localhost"
}

func plainIPv4(parts []string) bool {
	for _, part := range parts {
		n, err := strconv.ParseUint(part, 10, 8)
		if err != nil || strconv.FormatUint(n, 10) != part {
			return false
		}
	}
	return len(parts) == 4
}

// portOf is the port with its colon, empty for the usual one.
func portOf(u *url.URL) (string, bool) {
	written := u.Port()
	if written == "" {
		return "", !strings.HasSuffix(u.Host, ":")
	}
	n, err := strconv.ParseUint(written, 10, 16)
	if err != nil || n == 0 {
		return "", false
	}
	if u.Scheme == "https" && n == 443 || u.Scheme == "http" && n == 80 {
		return "", true
	}
	return ":" + strconv.FormatUint(n, 10), true
}

// PageOn is the address of a page without its query, if it lies on a website; the website's first page otherwise. What a page says of itself is
// never believed beyond that.
func PageOn(origin, address string) string {
	u, err := url.Parse(address)
	if err != nil || u.User != nil || u.Opaque != "" {
		return origin + "/"
	}
	if own, err := ParseOrigin(u.Scheme + "://" + u.Host); err != nil || own != origin {
		return origin + "/"
	}
	return origin + "/" + strings.TrimPrefix(u.EscapedPath(), "/")
}
