package report

import (
	"fmt"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/sleep"
)

// Bar is a night from bed to getting up and from falling asleep to waking, in
// minutes on the clock from the midnight before the evening; nothing for none.
type Bar struct{ From, To, Asleep, Woke int }

func barOf(n journal.Night, d evening.Day) Bar {
	first := func(times ...*time.Time) int {
		for _, t := range times {
			if t != nil {
				return sleep.OnClock(*t, d)
			}
		}
		return 0
	}
	b := Bar{From: first(n.IntoBed, n.Tried), To: first(n.OutOfBed, n.Woke), Asleep: first(n.Tried), Woke: first(n.Woke)}
	if b.Asleep != 0 && n.SOL != nil {
		b.Asleep += int(n.SOL.Minutes())
	}
	if b.From == 0 || b.To <= b.From {
		return Bar{}
	}
	return b
}

// window is what the bars are drawn within, in whole even hours.
func window(bars []Bar) (from, to int) {
	from, to = 22*60, 32*60
	for _, b := range bars {
		if b != (Bar{}) {
			from, to = min(from, b.From), max(to, b.To)
		}
	}
	const step = 120
	return from / step * step, (to + step - 1) / step * step
}

// How a picture of a night is laid out, in its own units: minutes across.
const (
	barHeight = 56
	hourText  = 50
)

// hours draws the hours above the bars, every second one.
func hours(from, to int) string {
	var b strings.Builder
	for m := from; m < to; m += 120 {
		fmt.Fprintf(&b, `<text x="%d" y="%d" font-size="%d">%d</text>`, m-from, barHeight-8, hourText, m/60%24)
	}
	return svg(from, to, b.String())
}

// draw draws a night: the time in bed light, the time asleep dark, and a line
// for every second hour. It reads in grey.
func (b Bar) draw(from, to int) string {
	var d strings.Builder
	for m := from; m <= to; m += 120 {
		fmt.Fprintf(&d, `<rect x="%d" y="0" width="3" height="%d" fill="#ccc"/>`, m-from, barHeight)
	}
	if b != (Bar{}) {
		fmt.Fprintf(&d, `<rect x="%d" y="10" width="%d" height="36" fill="#bbb"/>`, b.From-from, b.To-b.From)
		if b.From <= b.Asleep && b.Asleep < b.Woke && b.Woke <= b.To {
			fmt.Fprintf(&d, `<rect x="%d" y="10" width="%d" height="36" fill="#555"/>`, b.Asleep-from, b.Woke-b.Asleep)
		}
	}
	return svg(from, to, d.String())
}

func svg(from, to int, inside string) string {
	return fmt.Sprintf(`<svg viewBox="0 0 %d %d" aria-hidden="true">%s</svg>`, to-from, barHeight, inside)
}
