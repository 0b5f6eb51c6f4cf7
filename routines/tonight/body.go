package tonight

import (
	"lull/routines/intake"
	"lull/routines/lists"
	"lull/routines/settings"
)

// Body is what somebody has answered about themselves, for the rules about
// the day. With nothing answered it is the usual one.
func Body(s settings.Settings) intake.Body {
	c := s.Caffeine
	return intake.Body{
		HalfLife:      c.HalfLife.Hours(),
		Smoker:        c.Smoker == settings.Yes,
		Contraceptive: c.Contraceptive == settings.Yes,
		Cimetidine:    c.Cimetidine == settings.Yes,
		HitsHard:      c.HitsHard == settings.Yes,
		Unmodelled:    c.MedicineUnmodelled == settings.Yes,
		Pregnant:      s.Pregnant(),
		Week:          c.PregnancyWeeks,
		Breastfeeding: c.Breastfeeding == settings.Yes,
		Under18:       s.Body.Under18 == settings.Yes,
		Kilograms:     s.Body.WeightKg,
		Sensitivity:   intake.Sensitivity(c.Sensitivity),
		Line:          c.Line,
	}
}

// Drinks puts somebody's own drinks beside the shipped ones.
func Drinks(shipped *intake.Table, s settings.Settings) (*intake.Table, error) {
	if len(s.Drinks) == 0 {
		return shipped, nil
	}
	return shipped.With(lists.Each(s.Drinks, func(d settings.Drink) intake.Item {
		return intake.OwnDrink(d.Name, d.Milligrams, d.Milliliters)
	})...)
}
