package post

import "net/netip"

// closed are the networks that are not the public internet, or that lead to one by a detour (IANA special-purpose registries; RFC 6890 and those
// that update it). What is not global unicast (2000::/3) is closed in IPv6 anyway.
var closed = networks(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24",
	"192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
	"2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20", "5f00::/16",
)

var global = netip.MustParsePrefix("2000::/3")

func networks(all ...string) (list []netip.Prefix) {
	for _, text := range all {
		list = append(list, netip.MustParsePrefix(text))
	}
	return list
}

// allowed tells whether a connection to address, an IP with a port, may be made.
func allowed(address string, loopback bool) bool {
	to, err := netip.ParseAddrPort(address)
	if err != nil || to.Port() == 0 {
		return false
	}
	ip := to.Addr().WithZone("").Unmap()
	if loopback {
		return ip.IsLoopback()
	}
	return public(ip)
}

// public tells whether an address is somebody's on the internet. One that only wraps an IPv4 address is judged as that by Unmap before, or closed.
func public(ip netip.Addr) bool {
	if ip.Is6() && !global.Contains(ip) {
		return false
	}
	for _, network := range closed {
		if network.Contains(ip) {
			return false
		}
	}
	return true
}
