package sound

type Bed string

// The beds. Fitting takes what belongs to the place, and brown under a breath.
const (
	Fitting Bed = "fitting"
	Brown   Bed = "brown" // deep and even
	Pink    Bed = "pink"  // lighter, even
	Rain    Bed = "rain"
	Shore   Bed = "shore"
	Wind    Bed = "wind"
	Fire    Bed = "fire"
	Train   Bed = "train"
	Brook   Bed = "stream"
	Leaves  Bed = "leaves"
	Insects Bed = "insects"
	Surf    Bed = "surf" // a shore that breathes with the breath
)

var Beds = [...]Bed{Brown, Pink, Rain, Shore, Wind, Fire, Train, Brook, Leaves, Insects, Surf}

// warming is how far ahead of its first sample a bed begins to run, so that
// its filters have forgotten where they began: in frames, a whole number of
// blocks.
const warming = 750 * blockFrames

// maker makes the noise of one block between two moments. The frame is that of the
// block's first sample; it is called with blocks in a row.
type maker interface {
	block(out *block, frame int64, from, to moment)
}

// bedKinds are how each is made, and the height that brings it at volume 100 to
// -20 LUFS; a test measures them.
var bedKinds = map[Bed]struct {
	height float64
	make   func(chance) maker
}{
	Brown: {4.75, newBrownBed}, Pink: {0.0525, newPinkBed}, Rain: {0.0875, newRain}, Shore: {1.6, newShore},
	Wind: {3.9, newWind}, Fire: {1.165, newFire}, Train: {1.24, newTrain}, Brook: {1.07, newBrook},
	Leaves: {1.14, newLeaves}, Insects: {16.6, newInsects}, Surf: {1.1, newSurf},
}

// layer is a bed that sounds, and how far it has run.
type layer struct {
	make maker
	next int64 // the frame it would make next
}

// run makes the block at a frame, warming up first where it did not come from
// the block before.
func (l *layer) run(out *block, bed Bed, c chance, frame int64, from, to moment) {
	if l.make == nil || l.next != frame {
		l.make = bedKinds[bed].make(c.of(uint64(len(bed))<<8 | uint64(bed[0])))
		for l.next = max(frame-warming, 0); l.next < frame; l.next += blockFrames {
			l.make.block(out, l.next, from, to)
		}
	}
	l.make.block(out, frame, from, to)
	l.next = frame + blockFrames
}

// beds plays the bed of the moment, and two while one gives way to the other.
type beds struct {
	chance chance
	layers [len(Beds)]layer
	made   block
}

// block adds the beds between two moments to out.
func (b *beds) block(out *block, spans []bedSpan, from, to moment, frame int64) {
	i := len(spans) - 1
	for i > 0 && spans[i].start > from.at {
		i--
	}
	if i < 0 || from.bed == 0 && to.bed == 0 {
		return
	}
	m, then := spans[i].at(from.at), spans[i].at(to.at)
	for k := range Beds {
		if m[k] > 0 || then[k] > 0 {
			b.add(out, k, from.bed*m[k], to.bed*then[k], from, to, frame)
		} else {
			b.layers[k] = layer{}
		}
	}
}

func (b *beds) add(out *block, k int, gainA, gainB float64, from, to moment, frame int64) {
	b.made = block{}
	b.layers[k].run(&b.made, Beds[k], b.chance, frame, from, to)
	height := bedKinds[Beds[k]].height
	g, step := gainA*height, (gainB-gainA)*height/blockFrames
	for j := 0; j < len(out); j += 2 {
		out[j] += b.made[j] * g
		out[j+1] += b.made[j+1] * g
		g += step
	}
}
