package intake

// Zone says what the studies say about a load at bedtime. Its text is also
// the end of its wording id: zone.low, zone.disagree, zone.likely.
type Zone string

// The zones, by milligrams in the body at bedtime (docs/evidence.md, Caffeine
// cutoff). Daily drinkers may be fine in the upper two (Weibel 2021).
const (
	Low      Zone = "low"      // under the person's own line, 35 for most
	Disagree Zone = "disagree" // up to 60: studies disagree
	Likely   Zone = "likely"   // 60 and over: likely to matter
)

// likely is where the last zone begins for a body of 70 kg.
const likely = 60.0

// Zone gives the zone of a bedtime load in milligrams.
func (b Body) Zone(milligrams float64) Zone {
	switch {
	case milligrams < b.Threshold():
		return Low
	case milligrams < b.likelyFrom():
		return Disagree
	default:
		return Likely
	}
}
