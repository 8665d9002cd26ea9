package handlers

import (
	"bytes"
	"context"
	"errors"
	"testing"
)

func TestNoSpreadsheetCalculatesWhatPeopleTyped(t *testing.T) {
	var b bytes.Buffer
	err := writeCSV(context.Background(), &b, func() {}, func(_ context.Context, w *csvWriter) error {
		return w.Row("=1+1", "+31", "-5", "@x", "plain, with \"quotes\"", "", "it's")
	})
	if want := "\ufeff'=1+1,'+31,'-5,'@x,\"plain, with \"\"quotes\"\"\",,it's\r\n"; err != nil || b.String() != want {
		t.Errorf("%q, want %q, %v", b.String(), want, err)
	}
	broken := errors.New("broken")
	if err := writeCSV(context.Background(), &b, func() {}, func(context.Context, *csvWriter) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("a list that broke off ended as %v", err)
	}
}
