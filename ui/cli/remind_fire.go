package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/remind"
	"lull/routines/settings"
)

// longestWait is how long a fired process waits for an answer at most. A note
// that is answered later than that is still read.
const longestWait = 30 * time.Minute

// remindFire says what is due, and carries out the answer. What cannot be
// shown here is left to an open lull and to the prompt, so nothing is claimed
// before there is somebody to show it.
func (h *House) remindFire(ctx context.Context) error {
	file, j, err := h.open(ctx)
	if err != nil {
		return err
	}
	told, err := h.told(ctx, file.Current(), j)
	if err != nil || !remind.On(told.Marks) {
		return errors.Join(err, j.Close())
	}
	// The settings may have been edited by hand since.
	behind := h.follow(ctx, file)
	m, due := remind.Gather(told.Due(h.Now()))
	courier := h.Reminders.Courier
	if due && courier != nil {
		if _, err := courier.Ready(ctx); err != nil {
			due = false
		}
	}
	if due {
		m, due, err = claim(ctx, j, m.Notices)
	}
	// Nothing is held open while somebody may take half an hour to answer.
	if err = errors.Join(err, behind, j.Close()); err != nil || !due || courier == nil {
		return err
	}
	answer, err := h.deliver(ctx, m, told.Settings)
	if err == nil && answer == "" {
		return nil
	}
	if j, again := h.Journal(ctx, h.flags.data, h.Now); again != nil {
		err = errors.Join(err, again)
	} else {
		err = errors.Join(err, h.answered(ctx, j, m, answer, err != nil), j.Close())
	}
	return err
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

// deliver shows a message and waits for its answer: until it helps no more,
// but not so long that the next look would be missed.
func (h *House) deliver(ctx context.Context, m remind.Message, s settings.Settings) (remind.Answer, error) {
	now, words := h.Now(), m.Say(h.Say)
	wait := longestWait
	if wakes, err := h.week(s); err == nil {
		if next := remind.NextWake(wakes, now); !next.IsZero() {
			wait = min(wait, next.Sub(now)-time.Minute)
		}
	}
	note := remind.Note{Title: words.Title, Body: words.Body}
	for _, a := range []remind.Answer{remind.AnswerDone, remind.AnswerNotToday} {
		id := "remind.action." + strings.ReplaceAll(string(a), "-", "_")
		note.Choices = append(note.Choices, remind.Choice{Answer: a, Label: h.Say(id, nil)})
	}
	if left := m.Until.Sub(now); left <= wait {
		wait, note.Expires = left, true
	}
	limited, cancel := context.WithTimeout(ctx, max(wait, time.Second))
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

// follow brings what is scheduled up to date with the settings, where anything
// is scheduled.
func (h *House) follow(ctx context.Context, file SettingsFile) error {
	scheduler := h.Reminders.Scheduler
	if scheduler == nil {
		return nil
	}
	job, err := h.job(file)
	if err != nil {
		return err
	}
	found, err := scheduler.Standing(ctx, job)
	if err != nil || !found.Installed || found.Same {
		return err
	}
	return scheduler.Install(ctx, job)
}

// quietUntil is silent up to and including an evening.
func quietUntil(ctx context.Context, j marks, until evening.Day) error {
	return j.Mark(ctx, remind.MuteID, until, remind.MarkMuted)
}
