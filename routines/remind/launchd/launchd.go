// Package launchd has lull woken by an agent of the macOS user: one property
// list with the times of the week.
//
// It refuses to decide what is said, to touch an agent that is not its own,
// and to need root.
package launchd

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"lull/routines/atomicfile"
	"lull/routines/remind"
)

const Label = "lull.reminders"

type Agent struct {
	Programs remind.Programs
	Home     string
	// UID is the number of the user, whose agents these are.
	UID int
}

func (a Agent) Name() string { return "a launchd agent" }

func (a Agent) path() string {
	return filepath.Join(a.Home, "Library", "LaunchAgents", Label+".plist")
}

// domain is the user's own, as launchctl(1) names it.
func (a Agent) domain() string { return "gui/" + strconv.Itoa(a.UID) }

func (a Agent) Ready(context.Context) error {
	_, err := remind.Here(a.Programs, "launchctl", "launchd")
	return err
}

// Files gives the file that a job is kept in, as it would be written.
func (a Agent) Files(_ context.Context, job remind.Job) ([]remind.File, error) {
	text, err := plist(job)
	return []remind.File{{Path: a.path(), Text: text}}, err
}

// Install writes the agent, has it checked and loads it. What is already there
// of ours is replaced; where the check refuses it nothing is left behind.
func (a Agent) Install(ctx context.Context, job remind.Job) error {
	if err := a.Ready(ctx); err != nil {
		return err
	}
	text, err := plist(job)
	if err != nil {
		return err
	}
	path := a.path()
	before, err := remind.Ours(path, os.ReadFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("writing the agent: %w", err)
	}
	if err := atomicfile.Text(path, text); err != nil {
		return fmt.Errorf("writing the agent: %w", err)
	}
	if _, err := a.Programs.Run(ctx, nil, "plutil", "-lint", path); err != nil && !errors.Is(err, exec.ErrNotFound) {
		if before == "" {
			return errors.Join(fmt.Errorf("checking the agent: %w", err), os.Remove(path))
		}
		return errors.Join(fmt.Errorf("checking the agent: %w", err), atomicfile.Text(path, before))
	}
	_, _ = a.Programs.Run(ctx, nil, "launchctl", "bootout", a.domain()+"/"+Label) // it may not be loaded
	if _, err := a.Programs.Run(ctx, nil, "launchctl", "bootstrap", a.domain(), path); err != nil {
		return fmt.Errorf("loading the agent: %w", err)
	}
	return nil
}

// Look has it look now: an agent that is loaded does so by itself.
func (a Agent) Look(context.Context) error { return nil }

// Remove takes the agent away. It gives the files that went; none, the second time.
func (a Agent) Remove(ctx context.Context) ([]string, error) {
	path := a.path()
	if _, err := remind.Ours(path, os.ReadFile); err != nil {
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, remind.ErrNotOurs) {
			return nil, nil
		}
		return nil, fmt.Errorf("taking the agent away: %w", err)
	}
	_, _ = a.Programs.Run(ctx, nil, "launchctl", "bootout", a.domain()+"/"+Label) // the file goes either way
	if err := os.Remove(path); err != nil {
		return nil, fmt.Errorf("taking the agent away: %w", err)
	}
	return []string{path}, nil
}

// Standing tells whether a job is installed, and whether it is this one.
func (a Agent) Standing(ctx context.Context, job remind.Job) (remind.Standing, error) {
	wanted, err := plist(job)
	if err != nil {
		return remind.Standing{}, err
	}
	text, err := remind.Ours(a.path(), os.ReadFile)
	if err != nil {
		return remind.Standing{}, nil //nolint:nilerr // what is not there or not ours is not installed
	}
	s := remind.Standing{Installed: true, Same: text == wanted, Files: []string{a.path()}}
	if _, err := a.Programs.Run(ctx, nil, "launchctl", "print", a.domain()+"/"+Label); err != nil {
		s.Trouble = "the agent is not loaded"
	}
	return s, nil
}

// plist writes the agent. It runs when the user logs in too, which makes up
// for what was missed while the machine was off; for what was missed while it
// slept launchd does that itself.
func plist(job remind.Job) (string, error) {
	var b strings.Builder
	b.WriteString(xml.Header)
	b.WriteString(`<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" ` +
		`"http://www.apple.com/DTDs/PropertyList-1.0.dtd">` + "\n")
	// Two hyphens may not stand in a comment of XML; there are none in it.
	fmt.Fprintf(&b, "<!-- %s -->\n<plist version=\"1.0\">\n<dict>\n", remind.Written)
	fmt.Fprintf(&b, "\t<key>Label</key>\n\t<string>%s</string>\n", Label)
	b.WriteString("\t<key>ProgramArguments</key>\n\t<array>\n")
	for _, word := range append([]string{job.Program}, job.Args...) {
		if strings.ContainsFunc(word, func(r rune) bool { return r < 0x20 && r != '\t' && r != '\n' || r == 0xfffd }) {
			return "", fmt.Errorf("writing the agent: %q cannot be written in a property list", word)
		}
		b.WriteString("\t\t<string>")
		_ = xml.EscapeText(&b, []byte(word)) // a builder takes everything
		b.WriteString("</string>\n")
	}
	b.WriteString("\t</array>\n\t<key>StartCalendarInterval</key>\n\t<array>\n")
	for _, w := range job.Wakes {
		fmt.Fprintf(&b, "\t\t<dict><key>Weekday</key><integer>%d</integer>"+
			"<key>Hour</key><integer>%d</integer><key>Minute</key><integer>%d</integer></dict>\n",
			int(w.Day), w.At.Hour(), w.At.Minute())
	}
	b.WriteString("\t</array>\n\t<key>RunAtLoad</key>\n\t<true/>\n\t" +
		"<key>ProcessType</key>\n\t<string>Background</string>\n</dict>\n</plist>\n")
	return b.String(), nil
}
