package console

import (
	"context"
	"errors"
	"fmt"
)

// Usage is a mistake in how a command was called: exit code 2.
type Usage struct{ Err error }

func (u Usage) Error() string { return u.Err.Error() }

func (u Usage) Unwrap() error { return u.Err }

// ErrNo is the answer "no" to a question: exit code 3. "can" returns it.
var ErrNo = errors.New("no")

// ErrInterrupted says that a signal ended a practice in line mode: exit 130. It is a
// [context.Canceled] too.
var ErrInterrupted = fmt.Errorf("interrupted: %w", context.Canceled)

// Misuse says that a command was called in a way that is not right.
func Misuse(err error) error { return Usage{err} }

func Misusef(format string, args ...any) error { return Usage{fmt.Errorf(format, args...)} }
