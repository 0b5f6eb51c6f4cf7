package cli_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"lull/routines/remind"
	"lull/ui/cli/console"
)

// timer is a scheduler in memory.
type timer struct {
	job   *remind.Job // what is installed
	looks int
}

func (*timer) Name() string                { return "a timer" }
func (*timer) Ready(context.Context) error { return nil }
func (*timer) Files(context.Context, remind.Job) ([]remind.File, error) {
	return []remind.File{{Path: "/a/unit", Text: "run it\n"}}, nil
}
func (s *timer) Install(_ context.Context, job remind.Job) error { s.job = &job; return nil }
func (s *timer) Look(context.Context) error                      { s.looks++; return nil }
func (s *timer) Remove(context.Context) ([]string, error) {
	s.job = nil
	return []string{"/a/unit"}, nil
}

func (s *timer) Standing(_ context.Context, job remind.Job) (remind.Standing, error) {
	return remind.Standing{Installed: s.job != nil, Same: s.job != nil && slices.Equal(s.job.Wakes, job.Wakes)}, nil
}

func TestRemindersAreWrittenOnlyWhenSomebodySaysSo(t *testing.T) {
	a, s := newAccount(t), &timer{}
	a.Reminders.Scheduler = s
	if said, err := a.run("remind", "on"); err == nil || s.job != nil || !strings.Contains(said, "/a/unit\n    run it") {
		t.Errorf("unasked: %v, job %v, said %q", err, s.job, said)
	}
	if _, err := a.into(a.full(), "remind", "on", "--yes"); err == nil || s.job != nil {
		t.Errorf("unshown: %v, job %v", err, s.job)
	}
	a.does("remind", "on", "--yes")
	if s.job == nil || s.looks != 1 || !slices.Contains(s.job.Args, a.dir) {
		t.Fatalf("job %+v, %d looks", s.job, s.looks)
	}
	if said := a.does("remind", "off"); s.job != nil || said != "Reminders are off.\n  taken away: /a/unit\n" {
		t.Errorf("job %v, said %q", s.job, said)
	}
}

// What is scheduled goes with the settings, and only with those it hangs on.
func TestScheduleFollowsTheSettings(t *testing.T) {
	a, s := newAccount(t), &timer{}
	a.Reminders.Scheduler = s
	a.does("remind", "on", "--yes")
	before := s.job
	a.does("config", "set", "theme", "coal")
	if s.job != before {
		t.Error("a colour moved the reminders")
	}
	a.does("config", "set", "bedtime", "21:00")
	if s.job == before || slices.Equal(s.job.Wakes, before.Wakes) || s.looks != 2 {
		t.Errorf("they come at %v still, after %d looks", s.job.Wakes, s.looks)
	}
}

func TestMuteTakesDaysAndNothingElse(t *testing.T) {
	a := newAccount(t)
	for words, want := range map[string]string{
		"": `{"muted_until":"2026-11-23"}`, "today": `{"muted_until":"2026-11-23"}`,
		"3 days": `{"muted_until":"2026-11-25"}`, "2d": `{"muted_until":"2026-11-24"}`, "off": `{"muted_until":null}`,
	} {
		if said := a.does(append([]string{"remind", "mute", "--json"}, strings.Fields(words)...)...); said != want+"\n" {
			t.Errorf("%q: got %s, want %s", words, said, want)
		}
	}
	var usage console.Usage
	for _, wrong := range []string{"0", "61", "3 weeks", "for ever more"} {
		if _, err := a.run(append([]string{"remind", "mute"}, strings.Fields(wrong)...)...); !errors.As(err, &usage) {
			t.Errorf("%q: got %v", wrong, err)
		}
	}
}
