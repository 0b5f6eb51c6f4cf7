package plain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/sleep"
)

// Words is an entry of the journal in words, in the parts a face may lay out
// apart. Only What and Much may hold amounts; Name and How never do.
type Words struct {
	Name string // what it is, without any amount: espresso, calm
	What string // the same with its count: 2 espressos; the text of a note
	Much string // how long, how much; may be empty
	How  string // how it ended, or what sort of entry it is; may be empty
}

func (t Words) String() string { return joined(t.What, t.Much, t.How) }

// Content is what it was and how much of it, without how it ended.
func (t Words) Content() string { return joined(t.What, t.Much) }

// Quiet is the line without amounts, for the night. A name that says already
// what sort of entry it is says it once.
func (t Words) Quiet() string {
	if strings.HasSuffix(t.Name, t.How) {
		return t.Name
	}
	return joined(t.Name, t.How)
}

func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
}

// Entry puts an entry into words, without its time. What came from outside, such
// as a name in an imported journal, is letters and never an order to a terminal.
func Entry(e journal.Entry) Words {
	t := worded(e)
	if e.Imported() {
		if e.Session != nil {
			t.How = ""
		}
		t.How = joined(t.How, "from "+journal.SourceName(e.Source))
	}
	return Words{letters.Line(t.Name), letters.Line(t.What), letters.Line(t.Much), letters.Line(t.How)}
}

func worded(e journal.Entry) Words {
	switch e.Kind {
	case journal.KindSession:
		return session(e.Session)
	case journal.KindIntake:
		return taken(e.Intake)
	case journal.KindExercise:
		x := e.Exercise
		return Words{Name: x.What, What: x.What, Much: joined(lasted(x.Lasted), intake.EffortWord(x.Effort))}
	case journal.KindRating:
		name := strings.ReplaceAll(e.Rating.What, "-", " ")
		return Words{Name: name, What: name, Much: fmt.Sprintf("%d of 10", e.Rating.Value)}
	case journal.KindNight:
		w := Words{Name: "the night after", What: "the night after", Much: night(e.Night)}
		if e.Imported() { // shorter, so that there is room for where it is from
			w.What = "the night"
		}
		return w
	case journal.KindNote:
		return Words{Name: "a note", What: letters.Line(e.Note.Text), How: "note"}
	case journal.KindParked:
		return Words{
			Name: "something put down", What: joined(letters.Line(e.Parked.Text), letters.Line(e.Parked.Step)),
			How: "put down",
		}
	case journal.KindTrial:
		return trial(e.Trial)
	case journal.KindWatch:
		return Words{Name: "a question", What: cmp.Or(joined(e.Watch.Factor,
			cmp.Or(outcomes[e.Watch.Outcome], e.Watch.Outcome)), "no question"), How: "watched"}
	case journal.KindNap:
		return Words{Name: "a nap", What: "a nap", Much: lasted(e.Nap.Lasted)}
	case journal.KindMedicine:
		w := Words{Name: "a medicine", What: letters.Line(e.Medicine.What), How: "medicine"}
		if strings.HasSuffix(w.What, w.How) { // it was not named
			w.How = ""
		}
		return w
	case journal.KindNothing:
		return Words{Name: "that was all", What: "that was all"}
	}
	return Words{Name: string(e.Kind), What: string(e.Kind)}
}

// Ended says kindly how a practice ended.
func Ended(e journal.Ending) string {
	return map[journal.Ending]string{
		journal.Running: "under way", journal.Finished: "to its end", journal.Drifted: "drifted off",
		journal.Left: "let go early", journal.Interrupted: "broken off", journal.Logged: "noted by hand",
	}[e]
}

// outcomes are those of a watched question whose name is no word for a reader.
var outcomes = map[string]string{
	"sol": "the time to fall asleep", "awake": "the time awake", "quality": "how the night was",
}

func session(s *journal.Session) Words {
	switch s.Practice {
	case practice.KindRest:
		return Words{Name: "straight to sleep", What: "straight to sleep"}
	case practice.KindAfresh:
		return Words{Name: "the streak began afresh", What: "the streak began afresh"}
	}
	name := cmp.Or(s.Name, s.Practice)
	if s.Name != "" && s.Practice == practice.KindNight {
		name += ", in the night"
	}
	return Words{Name: name, What: name, Much: repertoire.Minutes(s.Practised), How: Ended(s.Ending)}
}

func taken(i *journal.Intake) Words {
	l := Words{Name: i.What, What: intake.Counted(i.What, i.Count)}
	if i.Big {
		l.What = "big " + l.What
	}
	if i.Caffeine >= 0.5 {
		l.Much = fmt.Sprintf("about %.0f mg", i.Caffeine)
	}
	if i.Alcohol >= 0.5 {
		l.Much = joined(l.Much, fmt.Sprintf("about %.0f g alcohol", i.Alcohol))
	}
	if i.Over > 0 {
		l.Much = joined(l.Much, "over "+lasted(i.Over))
	}
	return l
}

// Jerks says how many there were.
func Jerks(j journal.Jerks) string {
	return map[journal.Jerks]string{
		journal.NoJerks: "no jerks", journal.FewJerks: "a few jerks", journal.ManyJerks: "many jerks",
	}[j]
}

// Part is one answer of a night in words.
type Part struct {
	sleep.Question
	Words string
}

// Night is what is known of a night in words, in the order of the diary but for the
// jerks, which come first. A face leaves out what it has no room for.
func Night(n journal.Night) (parts []Part) {
	for _, q := range sleep.Told(n) {
		p := Part{q, q.Name + " " + q.Typed(n, sleep.Words)}
		switch q.ID {
		case "jerks":
			p.Words = Jerks(n.Jerks)
			parts = slices.Insert(parts, 0, p)
			continue
		case "awakenings":
			p.Words = sleep.Awakenings(*n.Awakenings)
		case "awake":
			p.Words = "awake for " + sleep.Words(*n.WASO)
		case "quality":
			p.Words = fmt.Sprintf("quality %d of 5", n.Quality)
		case "note":
			p.Words = letters.Line(n.Note)
		}
		parts = append(parts, p)
	}
	return parts
}

// night is a night without its times of the clock, but for those of a record, which
// has little else.
func night(n *journal.Night) string {
	var parts []string
	if n.Asleep != nil && n.Woke != nil {
		parts = append(parts, n.Asleep.Format("15:04")+" to "+n.Woke.Format("15:04"))
	}
	for _, p := range Night(*n) {
		if !p.Clock() {
			parts = append(parts, p.Words)
		}
	}
	return joined(parts...)
}

func trial(t *journal.Trial) Words {
	what := map[string]string{
		"start": "a trial began", "assign": "the coin fell", "kept": "the trial's answer", "stop": "a trial ended",
	}[t.Event]
	return Words{Name: what, What: what, Much: joined(letters.Line(t.Text), t.Arm)}
}

// lasted writes a length of the day: 40 min, 1 h 10 min; nothing for none.
func lasted(d time.Duration) string {
	if d <= 0 {
		return ""
	}
	return sleep.Words(d)
}
