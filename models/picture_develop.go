package models

import (
	"bytes"
	"image"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/webp"
)

const (
	// jpegQuality keeps the print on a photographed paper readable.
	jpegQuality = 85
	// mostScans bounds the work on a JPEG that comes in layers: each costs a few bytes and a walk over all pixels. Cameras use about ten.
	mostScans = 100
)

// A format is how one type is read: its size without its pixels, and its pixels.
type format struct {
	size   func([]byte) (image.Config, error)
	decode func([]byte) (image.Image, error)
}

var formats = map[string]format{
	PNG:  {func(b []byte) (image.Config, error) { return png.DecodeConfig(bytes.NewReader(b)) }, func(b []byte) (image.Image, error) { return png.Decode(bytes.NewReader(b)) }},
	JPEG: {func(b []byte) (image.Config, error) { return jpeg.DecodeConfig(bytes.NewReader(b)) }, func(b []byte) (image.Image, error) { return jpeg.Decode(bytes.NewReader(b)) }},
	GIF:  {func(b []byte) (image.Config, error) { return gif.DecodeConfig(bytes.NewReader(b)) }, func(b []byte) (image.Image, error) { return gif.Decode(bytes.NewReader(b)) }},
	WebP: {func(b []byte) (image.Config, error) { return webp.DecodeConfig(bytes.NewReader(b)) }, func(b []byte) (image.Image, error) { return webp.Decode(bytes.NewReader(b)) }},
}

// develop makes of what was sent the picture that is kept. What was compressed as photographs are becomes JPEG; the others become PNG, a GIF that
// moves its first picture.
func develop(sent []byte, limits PictureLimits) ([]byte, error) {
	mediaType := sniff(sent)
	format, known := formats[mediaType]
	if !known {
		return nil, Invalid{"file": stranger(sent)}
	}
	if err := format.check(sent, limits); err != nil {
		return nil, err
	}
	picture, err := format.decode(sent)
	if err != nil {
		return nil, damaged
	}
	pixels := shrink(plain(picture), limits.Edge)
	return encode(upright(pixels, orientation(sent, mediaType)), keptAs(picture, mediaType))
}

func keptAs(picture image.Image, sentAs string) string {
	if _, photograph := picture.(*image.YCbCr); photograph && sentAs == WebP {
		return JPEG
	}
	if sentAs == JPEG {
		return JPEG
	}
	return PNG
}

var damaged = Invalid{"file": "This picture is damaged and cannot be read. Save it anew and upload that."}

// check reads the size before the pixels: a picture that claims more than there is memory for is never decoded.
func (f format) check(sent []byte, limits PictureLimits) error {
	config, err := f.size(sent)
	if err != nil || config.Width <= 0 || config.Height <= 0 {
		return damaged
	}
	if config.Width > limits.Pixels/config.Height {
		return Invalid{"file": "This picture has too many pixels. Make it smaller, for instance 2000 by 2000, and upload it again."}
	}
	if bytes.Count(sent, []byte{0xff, 0xda}) > mostScans && sniff(sent) == JPEG {
		return damaged
	}
	return nil
}

// plain copies a picture of any kind into one kind.
func plain(picture image.Image) *image.RGBA {
	pixels := image.NewRGBA(image.Rect(0, 0, picture.Bounds().Dx(), picture.Bounds().Dy()))
	draw.Draw(pixels, pixels.Bounds(), picture, picture.Bounds().Min, draw.Src)
	return pixels
}

func encode(pixels *image.RGBA, mediaType string) ([]byte, error) {
	var b bytes.Buffer
	if mediaType == JPEG {
		err := jpeg.Encode(&b, pixels, &jpeg.Options{Quality: jpegQuality})
		return b.Bytes(), err
	}
	err := png.Encode(&b, pixels)
	return b.Bytes(), err
}
