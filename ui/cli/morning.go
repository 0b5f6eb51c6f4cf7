package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/lookup"
	"lull/routines/sleep"
	"lull/ui/screen"
)

// morningFlags is what a morning says on the command line.
type morningFlags struct {
	sleep.Answers
	kept     string // whether the coin was followed
	usual    bool   // what was not answered is as usual
	allNoted bool   // all of the evening was noted
}

// morningCommand takes a few words about the night.
type morningCommand struct{ tools }

func (m morningCommand) command() *cobra.Command {
	var t morningFlags
	cmd := &cobra.Command{
		Use: "morning", GroupID: "day", Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			given := slices.ContainsFunc(
				[]string{
					"into-bed", "tried", "sol", "awakenings", "awake", "woke", "out-of-bed", "slept", "quality", "jerks", "note",
					"usual", "all-noted", "kept",
				}, cmd.Flags().Changed)
			if !given && !m.lineMode() && !m.flags.json {
				return m.stage.onScreen(cmd.Context(), screen.Visit{Place: screen.MorningPlace})
			}
			return m.disk.with(cmd.Context(), func(ctx context.Context, o opened) error { return m.run(ctx, o, t, given) })
		},
	}
	f := cmd.Flags()
	f.StringVar(&t.IntoBed, "into-bed", "", "`when` you went to bed, such as 22:45")
	f.StringVar(&t.Tried, "tried", "", "`when` you tried to sleep")
	f.StringVar(&t.SOL, "sol", "", "`how long` it took to fall asleep, such as 20m")
	f.StringVar(&t.Awakenings, "awakenings", "", "`how often` you were awake after that")
	f.StringVar(&t.WASO, "awake", "", "`how long` in all you were awake after that")
	f.StringVar(&t.Woke, "woke", "", "`when` you woke for the last time")
	f.StringVar(&t.OutOfBed, "out-of-bed", "", "`when` you got up")
	f.StringVar(&t.Slept, "slept", "", "`from..to`, such as 23:20..07:05: --tried and --woke in one")
	f.StringVar(&t.Quality, "quality", "", "how the night was, `1 to 5`, 5 the best")
	f.StringVar(&t.Jerks, "jerks", "", "`how many` were noticed: none, few or many")
	f.StringVar(&t.Note, "note", "", "a few `words`")
	f.BoolVar(&t.usual, "usual", false, "times and minutes that are not said were as usual")
	f.BoolVar(&t.allNoted, "all-noted", false, "all of the day before was noted; what was not is a no")
	f.StringVar(&t.kept, "kept", "", "with a self-trial: whether it went as the coin said, `yes or no`")
	_ = cmd.RegisterFlagCompletionFunc("jerks", cobra.FixedCompletions([]string{"none", "few", "many"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (m morningCommand) run(ctx context.Context, o opened, t morningFlags, given bool) error {
	r := o.reader()
	night, err := r.LastNight(ctx, o.now)
	if err != nil {
		return err
	}
	if !given {
		return m.tell(night)
	}
	followed, err := t.followed(night)
	if err != nil {
		return Usage{err}
	}
	answers, err := t.Onto(night, o.settings.Schedule, o.now)
	if err == nil && t.usual {
		answers = night.AsUsual(answers)
		_, err = sleep.DiaryOf(answers).Measure()
	}
	if err != nil {
		return Usage{err}
	}
	told := sleep.Told{Night: answers, Kept: followed, AllNoted: t.allNoted}
	saved, err := o.Save(ctx, night.Save(told, o.now)...)
	if err != nil {
		return err
	}
	if m.flags.json {
		return m.asJSON(entryJSON(saved[0]))
	}
	if m.flags.quiet {
		return nil
	}
	night.Answered, night.Night, night.LeftOpen = true, answers, night.LeftOpen && !t.allNoted
	if followed != nil {
		night.Kept = followed
	}
	if err := m.tell(night); err != nil {
		return err
	}
	return m.giveBack(ctx, r, o)
}

// followed reads the answer about the coin.
func (t morningFlags) followed(s sleep.Morning) (*bool, error) {
	if t.kept == "" {
		return nil, nil
	}
	if s.Trial == nil {
		return nil, fmt.Errorf("no coin spoke on %s, so there is nothing it could have been followed in", s.Day)
	}
	var yes bool
	switch strings.ToLower(strings.TrimSpace(t.kept)) {
	case "yes", "y":
		yes = true
	case "no", "n":
	default:
		return nil, errors.New("--kept takes yes or no")
	}
	return &yes, nil
}

// nightJSON is a night as data; what was not answered is not there.
func nightJSON(s sleep.Morning) json.RawMessage {
	head, _ := json.Marshal(struct { // texts and answers: nothing that cannot be written
		Evening string `json:"evening"`
		Told    bool   `json:"told"`
		All     bool   `json:"all_noted,omitempty"`
	}{s.Day.String(), s.Answered, !s.LeftOpen})
	kept, _ := json.Marshal(struct {
		Kept *bool `json:"kept,omitempty"`
	}{s.Kept})
	return beside(head, journal.Entry{Kind: journal.KindNight, Night: &s.Night}.Fields(), kept)
}

// beside puts the fields of objects of JSON, one of them at least, into one.
func beside(object []byte, more ...[]byte) json.RawMessage {
	for _, m := range more {
		if len(m) > len("{}") {
			object = append(append(object[:len(object)-1:len(object)-1], ','), m[1:]...)
		}
	}
	return object
}

// tell says what was told of the night.
func (m morningCommand) tell(s sleep.Morning) error {
	if m.flags.json {
		return m.asJSON(nightJSON(s))
	}
	words := nightWords(s.Night)
	if len(words) == 0 {
		words = []string{"nothing told so far"}
	}
	m.print("The night of %s: %s.\n", s.Day.Weekday(), strings.Join(words, ", "))
	if s.Trial != nil && s.Kept == nil {
		ask, _ := s.Trial.Ask(s.Day)
		m.print("%s (lull morning --kept yes, or no)\n", ask.Say(m.say))
	}
	if s.LeftOpen {
		m.print("Was all of %s noted? (lull morning --all-noted)\n", s.Day.Weekday())
	}
	return nil
}

// nightWords tells a night in a few words; what was not told is not there.
func nightWords(n journal.Night) []string {
	var words []string
	if n.Jerks != "" {
		words = append(words, map[journal.Jerks]string{
			journal.NoJerks: "no jerks", journal.FewJerks: "a few jerks", journal.ManyJerks: "many jerks",
		}[n.Jerks])
	}
	if n.IntoBed != nil {
		words = append(words, "into bed "+n.IntoBed.Format("15:04"))
	}
	if n.SOL != nil {
		words = append(words, sleep.Words(*n.SOL)+" to fall asleep")
	}
	if n.Awakenings != nil {
		words = append(words, sleep.Times(*n.Awakenings))
	}
	if n.WASO != nil {
		words = append(words, sleep.Words(*n.WASO)+" awake")
	}
	switch {
	case n.Tried != nil && n.Woke != nil:
		words = append(words, n.Tried.Format("15:04")+" to "+n.Woke.Format("15:04"))
	case n.Tried != nil:
		words = append(words, "tried to sleep "+n.Tried.Format("15:04"))
	case n.Woke != nil:
		words = append(words, "last waking "+n.Woke.Format("15:04"))
	}
	if n.OutOfBed != nil {
		words = append(words, "out of bed "+n.OutOfBed.Format("15:04"))
	}
	if m, err := sleep.DiaryOf(n).Measure(); err == nil && m.TST != nil {
		words = append(words, "roughly "+sleep.Words(*m.TST)+" of sleep")
	}
	if n.Quality > 0 {
		words = append(words, fmt.Sprintf("%d of 5", n.Quality))
	}
	if n.Note != "" {
		words = append(words, letters.Short(n.Note))
	}
	return words
}

// giveBack hands back what was put down last night, once.
func (m morningCommand) giveBack(ctx context.Context, r lookup.Reader, o opened) error {
	waiting, err := r.Waiting(ctx, o.now)
	if err != nil || len(waiting) == 0 {
		return err
	}
	m.print("You put this down last night:\n")
	for _, e := range waiting {
		words := letters.Short(e.Parked.Text)
		if e.Parked.Step != "" {
			words += ", " + letters.Short(e.Parked.Step)
		}
		m.print("  %s\n", words)
	}
	if m.unsaid != nil {
		return nil // what nobody read comes back once more
	}
	return o.GiveBack(ctx, journal.Returned(waiting, o.now)...)
}
