package plain

import (
	"context"
	"fmt"
	"io"
	"time"

	"lull/routines/practice"
	"lull/routines/wording"
)

// Listen hears somebody's own rate of breathing, in breaths a minute: a press on
// each in-breath, answered by a word, until there are enough of them. Any other
// press says how it goes. It gives [ErrLeft] where somebody leaves, or nothing more
// can come, and else the context's error.
func Listen(
	ctx context.Context, out io.Writer, now func() time.Time, say wording.Say, pressed <-chan Press,
) (float64, error) {
	said := "how"
	var taps practice.Taps
	began := now()
	for {
		if _, err := fmt.Fprintln(out, say("lines.match."+said, nil)); err != nil {
			return 0, err
		}
		if rate, known := taps.Rate(); known {
			return rate, nil
		}
		var press Press
		select {
		case <-ctx.Done():
			return 0, ctx.Err()
		case p, more := <-pressed:
			if press = p; !more {
				press = Leave
			}
		}
		switch press {
		case Leave:
			return 0, ErrLeft
		case Pause:
			taps, said = append(taps, now().Sub(began)), "heard"
			if _, known := taps.Rate(); known {
				said = "known"
			}
		case Easier, Keys:
			said = "how"
		}
	}
}
