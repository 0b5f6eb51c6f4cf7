// Package executionstate keeps a Windows machine and its display awake by the
// execution state of one of this process's threads, which ends with it.
package executionstate

type Thread struct{}

func (Thread) Name() string { return "Windows" }
