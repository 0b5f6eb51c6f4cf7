package main

import (
	"context"
	"runtime"
	"strings"
	"testing"
	"time"

	"lull/routines/desktop"
	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/remind"
	"lull/routines/settings"
	"lull/routines/sound"
	"lull/ui"
	"lull/ui/cli/storage"
	"lull/ui/screens"
	"lull/ui/session"
)

// calledBy gives the method of the app or its guard below which something is called,
// empty where it is called beside them.
func calledBy(methods ...string) string {
	callers := make([]uintptr, 200)
	frames := runtime.CallersFrames(callers[:runtime.Callers(2, callers)])
	for more := true; more; {
		var f runtime.Frame
		f, more = frames.Next()
		for _, m := range methods {
			if strings.HasSuffix(f.Function, "ui.(*App)."+m) || strings.HasSuffix(f.Function, "ui.(*guard)."+m) {
				return f.Function
			}
		}
	}
	return ""
}

// beside fails a test where what reads or writes is called by Update or View, and
// not by a command beside them.
func beside(t *testing.T, what string) {
	t.Helper()
	if by := calledBy("Init", "Update", "View"); by != "" {
		t.Errorf("%s is asked for in %s", what, by)
	}
}

// watched is all that an app is given, of which a test is told what is used in Update
// or View. The sound and the machine are told of a practice in Update, by calls that
// return at once, and never by a picture.
func watched(t *testing.T, d ui.Deps) ui.Deps {
	read, contents, remindOn, mute, ring := d.Read, d.Contents, d.Remind, d.Mute, d.Ring
	d.Settings = watchedSettings{d.Settings, t}
	d.Read = func(ctx context.Context, now time.Time, q lookup.Query) (lookup.Answer, error) {
		beside(t, "an answer")
		return read(ctx, now, q)
	}
	d.Contents = func() screens.Contents { beside(t, "the contents"); return contents() }
	d.Remind = func(ctx context.Context, on bool) error { beside(t, "reminding"); return remindOn(ctx, on) }
	d.Mute = func(ctx context.Context, today bool) error { beside(t, "being quiet"); return mute(ctx, today) }
	d.Ring = func(ctx context.Context, m remind.Message) (string, error) {
		beside(t, "ringing")
		return ring(ctx, m)
	}
	d.Curtain = func() { beside(t, "the dark") }
	d.Desktop = unseen{t}
	if d.Sound != nil {
		d.Sound = unseenSound{d.Sound, unseen{t}}
	}
	return d
}

type watchedSettings struct {
	ui.Settings
	t *testing.T
}

func (s watchedSettings) Set(key, value string) error {
	beside(s.t, "setting "+key)
	return s.Settings.Set(key, value)
}

// watchedJournal is a journal that is asked by commands only. It embeds none: a new
// method has to be watched as well.
type watchedJournal struct {
	all storage.Journal
	t   *testing.T
}

func (w watchedJournal) asked(what string) storage.Journal { beside(w.t, what); return w.all }

func (w watchedJournal) Practise(ctx context.Context, e journal.Entry) error {
	return w.asked("practising").Practise(ctx, e)
}

func (w watchedJournal) Save(ctx context.Context, e ...journal.Entry) ([]journal.Entry, error) {
	return w.asked("saving").Save(ctx, e...)
}

func (w watchedJournal) Delete(ctx context.Context, id string) (journal.Entry, error) {
	return w.asked("deleting").Delete(ctx, id)
}

func (w watchedJournal) Undo(ctx context.Context) ([]journal.Undone, error) {
	return w.asked("taking back").Undo(ctx)
}

func (w watchedJournal) Redo(ctx context.Context) ([]journal.Undone, error) {
	return w.asked("putting back").Redo(ctx)
}

func (w watchedJournal) GiveBack(ctx context.Context, e ...journal.Entry) error {
	return w.asked("giving back").GiveBack(ctx, e...)
}

func (w watchedJournal) Between(
	ctx context.Context, from, to evening.Day, kinds ...journal.Kind,
) ([]journal.Entry, error) {
	return w.asked("entries").Between(ctx, from, to, kinds...)
}

func (w watchedJournal) Marks(ctx context.Context) ([]journal.Mark, error) {
	return w.asked("the marks").Marks(ctx)
}

func (w watchedJournal) LastSession(ctx context.Context) (journal.Entry, error) {
	return w.asked("the last practice").LastSession(ctx)
}

func (w watchedJournal) Streak(ctx context.Context, today evening.Day) (journal.Streak, error) {
	return w.asked("the streak").Streak(ctx, today)
}

func (w watchedJournal) CountingBetween(ctx context.Context, from, to evening.Day) ([]evening.Day, error) {
	return w.asked("the evenings that count").CountingBetween(ctx, from, to)
}

func (w watchedJournal) Search(
	ctx context.Context, words string, limit int, kinds ...journal.Kind,
) ([]journal.Entry, error) {
	return w.asked("what has words").Search(ctx, words, limit, kinds...)
}

func (w watchedJournal) SetAside() int { return w.asked("the rows without sense").SetAside() }

func (w watchedJournal) Claim(ctx context.Context, id string, on evening.Day, state string) (bool, error) {
	return w.asked("claiming").Claim(ctx, id, on, state)
}

func (w watchedJournal) Mark(ctx context.Context, id string, on evening.Day, state string) error {
	return w.asked("marking").Mark(ctx, id, on, state)
}

func (w watchedJournal) Unmark(ctx context.Context, id string) error {
	return w.asked("unmarking").Unmark(ctx, id)
}

func (w watchedJournal) Upkeep(ctx context.Context) error { return w.asked("upkeep").Upkeep(ctx) }

func (w watchedJournal) Close() error { return w.asked("closing").Close() }

// unseen is a machine that no picture tells of anything.
type unseen struct{ t *testing.T }

func (u unseen) told(what string) {
	u.t.Helper()
	if by := calledBy("View"); by != "" {
		u.t.Errorf("%s is told in %s", what, by)
	}
}

func (u unseen) Tell(desktop.Practice, settings.Settings) { u.told("the machine") }
func (u unseen) Happens(desktop.Event)                    { u.told("what happens") }
func (u unseen) Drifted()                                 { u.told("that somebody drifted off") }
func (u unseen) Sleeps(func())                            { u.told("what the machine is to call") }

// unseenSound is a sound that no picture tells of anything.
type unseenSound struct {
	heard session.Sound
	unseen
}

func (s unseenSound) told() session.Sound { s.unseen.told("the sound"); return s.heard }

func (s unseenSound) Play(p practice.Plan, w practice.Stopwatch, with settings.Settings) {
	s.told().Play(p, w, with)
}
func (s unseenSound) Follow(p practice.Plan, w practice.Stopwatch) { s.told().Follow(p, w) }
func (s unseenSound) Quieter()                                     { s.told().Quieter() }
func (s unseenSound) Mix(part sound.Part, steps int)               { s.told().Mix(part, steps) }
func (s unseenSound) Stop()                                        { s.told().Stop() }
func (s unseenSound) Tells(to func(sound.Speech))                  { s.told().Tells(to) }
