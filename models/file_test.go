package models_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

const roomy = 8 << 20

func TestAFileComesBackAsItWas(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		sent := bytes.Repeat([]byte("a row of a list\x00\xff\n"), 50_000)
		f, err := models.StoreFile(ctx, db, "text/csv", roomy, iotest.HalfReader(bytes.NewReader(sent)))
		if err != nil || f.Size != int64(len(sent)) {
			t.Fatal(f.Size, err)
		}
		got, err := io.ReadAll(models.OpenFile(ctx, db, f.ID))
		if err != nil || !bytes.Equal(got, sent) {
			t.Errorf("%d bytes came back, %v", len(got), err)
		}
		again, err := models.StoreFile(ctx, db, "text/csv", roomy, bytes.NewReader(sent))
		if err != nil || again.ID != f.ID {
			t.Errorf("the same bytes were kept twice: %d and %d, %v", f.ID, again.ID, err)
		}
	})
}

func TestAFileThatIsTooLargeOrBreaksOffLeavesNothing(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		var invalid models.Invalid
		for _, size := range []int{0, roomy + 1} {
			if _, err := models.StoreFile(ctx, db, "text/csv", roomy, strings.NewReader(strings.Repeat("x", size))); !errors.As(err, &invalid) {
				t.Errorf("%d bytes: %v", size, err)
			}
		}
		if _, err := models.StoreFile(ctx, db, "text/csv", roomy, io.MultiReader(strings.NewReader("half"), iotest.ErrReader(io.ErrClosedPipe))); !errors.Is(err, io.ErrClosedPipe) {
			t.Errorf("broken off: %v", err)
		}
		clock.Advance(2 * time.Hour)
		f, err := models.StoreFile(ctx, db, "text/csv", 4, strings.NewReader("four"))
		if err != nil {
			t.Fatal(err)
		}
		for id := range f.ID {
			if b, err := io.ReadAll(models.OpenFile(ctx, db, id)); len(b) > 0 || err != nil {
				t.Errorf("%d bytes of file %d are left, %v", len(b), id, err)
			}
		}
	})
}
