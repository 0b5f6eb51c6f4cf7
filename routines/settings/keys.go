package settings

import (
	"time"

	"lull/routines/evening"
	"lull/routines/guided"
	"lull/routines/intake"
	"lull/routines/lists"
	"lull/routines/practice"
)

// The rows of the table, apart from the times of day.

var looks = []Key{
	row("theme", "ember", word("ember", "coal", "day"), func(s *Settings) *string { return &s.Theme }),
	row("pacer", "orb", word("orb", "wave", "line"), func(s *Settings) *string { return &s.Pacer }),
	row("frame_rate", "20", integer(5, 30), func(s *Settings) *int { return &s.FrameRate }),
	row("still", "no", flag, func(s *Settings) *bool { return &s.Still }),
	row("ascii", "no", flag, func(s *Settings) *bool { return &s.ASCII }),
	row("accessible", "", answer, func(s *Settings) *Answer { return &s.Lines }),
}

// The pattern and its length are those of docs/evidence.md, Breathing patterns.
var practices = []Key{
	inNumbers(row("breath.pattern", practice.Calm, pattern, func(s *Settings) *string { return &s.Breath.Pattern })),
	row("breath.length", "10m", length(time.Minute, 2*time.Hour),
		func(s *Settings) *time.Duration { return &s.Breath.Length }),
}

var words = []Key{
	row("imagery.pace", "usual", word("usual", "fuller", "sparser"),
		func(s *Settings) *string { return (*string)(&s.Imagery.Pace) }),
	row("imagery.senses", "", optional(someOf(senses)), func(s *Settings) *string { return &s.Imagery.Senses }),
	row("imagery.steps", "no", flag, func(s *Settings) *bool { return &s.Imagery.Steps }),
	row("imagery.avoid", "", optional(someOf(guided.Tags[:])), func(s *Settings) *string { return &s.Imagery.Avoid }),
	row("muscles.first", "right", word("right", "left"), func(s *Settings) *string { return &s.Muscles.First }),
}

var senses = lists.Each(guided.Senses[:], func(s guided.Sense) string { return string(s) })

var safety = []Key{
	row("safety.holds", "", answer, func(s *Settings) *Answer { return &s.Safety.Holds }),
	row("safety.pregnancy", "", answer, func(s *Settings) *Answer { return &s.Safety.Pregnancy }),
	row("safety.breathing", "", answer, func(s *Settings) *Answer { return &s.Safety.Breathing }),
	row("safety.heart", "", answer, func(s *Settings) *Answer { return &s.Safety.Heart }),
	row("safety.epilepsy", "", answer, func(s *Settings) *Answer { return &s.Safety.Epilepsy }),
	row("safety.panic", "", answer, func(s *Settings) *Answer { return &s.Safety.Panic }),
	row("safety.eyes", "", answer, func(s *Settings) *Answer { return &s.Safety.Eyes }),
	row("safety.surgery", "", answer, func(s *Settings) *Answer { return &s.Safety.Surgery }),
}

// signs are those to see a doctor about (docs/evidence.md, Sleep starts).
var signs = [...]string{
	"by_day", "rhythmic", "confusion", "injury", "after_medicine", "weakness", "snoring", "acting_out", "lasting",
}

func doctor() (keys []Key) {
	for i, sign := range signs {
		keys = append(keys, row("doctor."+sign, "", answer, func(s *Settings) *Answer { return &s.Doctor[i] }))
	}
	return keys
}

// The defaults are those of docs/evidence.md, Caffeine cutoff.
var caffeine = []Key{
	row("caffeine.half_life", "", optional(length(intake.ShortestHalfLife*time.Hour, intake.LongestHalfLife*time.Hour)),
		func(s *Settings) *time.Duration { return &s.Caffeine.HalfLife }),
	row("caffeine.sensitivity", "usual", word("usual", "sensitive", "lenient"),
		func(s *Settings) *string { return &s.Caffeine.Sensitivity }),
	row("caffeine.line", "", optional(number(intake.Sensitive.Threshold(), intake.Lenient.Threshold())),
		func(s *Settings) *float64 { return &s.Caffeine.Line }),
	row("caffeine.band", bandHalfLife, word(bandHalfLife, bandDrinks),
		func(s *Settings) *string { return &s.Caffeine.Band }),
	row("caffeine.usual_drink", intake.Coffee, text, func(s *Settings) *string { return &s.Caffeine.UsualDrink }),
	row("caffeine.smoker", "", answer, func(s *Settings) *Answer { return &s.Caffeine.Smoker }),
	row("caffeine.contraceptive", "", answer, func(s *Settings) *Answer { return &s.Caffeine.Contraceptive }),
	row("caffeine.pregnancy_weeks", "", count(1, 42), func(s *Settings) *int { return &s.Caffeine.PregnancyWeeks }),
	row("caffeine.breastfeeding", "", answer, func(s *Settings) *Answer { return &s.Caffeine.Breastfeeding }),
	row("caffeine.cimetidine", "", answer, func(s *Settings) *Answer { return &s.Caffeine.Cimetidine }),
	row("caffeine.hits_hard", "", answer, func(s *Settings) *Answer { return &s.Caffeine.HitsHard }),
	row("caffeine.medicine_unmodelled", "", answer,
		func(s *Settings) *Answer { return &s.Caffeine.MedicineUnmodelled }),
}

var body = []Key{
	row("body.weight_kg", "", optional(number(intake.Lightest, intake.Heaviest)),
		func(s *Settings) *float64 { return &s.Body.WeightKg }),
	row("body.under_18", "", answer, func(s *Settings) *Answer { return &s.Body.Under18 }),
}

// The volumes are judgements of ours.
var sound = []Key{
	row("sound.on", "yes", flag, func(s *Settings) *bool { return &s.Sound.On }),
	row("sound.tone", "bowl", word("bowl", "string", "breath", "surf"),
		func(s *Settings) *string { return &s.Sound.Tone }),
	row("sound.noise", "fitting", word("fitting", "brown", "pink", "rain", "shore", "wind", "fire", "train", "stream",
		"leaves", "insects", "surf"), func(s *Settings) *string { return &s.Sound.Noise }),
	row("sound.cue", "40", integer(0, 100), func(s *Settings) *int { return &s.Sound.Cue }),
	row("sound.bed", "30", integer(0, 100), func(s *Settings) *int { return &s.Sound.Bed }),
	row("sound.voice", "60", integer(0, 100), func(s *Settings) *int { return &s.Sound.Voice }),
	row("sound.fade", "3m", length(0, 5*time.Minute), func(s *Settings) *time.Duration { return &s.Sound.Fade }),
	row("voice.on", "yes", flag, func(s *Settings) *bool { return &s.Voice.On }),
	row("voice.phases", "no", flag, func(s *Settings) *bool { return &s.Voice.Phases }),
	row("voice.program", "", optional(text), func(s *Settings) *string { return &s.Voice.Program }),
	row("voice.name", "", optional(text), func(s *Settings) *string { return &s.Voice.Name }),
	row("voice.rate", "110", integer(80, 180), func(s *Settings) *int { return &s.Voice.Rate }),
}

// The times are judgements of ours.
var reminders = []Key{
	row("remind.caffeine", "yes", flag, func(s *Settings) *bool { return &s.Remind.Caffeine }),
	row("remind.exercise", "yes", flag, func(s *Settings) *bool { return &s.Remind.Exercise }),
	row("remind.alcohol", "yes", flag, func(s *Settings) *bool { return &s.Remind.Alcohol }),
	row("remind.wind_down", "yes", flag, func(s *Settings) *bool { return &s.Remind.WindDown }),
	row("remind.morning", "yes", flag, func(s *Settings) *bool { return &s.Remind.Morning }),
	row("remind.before", "30m", length(0, 3*time.Hour), func(s *Settings) *time.Duration { return &s.Remind.Before }),
	row("remind.wind_down_before", "1h", length(10*time.Minute, 4*time.Hour),
		func(s *Settings) *time.Duration { return &s.Remind.WindDownBefore }),
	row("remind.morning_after", "15m", length(0, 6*time.Hour),
		func(s *Settings) *time.Duration { return &s.Remind.MorningAfter }),
	row("remind.days", everyDay, days, func(s *Settings) *Weekdays { return &s.Remind.Days }),
	row("remind.holiday_until", "", date, func(s *Settings) *evening.Day { return &s.Remind.HolidayUntil }),
}

var desktop = []Key{
	row("desktop.awake", "yes", flag, func(s *Settings) *bool { return &s.Desktop.Awake }),
	row("desktop.quiet", "no", flag, func(s *Settings) *bool { return &s.Desktop.Quiet }),
	row("desktop.backlight", "no", flag, func(s *Settings) *bool { return &s.Desktop.Backlight }),
	row("desktop.suspend", "", optional(length(time.Minute, 2*time.Hour)),
		func(s *Settings) *time.Duration { return &s.Desktop.Suspend }),
}
