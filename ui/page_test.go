package ui

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/textinput"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/intake"
	"lull/routines/journal"
	"lull/ui/theme"
)

func TestWordsFoldAtSpacesOnly(t *testing.T) {
	for _, c := range []struct {
		words string
		width int
		want  []string
	}{
		{"a name, or numbers such as 4-6.", 29, []string{"a name, or numbers such as", "4-6."}},
		{"", 10, []string{""}},
		{"abcdefgh ij", 3, []string{"abc", "def", "gh", "ij"}},
		{"日本 語", 4, []string{"日本", "語"}},
	} {
		got := folded(c.words, c.width)
		for _, l := range got {
			if ansi.StringWidth(l) > c.width {
				t.Errorf("%q at %d: %q is wider", c.words, c.width, l)
			}
		}
		if c.width > 3 && !slices.Equal(got, c.want) {
			t.Errorf("%q at %d: got %q, want %q", c.words, c.width, got, c.want)
		}
		if strings.Join(strings.Fields(strings.Join(got, "")), "") != strings.Join(strings.Fields(c.words), "") {
			t.Errorf("%q at %d: letters were lost: %q", c.words, c.width, got)
		}
	}
}

// What was put down comes back once, so it must come back whole.
func TestWhatWasPutDownIsReadToItsEnd(t *testing.T) {
	s := &tonightScreen{back: []journal.Entry{{Kind: journal.KindParked, Parked: &journal.Parked{
		Text: strings.Repeat("a long worry ", 9) + "about the garden gate", Step: "oil it",
	}}}}
	bare := theme.New("ember", colorprofile.Ascii, theme.Options{})
	for _, size := range []area{{80, 24}, {40, 12}} {
		p := newPage(size, &bare)
		s.drawBack(p, &bare)
		all := strings.Join(strings.Fields(ansi.Strip(strings.Join(p.lines, " "))), " ")
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
	if got := ansi.Strip(entered(in, 30, &bare)); !strings.Contains(got, "to the end") || ansi.StringWidth(got) > 31 {
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
		if s, ok := b.top().(*logging); !ok || !strings.Contains(s.wrong, "the disk is full") || len(s.said) > 0 {
			t.Errorf("it says %+v", b.top())
		}
	})
}

// Seven late things must not push the curve off a window of the usual size.
func TestALongDayLeavesRoomForTheCurve(t *testing.T) {
	bare := theme.New("ember", colorprofile.Ascii, theme.Options{})
	s := &tonightScreen{say: func(id string, _ map[string]string) string { return id }}
	for range 7 {
		s.look.Outlook.Late = append(s.look.Outlook.Late, intake.Late{
			Name: intake.Line{ID: "energy drink 17:00"}, Best: intake.Line{ID: "best before 12:00"},
		})
	}
	for size, want := range map[area]int{{80, 24}: 3, {120, 40}: 7} {
		p := newPage(size, &bare)
		s.drawLate(p, &bare)
		all := ansi.Strip(strings.Join(p.lines, "\n"))
		if len(p.lines) != want || strings.Count(all, "energy drink") != 7 {
			t.Errorf("at %v in %d lines:\n%s", size, len(p.lines), all)
		}
	}
}
