package reminders

import (
	"context"
	"errors"
	"os/signal"
	"strings"
	"time"

	"lull/routines/desktop"
	"lull/routines/evening"
	"lull/routines/remind"
	"lull/routines/settings"
	"lull/ui/cli/attend"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
	"lull/ui/terminal"
)

// clockCheck is how long it takes at most until a wait sees that the machine was
// asleep.
const clockCheck = 15 * time.Second

// fire says what is due, woken by the scheduler.
type fire struct {
	*console.Console
	disk     *storage.Disk
	schedule *Schedule
	machine  attend.Machine
}

// run says what is due, and carries out the answer. While it waits for
// one it does the looks that come meanwhile too: what woke it does not wake it
// twice. A signal ends the wait, which is no failure.
func (f fire) run(ctx context.Context) error {
	ctx, stop := signal.NotifyContext(ctx, terminal.Ends...)
	defer stop()
	var wrong error
	for ctx.Err() == nil {
		again, err := f.fire(ctx)
		if wrong = errors.Join(wrong, err); !again {
			break
		}
	}
	return wrong
}

// fire says what is due now, and tells whether to look again. What cannot be
// shown yet is waited for and left to an open lull and to the prompt, so
// nothing is claimed before there is somebody to show it. What was begun is
// written when ctx ends, too.
func (f fire) fire(ctx context.Context) (again bool, err error) {
	written := context.WithoutCancel(ctx)
	file, j, err := f.disk.Open(written)
	if err != nil {
		return false, err
	}
	facts, err := f.schedule.facts(written, file.Current(), j)
	if err != nil || !remind.On(facts.Marks) {
		return false, errors.Join(err, j.Close())
	}
	// The settings may have been edited by hand since.
	_, behind := f.schedule.reschedule(written, file)
	m, due := remind.Gather(facts.Due(f.Now()))
	over, wrong := f.happen(written, j, facts.Happening(f.Now()))
	defer attend.WaitFor(over, hooksLimit) // what woke this process may end all that it has started
	behind = errors.Join(behind, wrong)
	notifier := f.schedule.Notifier
	if !due || notifier == nil {
		return false, errors.Join(behind, j.Close())
	}
	until := f.useful(m, facts.Settings)
	if _, err := notifier.Ready(ctx); err != nil {
		behind = errors.Join(behind, j.Close())
		f.await(ctx, until)
		return true, behind
	}
	m, due, err = Claim(written, j, m.Notices)
	// Nothing is held open while somebody may take long to answer. What is
	// claimed nobody else shows, so it is shown whatever went wrong.
	behind = errors.Join(behind, err, j.Close())
	if !due {
		return false, behind
	}
	answer, err := f.deliver(ctx, m, until)
	if j, again := f.disk.Journal(written); again != nil {
		err = errors.Join(err, again)
	} else {
		// A note that a signal took off the screen was not said.
		err = errors.Join(err, f.answered(written, j, m, answer, err != nil || ctx.Err() != nil), j.Close())
	}
	return !f.Now().Before(until), errors.Join(behind, err)
}

// hooksLimit is how long hooks are waited for: two seconds each, after those
// that others have begun.
const hooksLimit = 30 * time.Second

// happen tells others on the machine what has become due, once, and gives what
// is closed when the hooks for it are over; nil where there are none.
func (f fire) happen(ctx context.Context, j storage.Marks, due []remind.Notice) (over <-chan struct{}, err error) {
	file, hooks := f.machine.Happenings(f.Flags.Config, f.Flags.Data)
	if file == nil {
		return nil, nil
	}
	var events []desktop.Event
	for _, n := range due {
		ok, wrong := j.Claim(ctx, n.AnnouncedID(), n.Evening, remind.MarkAnnounced)
		err = errors.Join(err, wrong)
		if ok {
			events = append(events, happening(n, f.Now()))
		}
	}
	if len(events) > 0 {
		over = attend.Pass(file, hooks, events)
	}
	return over, err
}

func happening(n remind.Notice, now time.Time) desktop.Event {
	h, about := desktop.Cutoff, ""
	switch n.Kind {
	case remind.WindDown:
		h = desktop.WindDown
	case remind.Morning:
		h = desktop.Morning
	case remind.Caffeine, remind.Exercise, remind.Alcohol:
		about = string(n.Kind)
	}
	return desktop.About(h, about, n.Evening, now, n.Until)
}

// useful gives until when a message may stand: as long as it helps, but not
// past the next look, which may have another one.
func (f fire) useful(m remind.Message, s settings.Settings) time.Time {
	next := remind.NextWake(f.schedule.week(s), f.Now())
	if !next.IsZero() && next.Before(m.Until) {
		return next
	}
	return m.Until
}

// until gives a context that ends at a moment of the clock on the wall. A timer
// stands still while the machine sleeps, so the clock is looked at.
func (f fire) until(ctx context.Context, at time.Time) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	go func() {
		defer cancel()
		for left := f.left(at); left > 0; left = f.left(at) {
			select {
			case <-ctx.Done():
				return
			case <-time.After(min(left, clockCheck)):
			}
		}
	}()
	return ctx, cancel
}

// left is the time to a moment by the clock on the wall.
func (f fire) left(at time.Time) time.Duration { return at.Round(0).Sub(f.Now().Round(0)) }

// await waits for somebody who can show a reminder, such as the desktop after a
// boot: in steps that grow, for as long as that helps.
func (f fire) await(ctx context.Context, until time.Time) {
	for pause := time.Second; ctx.Err() == nil && f.left(until) > 0; pause = min(2*pause, time.Minute) {
		step, end := f.until(ctx, f.Now().Add(min(pause, f.left(until))))
		<-step.Done()
		end()
		if _, err := f.schedule.Notifier.Ready(ctx); err == nil {
			return
		}
	}
}

// Claim takes of what is due what nobody else has shown, and makes one message
// of it, also where that fails for some.
func Claim(ctx context.Context, j storage.Marks, due []remind.Notice) (m remind.Message, some bool, err error) {
	var mine []remind.Notice
	for _, n := range due {
		ok, wrong := j.Claim(ctx, n.ID, n.Evening, remind.MarkShown)
		err = errors.Join(err, wrong)
		if ok {
			mine = append(mine, n)
		}
	}
	m, some = remind.Gather(mine)
	return m, some, err
}

func (f fire) deliver(ctx context.Context, m remind.Message, until time.Time) (remind.Answer, error) {
	words := m.Say(f.Say)
	note := remind.Note{Title: words.Title, Body: words.Body}
	for _, a := range []remind.Answer{remind.AnswerDone, remind.AnswerNotToday} {
		id := "remind.action." + strings.ReplaceAll(string(a), "-", "_")
		note.Choices = append(note.Choices, remind.Choice{Answer: a, Label: f.Say(id, nil)})
	}
	limited, cancel := f.until(ctx, until)
	defer cancel()
	return f.schedule.Notifier.Deliver(limited, note)
}

// answered carries out what was answered. What could not be shown is free again for
// an open lull and the prompt.
func (f fire) answered(ctx context.Context, j storage.Marks, m remind.Message, a remind.Answer, failed bool) error {
	if a == remind.AnswerNotToday {
		return quietUntil(ctx, j, f.disk.Settings().Current().Schedule.Of(f.Now()))
	}
	var errs []error
	for _, n := range m.Notices {
		switch {
		case failed:
			errs = append(errs, j.Unmark(ctx, n.ID))
		case a == remind.AnswerDone:
			errs = append(errs, j.Mark(ctx, n.ID, n.Evening, remind.MarkDone))
		}
	}
	return errors.Join(errs...)
}

// quietUntil mutes the reminders up to an evening, and on it.
func quietUntil(ctx context.Context, j storage.Marks, until evening.Day) error {
	return j.Mark(ctx, remind.MuteID, until, remind.MarkMuted)
}
