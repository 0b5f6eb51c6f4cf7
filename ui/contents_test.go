package ui

import (
	"runtime"
	"strings"
	"testing"
)

// beside fails a test where something that reads or writes is called by Update
// or View, and not by a command beside them.
func beside(t *testing.T, what string) {
	t.Helper()
	callers := make([]uintptr, 200)
	frames := runtime.CallersFrames(callers[:runtime.Callers(2, callers)])
	for {
		f, more := frames.Next()
		for _, own := range []string{"ui.(*App).Update", "ui.(*App).View", "ui.(*App).Init"} {
			if strings.HasSuffix(f.Function, own) {
				t.Errorf("%s is asked for in %s", what, f.Function)
			}
		}
		if !more {
			return
		}
	}
}
