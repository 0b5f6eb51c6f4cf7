package intake

// Sensitivity is how much caffeine at bedtime somebody wants to allow.
type Sensitivity string

// The sensitivities; anything else counts as Usual.
const (
	Usual     Sensitivity = "usual"     // 35 mg, between the two points of Gardiner 2023
	Sensitive Sensitivity = "sensitive" // 20 mg, which covers Landolt 1995
	Lenient   Sensitivity = "lenient"   // 60 mg, which reproduces Gardiner 2025
)

// Threshold gives the milligrams at bedtime from which on an evening is over
// it (R* in docs/evidence.md, Caffeine cutoff).
func (s Sensitivity) Threshold() float64 {
	switch s {
	case Sensitive:
		return 20
	case Lenient:
		return LikelyFrom
	default:
		return 35
	}
}

// Body is what somebody has answered about themselves. The zero value, with
// nothing answered, works.
type Body struct {
	// caffeine half-life in hours when somebody knows theirs, 0 when not; nothing else then changes it
	HalfLife      float64
	Smoker        bool    // smokes cigarettes daily; vaping and patches do not count, and nor does having stopped
	Contraceptive bool    // takes a combined oral contraceptive
	Cimetidine    bool    // takes cimetidine
	HitsHard      bool    // "caffeine hits me hard": half-life times 1.5, unless Sensitivity is Sensitive already
	Unmodelled    bool    // takes fluvoxamine or has cirrhosis: the model stays silent
	Pregnant      bool    // no clock cutoff is named
	Week          int     // week of pregnancy, 0 when not said
	Breastfeeding bool    // the daily note comes at 200 mg
	Under18       bool    // no cutoff and no budget, only the note of 3 mg/kg a day
	Kilograms     float64 // body weight, 0 when not said
	Sensitivity   Sensitivity
	// milligrams at bedtime for 70 kg that their own nights pointed to, 0 for those of Sensitivity
	Line float64
}

// Silence says why the model has nothing to say about caffeine in a body.
type Silence string

// The reasons for silence; empty is none.
const (
	Pharmacist Silence = "pharmacist" // fluvoxamine or cirrhosis: the half-life may be anything up to days
	Young      Silence = "young"      // the studies and thresholds are of adults
)

// Silence gives the reason for which no curve, no load and no cutoff may be
// shown for this body, or nothing.
func (b Body) Silence() Silence {
	switch {
	case b.Unmodelled:
		return Pharmacist
	case b.Under18:
		return Young
	}
	return ""
}

// Clock says whether caffeine cutoffs may be named for this body. In
// pregnancy the curve may be shown and a cutoff may not.
func (b Body) Clock() bool { return b.Silence() == "" && !b.Pregnant }

// Threshold gives the milligrams allowed at bedtime. The same milligrams are more
// in a smaller body, so that a weight that was said scales them.
func (b Body) Threshold() float64 { return b.Line70() * b.scale() }

// Line70 is the threshold for a body of 70 kg: the one of their own nights, kept
// within what studies have seen, or that of the sensitivity.
func (b Body) Line70() float64 {
	if b.Line > 0 {
		return min(max(b.Line, Sensitive.Threshold()), Lenient.Threshold())
	}
	return b.Sensitivity.Threshold()
}

// Studied is the body with the line of the studies: by it nights are compared,
// since a line that was found in them would find itself again.
func (b Body) Studied() Body {
	b.Line = 0
	return b
}

// scale is the weight as a share of the usual one.
func (b Body) scale() float64 { return b.kilograms() / usualKilograms }

// The half-lives of the band, in hours, unless somebody has said theirs
// (docs/evidence.md, Caffeine in the body); the studies saw 2.7 to 9.9 in ten
// men.
const (
	bandLow  = 3.0
	bandHigh = 8.0
)

// Kinetics gives the body's caffeine model with the shortest, the usual and
// the longest half-life that is likely. What somebody has answered moves all
// three; a half-life of their own makes them one.
func (b Body) Kinetics() (low, usual, high Kinetics) {
	if b.HalfLife > 0 {
		k := Kinetics{HalfLife: clampHours(b.HalfLife)}
		return k, k, k
	}
	f := b.factor()
	return Kinetics{clampHours(bandLow * f)}, Kinetics{clampHours(UsualHalfLife * f)},
		Kinetics{clampHours(bandHigh * f)}
}

func clampHours(h float64) float64 { return min(max(h, ShortestHalfLife), LongestHalfLife) }

// factor multiplies what changes a half-life (docs/evidence.md, Half-life).
func (b Body) factor() float64 {
	f := 1.0
	if b.Smoker {
		f *= 0.6 // Parsons & Neims 1978: 3.5 against 6.0 h
	}
	if b.Contraceptive {
		f *= 1.6 // Patwardhan 1980 (1.73), Abernethy & Todd 1985 (1.47)
	}
	if b.Pregnant {
		f *= pregnancy(b.Week)
	}
	switch {
	case b.Cimetidine && b.Smoker:
		f *= 1.5
	case b.Cimetidine:
		f *= 2.0
	}
	if b.HitsHard && b.Sensitivity != Sensitive {
		f *= 1.5 // a judgement: this or the lower threshold, not both
	}
	return f
}

// pregnancy gives the factor of a week: 1.5, 1.9 and 2.9 in the weeks that
// Tracy 2005 measured (14-18, 24-28, 36-40), a straight line between those,
// and 1 before week 14, of which little is known. A week not said counts as
// the middle one.
func pregnancy(week int) float64 {
	between := func(from, to int, a, b float64) float64 {
		return a + (b-a)*float64(week-from)/float64(to-from)
	}
	switch {
	case week <= 0:
		return 1.9
	case week < 14:
		return 1
	case week <= 18:
		return 1.5
	case week < 24:
		return between(18, 24, 1.5, 1.9)
	case week <= 28:
		return 1.9
	case week < 36:
		return between(28, 36, 1.9, 2.9)
	default:
		return 2.9
	}
}

// The daily and single amounts from which on there is a note (docs/evidence.md,
// Caffeine cutoff: EFSA 2015, FDA).
const (
	dayLimit        = 400.0 // mg
	dayLimitLow     = 200.0 // mg, pregnant or breastfeeding
	dayLimitPerKilo = 3.0   // mg per kg, under 18
	singleLimit     = 200.0 // mg at once
)

// DayLimit gives the milligrams a day from which on there is a note, and
// false when it depends on a weight that was not said.
func (b Body) DayLimit() (float64, bool) {
	switch {
	case b.Under18:
		return dayLimitPerKilo * b.Kilograms, b.Kilograms > 0
	case b.Pregnant || b.Breastfeeding:
		return dayLimitLow, true
	}
	return dayLimit, true
}

// The weight in kilograms that stands in for one that was not said, and the ends of
// those that can be (docs/evidence.md, Alcohol).
const (
	usualKilograms = 70.0
	Lightest       = 30.0
	Heaviest       = 300.0
)

// kilograms is the weight to calculate with.
func (b Body) kilograms() float64 {
	if b.Kilograms > 0 {
		return min(max(b.Kilograms, Lightest), Heaviest)
	}
	return usualKilograms
}
