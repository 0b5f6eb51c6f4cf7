package cli_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"testing"
	"time"

	"github.com/creack/pty"

	"lull/ui/cli/console"
)

// Where data is asked for no screen is shown, at a terminal neither.
func TestDataIsNoScreenAtATerminal(t *testing.T) {
	shows, terminal, err := pty.Open()
	if err != nil {
		t.Skip("there is no terminal to be had:", err)
	}
	defer func() { _, _ = shows.Close(), terminal.Close() }()
	nothing, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer nothing.Close()
	a := newAccount(t)
	a.In, a.Out, a.Stderr = nothing, terminal, io.Discard
	limited, end := context.WithTimeout(t.Context(), 10*time.Second)
	defer end()
	var usage console.Usage
	if err := a.Program.Run(limited, []string{"park", "--json"}); !errors.As(err, &usage) {
		t.Errorf("nothing to put down: got %v, want a mistake in the call", err)
	}
	if err := a.Program.Run(limited, []string{"--json"}); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(shows).ReadBytes('\n')
	if err != nil || !json.Valid(line) {
		t.Errorf("the evening comes as %.60q, %v", line, err)
	}
}
