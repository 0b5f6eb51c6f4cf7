//go:build !windows

package executionstate

import (
	"context"
	"errors"
	"io"
)

func (Thread) Inhibit(context.Context, func()) (io.Closer, error) {
	return nil, errors.ErrUnsupported
}
