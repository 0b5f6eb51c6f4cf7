package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

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
	answers  sleep.Answers
	kept     string // whether the coin was followed
	usual    bool   // what was not answered is as usual
	allNoted bool   // all of the evening was noted
}

// answerFlag is a flag for an answer, and which question it answers.
type answerFlag struct{ of, name, usage string }

var answerFlags = []answerFlag{
	{"bed", "into-bed", "`when` you went to bed, such as 22:45"},
	{"tried", "tried", "`when` you tried to sleep"},
	{"sol", "sol", "`how long` it took to fall asleep, such as 20m"},
	{"awakenings", "awakenings", "`how often` you were awake after that"},
	{"awake", "awake", "`how long` in all you were awake after that"},
	{"woke", "woke", "`when` you woke for the last time"},
	{"up", "out-of-bed", "`when` you got up"},
	{sleep.FromTo, "slept", "`from..to`, such as 23:20..07:05: --tried and --woke in one"},
	{"quality", "quality", "how the night was, `1 to 5`, 5 the best"},
	{"jerks", "jerks", "`how many` were noticed: none, few or many"},
	{"note", "note", "a few `words`"},
}

type morningCommand struct {
	*console.Console
	disk   *storage.Disk
	visits visits
}

func (m morningCommand) command() *cobra.Command {
	t := morningFlags{answers: sleep.Answers{}}
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
			lying := plain.TellingAt(m.Now(), m.disk.Settings().Current().Schedule).Lying
			if given || lying { // its questions are for the day
				return tell(cmd.Context())
			}
			return m.visits.open(cmd.Context(), "morning", screen.MorningScreen, tell)
		},
	}
	f := cmd.Flags()
	for _, a := range answerFlags {
		f.Func(a.name, a.usage, func(answer string) error {
			t.answers[a.of] = answer
			return nil
		})
	}
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
	if !given && !m.Flags.JSON && !m.Typed.ByHand() && !o.Telling.Lying { // somebody at a terminal has a place for it
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
	answers, err := t.answers.Onto(night, o.Settings.Schedule, o.Now)
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
		m.Printf("%s\n", m.Say("morning.lying", map[string]string{"day": night.Day.Weekday().String()}))
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

// nightData is a night as data; what was not answered is not there.
func nightData(s sleep.Morning) console.Data {
	return console.Data{
		"evening", s.Day.String(), "told", s.Answered, "all_noted,omitempty", !s.LeftOpen,
		"", json.RawMessage(journal.Entry{Kind: journal.KindNight, Night: &s.Night}.Fields()),
		"kept,omitempty", s.Followed,
	}
}

func (m morningCommand) tell(o storage.Opened, s sleep.Morning) error {
	switch {
	case m.Flags.JSON:
		return m.AsJSON(nightData(s))
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
func nightWords(n journal.Night) (words []string) {
	var asleep []string
	if m, err := sleep.Measure(n); err == nil && m.TST != nil {
		asleep = []string{"roughly " + sleep.Words(*m.TST) + " of sleep"}
	}
	for _, p := range plain.Night(n) {
		switch p.ID {
		case "quality":
			words, asleep = append(words, asleep...), nil
		case "note":
			words, asleep = append(words, asleep...), nil
			p.Words = letters.Short(n.Note)
		}
		words = append(words, p.Words)
	}
	return append(words, asleep...)
}
