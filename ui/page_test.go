package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/textinput"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/intake"
	"lull/routines/journal"
	"lull/ui/log"
	"lull/ui/screen"
	"lull/ui/theme"
	tonightscreen "lull/ui/tonight"
)

// What was put down comes back once, so it must come back whole.
func TestWhatWasPutDownIsReadToItsEnd(t *testing.T) {
	s := &tonightscreen.Screen{Back: []journal.Entry{{Kind: journal.KindParked, Parked: &journal.Parked{
		Text: strings.Repeat("a long worry ", 9) + "about the garden gate", Step: "oil it",
	}}}}
	bare := theme.New("ember", colorprofile.Ascii, theme.Options{})
	for _, size := range []screen.Area{{Width: 80, Height: 24}, {Width: 40, Height: 12}} {
		p := screen.NewLayout(size, &bare)
		s.DrawBack(p, &bare)
		all := strings.Join(strings.Fields(ansi.Strip(strings.Join(p.Lines, " "))), " ")
		if !strings.Contains(all, "garden gate") || !strings.Contains(all, "oil it") {
			t.Errorf("at %v: %s", size, all)
		}
	}
}

func TestTheEndOfALongLineIsSeenWhileItIsTyped(t *testing.T) {
	bare := theme.New("ember", colorprofile.Ascii, theme.Options{})
	in := textinput.New()
	in.Prompt = ""
	in.Focus()
	in.SetValue("note " + strings.Repeat("and so on ", 20) + "to the end")
	if got := ansi.Strip(screen.Entered(in, 30, &bare)); !strings.Contains(got, "to the end") || ansi.StringWidth(got) > 31 {
		t.Errorf("it shows %q", got)
	}
}

func TestAFailedNoteIsNotCalledNoted(t *testing.T) {
	play(t, OpenTonight, func(b *bench) {
		b.key("l")
		b.shelf.broken = errors.New("the disk is full")
		b.typed("coffee")
		b.key("enter")
		b.pass(10 * time.Millisecond)
		if s, ok := b.top().(*log.Screen); !ok || !strings.Contains(s.Wrong, "the disk is full") || len(s.Said) > 0 {
			t.Errorf("it says %+v", b.top())
		}
	})
}

// Seven late things must not push the curve off a window of the usual size.
func TestALongDayLeavesRoomForTheCurve(t *testing.T) {
	bare := theme.New("ember", colorprofile.Ascii, theme.Options{})
	s := &tonightscreen.Screen{Say: func(id string, _ map[string]string) string { return id }}
	for range 7 {
		s.Look.Outlook.Late = append(s.Look.Outlook.Late, intake.Late{
			Name: intake.Line{ID: "energy drink 17:00"}, Best: intake.Line{ID: "best before 12:00"},
		})
	}
	for size, want := range map[screen.Area]int{{Width: 80, Height: 24}: 3, {Width: 120, Height: 40}: 7} {
		p := screen.NewLayout(size, &bare)
		s.DrawLate(p, &bare)
		all := ansi.Strip(strings.Join(p.Lines, "\n"))
		if len(p.Lines) != want || strings.Count(all, "energy drink") != 7 {
			t.Errorf("at %v in %d lines:\n%s", size, len(p.Lines), all)
		}
	}
}
