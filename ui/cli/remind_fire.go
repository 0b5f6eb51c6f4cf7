package cli

import (
	"context"
	"errors"
	"fmt"
	"os/signal"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/remind"
	"lull/routines/settings"
	"lull/ui/terminal"
)

// glance is how long it takes at most until a wait sees that the machine was
// asleep.
const glance = 15 * time.Second

// remindFire says what is due, and carries out the answer. While it waits for
// one it does the looks that come meanwhile too: what woke it does not wake it
// twice. A signal ends the wait, which is no failure.
func (h *House) remindFire(ctx context.Context) error {
	ctx, stop := signal.NotifyContext(ctx, terminal.Ends...)
	defer stop()
	for ctx.Err() == nil {
		if again, err := h.fire(ctx); err != nil || !again {
			return err
		}
	}
	return nil
}

// fire says what is due now, and tells whether to look again. What cannot be
// shown yet is waited for and left to an open lull and to the prompt, so
// nothing is claimed before there is somebody to show it. What was begun is
// written when ctx ends, too.
func (h *House) fire(ctx context.Context) (again bool, err error) {
	written := context.WithoutCancel(ctx)
	file, j, err := h.open(written)
	if err != nil {
		return false, err
	}
	told, err := h.told(written, file.Current(), j)
	if err != nil || !remind.On(told.Marks) {
		return false, errors.Join(err, j.Close())
	}
	// The settings may have been edited by hand since.
	_, behind := h.reschedule(written, file)
	m, due := remind.Gather(told.Due(h.Now()))
	courier := h.Reminders.Courier
	if !due || courier == nil {
		return false, errors.Join(behind, j.Close())
	}
	until := h.useful(m, told.Settings)
	if _, err := courier.Ready(ctx); err != nil {
		if err := errors.Join(behind, j.Close()); err != nil {
			return false, err
		}
		h.await(ctx, until)
		return true, nil
	}
	m, due, err = claim(written, j, m.Notices)
	// Nothing is held open while somebody may take long to answer.
	if err = errors.Join(err, behind, j.Close()); err != nil || !due {
		return false, err
	}
	answer, err := h.deliver(ctx, m, until)
	if j, again := h.Journal(written, h.flags.data, h.Now); again != nil {
		err = errors.Join(err, again)
	} else {
		// A note that a signal took off the screen was not said.
		err = errors.Join(err, h.answered(written, j, m, answer, err != nil || ctx.Err() != nil), j.Close())
	}
	return !h.Now().Before(until), err
}

// useful gives until when a message may stand: as long as it helps, but not
// past the next look, which may have another one.
func (h *House) useful(m remind.Message, s settings.Settings) time.Time {
	if wakes, err := h.week(s); err == nil {
		if next := remind.NextWake(wakes, h.Now()); !next.IsZero() && next.Before(m.Until) {
			return next
		}
	}
	return m.Until
}

// until gives a context that ends at a moment of the clock on the wall. A timer
// stands still while the machine sleeps, so the clock is looked at.
func (h *House) until(ctx context.Context, at time.Time) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	go func() {
		defer cancel()
		for left := h.left(at); left > 0; left = h.left(at) {
			select {
			case <-ctx.Done():
				return
			case <-time.After(min(left, glance)):
			}
		}
	}()
	return ctx, cancel
}

// left is the time to a moment by the clock on the wall.
func (h *House) left(at time.Time) time.Duration { return at.Round(0).Sub(h.Now().Round(0)) }

// await waits for somebody who can show a reminder, such as the desktop after a
// boot: in steps that grow, for as long as that helps.
func (h *House) await(ctx context.Context, until time.Time) {
	for pause := time.Second; ctx.Err() == nil && h.left(until) > 0; pause = min(2*pause, time.Minute) {
		step, end := h.until(ctx, h.Now().Add(min(pause, h.left(until))))
		<-step.Done()
		end()
		if _, err := h.Reminders.Courier.Ready(ctx); err == nil {
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
func (h *House) deliver(ctx context.Context, m remind.Message, until time.Time) (remind.Answer, error) {
	words := m.Say(h.Say)
	note := remind.Note{Title: words.Title, Body: words.Body}
	for _, a := range []remind.Answer{remind.AnswerDone, remind.AnswerNotToday} {
		id := "remind.action." + strings.ReplaceAll(string(a), "-", "_")
		note.Choices = append(note.Choices, remind.Choice{Answer: a, Label: h.Say(id, nil)})
	}
	limited, cancel := h.until(ctx, until)
	defer cancel()
	return h.Reminders.Courier.Deliver(limited, note)
}

// answered carries out what was answered. What could not be shown is free
// again for who can.
func (h *House) answered(ctx context.Context, j marks, m remind.Message, a remind.Answer, failed bool) error {
	if a == remind.AnswerNotToday {
		file, err := h.settings()
		if err != nil {
			return err
		}
		return quietUntil(ctx, j, file.Current().Schedule.Of(h.Now()))
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

// following is a settings file after whose changes the schedule goes: every
// command and every screen that sets anything sets it here.
type following struct {
	SettingsFile
	house *House
}

// Set changes one setting, and what is scheduled where that depends on it.
func (f following) Set(key, value string) error {
	if err := f.SettingsFile.Set(key, value); err != nil {
		return err
	}
	if !schedules(key) {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), followLimit)
	defer cancel()
	if err := f.house.follow(ctx, f); err != nil {
		return fmt.Errorf("it is saved, but the reminders still come at the times from before: %w", err)
	}
	return nil
}

// followLimit is how long the scheduler may take for a change.
const followLimit = 10 * time.Second

// schedules tells whether a setting may move a reminder.
func schedules(key string) bool {
	group, _, _ := strings.Cut(key, ".")
	switch group {
	case "bedtime", "wake", "day_starts", "remind", "caffeine", "body", "safety", "drinks":
		return true
	}
	return false
}

// follow brings what is scheduled up to date with the settings, and has it look
// anew: a note on the screen may not be right any more.
func (h *House) follow(ctx context.Context, file SettingsFile) error {
	if changed, err := h.reschedule(ctx, file); err != nil || !changed {
		return err
	}
	return h.Reminders.Scheduler.Look(ctx)
}

// reschedule brings what is scheduled up to date with the settings, where
// anything is scheduled, and tells whether it had to.
func (h *House) reschedule(ctx context.Context, file SettingsFile) (changed bool, err error) {
	scheduler := h.Reminders.Scheduler
	if scheduler == nil {
		return false, nil
	}
	job, err := h.job(file)
	if err != nil {
		return false, err
	}
	found, err := scheduler.Standing(ctx, job)
	switch {
	case err != nil, !found.Installed, found.Same:
		return false, err
	case job.Fleeting():
		return false, errFleeting
	}
	return true, scheduler.Install(ctx, job)
}

// quietUntil is silent up to and including an evening.
func quietUntil(ctx context.Context, j marks, until evening.Day) error {
	return j.Mark(ctx, remind.MuteID, until, remind.MarkMuted)
}
