// Package executionstate keeps a Windows machine and its display awake by the
// execution state of one of this process's threads, which ends with it.
package executionstate

// Thread is the one that asks for it.
type Thread struct{}

// Name says what this is.
func (Thread) Name() string { return "Windows" }
