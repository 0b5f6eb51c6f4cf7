package lines

import (
	"context"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"lull/routines/insight"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/practice"
	"lull/routines/settings"
	"lull/routines/sleep"
	"lull/routines/tonight"
	"lull/ui/plain"
	"lull/ui/screen"
)

func choicesOf(words ...string) (out []Choice) {
	for _, w := range words {
		first, _, _ := strings.Cut(w, ",")
		out = append(out, Choice{Words: w, Names: []string{first}, Want: Say{[]string{w}}})
	}
	return out
}

func TestAnAnswerIsANumberANameOrItsFirstLetters(t *testing.T) {
	p := Page{Choices: choicesOf("calm, ten", "even, ten", "easy, eight"), Enter: Quit{}}
	for answer, want := range map[string]string{"2": "even, ten", "calm": "calm, ten", "CA": "calm, ten", "easy, eight": "easy, eight", "ev": "even, ten"} {
		got, err := p.Read(answer)
		if say, ok := got.(Say); err != nil || !ok || say.Lines[0] != want {
			t.Errorf("%q is read as %v, %v; want %s", answer, got, err, want)
		}
	}
	numbers := Page{Choices: choicesOf("28, evenings")}
	if got, err := numbers.Read("28"); err != nil || got == nil {
		t.Errorf("the name 28 is read as %v, %v", got, err)
	}
	for _, answer := range []string{"0", "4", "-1", "99999999999999999999", "x", "calmer"} {
		if got, err := p.Read(answer); !errors.Is(err, errUnknown) {
			t.Errorf("%q is read as %v, %v", answer, got, err)
		}
	}
	var several severalError
	if _, err := p.Read("e"); !errors.As(err, &several) || several.Error() != "even, ten, easy, eight" {
		t.Errorf("e is %v", err)
	}
	if got, err := p.Read(""); got != (Quit{}) || err != nil {
		t.Errorf("enter is %v, %v", got, err)
	}
	p.Free, p.Take = true, func(answer string) (Want, error) { return Say{[]string{"typed " + answer}}, nil }
	for answer, want := range map[string]string{"1": "calm, ten", "calm": "typed calm", "7": "typed 7"} {
		if got, _ := p.Read(answer); got.(Say).Lines[0] != want {
			t.Errorf("%q is read as %v, want %s", answer, got, want)
		}
	}
}

func TestQuotesMakeOneWord(t *testing.T) {
	for typed, want := range map[string][]string{
		`trial start "no tea after 14:00"`: {"trial", "start", "no tea after 14:00"},
		"  can   coffee ":                  {"can", "coffee"}, `note it's late`: {"note", "it's", "late"}, "": nil,
	} {
		if got := words(typed); !slices.Equal(got, want) {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
}

// program and terminal stand in for the program around the loop.
type program struct {
	ran    []string
	fails  error
	played []practice.Choice
	saved  []journal.Entry
	ends   bool
	looks  []Known // one after the other, the last for good
	looked int
}

func (p *program) Known(context.Context, Room) Known {
	p.looked++
	k := Known{Now: time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)}
	if len(p.looks) > 0 {
		k = p.looks[0]
	}
	if len(p.looks) > 1 {
		p.looks = p.looks[1:]
	}
	k.Words = func(id string, _ map[string]string) string { return id }
	k.IsCommand = func(word string) bool { return word == "can" }
	return k
}

// at is what is known at a moment with the usual settings.
func at(hour, minute int) Known {
	now := time.Date(2026, 11, 23, hour, minute, 0, 0, time.UTC)
	s := settings.Default()
	day := s.Schedule.Of(now)
	k := Known{Now: now, Settings: s}
	k.Answer.Tonight = tonight.From(now, s, &intake.Table{}, tonight.Facts{})
	k.Telling = plain.Telling{Today: day, Here: day, Lying: k.Answer.Tonight.Lying()}
	return k
}

func (p *program) Run(_ context.Context, words []string) error {
	p.ran = append(p.ran, strings.Join(words, " "))
	return p.fails
}

func (p *program) Save(_ context.Context, e []journal.Entry) ([]journal.Entry, error) {
	p.saved = append(p.saved, e...)
	return e, p.fails
}

func (p *program) Play(_ context.Context, c practice.Choice, _ bool) (bool, error) {
	p.played = append(p.played, c)
	return p.ends, p.fails
}

type terminal struct {
	answers []string
	said    []string
}

func (f *terminal) Print(line string) { f.said = append(f.said, line) }

func (f *terminal) Ask(_ context.Context, question string) (string, error) {
	if len(f.answers) == 0 {
		return "", io.EOF
	}
	f.said, f.answers = append(f.said, question+" "+f.answers[0]), f.answers[1:]
	return strings.TrimPrefix(f.said[len(f.said)-1], question+" "), nil
}

// talked goes through answers from a room of two pages.
func talked(t *testing.T, p *program, answers ...string) string {
	t.Helper()
	play := Choice{Words: "play", Want: Play{Choice: practice.Choice{Name: "calm"}}}
	inner := Room{Name: "inner", Page: func(Known) Page {
		return Page{Lines: []string{"inside"}, Choices: []Choice{play}, Ask: "which?", Else: "and?", Passing: true}
	}}
	outer := Room{Name: "outer", Page: func(Known) Page {
		return Page{Lines: []string{"outside"}, Choices: []Choice{{Words: "go", Want: Go{inner}}}, Ask: "where?"}
	}}
	return talkedFrom(t, p, outer, answers...)
}

// hours is a clock by which every question has stood for long.
func hours() time.Time { return time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC) }

// talkedFrom goes through answers from a room, each of which takes hours.
func talkedFrom(t *testing.T, p *program, first Room, answers ...string) string {
	t.Helper()
	f := &terminal{answers: answers}
	l := Loop{Terminal: f, Program: p, Now: hours}
	if err := l.Run(t.Context(), first); err != nil {
		t.Errorf("%q: %v", answers, err)
	}
	return strings.Join(f.said, "|")
}

func TestTheLoopTellsAPageOnceAndKnowsTheWayBack(t *testing.T) {
	for _, c := range []struct {
		answers []string
		want    string
	}{
		{nil, "outside|1. go"},
		{[]string{"go", "b", "b"}, "outside|1. go|where? go|inside|1. play|which? b|1. go|where? b|lines.first"},
		{[]string{"x", "again", "q", "go"}, "outside|1. go|where? x|lines.unknown|where? again|outside|1. go|where? q"},
		{[]string{"go", "1", "q"}, "outside|1. go|where? go|inside|1. play|which? 1|1. go|where? q"},
	} {
		if got := talked(t, &program{}, c.answers...); got != c.want {
			t.Errorf("%q:\ngot  %s\nwant %s", c.answers, got, c.want)
		}
	}
}

func TestACommandIsCarriedOutFromAnywhere(t *testing.T) {
	p := &program{}
	talked(t, p, "u", "U", "lull can coffee at 16:00", "can tea")
	if want := []string{"undo", "redo", "can coffee at 16:00", "can tea"}; !slices.Equal(p.ran, want) {
		t.Errorf("ran %q, want %q", p.ran, want)
	}
}

// What goes wrong is said, as letters, and the question is asked again.
func TestWhatGoesWrongIsSaid(t *testing.T) {
	p := &program{fails: errors.New("the disk is full\x1b[2J")}
	if got := talked(t, p, "go", "1", "q"); !strings.HasSuffix(got, "which? 1|the disk is full [2J|where? q") {
		t.Errorf("said %q", got)
	}
}

// After a practice that ended by itself nothing is asked, and nothing said.
func TestNothingIsAskedAfterTheEnd(t *testing.T) {
	if got := talked(t, &program{ends: true}, "go", "1", "b"); !strings.HasSuffix(got, "which? 1") {
		t.Errorf("said %q", got)
	}
}

// What stood at a question for hours is answered by the evening that it is then.
func TestAnAnswerIsOfTheMomentItComes(t *testing.T) {
	p := &program{looks: []Known{at(3, 50), at(4, 10)}}
	talkedFrom(t, p, parkRoom(), "call the school")
	if len(p.saved) != 1 || !p.saved[0].At.Equal(at(4, 10).Now) || p.saved[0].Evening != at(4, 10).today() {
		t.Errorf("put down as %+v", p.saved)
	}
	p = &program{looks: []Known{at(3, 50), at(4, 10)}}
	if got := talkedFrom(t, p, todayRoom(), "add coffee at 16:00"); len(p.saved) > 0 || strings.Count(got, "lines.evening.nothing") != 2 {
		t.Errorf("said %s, and kept %+v", got, p.saved)
	}
}

// An answer that comes soon is read by the page that was told, and the journal is
// looked at once for it.
func TestTheJournalIsLookedAtOnceForAnAnswer(t *testing.T) {
	for _, c := range []struct {
		after time.Duration
		want  int
	}{{time.Second, 3}, {time.Hour, 6}} {
		p := &program{looks: []Known{at(15, 0)}}
		f := &terminal{answers: []string{"what is this", "call the school", "", "q"}}
		l := Loop{Terminal: f, Program: p, Now: func() time.Time { return at(15, 0).Now.Add(c.after) }}
		if err := l.Run(t.Context(), Room{Name: "first", Page: func(k Known) Page {
			return Page{Ask: "what?", Take: func(answer string) (Want, error) {
				if answer == "call the school" {
					return Go{parkRoom()}, nil
				}
				return nil, errUnknown
			}}
		}}); err != nil || p.looked != c.want {
			t.Errorf("after %v: looked at it %d times, want %d; said %q, %v", c.after, p.looked, c.want, f.said, err)
		}
	}
}

// A page of the day is not gone on with after bedtime: it is told anew, as it is
// then. Commands go on.
func TestAPageOfTheDayEndsAtBedtime(t *testing.T) {
	for answer, then := range map[string]string{"1": "lines.ask", "": "lines.ask", "can tea": "ran"} {
		p := &program{looks: []Known{at(17, 0), at(23, 30)}}
		got := talkedFrom(t, p, watchRoom(), answer)
		switch told := strings.HasSuffix(got, "|lines.day"); {
		case then == "ran" && !slices.Contains(p.ran, "can tea"), then != "ran" && !told:
			t.Errorf("%q: said %s, ran %q", answer, got, p.ran)
		}
	}
}

// A worry that was written until bedtime has no question after it.
func TestAPracticeThatLastedUntilBedtimeAsksNothing(t *testing.T) {
	first := Room{Name: "first", Page: func(Known) Page {
		return Page{Ask: "which?", Enter: Play{Choice: practice.Choice{Name: practice.Worry}}}
	}}
	p := &program{ends: true, looks: []Known{at(22, 0), at(22, 0), at(23, 30)}}
	if got := talkedFrom(t, p, first, "", "call the school"); got != "which? " {
		t.Errorf("said %s", got)
	}
}

// From the wind-down on there are no patterns and nothing of other evenings that
// was put down, and in bed no entry is opened.
func TestWhatWaitsForTheDay(t *testing.T) {
	coffee := journal.Entry{ID: "a", Kind: journal.KindNote, Note: &journal.Note{Text: "rain"}, At: at(15, 0).Now, Evening: at(15, 0).today()}
	for name, c := range map[string]struct {
		room Room
		k    Known
		want string
	}{
		"patterns by day":       {patternsRoom(), at(17, 0), "1. lines.door.watch|2. lines.door.trial|lines.ask "},
		"patterns in the end":   {patternsRoom(), at(22, 40), "lines.day|lines.ask "},
		"put down by day":       {parkRoom(), at(17, 0), "1. lines.park.before|lines.park.ask "},
		"put down in the end":   {parkRoom(), at(22, 40), "lines.park.ask "},
		"an entry before bed":   {entryRoom(coffee), at(22, 40), "rain, note, 15:00|lines.entry.ask [rain] "},
		"an entry in bed":       {entryRoom(coffee), at(23, 40), "lines.day|lines.ask "},
		"a trial in the end":    {trialLengthRoom("no tea"), at(22, 40), "lines.day|lines.ask "},
		"what of it is watched": {outcomeRoom(insight.Caffeine), at(22, 40), "lines.day|lines.ask "},
	} {
		if got := talkedFrom(t, &program{looks: []Known{c.k}}, c.room, ""); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: said %s, want %s", name, got, c.want)
		}
	}
}

// A place that a command opened is left by going back from it, and at its end.
func TestAPlaceThatACommandOpenedEnds(t *testing.T) {
	end := Room{Name: "first", Page: func(Known) Page { return Page{Ask: "second?", Enter: Home{}} }}
	first := Room{Name: "first", Page: func(Known) Page {
		return Page{Ask: "which?", Enter: Back{}, Take: func(string) (Want, error) { return Go{end}, nil }}
	}}
	for _, answers := range [][]string{{""}, {"b"}, {"on", "b", "b"}, {"on", ""}} {
		f := &terminal{answers: append(slices.Clone(answers), "more")}
		l := Loop{Terminal: f, Program: &program{}, Now: hours, Once: true}
		if err := l.Run(t.Context(), first); err != nil || len(f.answers) != 1 {
			t.Errorf("%q: %v, %q is left, said %q", answers, err, f.answers, f.said)
		}
	}
}

// A telephone begins a line with a capital letter.
func TestACapitalLetterIsNoOtherWord(t *testing.T) {
	for answer, room := range map[string]Room{"Log coffee": logRoom(), "Add coffee": todayRoom(), "Search jerks": learnRoom()} {
		k := at(15, 0)
		k.Noting.Known.Table = &intake.Table{}
		k.Search = func(string) []screen.Page { return nil }
		p := &program{looks: []Known{k}}
		if got := talkedFrom(t, p, room, answer); strings.Contains(got, "lines.unknown") || answer == "Log coffee" && !slices.Equal(p.ran, []string{"log -- coffee"}) {
			t.Errorf("%s: said %s, ran %q", answer, got, p.ran)
		}
	}
}

// A page is found by its other names, as after lull learn; a place that is called so
// comes first.
func TestAPageIsFoundByItsOtherNames(t *testing.T) {
	other := map[string]string{"twitch": "after-a-jerk", "patterns": "breath-patterns"}
	k := at(15, 0)
	k.Find = func(name string) (screen.Page, bool) { return screen.Page{Name: other[name]}, other[name] != "" }
	for answer, want := range map[string]string{"twitch": "learn after-a-jerk", "patterns": "review --patterns", "nothing": ""} {
		p := &program{looks: []Known{k}}
		if talkedFrom(t, p, learnRoom(), answer); strings.Join(p.ran, ", ") != want {
			t.Errorf("%s runs %q, want %q", answer, p.ran, want)
		}
	}
}

// Every place that is offered has words, and is found by its name.
func TestEveryPlaceIsFoundByItsName(t *testing.T) {
	for _, r := range rooms() {
		if got, ok := Named(r.Name); !ok || got.Name != r.Name {
			t.Errorf("%s leads to %s, %v", r.Name, got.Name, ok)
		}
	}
	for _, name := range []string{"s", "se", "nowhere", "t"} {
		if got, ok := Named(name); ok {
			t.Errorf("%s leads to %s", name, got.Name)
		}
	}
}

// The line on which an answer is typed fits a braille display: what can be typed is
// said before it, once, and what is usual where it leaves no room.
func TestTheLineOfTheAnswerIsShort(t *testing.T) {
	for _, c := range []struct {
		page   Page
		again  bool
		before string
		ask    string
	}{
		{Page{Ask: "Which one?"}, false, "", "Which one?"},
		{Page{Ask: "A length may follow, such as 2 5m. Enter takes the first. Which one?"}, false, "A length may follow, such as 2 5m. Enter takes the first.", "Which one?"},
		{Page{Ask: "A length may follow, such as 2 5m. Enter takes the first. Which one?"}, true, "", "Which one?"},
		{Page{Ask: "Enter goes back. What was it?", Else: "And what else?"}, true, "", "And what else?"},
		{Page{Ask: "Minutes until asleep?", Usual: "15 min"}, false, "", "Minutes until asleep? [15 min]"},
		{Page{Ask: "Enter leaves it. The note?", Usual: "rain on the roof, and a dream"}, false, "Enter leaves it.|[rain on the roof, and a dream]", "The note?"},
		{Page{Ask: "The note?", Usual: "\u4f60\u597d\u4f60\u597d\u4f60\u597d\u4f60\u597d\u4f60\u597d\u4f60\u597d"}, true, "[\u4f60\u597d\u4f60\u597d\u4f60\u597d\u4f60\u597d\u4f60\u597d\u4f60\u597d]", "The note?"},
	} {
		if before, ask := c.page.question(c.again); strings.Join(before, "|") != c.before || ask != c.ask {
			t.Errorf("%+v, again %v: asks %q and %q", c.page, c.again, before, ask)
		}
	}
}

// A night of which two machines have an account stays as it is when its evening or its
// coin is answered for.
func TestAnAnswerAboutTheEveningChangesNoNight(t *testing.T) {
	k := at(8, 0)
	day, sol := k.today()-1, 20*time.Minute
	k.Answer.Morning = sleep.NewMorning(day, true, []journal.Entry{
		{ID: "laptop", Kind: journal.KindNight, At: k.Now, Evening: day, Night: &journal.Night{SOL: &sol}},
		{ID: "desk", Kind: journal.KindNight, At: k.Now, Evening: day, Night: &journal.Night{Quality: 4}},
	}, nil)
	p := &program{looks: []Known{k}}
	talkedFrom(t, p, questionRoom(nil, len(sleep.Questions())), "yes")
	if len(p.saved) != 1 || p.saved[0].Kind != journal.KindNothing {
		t.Errorf("saved %+v, want that all was noted and nothing else", p.saved)
	}
}

// A length behind a practice may be said in more words than one.
func TestALengthIsForOnce(t *testing.T) {
	p := Page{Choices: choicesOf("calm, ten", "at your own rate")}
	for i := range p.Choices {
		p.Choices[i].Want = Play{Choice: practice.Choice{Name: strconv.Itoa(i + 1)}}
	}
	for answer, want := range map[string]practice.Choice{
		"calm": {Name: "1"}, "calm 5m": {Name: "1", Length: 5 * time.Minute}, "2 90s": {Name: "2", Length: 90 * time.Second},
		"calm for 10 minutes": {Name: "1", Length: 10 * time.Minute}, "1 1h 30m": {Name: "1", Length: 90 * time.Minute},
		"at your own rate half an hour": {Name: "2", Length: 30 * time.Minute},
	} {
		if got, err := (Known{}).forOnce(p, imagine, answer); err != nil || got != (Play{Choice: want}) {
			t.Errorf("%q is read as %+v, %v; want %+v", answer, got, err, want)
		}
	}
}
