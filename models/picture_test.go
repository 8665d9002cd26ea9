package models_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// banner is a picture whose top left quarter is red and the rest blue.
func banner(width, height int) *image.RGBA {
	p := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			p.Set(x, y, color.RGBA{B: 255, A: 255})
			if x < width/2 && y < height/2 {
				p.Set(x, y, color.RGBA{R: 255, A: 255})
			}
		}
	}
	return p
}

func encoded(t testing.TB, f func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func pngOf(t testing.TB, p image.Image) []byte {
	return encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, p) })
}

func jpegOf(t testing.TB, p image.Image) []byte {
	return encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, p, nil) })
}

// exif is what a camera held in a certain way says, with a place among it.
func exif(orientation byte) string {
	return "Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string([]byte{orientation}) + "\x00\x00GPS 52.4, 4.6"
}

// photo is a JPEG as a camera held in a certain way makes it.
func photo(t testing.TB, p image.Image, orientation byte) []byte {
	plain := jpegOf(t, p)
	body := exif(orientation)
	segment := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(body)+2))
	return append(append(append([]byte{}, plain[:2]...), append(segment, body...)...), plain[2:]...)
}

// claims is a PNG that says it is larger than it is.
func claims(t testing.TB, width, height uint32) []byte {
	small := pngOf(t, banner(2, 2))
	binary.BigEndian.PutUint32(small[16:], width)
	binary.BigEndian.PutUint32(small[20:], height)
	binary.BigEndian.PutUint32(small[29:], crc32.ChecksumIEEE(small[12:29]))
	return small
}

func TestAPictureIsKeptAsItsPixelsOnly(t *testing.T) {
	large := banner(1600, 400)
	animation := encoded(t, func(b *bytes.Buffer) error { return gif.Encode(b, banner(20, 10), nil) })
	for name, c := range map[string]struct {
		sent          []byte
		mediaType     string
		width, height int
		redX, redY    int
	}{
		"a small PNG stays as large as it is":       {pngOf(t, banner(40, 20)), models.PNG, 40, 20, 5, 5},
		"a large one becomes smaller":               {pngOf(t, large), models.PNG, 800, 200, 100, 50},
		"a GIF becomes a PNG":                       {animation, models.PNG, 20, 10, 2, 2},
		"a WebP becomes a PNG":                      {webpOf(banner(40, 20), nil, nil), models.PNG, 40, 20, 5, 5},
		"and is turned upright":                     {webpOf(banner(40, 20), canvas(40, 20), riffChunk("EXIF", []byte(exif(6)))), models.PNG, 20, 40, 15, 5},
		"what follows a picture does not stay":      {append(pngOf(t, banner(40, 20)), "<script>GPS"...), models.PNG, 40, 20, 5, 5},
		"a photograph is turned upright":            {photo(t, banner(40, 20), 6), models.JPEG, 20, 40, 15, 5},
		"one held upside down too":                  {photo(t, banner(40, 20), 3), models.JPEG, 40, 20, 35, 15},
		"and one that was mirrored":                 {photo(t, banner(40, 20), 2), models.JPEG, 40, 20, 35, 5},
		"a camera that talks nonsense is held well": {photo(t, banner(40, 20), 99), models.JPEG, 40, 20, 5, 5},
	} {
		t.Run(name, func(t *testing.T) {
			kept, err := models.Develop(c.sent, models.LogoLimits)
			if err != nil {
				t.Fatal(err)
			}
			if models.Sniff(kept) != c.mediaType || bytes.Contains(kept, []byte("GPS")) || bytes.Contains(kept, []byte("Exif")) {
				t.Errorf("kept %s with %d bytes", models.Sniff(kept), len(kept))
			}
			p, _, err := image.Decode(bytes.NewReader(kept))
			if err != nil {
				t.Fatal(err)
			}
			if p.Bounds().Dx() != c.width || p.Bounds().Dy() != c.height {
				t.Fatalf("%v", p.Bounds())
			}
			if r, _, b, _ := p.At(c.redX, c.redY).RGBA(); r < 0xc000 || b > 0x4000 {
				t.Errorf("what was red is %v", p.At(c.redX, c.redY))
			}
		})
	}
}

func TestWhatIsNoPictureIsRefused(t *testing.T) {
	whole := jpegOf(t, banner(64, 64))
	layered := append(append([]byte{}, whole...), bytes.Repeat([]byte{0xff, 0xda, 0, 2}, 200)...)
	for name, c := range map[string]struct {
		sent []byte
		says string
	}{
		"a drawing that calls itself PNG":      {[]byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), "SVG"},
		"a page that calls itself JPEG":        {[]byte(`<!doctype html><script>alert(1)</script>`), "PNG, JPEG, WebP or GIF"},
		"a GIF that is a program":              {[]byte(`GIF89a/*` + strings.Repeat("x", 400) + `*/=1;alert(1)`), ""},
		"a PNG that claims a billion pixels":   {claims(t, 30000, 30000), "pixels"},
		"one whose pixels would overflow":      {claims(t, 0x7fffffff, 0x7fffffff), ""},
		"one as wide as it is flat":            {claims(t, 16_000_001, 1), "pixels"},
		"a photograph that broke off":          {whole[:len(whole)/2], "damaged"},
		"one of more layers than cameras make": {layered, "damaged"},
		"the beginning of a PNG":               {[]byte("\x89PNG\r\n\x1a\n"), "damaged"},
		"the beginning of a WebP":              {[]byte("RIFF\x00\x00\x00\x00WEBPVP8 "), "damaged"},
		"a WebP that claims a billion pixels":  {riffChunk("RIFF", append([]byte("WEBP"), canvas(30000, 30000)...)), "pixels"},
		"one that is larger than it claims":    {webpOf(banner(400, 200), canvas(40, 20), nil), "damaged"},
		"a picture of a telephone":             {[]byte("\x00\x00\x00\x18ftypheic"), "phones"},
		"a PDF":                                {[]byte("%PDF-1.7"), "PNG, JPEG, WebP or GIF"},
	} {
		_, err := models.Develop(c.sent, models.LogoLimits)
		var wrong models.Invalid
		if !errors.As(err, &wrong) || !strings.Contains(wrong["file"], c.says) {
			t.Errorf("%s: %v", name, wrong["file"])
		}
	}
	if _, err := models.Develop(claims(t, 2, 2), models.LogoLimits); err != nil {
		t.Errorf("the small one that the large ones are made of: %v", err)
	}
}

func TestAPictureIsKeptOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		first, err := models.KeepPicture(ctx, db, bytes.NewReader(photo(t, banner(40, 20), 1)), models.LogoLimits)
		if err != nil || first.MediaType != models.JPEG {
			t.Fatal(first, err)
		}
		again, err := models.KeepPicture(ctx, db, bytes.NewReader(jpegOf(t, banner(40, 20))), models.LogoLimits)
		if err != nil || again.ID != first.ID {
			t.Errorf("the same pixels were kept twice: %d and %d, %v", first.ID, again.ID, err)
		}
		var wrong models.Invalid
		tight := models.PictureLimits{Bytes: 50, Pixels: 1000, Edge: 10}
		if _, err := models.KeepPicture(ctx, db, bytes.NewReader(pngOf(t, banner(40, 20))), tight); !errors.As(err, &wrong) || !strings.Contains(wrong["file"], "larger") {
			t.Errorf("too many bytes: %v", err)
		}
		if _, err := models.KeepPicture(ctx, db, strings.NewReader(""), tight); !errors.As(err, &wrong) {
			t.Errorf("nothing: %v", err)
		}
	})
}

// FuzzPicture looks for bytes that are kept as something else than a picture within its limits, or that stop the program.
func FuzzPicture(f *testing.F) {
	f.Add(pngOf(f, banner(8, 8)))
	f.Add(photo(f, banner(8, 8), 6))
	f.Add(encoded(f, func(b *bytes.Buffer) error { return gif.Encode(b, banner(8, 8), nil) }))
	f.Add(claims(f, 30000, 30000))
	f.Add(webpOf(banner(8, 8), canvas(8, 8), riffChunk("EXIF", []byte(exif(6)))))
	f.Add([]byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`))
	limits := models.PictureLimits{Bytes: 1 << 16, Pixels: 4096, Edge: 32}
	f.Fuzz(func(t *testing.T, sent []byte) {
		kept, err := models.Develop(sent, limits)
		if err != nil {
			if !errors.As(err, new(models.Invalid)) {
				t.Fatal(err)
			}
			return
		}
		config, kind, err := image.DecodeConfig(bytes.NewReader(kept))
		if err != nil || "image/"+kind != models.Sniff(kept) || kind == "gif" || max(config.Width, config.Height) > limits.Edge {
			t.Fatalf("kept %s, %dx%d: %v", kind, config.Width, config.Height, err)
		}
	})
}
