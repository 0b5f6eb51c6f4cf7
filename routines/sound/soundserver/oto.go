//go:build darwin || windows

package soundserver

import (
	"encoding/binary"
	"errors"
	"sync"
	"time"

	"github.com/ebitengine/oto/v3"

	"lull/routines/sound"
)

// buffered is how much is handed over ahead of time.
const buffered = 150 * time.Millisecond

func ways() []way { return []way{{"the system's sound", openOto}} }

// system is the one connection to the system's sound: the library allows no
// second one in a process, and finds a new device by itself.
var system = sync.OnceValues(func() (*oto.Context, error) {
	c, ready, err := oto.NewContext(&oto.NewContextOptions{
		SampleRate: sound.Rate, ChannelCount: sound.Channels, Format: oto.FormatFloat32LE,
		BufferSize: buffered / 2, ApplicationName: "lull",
	})
	if err != nil {
		return nil, err
	}
	select {
	case <-ready:
		return c, nil
	case <-time.After(5 * time.Second):
		return nil, errors.New("the system's sound does not answer")
	}
})

type otoSink struct {
	context *oto.Context
	player  *oto.Player
	fill    func([]float32)
	samples []float32

	mu     sync.Mutex
	closed bool
}

func openOto() (sound.Sink, error) {
	c, err := system()
	if err != nil {
		return nil, err
	}
	return &otoSink{context: c}, c.Err()
}

func (o *otoSink) Start(fill func([]float32)) error {
	o.fill = fill
	o.player = o.context.NewPlayer(o)
	o.player.SetBufferSize(int(sound.Frames(buffered)) * sound.Channels * 4)
	o.player.Play()
	return o.player.Err()
}

// Read fills whole frames for the library.
func (o *otoSink) Read(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	n := len(p) / (4 * sound.Channels) * sound.Channels
	if cap(o.samples) < n {
		o.samples = make([]float32, n)
	}
	out := o.samples[:n]
	if o.closed {
		clear(out)
	} else {
		o.fill(out)
	}
	return binary.Encode(p, binary.LittleEndian, out)
}

// Latency is what lies in the library and, about, in the system.
func (o *otoSink) Latency() time.Duration {
	return sound.Lasts(int64(o.player.BufferedSize()/(4*sound.Channels))) + buffered/2
}

func (o *otoSink) Err() error { return errors.Join(o.context.Err(), o.player.Err()) }

func (o *otoSink) Close() error {
	if o.player == nil {
		return nil
	}
	o.mu.Lock()
	o.closed = true
	o.mu.Unlock()
	o.player.Pause()
	return nil
}
