package sandbox

import (
	"hash/fnv"
	"strconv"
	"time"
)

// chance is where all randomness comes from. What a throw gives depends on
// the seed and on what it is thrown for, never on the order of requests, so
// concurrent runs are repeatable.
type chance uint64

// number is a well-mixed number for the things named.
func (c chance) number(about ...string) uint64 {
	h := fnv.New64a()
	h.Write(strconv.AppendUint(nil, uint64(c), 16))
	for _, a := range about {
		h.Write([]byte{0})
		h.Write([]byte(a))
	}
	return mix(h.Sum64())
}

// throw is a number in [0,1) for the things named.
func (c chance) throw(about ...string) float64 {
	return float64(c.number(about...)>>11) / (1 << 53)
}

// between is base plus a part of spread.
func (c chance) between(base, spread Duration, about ...string) time.Duration {
	return time.Duration(base) + time.Duration(c.throw(about...)*float64(spread))
}

// mix is the finaliser of splitmix64: FNV alone leaves similar names with
// similar numbers.
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}
