package views

import (
	"fmt"
	"strings"

	"github.com/skip2/go-qrcode"
)

// qrQuiet is the white edge around a QR code, in modules; without it scanners do not find the code (ISO/IEC 18004 asks for four).
const qrQuiet = 4

// qrCode draws text as one path over a square of size modules. A text too long for any code has size 0.
func qrCode(text string) (size int, path string) {
	code, err := qrcode.New(text, qrcode.Medium)
	if err != nil {
		return 0, ""
	}
	code.DisableBorder = true
	var b strings.Builder
	modules := code.Bitmap()
	for y, row := range modules {
		for x := 0; x < len(row); x++ {
			start := x
			for x < len(row) && row[x] {
				x++
			}
			if x > start {
				fmt.Fprintf(&b, "M%d %dh%dv1h-%dz", start+qrQuiet, y+qrQuiet, x-start, x-start)
			}
		}
	}
	return len(modules) + 2*qrQuiet, b.String()
}

// printedCode is the edge of a code as a picture, in dots: 8 cm at 300 dots an inch.
const printedCode = 960

// QRPicture is a QR code as a PNG, for programs that take no drawings.
func QRPicture(text string) ([]byte, error) { return qrcode.Encode(text, qrcode.Medium, printedCode) }

// QRFile is a QR code as a file for print.
func QRFile(text string) []byte {
	size, path := qrCode(text)
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h%dv%dH0z"/><path d="%s"/></svg>`,
		size, size, size, size, path)
}
