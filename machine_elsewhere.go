//go:build !linux

package main

import "lull/ui/cli/attend"

// backlight is nil: nothing here is known to take it down.
func backlight(string) attend.Backlight { return nil }
