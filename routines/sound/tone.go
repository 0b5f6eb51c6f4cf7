package sound

import (
	"math"
	"slices"
	"sync"
)

type Tone string

const (
	Bowl   Tone = "bowl"   // a singing bowl: few partials, a slow beat
	String Tone = "string" // a soft bowed string
	Breath Tone = "breath" // air, with a trace of pitch
	Waves  Tone = "surf"   // none: the bed is surf, and breathes
)

var Tones = [...]Tone{Bowl, String, Breath, Waves}

// tableSize is how many places of a swing are kept. With a line between them
// the error is below 16 bits.
const tableSize = 4096

// table is a single swing.
type table [tableSize + 1]float64

// partials are how strong each partial of a tone is in each of its colours,
// from the first on. In equal loudness the middles of the three lie a factor
// of 1.5 apart or more; a test measures it.
var partials = map[Tone][3][]float64{
	Bowl:   {{0.35, 0.5, 0.45, 0.6}, {0.55, 0.85}, {1, 0.08}},
	String: {{0.4, 0.55, 0.55, 0.4, 0.3, 0.22, 0.16, 0.12}, {0.58, 0.75, 0, 0.15}, {1, 0.2, 0.05}},
	Breath: {{0.35}, {1, 0.3}, {0.35}}, // the rest is air
}

// timbre is a tone in its three colours, each of the power of a plain swing.
type timbre struct {
	swings [3]table
	alike  [3][3]float64 // how much of its power a colour has in common with another
}

var timbres = sync.OnceValue(func() map[Tone]*timbre {
	all := make(map[Tone]*timbre)
	for tone, colours := range partials {
		all[tone] = newTimbre(colours, tone == Breath)
	}
	return all
})

func newTimbre(colours [3][]float64, air bool) *timbre {
	t := new(timbre)
	streams := func(c int) bool { return air && c != 1 }
	for c := range colours {
		if !streams(c) {
			colours[c] = unitPower(colours[c])
		}
		for i := range t.swings[c] {
			for k, h := range colours[c] {
				t.swings[c][i] += h * math.Sin(2*math.Pi*float64(k+1)*float64(i)/tableSize)
			}
		}
	}
	for a := range colours {
		for b := range colours {
			for k := range min(len(colours[a]), len(colours[b])) {
				t.alike[a][b] += colours[a][k] * colours[b][k]
			}
			if streams(a) && streams(b) {
				t.alike[a][b] = 1
			}
		}
	}
	return t
}

func unitPower(heights []float64) []float64 {
	power, out := 0.0, make([]float64, len(heights))
	for _, h := range heights {
		power += h * h
	}
	for k, h := range heights {
		out[k] = h / math.Sqrt(power)
	}
	return out
}

// even is a level as it has to be for a mixture of colours to have it: at a
// turn the tone neither dips nor swells.
func (t *timbre) even(level float64, c colour) float64 {
	if level == 0 {
		return 0 // after the end there is no colour either
	}
	power := 0.0
	for a, x := range c {
		for b, y := range c {
			power += x * y * t.alike[a][b]
		}
	}
	return level / math.Sqrt(power)
}

// look reads a table at a number of swings.
func look(t *table, cycles float64) float64 {
	x := (cycles - math.Floor(cycles)) * tableSize
	i := int(x)
	return t[i] + (t[i+1]-t[i])*(x-float64(i))
}

// The heights that bring the three tones to about the same loudness; a test
// measures it. At volume 100 a breath of 4-6 comes to -20 LUFS.
var toneHeight = map[Tone]float64{Bowl: 0.152, String: 0.15, Breath: 0.128}

// singer sings the tone of the breath, a block at a time.
type singer struct {
	tone   Tone
	timbre *timbre
	chance chance
	height float64
	pitch  float64 // times that of the score
	left   band
	right  band
}

func newSinger(t Tone, c chance) *singer {
	if !slices.Contains(Tones[:], t) {
		t = Bowl
	}
	return &singer{tone: t, timbre: timbres()[t], chance: c, height: toneHeight[t], pitch: 1}
}

// block adds the tone between two moments to out. Between them everything
// moves along a straight line.
func (s *singer) block(out *block, a, b moment, frame int64) {
	la, lb := a.level*a.cue*s.height, b.level*b.cue*s.height
	if s.timbre == nil || la == 0 && lb == 0 {
		return
	}
	la, lb = s.timbre.even(la, a.colour), s.timbre.even(lb, b.colour)
	for k := range a.colour {
		if a.colour[k] != 0 || b.colour[k] != 0 {
			s.swing(out, k, a.heard, b.heard, la*a.colour[k], lb*b.colour[k])
		}
	}
	air := 0.5
	if s.tone == Breath {
		air = 5.8 // as much as the swing of a hold
	}
	if aa, ab := (1-a.colour[1])*la*air, (1-b.colour[1])*lb*air; aa != 0 || ab != 0 {
		s.breathe(out, b.heard, aa, ab, frame)
	}
}

// swing adds one colour. What moves has a slow beat, or is an ensemble that is
// not quite together; what is held is still.
func (s *singer) swing(out *block, k int, a, b heard, l, to float64) {
	dc, dl := s.pitch*(b.cycles-a.cycles)/blockFrames, (to-l)/blockFrames
	c := s.pitch * a.cycles
	t, apart, off := &s.timbre.swings[k], 0.12, 1.0031
	if s.tone == String {
		off = 1.0011
	}
	if bright[k]+dark[k] == 0 || s.tone == Breath {
		apart = 0
	}
	for i := 0; i < len(out); i += 2 {
		x, beat := look(t, c), 0.0
		if apart > 0 {
			beat = apart * look(t, c*off)
		}
		out[i] += (x + beat) * l
		out[i+1] += (x - beat) * l
		c += dc
		l += dl
	}
}

// breathe is the stream of air: bright going in, dark going out, in a band
// that is as loud high up as low down.
func (s *singer) breathe(out *block, h heard, from, to float64, frame int64) {
	in := h.colour[0] / max(h.colour[0]+h.colour[2], 1e-9)
	hz := math.Exp(in*math.Log(1150+350*h.fullness) + (1-in)*math.Log(400+60*h.fullness))
	s.left.tune(hz, 1.8)
	s.right.tune(hz*1.03, 1.8)
	loud := math.Sqrt(1000 / hz)
	from, to = from*loud, to*loud
	step := (to - from) / blockFrames
	for i := 0; i < len(out); i += 2 {
		l, r := s.chance.white(frame)
		frame++
		out[i] += s.left.next(l) * from
		out[i+1] += s.right.next(r) * from
		from += step
	}
}
