// Package sound turns a practice into samples: a tone that rises with the
// inhale, rests on the hold and sinks with the exhale, each in a colour of its
// own, a noise underneath, and the spoken words, all of it fading to silence. It
// is a pure function of the plan and a seed, so that what is played and what is
// written to a file are the same.
//
// At volume 100 each tone, each bed and the voice come to -20 LUFS, all of them
// together to -14 at most, and no peak comes nearer than 1 dB to full scale
// (ITU-R BS.1770-4; a test measures it). The usual volumes are 7 to 16 dB
// lower.
//
// It refuses to touch a sound card, a file, a program or a clock: time is an
// argument, and a [Sink] is somebody else's.
package sound

import "time"

// Rate is how many frames there are in a second.
const Rate = 48000

// Channels is how many samples a frame has: left and right, interleaved.
const Channels = 2

// Frames is a length of time in frames, rounded down.
func Frames(d time.Duration) int64 {
	return int64(d/time.Second)*Rate + int64(d%time.Second)*Rate/int64(time.Second)
}

// Lasts is how long some frames last, rounded down.
func Lasts(frames int64) time.Duration {
	return time.Duration(frames/Rate)*time.Second + time.Duration(frames%Rate)*time.Second/Rate
}

// Sink is where samples go: a sound server, a player program, or nowhere.
type Sink interface {
	// Start begins to play. Fill is called from one goroutine at a time, with
	// room for whole frames, and has to fill all of it.
	Start(fill func([]float32)) error
	// Latency is how long it takes from now until the first sample of the next
	// fill is heard. Fill may call it.
	Latency() time.Duration
	// Err tells why it stopped playing, nil while it plays.
	Err() error
	// Close ends it. Fill is not called any more once Close has returned.
	Close() error
}

// Clip is recorded speech: one channel of samples between -1 and 1.
type Clip struct {
	Samples []float32
	Rate    int // samples a second
}

func (c Clip) Lasts() time.Duration {
	if c.Rate <= 0 {
		return 0
	}
	return time.Duration(len(c.Samples)) * time.Second / time.Duration(c.Rate)
}
