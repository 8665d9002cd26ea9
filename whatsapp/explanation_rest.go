package whatsapp

import "time"

// Codes of limits that hold for everybody who shares them.
const (
	// CodeAppLimit: the app has made as many requests as Meta takes in an hour.
	CodeAppLimit = 4
	// CodeAccountLimit: so have all who ask for the account.
	CodeAccountLimit = 80007
)

const (
	firstRest = time.Minute
	// limitWindow is what Meta counts requests by: after it there is room again.
	limitWindow = time.Hour
	// mostRest is the longest that Meta is believed to want to be left alone.
	mostRest = 24 * time.Hour
)

// RestFor is how long whatever ScopeOf names is better left alone after an
// error that says that Meta takes nothing from it for now. inARow counts the
// rests that did not help, this one included. A limit of requests is tried
// again after a minute, then after two, and so on up to the hour that it is
// counted by. An upgrade of a number's throughput takes a minute at most
// (131057), other maintenance (2494100) is taken for no longer. 0 for every
// other error.
func RestFor(code, inARow int) time.Duration {
	switch code {
	case CodeAppLimit, CodeAccountLimit:
		return min(firstRest<<min(max(inARow, 1)-1, 6), limitWindow)
	case 131057, 2494100:
		return firstRest
	}
	return 0
}

// Rest is RestFor where Meta may have said how long. That counts; but once it
// has turned out to be too short, the longer of both does.
func (e *Error) Rest(inARow int) time.Duration {
	rest := RestFor(e.Code, inARow)
	if rest > 0 && e.RetryAfter > 0 && (inARow <= 1 || e.RetryAfter > rest) {
		return min(e.RetryAfter, mostRest)
	}
	return rest
}
