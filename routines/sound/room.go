package sound

// room is a small, soft room around the voice: what comes back from its walls
// within a twentieth of a second, without the heights that curtains keep. The
// noises bring their own space, and the tone has none: what comes back adds to a
// pure tone or takes from it as the pitch moves, and its loudness would no longer
// say how full the lungs are.
type room struct {
	soft low
	line [roomFrames]float64 // the last of what was heard, both ears together
	at   int
}

// roomFrames is how much a room remembers: a power of two, more than its longest
// way.
const roomFrames = 4096

// walls are when each ear hears the sound come back, and how much of it: no two
// at the same distance, and later ones softer. All of them together are 10 dB
// under what comes straight.
var walls = [Channels][]struct {
	later int
	much  float64
}{
	{{379, 0.085}, {653, -0.072}, {941, 0.064}, {1283, 0.055}, {1669, -0.046}, {2081, 0.038}, {2591, -0.031}},
	{{421, 0.085}, {601, 0.072}, {1009, -0.064}, {1231, 0.055}, {1733, 0.046}, {2017, -0.038}, {2659, 0.031}},
}

func newRoom() *room { return &room{soft: lowAt(2500)} }

func (r *room) block(out *block) {
	for i := 0; i < len(out); i += Channels {
		r.at = (r.at + 1) % roomFrames
		r.line[r.at] = r.soft.next(out[i] + out[i+1])
		for ear := range walls {
			back := 0.0
			for _, w := range walls[ear] {
				back += w.much * r.line[(r.at-w.later+roomFrames)%roomFrames]
			}
			out[i+ear] += back
		}
	}
}
