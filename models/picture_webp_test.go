package models_test

import (
	"encoding/binary"
	"image"
)

// webpOf is a picture of red, blue and nothing else as WebP keeps it without loss (RFC 9649): each of the colours has two values, so a pixel
// takes a bit for red and one for blue. before and after stand around it, such as what a camera says.
func webpOf(p *image.RGBA, before, after []byte) []byte {
	w, h := p.Bounds().Dx(), p.Bounds().Dy()
	var bits bitWriter
	bits.write(uint(w-1), 14)
	bits.write(uint(h-1), 14)
	bits.write(0, 1+3) // no alpha, version 0
	bits.write(0, 1)   // no transforms
	bits.write(0, 1)   // no cache of colours
	bits.write(0, 1)   // one group of codes
	one := func(value uint) { bits.write(1|0<<1|1<<2|value<<3, 11) }
	two := func() { bits.write(1|1<<1|1<<2|0<<3|255<<11, 19) }
	one(0)   // green
	two()    // red
	two()    // blue
	one(255) // alpha
	one(0)   // distance
	for y := range h {
		for x := range w {
			c := p.RGBAAt(x, y)
			bits.write(uint(c.R)&1|uint(c.B)&1<<1, 2)
		}
	}
	body := append(append(before, riffChunk("VP8L", append([]byte{0x2f}, bits.bytes()...))...), after...)
	return riffChunk("RIFF", append([]byte("WEBP"), body...))
}

func riffChunk(id string, body []byte) []byte {
	chunk := binary.LittleEndian.AppendUint32([]byte(id), uint32(len(body)))
	chunk = append(chunk, body...)
	if len(body)%2 == 1 {
		chunk = append(chunk, 0)
	}
	return chunk
}

// canvas is the chunk that says how large a WebP of several chunks is, and that it has EXIF.
func canvas(width, height int) []byte {
	w, h := width-1, height-1
	return riffChunk("VP8X", []byte{1 << 3, 0, 0, 0, byte(w), byte(w >> 8), byte(w >> 16), byte(h), byte(h >> 8), byte(h >> 16)})
}

// bitWriter writes numbers lowest bit first.
type bitWriter struct{ bits []bool }

func (b *bitWriter) write(value uint, count int) {
	for i := range count {
		b.bits = append(b.bits, value>>i&1 == 1)
	}
}

func (b *bitWriter) bytes() []byte {
	packed := make([]byte, (len(b.bits)+7)/8)
	for i, bit := range b.bits {
		if bit {
			packed[i/8] |= 1 << (i % 8)
		}
	}
	return packed
}
