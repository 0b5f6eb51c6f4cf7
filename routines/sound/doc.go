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
//
//	score.go    a plan as the curve of its tone
//	gain.go     how loud the whole is at any moment: softly up, then only down
//	tone.go     the tones of the breath, each in three colours
//	chance.go   noise that can be asked for at any place
//	filter.go   the few filters, and noise as two ears have it
//	grains.go   small sounds that come by chance
//	bed.go      the noises underneath; beds_*.go each of them
//	mixture.go  how much there is of each, and when
//	narration.go  when which words are spoken
//	voice.go    the spoken words
//	room.go     the room around the voice and the noises
//	synth.go    all of it mixed
//	pieces.go   a synth beside the writing of its samples
//	phone.go    what a small loudspeaker can give
//	meter.go    how loud a whole sound is
//	label.go    what a file says about itself, and its captions
//	stream.go   a synth that follows the clock of a practice
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
