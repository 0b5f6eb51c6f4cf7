//go:build !windows

package executionstate

import (
	"context"
	"errors"
	"io"
)

// Inhibit says that there is no such thing here.
func (Thread) Inhibit(context.Context, func()) (io.Closer, error) {
	return nil, errors.ErrUnsupported
}
