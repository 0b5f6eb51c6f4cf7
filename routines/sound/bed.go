package sound

import "slices"

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

// breath is the breath at both ends of a block, for what breathes along.
type breath struct{ from, to heard }

// maker makes the noise of one block. The frame is that of the block's first
// sample; it is called with blocks in a row.
type maker interface {
	block(out *block, frame int64, b breath)
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
	bed  Bed
	make maker
	next int64 // the frame it would make next
}

// run makes the block at a frame, warming up first where it did not come from
// the block before.
func (l *layer) run(out *block, frame int64, c chance, b breath) {
	if l.make == nil || l.next != frame {
		l.make = bedKinds[l.bed].make(c.of(uint64(len(l.bed))<<8 | uint64(l.bed[0])))
		for l.next = max(frame-warming, 0); l.next < frame; l.next += blockFrames {
			l.make.block(out, l.next, b)
		}
	}
	l.make.block(out, frame, b)
	l.next = frame + blockFrames
}

// beds plays the bed of the moment, and two while one gives way to the other.
type beds struct {
	chance chance
	layers []layer
	made   block
}

// block adds the beds between two moments to out.
func (b *beds) block(out *block, spans []bedSpan, at, to float64, gainA, gainB float64, frame int64, h breath) {
	i := len(spans) - 1
	for i > 0 && spans[i].start > at {
		i--
	}
	if i < 0 || gainA == 0 && gainB == 0 {
		return
	}
	m, then := spans[i].at(at), spans[i].at(to)
	keep := b.layers[:0]
	for _, l := range b.layers {
		if k := slices.Index(Beds[:], l.bed); m[k] > 0 || then[k] > 0 {
			keep = append(keep, l)
		}
	}
	b.layers = keep
	for k, bed := range Beds {
		if m[k] > 0 || then[k] > 0 {
			b.add(out, bed, gainA*m[k], gainB*then[k], frame, h)
		}
	}
}

func (b *beds) add(out *block, bed Bed, gainA, gainB float64, frame int64, h breath) {
	i := slices.IndexFunc(b.layers, func(l layer) bool { return l.bed == bed })
	if i < 0 {
		i = len(b.layers)
		b.layers = append(b.layers, layer{bed: bed})
	}
	b.made = block{}
	b.layers[i].run(&b.made, frame, b.chance, h)
	height := bedKinds[bed].height
	g, step := gainA*height, (gainB-gainA)*height/blockFrames
	for j := 0; j < len(out); j += 2 {
		out[j] += b.made[j] * g
		out[j+1] += b.made[j+1] * g
		g += step
	}
}
