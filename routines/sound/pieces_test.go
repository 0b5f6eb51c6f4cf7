package sound

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// What is made beside its writing is what one read would have given, and who
// has enough of it leaves nothing running.
func TestPiecesAreTheSameSamplesAsOneRead(t *testing.T) {
	p, o := breathing(t, "4-6", time.Minute), Options{Seed: 7, Cue: 40, Noise: 30}
	const frames = 5*Rate + 321
	want := make([]float32, frames*Channels)
	New(p, o).Read(want, 1)
	var got []float32
	for piece := range New(p, o).Pieces(frames) {
		got = append(got, piece...)
	}
	if !slices.Equal(got, want) {
		t.Errorf("%d samples in pieces are not the %d of one read", len(got), len(want))
	}
	synctest.Test(t, func(*testing.T) { // which waits for what is left running
		for range New(p, o).Pieces(frames) {
			break
		}
	})
}
