package main

import (
	"fmt"
	"strings"
	"time"
	_ "time/tzdata" // the zones, where the machine has none

	"lull/routines/evening"
	"lull/routines/letters"
)

// zone sets the zone that TZ gives by rules, which package time does not read
// there. One that nobody understands would be UTC without a word; the error is
// the word.
func zone(tz string) error {
	tz = strings.TrimPrefix(tz, ":")
	if tz == "" || tz == "UTC" || time.Local.String() != "UTC" {
		return nil
	}
	local, ok := evening.Rules(tz)
	if !ok {
		return fmt.Errorf("TZ is %s, which is no time zone known here, so the clock is UTC; it takes a name like "+
			"Europe/Berlin, or rules like CET-1CEST,M3.5.0,M10.5.0/3", letters.Quoted(tz))
	}
	time.Local = local
	return nil
}
