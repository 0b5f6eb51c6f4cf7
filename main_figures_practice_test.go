package main

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"lull/content"
	"lull/routines/guided"
	"lull/routines/practice"
	"lull/routines/settings"
	"lull/ui/theme"
)

func TestFiguresOfBreathing(t *testing.T) {
	f := newFigures(t)
	breaths := make(map[string]practice.Pattern)
	for _, p := range content.Breaths() {
		breaths[p.Name] = p
	}
	dash := func(d time.Duration) string {
		if d == 0 {
			return "–"
		}
		return to(2, d.Seconds())
	}
	held := 0
	rows := f.rows("Breathing patterns", "pattern")
	for _, row := range rows {
		p, ok := breaths[row[0]]
		want := []string{p.Name, dash(p.In), dash(p.Hold), dash(p.Out), dash(p.Empty), to(2, p.Rate()), to(2, p.Length.Minutes()) + " min"}
		switch {
		case p.Glides():
			first := practice.Breathe(p, 8*time.Minute).Phases
			part := 100 * float64(first[0].Lasts) / float64(first[0].Lasts+first[1].Lasts)
			want[1], want[3], want[5] = fmt.Sprintf("%.0f %%", part), fmt.Sprintf("%.0f %%", 100-part), fmt.Sprintf("%g to %g", p.From, p.To)
		case p.TopUp > 0:
			want[1] += " + " + dash(p.TopUp)
		case p.Cycles > 0:
			want[5], want[6] = to(1, p.Rate()), fmt.Sprintf("%d breaths", p.Cycles)
		}
		if p.Holds() {
			held++
		}
		if !ok || !slices.Equal(row, want) {
			t.Errorf("docs/evidence.md, Breathing patterns: %v, and the code says %v", row, want)
		}
	}
	if len(rows) != len(breaths) {
		t.Errorf("docs/evidence.md, Breathing patterns, has %d rows for %d patterns", len(rows), len(breaths))
	}
	usual := settings.Default().Breath
	f.says("Breathing patterns", "%s is the usual one, %g min", usual.Pattern, usual.Length.Minutes())
	sigh := practice.BreatheCycles(breaths["sigh"], 1).Phases
	if math.Abs(sigh[0].To-2.0/3) > 1e-9 {
		t.Errorf("the first breath of a sigh fills %v, and the page says two thirds", sigh[0].To)
	}

	glide := breaths["glide"]
	down := practice.Breathe(glide, 8*time.Minute).Phases
	cycle := func(i int) float64 { return (down[i].Lasts + down[i+1].Lasts).Seconds() }
	atGoal := 0
	for i := len(down) - 2; i >= 0 && cycle(i) > 60/glide.To-0.001; i -= 2 {
		atGoal++
	}
	f.says("Breathing patterns", "at least the last %d breaths are at the goal", atGoal)
	f.says("Breathing patterns", "In 8 min that is %d breaths, the first %g s long, the last %g s", len(down)/2, cycle(0), cycle(len(down)-2))
	long := practice.Breathe(glide, 20*time.Minute).Phases
	goal := slices.IndexFunc(long, func(p practice.Phase) bool { return p.Cue == practice.In && p.Lasts.Seconds() > 0.4*60/glide.To-0.001 })
	f.says("Breathing patterns", "Of 20 min the first %.0f go down and %.0f stay", long[goal].Start.Minutes(), 20-long[goal].Start.Minutes())

	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight"}
	per := func(name string) string { return words[int(breaths[name].Rate())] }
	calm, even, slow, easy := breaths["calm"], breaths["even"], breaths["long"], breaths["easy"]
	tells(t, "breath-patterns", "**Calm** is %s seconds in and %s out, %s breaths a minute. It is where everybody starts, for %g minutes", dash(calm.In), dash(calm.Out), per("calm"), calm.Length.Minutes())
	tells(t, "breath-patterns", "**Even** is %s and %s, at the same rate", dash(even.In), dash(even.Out))
	tells(t, "breath-patterns", "**Long** is %s and %s,", dash(slow.In), dash(slow.Out))
	tells(t, "breath-patterns", "**Easy** is %s in and %s out, %s a minute", dash(easy.In), dash(easy.Out), per("easy"))
	tells(t, "breath-patterns", "begins at %g breaths a minute and eases down to %g, over 8 minutes or longer", glide.From, glide.To)
	tells(t, "breathing", "the default here is %s seconds in and %s out", dash(calm.In), dash(calm.Out))
	if words[held] != "two" {
		t.Errorf("%d patterns hold the breath, and the page holds says two", held)
	}

	long478 := func(practised bool) int {
		p := breaths["478"]
		p.Practised = practised
		n := 0
		for _, phase := range practice.Breathe(p, time.Hour).Phases {
			if phase.Cue == practice.Hold {
				n++
			}
		}
		return n
	}
	few, more := long478(false), long478(true)
	tells(t, "breath-patterns", "%s breaths of **478** are a whole practice, and %s once you have practised it on %d evenings", strings.ToUpper(words[few][:1])+words[few][1:], words[more], practice.PractisedFrom)
	f.row("Limits of breathing", "long holds in one practice", "%d breaths", few)
	f.row("Limits of breathing", fmt.Sprintf("the same once practised on %d evenings", practice.PractisedFrom), "%d breaths", more)
}

func TestFiguresOfTheLimitsOfBreathing(t *testing.T) {
	const section = "Limits of breathing"
	f := newFigures(t)
	slowest := turn(1, 11, func(to float64) bool {
		_, _, err := practice.ParseGlide(fmt.Sprintf("11..%.9f", to))
		return err == nil
	})
	f.row(section, "quickest breath", "%g a minute", practice.FastestRate)
	f.row(section, "slowest end of a slow-down", "%s a minute", to(3, slowest))
	tells(t, "breathing", "Somewhere between %s and 6.5 breaths a minute", to(3, slowest))

	const minutes = 3 // too little to come all the way down
	first := practice.Breathe(practice.Glide(12, 6), minutes*time.Minute).Phases
	falls := 60/(first[0].Lasts+first[1].Lasts).Seconds() - 6
	f.row(section, "a slow-down falls by at most", "%s breaths a minute per minute", to(2, falls/(minutes-3*10.0/60)))

	longest := time.Duration(0)
	for d := practice.Step; d < 2*time.Minute; d += practice.Step {
		if _, err := practice.ParsePattern(fmt.Sprintf("%g-60", d.Seconds())); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("%g seconds is longer", d.Seconds())) {
			longest = max(longest, d)
		}
	}
	f.row(section, "one phase of a pattern in numbers", "%g s, in steps of %g s", longest.Seconds(), practice.Step.Seconds())
	hold := turn(0, 30, func(s float64) bool {
		return practice.Pattern{Hold: time.Duration(s * float64(time.Second))}.LongHeld()
	})
	f.row(section, "a hold counts as long from", "%s s", to(3, hold))
	f.row(section, "a rate that was tapped", "%g to %g a minute", practice.Matched(1).From, practice.Matched(99).From)

	taps := func(n int, every float64) practice.Taps {
		var out practice.Taps
		for i := range n {
			out = append(out, time.Duration(float64(i)*every*float64(time.Second)))
		}
		return out
	}
	enough := 1
	for known := false; !known && enough < 20; enough++ {
		_, known = taps(enough+1, 5).Rate()
	}
	quick := turn(0.1, 5, func(s float64) bool { _, known := taps(9, s).Rate(); return known })
	slow := turn(5, 60, func(s float64) bool { _, known := taps(9, s).Rate(); return !known })
	f.row(section, "taps that give a rate", "%d", enough)
	f.says(section, "intervals of %s to %s s", to(3, quick), to(3, slow))

	p := practice.BreatheCycles(practice.Pattern{In: 4 * time.Second, Out: 6 * time.Second}, 1)
	// Of an exhale, what is left is what has not flowed yet, summed up.
	flow := func(x float64) float64 { return x * math.Pow(1-x, 1.8) }
	share := func(from float64) float64 {
		const steps = 20000
		sum, all := 0.0, 0.0
		for i := range steps {
			x := (float64(i) + 0.5) / steps
			all += flow(x)
			if x > from {
				sum += flow(x)
			}
		}
		return sum / all
	}
	f.says("Shape of a breath", "the flow goes with x(1-x)^%.1f", 1.8)
	for x := 0.0; x <= 1; x += 0.125 {
		cosine := (1 - math.Cos(math.Pi*x)) / 2
		in, out := p.At(time.Duration(4*x*float64(time.Second))).Fullness, p.At(time.Duration((4+6*x)*float64(time.Second))).Fullness
		if math.Abs(in-cosine) > 1e-6 || math.Abs(out-share(x)) > 1e-4 {
			t.Errorf("docs/evidence.md, Shape of a breath, says otherwise: at %g of the way it is %.3f and %.3f", x, in, out)
		}
	}
}

func TestFiguresOfWhatIsGuided(t *testing.T) {
	f := newFigures(t)
	var first, last float64
	for line := range strings.Lines(f.sections["Reading and pauses"]) {
		_, _ = fmt.Sscanf(line, "| from one passage of a walk to the next | %g s at first, %g s in the end |", &first, &last)
	}
	slots := func(part string) []guided.Slot {
		var out []guided.Slot
		for i := range 90 {
			out = append(out, guided.Slot{part + " " + strconv.Itoa(i)})
		}
		return out
	}
	stretch := guided.Stretch{}
	for i, slot := range slots("scene") {
		stretch.Strolls = append(stretch.Strolls, guided.Piece{Name: strconv.Itoa(i), Senses: guided.Senses[:1], Slots: []guided.Slot{slot}})
	}
	place := guided.Place{Words: guided.Words{Level: guided.Way{Slots: slots("way")}, Fade: slots("murmur"), Stretches: []guided.Stretch{stretch}}}
	common := guided.Common{Settle: slots("settle"), Breath: slots("breath"), Body: slots("body")}
	parts := []string{"settle", "breath", "body", "way", "scene", "murmur"}
	for _, row := range f.rows("A walk in the mind", append([]string{"walk"}, parts[:3]...)...) {
		minutes := number(t, row[0])
		said := make(map[string]int)
		for _, p := range guided.Imagine(place, common, guided.Walk{Length: hours(minutes / 60)}).Phases {
			part, _, _ := strings.Cut(p.Words, " ")
			said[part]++
		}
		shares := make([]float64, len(parts))
		for i := range 4 {
			shares[i] = number(t, row[i+1]) / minutes
		}
		shares[5] = 0.2
		shares[4] = 0.8 - shares[0] - shares[1] - shares[2] - shares[3]
		at := 0.0
		for i, part := range parts {
			to := min(at+shares[i], 1)
			a, b := first+(last-first)*at, first+(last-first)*to
			want := int(math.Round(60 * minutes * (to - at) / (b - a) * math.Log(b/a)))
			want = max(want, []int{2, 1, 2, 2, 0, 3}[i])
			if off := said[part] - want; off < -1 || off > 1 {
				t.Errorf("docs/evidence.md, A walk in the mind: a walk of %g min has %d passages of %s by the page, and %d in the code", minutes, want, part, said[part])
			}
			at = to
		}
	}
	f.says("A walk in the mind", "A walk lasts %g min, of %g to %g.", guided.UsualWalk.Minutes(), guided.ShortestWalk.Minutes(), guided.LongestWalk.Minutes())

	minute := practice.Reading(strings.Repeat("word ", practice.ReadingRate))
	f.row("Reading and pauses", "words a minute, read and spoken", "%d", practice.ReadingRate)
	f.row("Reading and pauses", "to find the line", "%g s", (minute - time.Minute).Seconds())
	if rate := settings.Default().Voice.Rate; rate != practice.ReadingRate {
		t.Errorf("words are read at %d a minute and spoken at %d", practice.ReadingRate, rate)
	}
	wordy := guided.Slot{strings.Repeat("word ", 60)}
	opened := guided.Shuffle(nil, guided.Deal{Opens: []guided.Slot{wordy, wordy}}).Phases
	f.row("Reading and pauses", "silence after each passage, at least", "%g s", opened[1].Lasts.Seconds())
	calm := practice.BreatheCycles(practice.Pattern{In: 4 * time.Second, Out: 6 * time.Second}, 1)
	f.row("Reading and pauses", "between two parts of a routine", "%g s", practice.Routine("two", calm, calm).Phases[2].Lasts.Seconds())
	var pictures []guided.Picture
	for i := range 60 {
		kind := string("abcd"[i%4])
		pictures = append(pictures, guided.Picture{Word: kind + strconv.Itoa(i), Kind: kind})
	}
	shown := guided.Shuffle(pictures, guided.Deal{}).Phases
	if len(shown) != len(pictures) {
		t.Errorf("of %d pictures of 4 kinds %d are shown; docs/evidence.md, Reading and pauses, wants 3 others between two of a kind", len(pictures), len(shown))
	}
	for i := range shown[:len(shown)-4] {
		if shown[i].Words[0] != shown[i+4].Words[0] {
			t.Error("docs/evidence.md, Reading and pauses, wants 3 others between two pictures of a kind")
			break
		}
	}

	const section = "Relaxation and imagery"
	f.says(section, "`shuffle`, %g min of %g to %g; a picture %g s, of %g to %g", guided.UsualShuffle.Minutes(), guided.ShortestShuffle.Minutes(), guided.LongestShuffle.Minutes(),
		guided.UsualPicture.Seconds(), guided.QuickestPicture.Seconds(), guided.SlowestPicture.Seconds())
	tells(t, "shuffle", "Each stays for %g to %g seconds", guided.QuickestPicture.Seconds(), guided.SlowestPicture.Seconds())
	var muscles guided.Relaxation
	for _, x := range content.Relaxations() {
		switch x.Name {
		case "muscles":
			muscles = x
		case "evening":
			f.says(section, "`evening`, %g to %g min", x.Least.Minutes(), x.Most.Minutes())
		default:
			f.says(section, "`%s`, %g min of %g to %g", x.Name, x.Usual.Minutes(), x.Least.Minutes(), x.Most.Minutes())
		}
	}

	f.row("Muscle release", "tense", "%g s, of 5 to 7", guided.TenseFor.Seconds())
	f.row("Muscle release", "release", "%g s, of 30 to 40", guided.ReleaseFor.Seconds())
	var feet time.Duration
	for _, g := range muscles.Groups {
		if strings.HasSuffix(g.Name, "-foot") {
			feet = max(feet, g.Tense)
		}
	}
	f.row("Muscle release", "tense the feet", "%g s", feet.Seconds())
	var round, whole []any
	for _, set := range guided.GroupSets {
		var lasts time.Duration
		for _, g := range muscles.Groups {
			if slices.Contains(g.In, set) {
				lasts += g.Tense + guided.ReleaseFor
			}
		}
		f.row("Muscle release", strconv.Itoa(set), "%.1f", lasts.Minutes())
		round, whole = append(round, lasts.Minutes()), append(whole, guided.Relax(muscles, guided.Ease{Groups: set}).Lasts().Minutes())
	}
	tells(t, "muscles", "That alone is about %.0f minutes, %.0f, or %.0f.", round...)
	tells(t, "muscles", "it takes about %.0f minutes here, %.0f, or %.0f.", whole...)
	tells(t, "muscles", "Feet get %g seconds at most", feet.Seconds())
}

func TestFiguresOfTheLight(t *testing.T) {
	const section = "Light"
	f := newFigures(t)
	breathe := func(length time.Duration) practice.Plan {
		return practice.Breathe(practice.Pattern{In: 4 * time.Second, Out: 6 * time.Second}, length)
	}
	long, short := breathe(20*time.Minute), breathe(80*time.Second)
	risen := func(p practice.Plan) float64 {
		s := 0.0
		for p.At(hours((s+0.1)/3600)).Light > p.At(hours(s/3600)).Light {
			s += 0.1
		}
		return s
	}
	// The fade begins where the light stands still for a moment.
	fades := func(p practice.Plan) float64 {
		least, when := 1.0, 0.0
		for s := p.Lasts().Seconds() * 0.6; s < p.Lasts().Seconds()*0.95; s++ {
			if d := p.At(hours((s-1)/3600)).Light - p.At(hours((s+1)/3600)).Light; d < least {
				least, when = d, s
			}
		}
		return p.Lasts().Seconds() - when
	}
	f.row(section, "begins at", "%g", long.At(0).Light)
	f.row(section, "soft start", "%.0f s, at most an eighth of it", risen(long))
	if got := risen(short); math.Abs(got-10) > 0.1 {
		t.Errorf("the soft start of 80 s takes %.1f s, and the page says an eighth", got)
	}
	f.row(section, "sinks until the fade begins to", "%s", to(3, long.At(17*time.Minute).Light))
	f.row(section, "fade to black", "%.0f min, at most a quarter of it", fades(long)/60)
	if got := fades(short); math.Abs(got-20) > 1 {
		t.Errorf("the fade of 80 s takes %.1f s, and the page says a quarter", got)
	}

	day := theme.New("ember", colorprofile.TrueColor, theme.Options{})
	f.row(section, "ground", "%s", hex(day.Ground.GetBackground()))
	f.row(section, "ground of the night", "%s", hex(day.Night().Ground.GetBackground()))
	for name, style := range map[string]lipgloss.Style{"text": day.Ink, "accent": day.Accent, "words of the night": day.Night().Ink} {
		c := style.GetForeground()
		f.row(section, name, "%s", hex(c))
		contrast := (luminance(c) + 0.05) / (luminance(style.GetBackground()) + 0.05)
		f.says(section, "| %s | %s | %.1f |", name, hex(c), contrast)
	}
}

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// luminance is that of WCAG 2.2, of white 1.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
