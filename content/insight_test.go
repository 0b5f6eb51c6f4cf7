package content

import (
	"os"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/insight"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/wording"
)

// The sentence of docs/evidence.md, Patterns on few nights, as it comes out.
func TestCountsReadLikeTheExample(t *testing.T) {
	l := wording.Line{
		ID: "insight.counts.jerks", With: map[string]string{"k1": "4", "n1": "6", "k0": "1", "n0": "9"},
		Names: map[string][]string{"with": {"insight.with.caffeine"}},
	}
	want := "On 4 of 6 nights with caffeine past your cutoff you noted a jerk; on 1 of 9 other nights."
	if got := l.Say(Wording().Say); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	l = wording.Line{ID: "insight.together", Names: map[string][]string{"names": {"insight.name.caffeine", "insight.name.stress"}}}
	want = "In your log late caffeine and stress came on the same nights, so they cannot be told apart."
	if got := l.Say(Wording().Say); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// What the patterns say, word for word, for a log of 28 evenings.
func TestWordsOfThePatterns(t *testing.T) {
	first := evening.DayOf(2026, time.October, 26)
	at := func(d evening.Day, h int) time.Time {
		year, month, day := d.Date()
		return time.Date(year, month, day, h, 0, 0, 0, time.UTC)
	}
	var entries []journal.Entry
	for i := range evening.Day(30) {
		d := first + i
		late, stress := i%5 < 2, i%5 < 2 || i == 3
		h, value, jerks, sol := 8, 2, journal.NoJerks, 15*time.Minute
		if late {
			h, jerks = 17, journal.FewJerks
		}
		if stress {
			value, sol = 8, 40*time.Minute
		}
		if i == 7 {
			jerks = journal.NoJerks
		}
		entries = append(entries,
			journal.Entry{Kind: journal.KindIntake, At: at(d, h), Evening: d, Intake: &journal.Intake{What: "coffee", Caffeine: 96}},
			journal.Entry{Kind: journal.KindRating, At: at(d, 21), Evening: d, Rating: &journal.Rating{What: "stress", Value: value}},
			journal.Entry{Kind: journal.KindNothing, At: at(d, 22), Evening: d, Nothing: &journal.Nothing{}},
		)
		if i%3 == 0 {
			entries = append(entries, journal.Entry{Kind: journal.KindIntake, At: at(d, 22), Evening: d, Intake: &journal.Intake{What: "wine", Alcohol: 14}})
		}
		entries = append(entries, journal.Entry{
			Kind: journal.KindNight, At: at(d+1, 7), Evening: d, Night: &journal.Night{Jerks: jerks, SOL: &sol, Quality: 1 + int(i)%5},
		})
	}
	nights := insight.Nights(entries, insight.Rules{Schedule: evening.DefaultSchedule()})
	var b strings.Builder
	for _, section := range insight.Look(nights, intake.Body{}, insight.Question{}).Sections(nights, first+30) {
		for _, l := range section {
			b.WriteString(l.Say(Wording().Say) + "\n")
		}
		b.WriteByte('\n')
	}
	want, err := os.ReadFile("testdata/patterns.txt")
	if err != nil {
		t.Fatal(err)
	}
	if got := b.String(); got != strings.ReplaceAll(string(want), "\r\n", "\n") {
		t.Errorf("the words are not those of testdata/patterns.txt:\n%s", got)
	}
}
