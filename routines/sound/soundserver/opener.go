package soundserver

import (
	"time"

	"lull/routines/sound"
)

// rarely is how long a way that failed is left alone, if it is not the first:
// the others start a program each time.
const rarely = 30 * time.Second

// opener gives what opens the first way that plays. A way counts as working
// once it has opened; whether it plays shows when it is started.
func opener() func() (sound.Sink, error) {
	all := ways()
	tried := make([]time.Time, len(all))
	return func() (sound.Sink, error) {
		for i, w := range all {
			if i > 0 && time.Since(tried[i]) < rarely {
				continue
			}
			tried[i] = time.Now()
			if sink, err := w.open(); err == nil {
				return sink, nil
			}
		}
		return nil, ErrNone
	}
}
