//go:build !darwin && !windows

package soundserver

import (
	"encoding/binary"
	"time"

	"lull/routines/sound"
)

// feed writes what the server has room for, and asks now and then where it is.
func (p *pulse) feed(fill func([]float32)) {
	buffer := make([]float32, sound.Frames(buffered)*sound.Channels)
	packet := make([]byte, header+len(buffer)*4)
	asks := time.NewTicker(askFirst)
	defer asks.Stop()
	p.where() // it plays as soon as there is something to play
	for n := 0; ; {
		select {
		case <-p.gone:
			return
		case <-p.wake:
			if p.lost.Swap(false) {
				p.where()
			}
		case <-asks.C:
			if n++; n == 20 {
				asks.Reset(askLater)
			}
			p.where()
		}
		frames, back := p.due(len(buffer) / sound.Channels)
		for ; frames > 0; frames, back = p.due(len(buffer) / sound.Channels) {
			out := buffer[:frames*sound.Channels]
			fill(out)
			if !p.send(out, packet, back) {
				return
			}
		}
	}
}

// due tells how many frames to write, and how far back they begin.
func (p *pulse) due(most int) (frames, back int) {
	p.mu.Lock()
	rewind := p.rewind
	p.rewind = nil
	p.mu.Unlock()
	if rewind != nil {
		back = p.taken()
		rewind(back)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.written -= int64(back)
	if back == 0 {
		most = min(most, int(sound.Frames(atOnce)))
	}
	frames = min(back+p.wanted/frameBytes, most)
	if p.wanted > 0 {
		p.wanted -= max(frames-back, 0) * frameBytes
	}
	return frames, back
}

// nearest is how close to what is being heard something may still be changed:
// the next thing the server takes out of its buffer may be on its way.
const nearest = 30 * time.Millisecond

// taken is how many frames lie in the server and can still be changed.
func (p *pulse) taken() int {
	p.where()
	p.mu.Lock()
	defer p.mu.Unlock()
	gone := p.played
	if !p.deep {
		gone = p.read
	}
	gone += time.Since(p.asked).Seconds() * sound.Rate
	return int(max(float64(p.written)-gone-float64(sound.Frames(nearest)), 0))
}

// header is the length of what stands before the data of a packet.
const header = 20

// send writes one packet, beginning so many frames before the last one ended.
func (p *pulse) send(samples []float32, packet []byte, back int) bool {
	size := len(samples) * 4
	packet = packet[:header+size]
	binary.BigEndian.PutUint32(packet, uint32(size))
	binary.BigEndian.PutUint32(packet[4:], p.index)
	binary.BigEndian.PutUint64(packet[8:], uint64(-int64(back)*frameBytes)) // relative to where the last ended
	binary.BigEndian.PutUint32(packet[16:], 0)
	_, _ = binary.Encode(packet[header:], binary.LittleEndian, samples) // there is room for all of them
	p.wire.Lock()
	_ = p.conn.SetWriteDeadline(time.Now().Add(patience)) // a closed one fails below
	_, err := p.conn.Write(packet)
	p.wire.Unlock()
	if err != nil {
		p.end(errClosed)
		return false
	}
	p.mu.Lock()
	p.written += int64(len(samples) / sound.Channels)
	p.mu.Unlock()
	return true
}
