//go:build unix && !linux

package hookfolder

import "syscall"

// descendants are not known here beyond the group of the hook.
type descendants struct{}

func trackDescendants() descendants { return descendants{} }

func hookAttributes() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setsid: true} }

func (descendants) end(int) bool { return true }
