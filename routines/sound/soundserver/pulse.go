//go:build !darwin && !windows

package soundserver

import (
	"errors"
	"net"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jfreymuth/pulse/proto"

	"lull/routines/sound"
)

// buffered is how much is handed to the server ahead of time: as long as a
// busy machine may leave us alone. A pause does not wait for it, since it is
// taken back.
const buffered = 400 * time.Millisecond

const (
	patience = 2 * time.Second        // with a server that takes nothing more
	askFirst = 100 * time.Millisecond // between questions about the position, at first
	askLater = time.Second
)

// atOnce is how much is made at once: what is made first is on its way while the
// rest is made.
const atOnce = 50 * time.Millisecond

const frameBytes = sound.Channels * 4

var errClosed = errors.New("the sound server has gone")

// pulse is a stream on a PulseAudio server, or on PipeWire's stand-in for one.
// The library's own streams wait for ever where a server dies while they
// start, and miss a connection that was reset; so this one speaks the
// protocol through it and watches for itself.
type pulse struct {
	conn   net.Conn
	client *proto.Client
	wire   sync.Mutex // one writer at a time: a packet is two writes
	index  uint32
	deep   bool // what lies in the device's own buffer can be taken back too

	mu      sync.Mutex
	wanted  int     // bytes the server has room for
	written int64   // frames
	played  float64 // frames heard at the moment asked
	read    float64 // frames taken out of the buffer then
	asked   time.Time
	err     error
	rewind  func(int)

	lost    atomic.Bool   // it ran dry, and where it is now has to be asked
	wake    chan struct{} // something to do for the feeder
	gone    chan struct{} // closed once it is over
	once    sync.Once
	feeding sync.WaitGroup
}

// openPulse connects. It takes a few milliseconds where there is no server.
func openPulse() (sound.Sink, error) {
	switch server := os.Getenv("PULSE_SERVER"); {
	case !local(server):
		return nil, errors.New("PULSE_SERVER names another machine")
	case server == "" && os.Getenv("XDG_RUNTIME_DIR") == "":
		return nil, errors.New("XDG_RUNTIME_DIR says nothing") // the library would look in the current folder
	}
	client, conn, err := proto.Connect("")
	if err != nil {
		return nil, err
	}
	p := &pulse{conn: conn, client: client, wake: make(chan struct{}, 1), gone: make(chan struct{})}
	props := proto.PropList{
		"application.name": proto.PropListString("lull"),
		"media.name":       proto.PropListString("lull"),
	}
	client.Callback = p.receive
	if err := p.ask(&proto.SetClientName{Props: props}, &proto.SetClientNameReply{}); err != nil {
		p.end(err)
		return nil, err
	}
	var about proto.GetServerInfoReply
	if err := p.ask(&proto.GetServerInfo{}, &about); err == nil {
		p.deep = !strings.Contains(about.PackageName, "PipeWire")
	}
	return p, nil
}

// local tells whether a server string stays on this machine.
func local(servers string) bool {
	for _, s := range strings.Fields(servers) {
		if i := strings.IndexByte(s, '}'); i >= 0 {
			s = s[i+1:]
		}
		host := s
		for _, scheme := range []string{"tcp:", "tcp4:", "tcp6:"} {
			host = strings.TrimPrefix(host, scheme)
		}
		if h, _, err := net.SplitHostPort(host); err == nil {
			host = h
		}
		ip := net.ParseIP(strings.Trim(host, "[]"))
		if !strings.HasPrefix(s, "/") && !strings.HasPrefix(s, "unix:") && host != "localhost" &&
			(ip == nil || !ip.IsLoopback()) {
			return false
		}
	}
	return true
}

func (p *pulse) Start(fill func([]float32)) error {
	target := uint32(sound.Frames(buffered) * frameBytes)
	samples := proto.SampleSpec{Format: proto.FormatFloat32LE, Channels: sound.Channels, Rate: sound.Rate}
	request := &proto.CreatePlaybackStream{
		SampleSpec:            samples,
		ChannelMap:            proto.ChannelMap{proto.ChannelLeft, proto.ChannelRight},
		SinkIndex:             proto.Undefined,
		BufferMaxLength:       proto.Undefined,
		BufferTargetLength:    target,
		BufferPrebufferLength: target / 2,
		BufferMinimumRequest:  target / 8,
		// not set: the server knows the last one
		ChannelVolumes: proto.ChannelVolumes{proto.VolumeNorm, proto.VolumeNorm},
		AdjustLatency:  true,
		Properties:     proto.PropList{"media.name": proto.PropListString("lull")},
	}
	var reply proto.CreatePlaybackStreamReply
	if err := p.ask(request, &reply); err != nil {
		p.end(err)
		return err
	}
	p.index = reply.StreamIndex
	p.want(int(reply.Missing))
	p.feeding.Go(func() { p.feed(fill) })
	return nil
}

// receive takes what the server says by itself. It runs in the library's reader
// and must not wait.
func (p *pulse) receive(message any) {
	switch m := message.(type) {
	case *proto.Request:
		p.want(int(m.Length))
	case *proto.Underflow:
		p.lost.Store(true)
		p.nudge()
	case *proto.PlaybackStreamKilled, *proto.ConnectionClosed:
		p.end(errClosed)
	}
}

func (p *pulse) want(bytes int) {
	p.mu.Lock()
	p.wanted += bytes
	p.mu.Unlock()
	p.nudge()
}

func (p *pulse) nudge() {
	select {
	case p.wake <- struct{}{}:
	default: // it is awake
	}
}

// ask sends a request and waits for its answer, a second at most.
func (p *pulse) ask(request proto.RequestArgs, reply proto.Reply) error {
	p.wire.Lock()
	defer p.wire.Unlock()
	_ = p.conn.SetWriteDeadline(time.Now().Add(patience)) // a closed one fails below
	return p.client.Request(request, reply)
}

// where asks which frame is being heard. A server that does not answer is
// gone.
func (p *pulse) where() {
	before := time.Now()
	var r proto.GetPlaybackLatencyReply
	if err := p.ask(&proto.GetPlaybackLatency{StreamIndex: p.index}, &r); err != nil {
		p.end(errClosed)
		return
	}
	after := time.Now()
	// On a busy machine the answer may have waited on both ways. The server
	// says when it looked; its clock is this machine's.
	replied := int64(r.ReplyTime.Seconds)*1e6 + int64(r.ReplyTime.Microseconds)
	looked := after.Add(-time.Duration(after.UnixMicro()-replied) * time.Microsecond)
	if looked.Before(before) || looked.After(after) {
		looked = before.Add(after.Sub(before) / 2)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.read = float64(r.ReadIndex) / frameBytes
	p.played = p.read - float64(r.Latency)*sound.Rate/1e6
	p.asked = looked
}

func (p *pulse) Latency() time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	heard := p.played
	if !p.asked.IsZero() {
		heard += time.Since(p.asked).Seconds() * sound.Rate
	}
	ahead := max(float64(p.written)-heard, 0)
	return time.Duration(ahead / sound.Rate * float64(time.Second))
}

// Rewind takes back what was handed over and is not heard yet. Taken is called
// with how many frames that is, before the next fill, which begins there.
func (p *pulse) Rewind(taken func(frames int)) {
	p.mu.Lock()
	p.rewind = taken
	p.mu.Unlock()
	p.nudge()
}

func (p *pulse) Err() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.err
}

func (p *pulse) end(why error) {
	p.once.Do(func() {
		p.mu.Lock()
		p.err = why
		p.mu.Unlock()
		close(p.gone)
		_ = p.conn.Close() // it is over either way
	})
}

func (p *pulse) Close() error {
	p.end(errClosed)
	p.feeding.Wait()
	return nil
}
