package sound

import (
	"iter"
	"sync"
)

// Pieces gives the next frames, a second of them at a time. While one piece is
// written the next one is made, so that a file takes two cores where there are
// two. A piece is good until the next one; the synth is for nobody else until
// the last.
func (s *Synth) Pieces(frames int64) iter.Seq[[]float32] {
	return func(yield func([]float32) bool) {
		const buffers = 2 // one that is written, one that is made
		made, spent := make(chan []float32, buffers), make(chan []float32, buffers)
		for range buffers {
			spent <- make([]float32, Rate*Channels)
		}
		var work sync.WaitGroup
		work.Go(func() {
			defer close(made)
			for left := frames; left > 0; left -= Rate {
				piece, wanted := <-spent
				if !wanted {
					return
				}
				piece = piece[:min(left, Rate)*Channels]
				s.Read(piece, 1)
				made <- piece
			}
		})
		defer work.Wait()
		defer close(spent)
		for piece := range made {
			if !yield(piece) {
				return
			}
			spent <- piece[:cap(piece)]
		}
	}
}
