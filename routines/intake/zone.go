package intake

// Zone says what the studies say about a load at bedtime. Its text is also
// the end of its wording id: zone.low, zone.disagree, zone.likely.
type Zone string

// The zones, by milligrams in the body at bedtime (EVIDENCE 1.4). Daily
// drinkers may be fine in the upper two (Weibel 2021).
const (
	Low      Zone = "low"      // under 35
	Disagree Zone = "disagree" // 35 to 60: studies disagree
	Likely   Zone = "likely"   // 60 and over: likely to matter
)

// ZoneOf gives the zone of a bedtime load in milligrams.
func ZoneOf(milligrams float64) Zone {
	switch {
	case milligrams < 35:
		return Low
	case milligrams < 60:
		return Disagree
	default:
		return Likely
	}
}
