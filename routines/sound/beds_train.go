package sound

// train is the inside of a night train: a low run, and the joints of the rails
// in pairs, never quite even.
type train struct {
	noise       wide
	chance      chance
	left, right brown
	runL, runR  band
	thuds       grains
}

func newTrain(c chance) maker {
	return &train{noise: newWide(c.of(5)), chance: c, left: newBrown(), right: newBrown()}
}

// Rails are about 25 m long, and a slow night train takes some 1.6 s for one.
const railEvery = 1.6 * Rate

// thudsIn adds the joints that are passed in the block. Each rail has four:
// two axles of this carriage, two of the next, softer.
func (t *train) thudsIn(frame int64) {
	first := int64(float64(frame)/railEvery) - 1
	for rail := max(first, 0); rail <= first+2; rail++ {
		for axle := range int64(4) {
			key := rail*8 + axle
			off := [4]float64{0, 0.16, 0.62, 0.78}[axle] * Rate
			when := int64(float64(rail)*railEvery + off + (t.chance.unit(key)-0.5)*0.05*Rate + 0.05*Rate)
			if when < frame || when >= frame+blockFrames {
				continue
			}
			height := [4]float64{0.5, 0.4, 0.26, 0.2}[axle] * (0.7 + 0.6*t.chance.of(1).unit(key))
			t.thuds.sounding = append(t.thuds.sounding,
				newGrain(62+14*t.chance.of(2).unit(key), 0.075, height, 0.45),
				newGrain(190+40*t.chance.of(3).unit(key), 0.02, height*0.22, 0.6))
		}
	}
}

func (t *train) block(out *block, frame int64, _, _ moment) {
	t.thudsIn(frame)
	at := float64(frame) / Rate
	sway := t.chance.of(4).wander(at / 3.1)
	t.runL.tune(95+25*sway, 0.8)
	t.runR.tune(95+25*sway, 0.8)
	for i := 0; i < len(out); i += 2 {
		l, r := t.noise.next(frame)
		frame++
		out[i] = 1.2*t.left.next(l) + 0.5*t.runL.next(l)
		out[i+1] = 1.2*t.right.next(r) + 0.5*t.runR.next(r)
	}
	t.thuds.block(out)
}
