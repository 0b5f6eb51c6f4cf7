// Package caffeinate keeps a Mac awake by the program of that name, which
// watches this process and ends with it.
package caffeinate

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
)

type Program struct{}

func (Program) Name() string { return "caffeinate" }

// Inhibit keeps the display and the machine awake until what it gives is
// closed. Nobody here tells of sleep.
func (Program) Inhibit(context.Context, func()) (io.Closer, error) {
	cmd := exec.Command("caffeinate", "-d", "-i", "-w", strconv.Itoa(os.Getpid()))
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("staying awake: %w", err)
	}
	return running{cmd}, nil
}

type running struct{ *exec.Cmd }

func (r running) Close() error {
	err := r.Process.Kill()
	_ = r.Wait() // it was killed, which is no failure
	return err
}
