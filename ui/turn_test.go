package ui

import (
	"strings"
	"testing"
	"time"

	"lull/routines/practice"
	"lull/ui/screen/screentest"
)

// From one screen to the next no picture is brighter than that of either end,
// and keys go to the next one at once.
func TestAScreenGoesDownAndTheNextComesUp(t *testing.T) {
	turns := func(d *Deps) { d.Turns = true }
	play(t, openTonight, func(b *bench) {
		b.pass(time.Second)
		before := b.App.View().Content
		b.key("l")
		if b.App.View().Content != before {
			t.Error("it does not begin with what stood there")
		}
		b.pass(200 * time.Millisecond)
		down := b.App.View().Content
		b.key("q")
		b.key("z") // meant for the line that is coming
		b.pass(200 * time.Millisecond)
		up := b.App.View().Content
		b.pass(500 * time.Millisecond)
		after := b.App.View().Content
		for name, darker := range map[string][2]float64{"down": {lit(down), lit(before)}, "up": {lit(up), lit(after)}} {
			if darker[0] <= 0 || darker[0] >= darker[1] {
				t.Errorf("on the way %s the light is %.0f of %.0f", name, darker[0], darker[1])
			}
		}
		if text := b.words(screentest.Usual); !strings.Contains(text, "qz") {
			t.Errorf("the key was lost:\n%s", text)
		}
	}, turns)
}

func TestReducedMotionTurnsNothing(t *testing.T) {
	play(t, openTonight, func(b *bench) {
		b.App.settings.Still = true
		b.key("b")
		b.wants(t, "breathe")
	}, func(d *Deps) { d.Turns = true })
}

// Time passes in a practice while its picture comes up.
func TestAPracticeBeginsWhileItsPictureComesUp(t *testing.T) {
	play(t, openTonight, func(b *bench) {
		b.App.begin(practice.Breathe(calm(), time.Minute))
		b.pass(3 * time.Second)
		if at := b.practice(t).At; at < 2*time.Second {
			t.Errorf("after 3 s it is at %v", at)
		}
	}, func(d *Deps) { d.Turns = true })
}

// lit adds up the colours of a picture, as a rough light.
func lit(picture string) float64 {
	sum := 0.0
	for _, part := range strings.Split(picture, "8;2;")[1:] {
		var r, g, b float64
		for i, v := range strings.SplitN(part, ";", 3) {
			n := 0.0
			for _, c := range v {
				if c < '0' || c > '9' {
					break
				}
				n = 10*n + float64(c-'0')
			}
			*[]*float64{&r, &g, &b}[i] = n
		}
		sum += r + g + b
	}
	return sum
}
