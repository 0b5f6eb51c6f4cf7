package archive

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
)

// What is read has its bounds: in bytes, over all files of an import together, and
// in time.
func TestReadingHasItsBounds(t *testing.T) {
	left := int64(8)
	wrap := func(ctx context.Context, text string) io.Reader {
		return &bounded{ctx: ctx, in: strings.NewReader(text), left: &left}
	}
	if text, err := io.ReadAll(wrap(t.Context(), "12345")); err != nil || string(text) != "12345" {
		t.Errorf("within its bounds it gives %q, %v", text, err)
	}
	if _, err := io.ReadAll(wrap(t.Context(), "1234567")); err == nil || !strings.Contains(err.Error(), "more in it than is read") {
		t.Errorf("with the file before it is too much: %v", err)
	}
	left = 8
	slow, cancel := context.WithCancelCause(t.Context())
	cancel(errSlow)
	if _, err := io.ReadAll(wrap(slow, "12345")); !errors.Is(err, errSlow) {
		t.Errorf("after its time: %v", err)
	}
}
