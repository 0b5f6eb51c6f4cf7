package sound

// reverb is a small, soft room around the voice and the noises: what comes back
// from its walls within a twentieth of a second, without the heights that
// curtains keep and the depths that a small room does not have. The tone has
// none: what comes back adds to a pure tone or takes from it as the pitch moves,
// and its loudness would no longer say how full the lungs are; nor has the surf
// that breathes in its place.
type reverb struct {
	soft, floor low
	// What was heard, both ears together. The newest ends at now; when there is
	// no more room the last of it goes back to the front.
	line [8 * reverbFrames]float64
	now  int
}

// reverbFrames is how much a reverb keeps: more than its longest way.
const reverbFrames = 2688

// walls are when each ear hears the sound come back, and how much of it: no two
// at the same distance, and later ones softer. All of them together are 10 dB
// under what comes straight.
var walls = [Channels][7]struct {
	later int
	much  float64
}{
	{{379, 0.085}, {653, -0.072}, {941, 0.064}, {1283, 0.055}, {1669, -0.046}, {2081, 0.038}, {2591, -0.031}},
	{{421, 0.085}, {601, 0.072}, {1009, -0.064}, {1231, 0.055}, {1733, 0.046}, {2017, -0.038}, {2659, 0.031}},
}

func newReverb() *reverb { return &reverb{soft: lowAt(2500), floor: lowAt(250), now: reverbFrames} }

func (r *reverb) block(out *block) {
	if r.now+blockFrames > len(r.line) {
		r.now = copy(r.line[:], r.line[r.now-reverbFrames:r.now])
	}
	newest := r.line[r.now:][:blockFrames]
	soft, floor := r.soft, r.floor
	for i := range newest {
		x := soft.next(out[i*Channels] + out[i*Channels+1])
		newest[i] = x - floor.next(x)
	}
	r.soft, r.floor = soft, floor
	r.soft.flush()
	r.floor.flush()
	for ear := range walls {
		r.back(out, ear)
	}
	r.now += blockFrames
}

// back adds what comes back to an ear from all walls.
func (r *reverb) back(out *block, ear int) {
	w := &walls[ear]
	var from [len(w)]*[blockFrames]float64
	for k := range w {
		from[k] = (*[blockFrames]float64)(r.line[r.now-w[k].later:])
	}
	for i := range blockFrames {
		out[i*Channels+ear] += w[0].much*from[0][i] + w[1].much*from[1][i] + w[2].much*from[2][i] +
			w[3].much*from[3][i] + w[4].much*from[4][i] + w[5].much*from[5][i] + w[6].much*from[6][i]
	}
}
