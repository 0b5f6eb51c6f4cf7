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
	row("theme", "ember", word("ember", "coal", "day"), "colours: ember and coal for the dark, day for daylight",
		func(s *Settings) *string { return &s.Theme }),
	row("pacer", "orb", word("orb", "wave", "line"), "the shape that breathes",
		func(s *Settings) *string { return &s.Pacer }),
	row("frame_rate", "20", integer(5, 30),
		"pictures a second at most; fewer is lighter on the machine and on a slow connection",
		func(s *Settings) *int { return &s.FrameRate }),
	row("still", "no", flag, "a still picture instead of a moving one",
		func(s *Settings) *bool { return &s.Still }),
	row("ascii", "no", flag, "plain characters only, for terminals and fonts that show little else",
		func(s *Settings) *bool { return &s.ASCII }),
	row("accessible", "", answer, "line by line, with questions, instead of screens",
		func(s *Settings) *Answer { return &s.Lines }).
		because("without an answer lull asks this machine whether a screen reader is running"),
}

// The pattern and its length are those of docs/evidence.md, Breathing patterns.
var practices = []Key{
	inNumbers(row("breath.pattern", practice.Calm, pattern,
		"what is breathed when nothing else is said: a name, or numbers such as 4-6",
		func(s *Settings) *string { return &s.Breath.Pattern })),
	row("breath.length", "10m", length(time.Minute, 2*time.Hour), "how long a practice is when nothing else is said",
		func(s *Settings) *time.Duration { return &s.Breath.Length }),
}

var words = []Key{
	row("imagery.pace", "usual", word("usual", "fuller", "sparser"),
		"how much is said on a walk: fuller for those whose thoughts fill the pauses, sparser for the others",
		func(s *Settings) *string { return (*string)(&s.Imagery.Pace) }),
	row("imagery.senses", "", optional(someOf(senses)),
		"the senses that lead, such as sound, touch; without sight nothing has to be seen",
		func(s *Settings) *string { return &s.Imagery.Senses }),
	row("imagery.steps", "no", flag, "the way there over steps, where a place has some",
		func(s *Settings) *bool { return &s.Imagery.Steps }),
	row("imagery.avoid", "", optional(someOf(guided.Tags[:])),
		"what no place that is proposed may have, such as water, heights",
		func(s *Settings) *string { return &s.Imagery.Avoid }),
	row("muscles.first", "right", word("right", "left"), "the side that comes first",
		func(s *Settings) *string { return &s.Muscles.First }),
}

var senses = lists.Each(guided.Senses[:], func(s guided.Sense) string { return string(s) })

var safety = []Key{
	row("safety.holds", "", answer, "whether patterns with breath holds may be offered",
		func(s *Settings) *Answer { return &s.Safety.Holds }).
		because("holding the breath does not suit everyone; without an answer such patterns are simply left out"),
	row("safety.pregnancy", "", answer, "pregnant", func(s *Settings) *Answer { return &s.Safety.Pregnancy }).
		because("a yes leaves breath holds out and names no times for caffeine; it stays on this machine"),
	hold("breathing", "asthma, COPD or another illness of the lungs",
		func(s *Settings) *Answer { return &s.Safety.Breathing }),
	hold("heart", "an illness of the heart or its rhythm, blood pressure that is not settled, or fainting",
		func(s *Settings) *Answer { return &s.Safety.Heart }),
	hold("epilepsy", "epilepsy", func(s *Settings) *Answer { return &s.Safety.Epilepsy }),
	hold("panic", "panic that comes with noticing the breath", func(s *Settings) *Answer { return &s.Safety.Panic }),
	hold("eyes", "glaucoma or an illness of the retina", func(s *Settings) *Answer { return &s.Safety.Eyes }),
	hold("surgery", "an operation not long ago", func(s *Settings) *Answer { return &s.Safety.Surgery }),
}

func hold(name, help string, at func(*Settings) *Answer) Key {
	return row("safety."+name, "", answer, help, at).
		because("a yes leaves breath holds out, and nothing else; it stays on this machine")
}

// signs are those to see a doctor about (docs/evidence.md, Sleep starts).
var signs = [...]struct{ name, help string }{
	{"by_day", "jerks also by day, or after waking"},
	{"rhythmic", "jerks that are rhythmic, or come in series"},
	{"confusion", "a bitten tongue, wetting, confusion, or loss of awareness"},
	{"injury", "an injury"},
	{"after_medicine", "new since a change of medicine"},
	{"weakness", "new weakness, tremor or change of memory"},
	{"snoring", "loud snoring with pauses"},
	{"acting_out", "acting out dreams"},
	{"lasting", "trouble with sleep on 3 nights a week or more for a month, or dread of sleep"},
}

func doctor() (keys []Key) {
	for i, sign := range signs {
		keys = append(keys, row("doctor."+sign.name, "", answer, sign.help,
			func(s *Settings) *Answer { return &s.Doctor[i] }).
			because("a yes stands on the page of lull report, and nowhere else; it stays on this machine"))
	}
	return keys
}

// The defaults are those of docs/evidence.md, Caffeine cutoff.
var caffeine = []Key{
	row("caffeine.half_life", "", optional(length(2*time.Hour, 15*time.Hour)),
		"how long half of the caffeine stays, if you know it; empty draws a band from 3 to 8 hours",
		func(s *Settings) *time.Duration { return &s.Caffeine.HalfLife }).
		because("people differ by hours, and the curve follows this number"),
	row("caffeine.sensitivity", "usual", word("usual", "sensitive", "lenient"),
		"how much may be left at bedtime: usual, sensitive (less) or lenient (more)",
		func(s *Settings) *string { return &s.Caffeine.Sensitivity }),
	row("caffeine.line", "", optional(number(intake.Sensitive.Threshold(), intake.Lenient.Threshold())),
		"mg at bedtime for 70 kg that your own nights pointed to; empty goes by the sensitivity",
		func(s *Settings) *float64 { return &s.Caffeine.Line }),
	row("caffeine.band", bandHalfLife, word(bandHalfLife, bandDrinks),
		"what the band is made of: half-life, or drinks for how much they differ as well",
		func(s *Settings) *string { return &s.Caffeine.Band }),
	row("caffeine.usual_drink", intake.Coffee, text, "the drink that cutoffs and reminders are worked out for",
		func(s *Settings) *string { return &s.Caffeine.UsualDrink }),
	row("caffeine.smoker", "", answer, "cigarettes every day", func(s *Settings) *Answer { return &s.Caffeine.Smoker }).
		because("smoke makes caffeine leave sooner; vaping and patches do not"),
	row("caffeine.contraceptive", "", answer, "a combined contraceptive pill",
		func(s *Settings) *Answer { return &s.Caffeine.Contraceptive }).
		because("with it caffeine stays longer"),
	row("caffeine.pregnancy_weeks", "", count(1, 42), "weeks of pregnancy; empty or 0 when not pregnant",
		func(s *Settings) *int { return &s.Caffeine.PregnancyWeeks }).
		because("in pregnancy caffeine stays much longer"),
	row("caffeine.breastfeeding", "", answer, "breastfeeding",
		func(s *Settings) *Answer { return &s.Caffeine.Breastfeeding }).
		because("the usual advice is then at most 200 mg of caffeine a day; nothing else changes"),
	row("caffeine.cimetidine", "", answer, "the medicine cimetidine",
		func(s *Settings) *Answer { return &s.Caffeine.Cimetidine }).
		because("with it caffeine stays longer"),
	row("caffeine.hits_hard", "", answer, "caffeine hits you hard",
		func(s *Settings) *Answer { return &s.Caffeine.HitsHard }).
		because("the curve then lasts longer than the usual one"),
	row("caffeine.medicine_unmodelled", "", answer, "the medicine fluvoxamine, or cirrhosis of the liver",
		func(s *Settings) *Answer { return &s.Caffeine.MedicineUnmodelled }).
		because("no curve here would be right then, so none is drawn; a pharmacist knows more"),
}

var body = []Key{
	row("body.weight_kg", "", optional(number(30, 300)), "your weight in kilograms",
		func(s *Settings) *float64 { return &s.Body.WeightKg }).because("the time that alcohol needs depends on it"),
	row("body.under_18", "", answer, "under 18", func(s *Settings) *Answer { return &s.Body.Under18 }).
		because("no cutoff times are shown then"),
}

// The volumes are judgements of ours.
var sound = []Key{
	row("sound.on", "yes", flag, "sound during a practice", func(s *Settings) *bool { return &s.Sound.On }),
	row("sound.tone", "bowl", word("bowl", "string", "breath", "surf"),
		"the tone of the breath: a bowl, a soft string, air, or nothing but surf that breathes",
		func(s *Settings) *string { return &s.Sound.Tone }),
	row("sound.noise", "fitting", word("fitting", "brown", "pink", "rain", "shore", "wind", "fire", "train", "stream",
		"leaves", "insects", "surf"),
		"the soft noise underneath; fitting takes what belongs to the place, and brown under a breath",
		func(s *Settings) *string { return &s.Sound.Noise }),
	row("sound.cue", "40", integer(0, 100), "how loud the tone of the breath is",
		func(s *Settings) *int { return &s.Sound.Cue }),
	row("sound.bed", "30", integer(0, 100), "how loud the soft noise underneath is",
		func(s *Settings) *int { return &s.Sound.Bed }),
	row("sound.voice", "60", integer(0, 100), "how loud the voice is",
		func(s *Settings) *int { return &s.Sound.Voice }),
	row("sound.fade", "3m", length(0, 5*time.Minute), "how long the sound fades at the end",
		func(s *Settings) *time.Duration { return &s.Sound.Fade }),
	row("voice.on", "yes", flag, "a voice that reads the words, where a speech program is there",
		func(s *Settings) *bool { return &s.Voice.On }),
	row("voice.phases", "no", flag, "the voice says in, hold and out as well",
		func(s *Settings) *bool { return &s.Voice.Phases }),
	row("voice.program", "", optional(text), "the speech program; empty takes the first that is there",
		func(s *Settings) *string { return &s.Voice.Program }),
	row("voice.name", "", optional(text),
		"one of the program's voices, or a model of Piper's (.onnx); empty leaves it to the program",
		func(s *Settings) *string { return &s.Voice.Name }),
	row("voice.rate", "110", integer(80, 180), "words a minute", func(s *Settings) *int { return &s.Voice.Rate }),
}

// The times are judgements of ours.
var reminders = []Key{
	row("remind.caffeine", "yes", flag, "a word before the last good moment for your usual drink",
		func(s *Settings) *bool { return &s.Remind.Caffeine }),
	row("remind.exercise", "yes", flag, "a word before the last good moment for hard exercise",
		func(s *Settings) *bool { return &s.Remind.Exercise }),
	row("remind.alcohol", "yes", flag, "a word before the last good moment for a drink",
		func(s *Settings) *bool { return &s.Remind.Alcohol }),
	row("remind.wind_down", "yes", flag, "a word when the wind-down could start",
		func(s *Settings) *bool { return &s.Remind.WindDown }),
	row("remind.morning", "yes", flag, "a word about the morning check-in",
		func(s *Settings) *bool { return &s.Remind.Morning }),
	row("remind.before", "30m", length(0, 3*time.Hour), "how long before a cutoff the word comes",
		func(s *Settings) *time.Duration { return &s.Remind.Before }),
	row("remind.wind_down_before", "1h", length(10*time.Minute, 4*time.Hour),
		"how long before bedtime the wind-down starts",
		func(s *Settings) *time.Duration { return &s.Remind.WindDownBefore }),
	row("remind.morning_after", "15m", length(0, 6*time.Hour), "how long after getting up the check-in comes",
		func(s *Settings) *time.Duration { return &s.Remind.MorningAfter }),
	row("remind.days", everyDay, days,
		"the days on which there are reminders: every day, weekdays, weekend, or a list such as mon, tue, fri",
		func(s *Settings) *Weekdays { return &s.Remind.Days }),
	row("remind.holiday_until", "", date, "silent up to and including this evening; empty for no holiday",
		func(s *Settings) *evening.Day { return &s.Remind.HolidayUntil }),
}

var desktop = []Key{
	row("desktop.awake", "yes", flag, "the screen stays on and the machine awake while a practice runs",
		func(s *Settings) *bool { return &s.Desktop.Awake }),
	row("desktop.quiet", "no", flag, "music and films of other programs pause when a practice begins, and stay paused",
		func(s *Settings) *bool { return &s.Desktop.Quiet }),
	row("desktop.backlight", "no", flag,
		"the light behind the screen goes down with a practice and comes back after it",
		func(s *Settings) *bool { return &s.Desktop.Backlight }),
	row("desktop.suspend", "", optional(length(time.Minute, 2*time.Hour)),
		"how long after somebody drifted off the machine goes to sleep; empty for never",
		func(s *Settings) *time.Duration { return &s.Desktop.Suspend }),
}
