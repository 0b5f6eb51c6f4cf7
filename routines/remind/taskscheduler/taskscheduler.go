// Package taskscheduler has lull woken by the Task Scheduler of Windows: one
// task with the times of the week, handed over as XML.
//
// It refuses to decide what is said, to touch a task that is not its own, and
// to need an administrator. It leaves no file of its own behind.
package taskscheduler

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf16"

	"lull/routines/remind"
)

const Task = "lull reminders"

const schtasks = "schtasks"

type Tasks struct{ Programs remind.Programs }

func (t Tasks) Name() string { return "a task of the Task Scheduler" }

func (t Tasks) Ready(context.Context) error {
	_, err := remind.Here(t.Programs, schtasks, "the Task Scheduler")
	return err
}

// Files gives the task as it would be handed over, under its name.
func (t Tasks) Files(_ context.Context, job remind.Job) ([]remind.File, error) {
	text, err := document(job)
	if err != nil {
		return nil, err
	}
	return []remind.File{{Path: `\` + Task, Text: text}}, nil
}

// Install hands the task over, in the place of an earlier one of ours.
func (t Tasks) Install(ctx context.Context, job remind.Job) (err error) {
	if err := t.Ready(ctx); err != nil {
		return err
	}
	if there, mine := t.there(ctx); there != "" && !mine {
		return errNotOurs
	}
	text, err := document(job)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "lull")
	if err != nil {
		return fmt.Errorf("writing the task: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	path := filepath.Join(dir, "task.xml")
	if err := os.WriteFile(path, wide(text), 0o600); err != nil {
		return fmt.Errorf("writing the task: %w", err)
	}
	if _, err := t.Programs.Run(ctx, nil, schtasks, "/Create", "/TN", Task, "/XML", path, "/F"); err != nil {
		return fmt.Errorf("handing the task over: %w", err)
	}
	return nil
}

func (t Tasks) Look(ctx context.Context) error {
	if _, err := t.Programs.Run(ctx, nil, schtasks, "/Run", "/TN", Task); err != nil {
		return fmt.Errorf("looking what is due: %w", err)
	}
	return nil
}

// Remove takes the task away and tells what went; nothing, the second time.
func (t Tasks) Remove(ctx context.Context) ([]string, error) {
	if _, mine := t.there(ctx); !mine {
		return nil, nil
	}
	if _, err := t.Programs.Run(ctx, nil, schtasks, "/Delete", "/TN", Task, "/F"); err != nil {
		return nil, fmt.Errorf("taking the task away: %w", err)
	}
	return []string{`\` + Task}, nil
}

// Standing tells whether a job is installed, and whether it is this one.
// Windows writes a task anew in its own way, so ours carries a number made
// from what it was.
func (t Tasks) Standing(ctx context.Context, job remind.Job) (remind.Standing, error) {
	there, mine := t.there(ctx)
	if !mine {
		return remind.Standing{}, nil
	}
	return remind.Standing{Installed: true, Same: strings.Contains(there, sum(job)), Files: []string{`\` + Task}}, nil
}

var errNotOurs = errors.New("a task named \"" + Task + "\" is there that lull did not make, so it is left alone")

func (t Tasks) there(ctx context.Context) (text string, mine bool) {
	text, err := t.Programs.Run(ctx, nil, schtasks, "/Query", "/TN", Task, "/XML")
	if err != nil {
		return "", false
	}
	text = narrow(text)
	return text, strings.Contains(text, "lull remind on")
}

// wide writes text as Windows expects a task: UTF-16 with a mark in front.
func wide(text string) []byte { return append([]byte{0xff, 0xfe}, remind.UTF16(text)...) }

// narrow reads what schtasks prints, which may be in either encoding.
func narrow(text string) string {
	if !strings.HasPrefix(text, "\xff\xfe") && !strings.Contains(text, "\x00") {
		return text
	}
	text = strings.TrimPrefix(text, "\xff\xfe")
	units := make([]uint16, 0, len(text)/2)
	for i := 0; i+1 < len(text); i += 2 {
		units = append(units, uint16(text[i])|uint16(text[i+1])<<8)
	}
	return string(utf16.Decode(units))
}
