package ui

import (
	"context"
	"strings"
	"testing"
	"time"

	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/remind"
	"lull/routines/wording"
	"lull/ui/screen"
)

// reminded is an app on which a reminder is due from the start.
func reminded(t *testing.T, first screen.Intent, during func(b *bench, rung *int)) *bench {
	t.Helper()
	rung := 0
	m, _ := remind.Gather([]remind.Notice{{ID: "caffeine/2026-11-23", Title: wording.Line{ID: "title"}, Body: wording.Line{ID: "best before half past three"}}})
	return play(t, first, func(b *bench) { during(b, &rung) }, func(d *Deps) {
		read := d.Read
		d.Read = func(ctx context.Context, now time.Time, q lookup.Query) (lookup.Answer, error) {
			answer, err := read(ctx, now, q)
			answer.Due = &m
			if rung == 0 {
				answer.Ring = &m
			}
			return answer, err
		}
		d.Ring = func(context.Context, remind.Message) (string, error) {
			rung++
			return "\x1b]777;notify;title;body\x1b\\", nil
		}
	})
}

func TestDueReminderIsALineOfTonightAndIsRungOnce(t *testing.T) {
	b := reminded(t, openTonight, func(b *bench, rung *int) {
		b.pass(16 * time.Hour) // from midnight, where the bubble begins
		if *rung != 1 {
			t.Errorf("it was rung %d times", *rung)
		}
	})
	out := b.out.String()
	if !strings.Contains(out, "half past three") {
		t.Errorf("the line is not on the screen: %q", out)
	}
	if n := strings.Count(out, "\x1b]777;notify;title;body\x1b\\"); n != 1 {
		t.Errorf("the terminal was asked %d times", n)
	}
}

func TestNoReminderDuringAPractice(t *testing.T) {
	b := reminded(t, openPractice(practice.Breathe(calm(), 2*time.Minute)), func(b *bench, rung *int) {
		b.pass(90 * time.Second)
		if *rung != 0 {
			t.Errorf("it was rung %d times", *rung)
		}
	})
	if out := b.out.String(); strings.Contains(out, "half past") || strings.Contains(out, "\x1b]777;") {
		t.Errorf("a reminder came into a practice: %q", out)
	}
}
