//go:build race

package sender

// everydaySeeds are fewer where each takes eight times as long.
const everydaySeeds = 12
