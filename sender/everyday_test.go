//go:build !race

package sender

// everydaySeeds is a fiftieth of the proof.
const everydaySeeds = 200
