package models

import (
	"bytes"
	"encoding/binary"
	"image"
	"io"

	"golang.org/x/image/riff"
)

// exifMark is how EXIF begins in a JPEG, and sometimes in a WebP.
const exifMark = "Exif\x00\x00"

// orientation is how a camera was held, 1 to 8 as EXIF counts; 1, upright, where the picture does not say.
func orientation(sent []byte, mediaType string) int {
	var exif []byte
	switch mediaType {
	case JPEG:
		exif = jpegExif(sent)
	case WebP:
		exif = webpExif(sent)
	}
	if len(exif) <= 8 {
		return 1
	}
	return exifOrientation(exif)
}

func jpegExif(jpeg []byte) []byte {
	for at := 2; at+4 <= len(jpeg) && jpeg[at] == 0xff; {
		marker, size := jpeg[at+1], int(binary.BigEndian.Uint16(jpeg[at+2:]))
		if marker == 0xda || size < 2 || at+2+size > len(jpeg) {
			break
		}
		if exif, found := bytes.CutPrefix(jpeg[at+4:at+2+size], []byte(exifMark)); found && marker == 0xe1 {
			return exif
		}
		at += 2 + size
	}
	return nil
}

func webpExif(webp []byte) []byte {
	_, chunks, err := riff.NewReader(bytes.NewReader(webp))
	for err == nil {
		var id riff.FourCC
		var chunk io.Reader
		if id, _, chunk, err = chunks.Next(); err == nil && id == (riff.FourCC{'E', 'X', 'I', 'F'}) {
			exif, _ := io.ReadAll(chunk)
			return bytes.TrimPrefix(exif, []byte(exifMark))
		}
	}
	return nil
}

// exifOrientation looks through the first list of entries in a TIFF header, twelve bytes each.
func exifOrientation(tiff []byte) int {
	var order binary.ByteOrder = binary.BigEndian
	if string(tiff[:2]) == "II" {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > len(tiff) {
		return 1
	}
	entries := int(order.Uint16(tiff[at:]))
	for at += 2; entries > 0 && at+12 <= len(tiff); entries, at = entries-1, at+12 {
		if order.Uint16(tiff[at:]) == 0x0112 {
			if o := int(order.Uint16(tiff[at+8:])); o >= 1 && o <= 8 {
				return o
			}
			return 1
		}
	}
	return 1
}

// upright turns and mirrors a picture so that it needs no orientation. From 5 on width and height change places.
func upright(p *image.RGBA, orientation int) *image.RGBA {
	if orientation == 1 {
		return p
	}
	w, h := p.Bounds().Dx(), p.Bounds().Dy()
	turned := image.NewRGBA(image.Rect(0, 0, w, h))
	if orientation >= 5 {
		turned = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			toX, toY := whereTo(orientation, x, y, w, h)
			copy(turned.Pix[turned.PixOffset(toX, toY):][:4], p.Pix[p.PixOffset(x, y):][:4])
		}
	}
	return turned
}

func whereTo(orientation, x, y, w, h int) (int, int) {
	switch orientation {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return h - 1 - y, x
	case 7:
		return h - 1 - y, w - 1 - x
	case 8:
		return y, w - 1 - x
	}
	return x, y
}
