package executionstate

import (
	"context"
	"fmt"
	"io"
	"runtime"

	"golang.org/x/sys/windows"
)

const (
	continuous      = 0x80000000
	systemRequired  = 0x00000001
	displayRequired = 0x00000002
)

var setThreadExecutionState = windows.NewLazySystemDLL("kernel32.dll").NewProc("SetThreadExecutionState")

// Inhibit asks for it until what it gives is closed. The state is that of a
// thread and goes with it, so one is kept for it alone.
func (Thread) Inhibit(context.Context, func()) (io.Closer, error) {
	asked, over := make(chan error), make(chan struct{})
	go func() {
		runtime.LockOSThread() // and never unlocked: the thread ends with this goroutine
		before, _, err := setThreadExecutionState.Call(continuous | systemRequired | displayRequired)
		if before == 0 {
			asked <- fmt.Errorf("staying awake: %w", err)
			return
		}
		asked <- nil
		<-over
		_, _, _ = setThreadExecutionState.Call(continuous) // the thread ends in any case
		over <- struct{}{}
	}()
	if err := <-asked; err != nil {
		return nil, err
	}
	return state(over), nil
}

type state chan struct{}

func (s state) Close() error {
	s <- struct{}{}
	<-s
	return nil
}
