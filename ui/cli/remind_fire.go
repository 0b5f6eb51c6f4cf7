package cli

import (
	"context"
	"errors"
	"os/signal"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/remind"
	"lull/routines/settings"
	"lull/ui/terminal"
)

// clockCheck is how long it takes at most until a wait sees that the machine was
// asleep.
const clockCheck = 15 * time.Second

// fireCommand says what is due, woken by the scheduler.
type fireCommand struct{ tools }

// run says what is due, and carries out the answer. While it waits for
// one it does the looks that come meanwhile too: what woke it does not wake it
// twice. A signal ends the wait, which is no failure.
func (f fireCommand) run(ctx context.Context) error {
	ctx, stop := signal.NotifyContext(ctx, terminal.Ends...)
	defer stop()
	for ctx.Err() == nil {
		if again, err := f.fire(ctx); err != nil || !again {
			return err
		}
	}
	return nil
}

// fire says what is due now, and tells whether to look again. What cannot be
// shown yet is waited for and left to an open lull and to the prompt, so
// nothing is claimed before there is somebody to show it. What was begun is
// written when ctx ends, too.
func (f fireCommand) fire(ctx context.Context) (again bool, err error) {
	written := context.WithoutCancel(ctx)
	file, j, err := f.disk.open(written)
	if err != nil {
		return false, err
	}
	told, err := f.schedule.facts(written, file.Current(), j)
	if err != nil || !remind.On(told.Marks) {
		return false, errors.Join(err, j.Close())
	}
	// The settings may have been edited by hand since.
	_, behind := f.schedule.reschedule(written, file)
	m, due := remind.Gather(told.Due(f.now()))
	notifier := f.schedule.Notifier
	if !due || notifier == nil {
		return false, errors.Join(behind, j.Close())
	}
	until := f.useful(m, told.Settings)
	if _, err := notifier.Ready(ctx); err != nil {
		if err := errors.Join(behind, j.Close()); err != nil {
			return false, err
		}
		f.await(ctx, until)
		return true, nil
	}
	m, due, err = claim(written, j, m.Notices)
	// Nothing is held open while somebody may take long to answer.
	if err = errors.Join(err, behind, j.Close()); err != nil || !due {
		return false, err
	}
	answer, err := f.deliver(ctx, m, until)
	if j, again := f.disk.journal(written); again != nil {
		err = errors.Join(err, again)
	} else {
		// A note that a signal took off the screen was not said.
		err = errors.Join(err, f.answered(written, j, m, answer, err != nil || ctx.Err() != nil), j.Close())
	}
	return !f.now().Before(until), err
}

// useful gives until when a message may stand: as long as it helps, but not
// past the next look, which may have another one.
func (f fireCommand) useful(m remind.Message, s settings.Settings) time.Time {
	if wakes, err := f.schedule.week(s); err == nil {
		if next := remind.NextWake(wakes, f.now()); !next.IsZero() && next.Before(m.Until) {
			return next
		}
	}
	return m.Until
}

// until gives a context that ends at a moment of the clock on the wall. A timer
// stands still while the machine sleeps, so the clock is looked at.
func (f fireCommand) until(ctx context.Context, at time.Time) (context.Context, context.CancelFunc) {
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
func (f fireCommand) left(at time.Time) time.Duration { return at.Round(0).Sub(f.now().Round(0)) }

// await waits for somebody who can show a reminder, such as the desktop after a
// boot: in steps that grow, for as long as that helps.
func (f fireCommand) await(ctx context.Context, until time.Time) {
	for pause := time.Second; ctx.Err() == nil && f.left(until) > 0; pause = min(2*pause, time.Minute) {
		step, end := f.until(ctx, f.now().Add(min(pause, f.left(until))))
		<-step.Done()
		end()
		if _, err := f.schedule.Notifier.Ready(ctx); err == nil {
			return
		}
	}
}

// claim takes of what is due what nobody else has shown, and makes one message
// of it.
func claim(ctx context.Context, j marks, due []remind.Notice) (remind.Message, bool, error) {
	var mine []remind.Notice
	for _, n := range due {
		ok, err := j.Claim(ctx, n.ID, n.Evening, remind.MarkShown)
		if err != nil {
			return remind.Message{}, false, err
		}
		if ok {
			mine = append(mine, n)
		}
	}
	m, some := remind.Gather(mine)
	return m, some, nil
}

// deliver shows a message and waits for its answer.
func (f fireCommand) deliver(ctx context.Context, m remind.Message, until time.Time) (remind.Answer, error) {
	words := m.Say(f.say)
	note := remind.Note{Title: words.Title, Body: words.Body}
	for _, a := range []remind.Answer{remind.AnswerDone, remind.AnswerNotToday} {
		id := "remind.action." + strings.ReplaceAll(string(a), "-", "_")
		note.Choices = append(note.Choices, remind.Choice{Answer: a, Label: f.say(id, nil)})
	}
	limited, cancel := f.until(ctx, until)
	defer cancel()
	return f.schedule.Notifier.Deliver(limited, note)
}

// answered carries out what was answered. What could not be shown is free
// again for who can.
func (f fireCommand) answered(ctx context.Context, j marks, m remind.Message, a remind.Answer, failed bool) error {
	if a == remind.AnswerNotToday {
		return quietUntil(ctx, j, f.disk.settings().Current().Schedule.Of(f.now()))
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

// quietUntil is silent up to and including an evening.
func quietUntil(ctx context.Context, j marks, until evening.Day) error {
	return j.Mark(ctx, remind.MuteID, until, remind.MarkMuted)
}
