package intake

import "strings"

// lines is every sentence that this package may ask for, with the values that
// come with it. A test holds it against what is really asked for, and content
// holds its wording against it.
const lines = `
ask.pharmacist
ask.young
ask.young.other
ask.pregnant
ask.pregnant.other
ask.replacement
ask.medicine

can.ahead                      day at
can.any                        What
can.quiet.yes                  What
can.quiet.no                   What
can.still                      still
can.caffeine.any               what What at bed
can.caffeine.yes               what What at bed latest
can.caffeine.yes.morning       what What at bed
can.caffeine.noroom            what What at bed
can.caffeine.no.low            what What at bed mg threshold
can.caffeine.no.disagree       what What at bed mg threshold
can.caffeine.no.likely         what What at bed mg threshold
can.caffeine.band              early late
best.caffeine                  What latest
best.caffeine.morning          What
can.alcohol.yes                what What at bed latest
can.alcohol.yes.morning        what What at bed
can.alcohol.no                 what What at bed latest
can.alcohol.no.morning         what What at bed
can.alcohol.noroom             what What at bed
can.nicotine.yes               what What at bed latest
can.nicotine.no                what What at bed latest
can.meal.yes                   what What at bed latest
can.meal.no                    what What at bed latest
can.snack.yes                  what What at bed latest
can.snack.no                   what What at bed latest
can.exercise.light.any         what What at bed
can.exercise.moderate.yes      what What at bed latest
can.exercise.moderate.no       what What at bed latest
can.exercise.hard.yes          what What at bed latest
can.exercise.hard.no           what What at bed latest
can.exercise.hard.close.no     what What at bed latest

name.drink                     what at
name.exercise                  what at effort
late.caffeine                  at what What kind mg bed
late.caffeine.all              at what What kind mg all bed
late.exercise                  at what What kind bed
late.exercise.close            at what What kind bed
late.alcohol                   at what What kind bed
late.nicotine                  at what What kind bed
late.meal                      at what What kind bed
late.best.caffeine             latest
late.best.alcohol              latest
late.best.alcohol.less
late.best.nicotine             latest
late.best.meal                 latest
late.best.exercise
late.best.noroom
late.best.morning
late.best.smaller
step.caffeine
step.exercise
step.alcohol
step.nicotine
step.meal

log.caffeine                   at kind bed mg all
log.caffeine.all               at kind bed mg all
log.caffeine.little            at kind bed mg all
zone.low                       bed
zone.disagree                  bed
zone.likely                    bed
note.single                    mg
note.day                       mg limit
note.day.low                   mg limit
note.young
note.young.weight              limit

tonight.quiet
tonight.none                   bed
tonight.low                    bed mg low high
tonight.disagree               bed mg low high
tonight.likely                 bed mg low high
cutoff.caffeine                what What latest
cutoff.caffeine.anytime        what What
cutoff.caffeine.noroom         what What
cutoff.caffeine.morning        what What
cutoff.exercise                what What latest
cutoff.alcohol                 what What latest
cutoff.alcohol.noroom          what What
cutoff.alcohol.morning         what What
cutoff.nicotine                what What latest
cutoff.meal                    what What latest
`

// Lines gives the id of every sentence that this package may ask for, and
// the names of the values that come with each.
func Lines() map[string][]string {
	out := map[string][]string{}
	for l := range strings.Lines(lines) {
		if f := strings.Fields(l); len(f) > 0 {
			out[f[0]] = f[1:]
		}
	}
	return out
}
