package whatsapp

import "unicode"

// emojiTable covers the blocks phones draw as pictures, with the joiners and
// selectors that belong to them. Plain arrows, ™ and © are not in it.
var emojiTable = &unicode.RangeTable{
	R16: []unicode.Range16{{0x200d, 0x200d, 1}, {0x20e3, 0x20e3, 1}, {0x231a, 0x231b, 1}, {0x23e9, 0x23fa, 1},
		{0x2600, 0x27bf, 1}, {0x2b50, 0x2b55, 1}, {0xfe0f, 0xfe0f, 1}},
	R32: []unicode.Range32{{0x1f000, 0x1faff, 1}},
}

// emojiAt is the byte at which the first emoji of a text starts, -1 without.
func emojiAt(text string) int {
	for i, r := range text {
		if unicode.Is(emojiTable, r) {
			return i
		}
	}
	return -1
}

// emojiEnd is where the run of emoji that starts at that byte ends.
func emojiEnd(text string, start int) int {
	for i, r := range text[start:] {
		if !unicode.Is(emojiTable, r) {
			return start + i
		}
	}
	return len(text)
}
