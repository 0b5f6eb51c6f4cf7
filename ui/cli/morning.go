package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/sleep"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
	"lull/ui/plain"
	"lull/ui/screen"
)

type morningFlags struct {
	sleep.Answers
	kept     string // whether the coin was followed
	usual    bool   // what was not answered is as usual
	allNoted bool   // all of the evening was noted
}

type morningCommand struct {
	*console.Console
	disk   *storage.Disk
	visits visits
}

func (m morningCommand) command() *cobra.Command {
	var t morningFlags
	cmd := &cobra.Command{
		Use: "morning",
		RunE: func(cmd *cobra.Command, _ []string) error {
			given := false
			cmd.LocalFlags().VisitAll(func(f *pflag.Flag) { given = given || f.Changed })
			tell := func(ctx context.Context) error {
				return m.disk.With(ctx, func(ctx context.Context, o storage.Opened) error {
					return m.run(ctx, o, t, given)
				})
			}
			if given {
				return tell(cmd.Context())
			}
			return m.visits.open(cmd.Context(), "morning", screen.MorningScreen, tell)
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
	console.Values(cmd, "jerks", "none", "few", "many")
	return cmd
}

func (m morningCommand) run(ctx context.Context, o storage.Opened, t morningFlags, given bool) error {
	night, err := o.Reader().LastNight(ctx, o.Now)
	if err != nil {
		return err
	}
	if !given && !m.Flags.JSON && !m.Typed.ByHand() { // somebody at a terminal has a place for it
		if t, given, err = m.askMorning(ctx, o, night); err != nil {
			return console.Misuse(err)
		}
	}
	if !given {
		return m.tell(o, night)
	}
	followed, err := t.followed(night)
	if err != nil {
		return console.Misuse(err)
	}
	answers, err := t.Onto(night, o.Settings.Schedule, o.Now)
	if err == nil && t.usual {
		answers = night.AsUsual(answers)
		_, err = sleep.Measure(answers)
	}
	if err != nil {
		return console.Misuse(err)
	}
	return m.save(ctx, o, night, sleep.Account{Night: answers, Followed: followed, AllNoted: t.allNoted})
}

// save writes what was told of a night, and tells how it is known now.
func (m morningCommand) save(ctx context.Context, o storage.Opened, night sleep.Morning, a sleep.Account) error {
	saved, err := o.Save(ctx, night.Save(a, o.Now)...)
	if err != nil {
		return err
	}
	if m.Flags.JSON {
		return m.AsJSON(storage.EntryJSON(saved[0]))
	}
	if m.Flags.Quiet {
		return nil
	}
	night.Answered, night.Night, night.LeftOpen = true, a.Night, night.LeftOpen && !a.AllNoted
	if a.Followed != nil {
		night.Followed = a.Followed
	}
	if o.Telling.Lying { // no figures, and nothing is given back
		m.Printf("%s\n", m.Say("lines.morning.done", nil))
		return nil
	}
	if err := m.tell(o, night); err != nil {
		return err
	}
	waiting, err := o.Reader().Waiting(ctx, o.Journal, o.Now)
	if err != nil {
		return err
	}
	return giveBack(ctx, m.Console, o, waiting, true)
}

func (t morningFlags) followed(s sleep.Morning) (*bool, error) {
	if t.kept == "" {
		return nil, nil
	}
	if s.Trial == nil {
		return nil, fmt.Errorf("no coin was tossed on %s, so there is none to have followed", s.Day)
	}
	yes, ok := yesOrNo(t.kept)
	if !ok {
		return nil, errors.New("--kept takes yes or no")
	}
	return &yes, nil
}

func yesOrNo(text string) (yes, ok bool) {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "yes", "y":
		return true, true
	case "no", "n":
		return false, true
	}
	return false, false
}

// nightJSON is a night as data; what was not answered is not there.
func nightJSON(s sleep.Morning) json.RawMessage {
	// Texts and answers: nothing that cannot be written.
	head, _ := json.Marshal(console.Data{"evening", s.Day.String(), "told", s.Answered,
		"all_noted,omitempty", !s.LeftOpen})
	kept, _ := json.Marshal(console.Data{"kept,omitempty", s.Followed})
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

func (m morningCommand) tell(o storage.Opened, s sleep.Morning) error {
	switch {
	case m.Flags.JSON:
		return m.AsJSON(nightJSON(s))
	case o.Telling.Lying:
		m.Printf("%s\n", m.Say("lines.morning.day", nil))
		return nil
	}
	words := nightWords(s.Night)
	if len(words) == 0 {
		words = []string{"nothing told so far"}
	}
	m.Printf("The night of %s: %s.\n", s.Day.Weekday(), strings.Join(words, ", "))
	if s.Trial != nil && s.Followed == nil {
		ask, _ := s.Trial.Ask(s.Day)
		m.Printf("%s (lull morning --kept yes, or no)\n", ask.Say(m.Say))
	}
	if s.AsksForAll() {
		m.Printf("Was all of %s noted? (lull morning --all-noted)\n", s.Day.Weekday())
	}
	return nil
}

// nightWords tells a night in a few words; what was not told is not there.
func nightWords(n journal.Night) []string {
	var words []string
	at := func(name string, t *time.Time) {
		if t != nil {
			words = append(words, name+" "+t.Format("15:04"))
		}
	}
	lasting := func(before string, d *time.Duration, after string) {
		if d != nil {
			words = append(words, before+sleep.Words(*d)+after)
		}
	}
	if n.Jerks != "" {
		words = append(words, plain.Jerks(n.Jerks))
	}
	at("into bed", n.IntoBed)
	lasting("", n.SOL, " to fall asleep")
	if n.Awakenings != nil {
		words = append(words, sleep.Times(*n.Awakenings))
	}
	lasting("", n.WASO, " awake")
	if n.Tried != nil && n.Woke != nil {
		words = append(words, n.Tried.Format("15:04")+" to "+n.Woke.Format("15:04"))
	} else {
		at("tried to sleep", n.Tried)
		at("last waking", n.Woke)
	}
	at("out of bed", n.OutOfBed)
	if m, err := sleep.Measure(n); err == nil {
		lasting("roughly ", m.TST, " of sleep")
	}
	if n.Quality > 0 {
		words = append(words, fmt.Sprintf("%d of 5", n.Quality))
	}
	if n.Note != "" {
		words = append(words, letters.Short(n.Note))
	}
	return words
}
