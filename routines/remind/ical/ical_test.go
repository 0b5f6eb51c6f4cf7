package ical

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	other "github.com/emersion/go-ical"

	"lull/routines/evening"
	"lull/routines/remind"
)

var now = time.Date(2026, time.November, 23, 12, 0, 0, 0, time.UTC)

func events() []remind.Event {
	return []remind.Event{
		{Occasion: remind.Occasion{
			UID: "caffeine-mon@lull.invalid", First: evening.DayOf(2026, 11, 23), At: evening.At(15, 30), Lasts: 10 * time.Minute, Alarm: 30 * time.Minute,
		}, Summary: "Coffee until 15:30", Description: "Coffee, tea; or \\ maté:\nbest before 15:30 today. People differ by hours, and this line is longer than seventy-five octets, schläft."},
		{Occasion: remind.Occasion{
			UID: "wind-down-fri@lull.invalid", First: evening.DayOf(2026, 11, 28), At: evening.At(0, 15), Lasts: time.Hour,
		}, Summary: "The evening can slow down"},
		{Occasion: remind.Occasion{UID: "alcohol-sun@lull.invalid", First: evening.DayOf(2026, 11, 29), Paused: true}},
	}
}

func write(t *testing.T, at time.Time) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, events(), at); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestLinesEndAndFoldAsTheStandardWants(t *testing.T) {
	text := write(t, now)
	if strings.Count(text, "\n") != strings.Count(text, "\r\n") || !strings.HasSuffix(text, "\r\n") {
		t.Error("a line ends in something else than CR LF")
	}
	for line := range strings.SplitSeq(text, "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Errorf("%d octets in %q", len(line), line)
		}
	}
}

// Another implementation reads it and finds what was meant.
func TestCalendarIsReadByAnotherImplementation(t *testing.T) {
	d := other.NewDecoder(strings.NewReader(write(t, now)))
	c, err := d.Decode()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Decode(); !errors.Is(err, io.EOF) {
		t.Errorf("there is more: %v", err)
	}
	got := c.Events()
	if len(got) != 3 {
		t.Fatalf("%d events", len(got))
	}
	want := events()
	text := func(e other.Event, name string) string {
		s, err := e.Props.Text(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return s
	}
	for i, e := range got {
		if uid := text(e, other.PropUID); uid != want[i].UID {
			t.Errorf("uid %q, want %q", uid, want[i].UID)
		}
	}
	first := got[0]
	if text(first, other.PropSummary) != want[0].Summary || text(first, other.PropDescription) != want[0].Description {
		t.Errorf("the words are %q, %q", text(first, other.PropSummary), text(first, other.PropDescription))
	}
	if p := first.Props.Get(other.PropDateTimeStart); p.Value != "20261123T153000" || p.Params.Get("TZID") != "" {
		t.Errorf("it starts at %+v, want a time on the wall", p)
	}
	berlin := time.FixedZone("", 3600)
	start, err := first.DateTimeStart(berlin)
	if err != nil || start.Format(time.DateTime) != "2026-11-23 15:30:00" {
		t.Errorf("read where clocks are an hour ahead: %v, %v", start, err)
	}
	rule, err := first.RecurrenceSet(berlin)
	if err != nil {
		t.Fatal(err)
	}
	for i, at := range rule.Between(start, start.AddDate(0, 0, 15), true) {
		if want := start.AddDate(0, 0, 7*i); !at.Equal(want) {
			t.Errorf("the time after %d weeks is %s, want %s", i, at, want)
		}
	}
	if n := len(first.Children); n != 1 || first.Children[0].Name != other.CompAlarm {
		t.Fatalf("%d parts", n)
	}
	before, err := first.Children[0].Props.Get(other.PropTrigger).Duration()
	if err != nil || before != -30*time.Minute {
		t.Errorf("the alarm rings at %v, %v", before, err)
	}
	if got[1].Props.Get(other.PropDateTimeStart).Value != "20261128T001500" || got[1].Props.Get(other.PropRecurrenceRule).Value != "FREQ=WEEKLY;BYDAY=SA" {
		t.Errorf("the one after midnight: %+v", got[1].Props)
	}
	if s, err := got[2].Status(); err != nil || s != other.EventCancelled || len(got[2].Children) != 0 {
		t.Errorf("the one switched off: %v, %v", s, err)
	}
}

// A line may be folded anywhere: its words come back, whatever they are.
func TestWordsAreReadAsTheyWereWritten(t *testing.T) {
	for n := range 200 {
		words := strings.Repeat("x", n) + strings.Repeat("schläft; 眠る, \\n\n🌙", 1+n%7) + "."
		var b bytes.Buffer
		if err := Write(&b, []remind.Event{{Summary: words, Description: words, Occasion: events()[0].Occasion}}, now); err != nil {
			t.Fatal(err)
		}
		c, err := other.NewDecoder(&b).Decode()
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{other.PropSummary, other.PropDescription} {
			if got, err := c.Events()[0].Props.Text(name); err != nil || got != words {
				t.Fatalf("%s is %q, %v, want %q", name, got, err, words)
			}
		}
	}
}

func TestLaterCalendarIsTheNewerVersion(t *testing.T) {
	number := func(at time.Time) int {
		c, err := other.NewDecoder(strings.NewReader(write(t, at))).Decode()
		if err != nil {
			t.Fatal(err)
		}
		n, err := c.Events()[0].Props.Get(other.PropSequence).Int()
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if a, b := number(now), number(now.Add(time.Minute)); a <= 0 || b <= a || number(now.AddDate(100, 0, 0)) <= b {
		t.Errorf("sequence numbers %d, %d", a, b)
	}
}
