package whatsapp

import "time"

// RestFor is how long a number is better left alone after an error that says
// that Meta is working on it: an upgrade of its throughput takes a minute at
// most (131057), other maintenance (2494100) is taken for no longer. 0 for
// every other error.
func RestFor(code int) time.Duration {
	switch code {
	case 131057, 2494100:
		return time.Minute
	}
	return 0
}
