package sound

import (
	"math"
	"sync"
)

// Tone is the voice of the breath.
type Tone string

// The tones.
const (
	Bowl   Tone = "bowl"   // a singing bowl: few partials, a slow beat
	String Tone = "string" // a soft bowed string
	Breath Tone = "breath" // air, with a trace of pitch
)

// Tones are all of them.
var Tones = [...]Tone{Bowl, String, Breath}

// tableSize is how many places of a swing are kept. With a line between them
// the error is below 16 bits.
const tableSize = 4096

// tables are single swings, made once: a sine, and a string with few and with
// many overtones.
type tables struct{ sine, dark, bright [tableSize + 1]float64 }

var swings = sync.OnceValue(func() *tables {
	t := new(tables)
	for i := range t.sine {
		x := 2 * math.Pi * float64(i) / tableSize
		t.sine[i] = math.Sin(x)
		for k := 1.0; k <= 10; k++ {
			if k <= 5 {
				t.dark[i] += math.Sin(k*x) / math.Pow(k, 2.6)
			}
			t.bright[i] += math.Sin(k*x) / math.Pow(k, 1.7)
		}
	}
	return t
})

// look reads a table at a number of swings.
func look(t *[tableSize + 1]float64, cycles float64) float64 {
	x := (cycles - math.Floor(cycles)) * tableSize
	i := int(x)
	return t[i] + (t[i+1]-t[i])*(x-float64(i))
}

// The heights that bring the three tones to about the same loudness; a test
// measures it. At volume 100 a breath of 4-6 comes to -20 LUFS.
var toneHeight = map[Tone]float64{Bowl: 0.152, String: 0.168, Breath: 0.603}

// singer sings the tone of the breath, a block at a time.
type singer struct {
	tone   Tone
	tables *tables
	chance chance
	height float64
	left   band
	right  band
}

func newSinger(t Tone, c chance) *singer {
	if _, ok := toneHeight[t]; !ok {
		t = Bowl
	}
	return &singer{tone: t, tables: swings(), chance: c, height: toneHeight[t]}
}

// block adds the tone between two moments to out. Between them everything
// moves along a straight line.
func (s *singer) block(out *block, a, b heard, gainA, gainB float64, frame int64) {
	la, lb := a.level*gainA*s.height, b.level*gainB*s.height
	if la != 0 || lb != 0 {
		s.swing(out, a, b, la, lb)
	}
	air := 0.1
	if s.tone == Breath {
		air = 1
	}
	aa, ab := math.Abs(a.air)*gainA*s.height*air, math.Abs(b.air)*gainB*s.height*air
	if aa != 0 || ab != 0 {
		s.breathe(out, b, aa, ab, frame)
	}
}

func (s *singer) swing(out *block, a, b heard, la, lb float64) {
	const part = 1.0 / blockFrames
	dc, dl := (b.cycles-a.cycles)*part, (lb-la)*part
	c, l, f := a.cycles, la, a.fullness
	df := (b.fullness - a.fullness) * part
	for i := 0; i < len(out); i += 2 {
		var left, right float64
		switch s.tone {
		case String:
			// Three that are not quite together, as in an ensemble.
			x := look(&s.tables.dark, c) * (1 - f)
			x += look(&s.tables.bright, c) * f
			y := look(&s.tables.dark, c*1.0011)
			z := look(&s.tables.dark, c*0.9991)
			left, right = 0.86*x+0.1*y+0.04*z, 0.86*x+0.04*y+0.1*z
		case Breath:
			left = 0.16 * look(&s.tables.sine, c)
			right = left
		default:
			// The partials of a bowl; the second is the beat of the first.
			x := look(&s.tables.sine, c)
			up := look(&s.tables.sine, c*2.71) * (0.05 + 0.15*f)
			top := look(&s.tables.sine, c*5.15) * 0.05 * f * f
			beat := 0.12 * look(&s.tables.sine, c*1.0031)
			left, right = x+up+top+beat, x+up+top-beat
		}
		out[i] += left * l
		out[i+1] += right * l
		c += dc
		l += dl
		f += df
	}
}

// breathe is the stream of air: brighter going in, darker going out.
func (s *singer) breathe(out *block, h heard, from, to float64, frame int64) {
	hz := 340 + 260*h.fullness
	if h.air > 0 {
		hz = 520 + 480*h.fullness
	}
	s.left.tune(hz, 0.9)
	s.right.tune(hz*1.03, 0.9)
	step := (to - from) / blockFrames
	for i := 0; i < len(out); i += 2 {
		l, r := s.chance.white(frame)
		frame++
		out[i] += s.left.next(l) * from
		out[i+1] += s.right.next(r) * from
		from += step
	}
}
