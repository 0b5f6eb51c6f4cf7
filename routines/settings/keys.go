package settings

import (
	"time"

	"lull/routines/evening"
)

// The rows of the table, apart from the times of day.

var looks = []Key{
	word("theme", []string{"ember", "coal", "day"}, "colours: ember and coal for the dark, day for daylight",
		func(s *Settings) *string { return &s.Theme }),
	word("pacer", []string{"orb", "wave", "line"}, "the shape that breathes",
		func(s *Settings) *string { return &s.Pacer }),
	whole("frame_rate", 5, 30, "pictures a second at most; fewer is lighter on the machine and on a slow connection",
		func(s *Settings) *int { return &s.FrameRate }),
	flag("still", "a still picture instead of a moving one", func(s *Settings) *bool { return &s.Still }),
	flag("ascii", "plain characters only, for terminals and fonts that show little else", func(s *Settings) *bool { return &s.ASCII }),
}

var practices = []Key{
	pattern("breath.pattern", "what is breathed when nothing else is said: a name, or numbers such as 4-6",
		func(s *Settings) *string { return &s.Breath.Pattern }),
	length("breath.length", time.Minute, 2*time.Hour, false, "how long a practice is when nothing else is said", "",
		func(s *Settings) *time.Duration { return &s.Breath.Length }),
}

// whySafety is the reason of all the safety questions.
const whySafety = "a yes leaves breath holds out, and nothing else; it stays on this machine"

var safety = []Key{
	answer("safety.holds", "whether patterns with breath holds may be offered",
		"holding the breath does not suit everyone; without an answer such patterns are simply left out",
		func(s *Settings) *Answer { return &s.Safety.Holds }),
	answer("safety.pregnancy", "pregnant", "a yes leaves breath holds out and names no times for caffeine; it stays on this machine", func(s *Settings) *Answer { return &s.Safety.Pregnancy }),
	answer("safety.breathing", "asthma, COPD or another illness of the lungs", whySafety, func(s *Settings) *Answer { return &s.Safety.Breathing }),
	answer("safety.heart", "an illness of the heart or its rhythm, blood pressure that is not settled, or fainting", whySafety,
		func(s *Settings) *Answer { return &s.Safety.Heart }),
	answer("safety.epilepsy", "epilepsy", whySafety, func(s *Settings) *Answer { return &s.Safety.Epilepsy }),
	answer("safety.panic", "panic that comes with noticing the breath", whySafety, func(s *Settings) *Answer { return &s.Safety.Panic }),
	answer("safety.eyes", "glaucoma or an illness of the retina", whySafety, func(s *Settings) *Answer { return &s.Safety.Eyes }),
	answer("safety.surgery", "an operation not long ago", whySafety, func(s *Settings) *Answer { return &s.Safety.Surgery }),
}

var caffeine = []Key{
	length("caffeine.half_life", 2*time.Hour, 15*time.Hour, true, "how long half of the caffeine stays, if you know it; empty draws a band from 3 to 8 hours",
		"people differ by hours, and the curve follows this number", func(s *Settings) *time.Duration { return &s.Caffeine.HalfLife }),
	word("caffeine.sensitivity", []string{"usual", "sensitive", "lenient"}, "how much may be left at bedtime: usual, sensitive (less) or lenient (more)",
		func(s *Settings) *string { return &s.Caffeine.Sensitivity }),
	text("caffeine.usual_drink", false, "the drink that cutoffs and reminders are worked out for",
		func(s *Settings) *string { return &s.Caffeine.UsualDrink }),
	answer("caffeine.smoker", "cigarettes every day", "smoke makes caffeine leave sooner; vaping and patches do not",
		func(s *Settings) *Answer { return &s.Caffeine.Smoker }),
	answer("caffeine.contraceptive", "a combined contraceptive pill", "with it caffeine stays longer",
		func(s *Settings) *Answer { return &s.Caffeine.Contraceptive }),
	count("caffeine.pregnancy_weeks", 1, 42, "weeks of pregnancy; empty or 0 when not pregnant", "in pregnancy caffeine stays much longer",
		func(s *Settings) *int { return &s.Caffeine.PregnancyWeeks }),
	answer("caffeine.breastfeeding", "breastfeeding", "the usual advice is then at most 200 mg of caffeine a day; nothing else changes",
		func(s *Settings) *Answer { return &s.Caffeine.Breastfeeding }),
	answer("caffeine.cimetidine", "the medicine cimetidine", "with it caffeine stays longer",
		func(s *Settings) *Answer { return &s.Caffeine.Cimetidine }),
	answer("caffeine.hits_hard", "caffeine hits you hard", "the curve then lasts longer than the usual one",
		func(s *Settings) *Answer { return &s.Caffeine.HitsHard }),
	answer("caffeine.medicine_unmodelled", "the medicine fluvoxamine, or cirrhosis of the liver",
		"no curve here would be right then, so none is drawn; a pharmacist knows more", func(s *Settings) *Answer { return &s.Caffeine.MedicineUnmodelled }),
}

var body = []Key{
	number("body.weight_kg", 30, 300, "your weight in kilograms", "the time that alcohol needs depends on it",
		func(s *Settings) *float64 { return &s.Body.WeightKg }),
	answer("body.under_18", "under 18", "no cutoff times are shown then", func(s *Settings) *Answer { return &s.Body.Under18 }),
}

var sound = []Key{
	flag("sound.on", "sound during a practice", func(s *Settings) *bool { return &s.Sound.On }),
	word("sound.tone", []string{"bowl", "string", "breath"}, "the tone of the breath: a singing bowl, a soft string, or air",
		func(s *Settings) *string { return &s.Sound.Tone }),
	word("sound.noise", []string{"fitting", "brown", "pink", "rain", "shore", "wind", "fire", "train"},
		"the soft noise underneath; fitting takes what belongs to the place, and brown under a breath",
		func(s *Settings) *string { return &s.Sound.Noise }),
	whole("sound.cue", 0, 100, "how loud the tone of the breath is", func(s *Settings) *int { return &s.Sound.Cue }),
	whole("sound.bed", 0, 100, "how loud the soft noise underneath is", func(s *Settings) *int { return &s.Sound.Bed }),
	whole("sound.voice", 0, 100, "how loud the voice is", func(s *Settings) *int { return &s.Sound.Voice }),
	length("sound.fade", 0, 5*time.Minute, false, "how long the sound fades at the end", "",
		func(s *Settings) *time.Duration { return &s.Sound.Fade }),
	flag("voice.on", "a voice that reads the words, where a speech program is there", func(s *Settings) *bool { return &s.Voice.On }),
	flag("voice.phases", "the voice says in, hold and out as well", func(s *Settings) *bool { return &s.Voice.Phases }),
	text("voice.program", true, "the speech program; empty takes the first that is there", func(s *Settings) *string { return &s.Voice.Program }),
	text("voice.name", true, "one of the program's voices; empty leaves it to the program", func(s *Settings) *string { return &s.Voice.Name }),
	whole("voice.rate", 80, 180, "words a minute", func(s *Settings) *int { return &s.Voice.Rate }),
}

var reminders = []Key{
	flag("remind.caffeine", "a word before the last good moment for your usual drink", func(s *Settings) *bool { return &s.Remind.Caffeine }),
	flag("remind.exercise", "a word before the last good moment for hard exercise", func(s *Settings) *bool { return &s.Remind.Exercise }),
	flag("remind.alcohol", "a word before the last good moment for a drink", func(s *Settings) *bool { return &s.Remind.Alcohol }),
	flag("remind.wind_down", "a word when the wind-down could start", func(s *Settings) *bool { return &s.Remind.WindDown }),
	flag("remind.morning", "a word about the morning check-in", func(s *Settings) *bool { return &s.Remind.Morning }),
	length("remind.before", 0, 3*time.Hour, false, "how long before a cutoff the word comes", "",
		func(s *Settings) *time.Duration { return &s.Remind.Before }),
	length("remind.wind_down_before", 10*time.Minute, 4*time.Hour, false, "how long before bedtime the wind-down starts", "",
		func(s *Settings) *time.Duration { return &s.Remind.WindDownBefore }),
	length("remind.morning_after", 0, 6*time.Hour, false, "how long after getting up the check-in comes", "",
		func(s *Settings) *time.Duration { return &s.Remind.MorningAfter }),
	days("remind.days", "the days on which there are reminders: every day, weekdays, weekend, or a list such as mon, tue, fri",
		func(s *Settings) *Weekdays { return &s.Remind.Days }),
	date("remind.holiday_until", "silent up to and including this evening; empty for no holiday",
		func(s *Settings) *evening.Day { return &s.Remind.HolidayUntil }),
}
