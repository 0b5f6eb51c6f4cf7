package learn

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"lull/ui/screen"
	"lull/ui/screen/screentest"
)

func pages() []screen.Page {
	return []screen.Page{
		{Title: "What is in the cup", Summary: "How much.", Markdown: "# What is in the cup\n\nCoffee, and tea.\n"},
		{Title: "A place to go", Summary: "Where to.", Markdown: "# A place to go\n\nA shore.\n"},
	}
}

// What was searched is there when the search is opened again.
func TestASearchIsKept(t *testing.T) {
	s := New(pages(), func(words string) []screen.Page {
		if strings.Contains("coffee", words) {
			return pages()[:1]
		}
		return nil
	}, screentest.Words)
	screentest.Type(s, time.Time{}, "/coffee")
	if drawn := screentest.Drawn(s, screentest.Usual); strings.Contains(drawn, "A place") {
		t.Errorf("searched:\n%s", drawn)
	}
	screentest.Type(s, time.Time{}, "<esc>")
	if drawn := screentest.Drawn(s, screentest.Usual); !strings.Contains(drawn, "A place") || strings.Contains(drawn, "coffee") {
		t.Errorf("left:\n%s", drawn)
	}
	screentest.Type(s, time.Time{}, "/")
	if drawn := screentest.Drawn(s, screentest.Usual); strings.Contains(drawn, "A place") || !strings.Contains(drawn, "coffee") {
		t.Errorf("opened again:\n%s", drawn)
	}
}

// In a wide window the page under the cursor is seen beside the list.
func TestAPageIsSeenBesideTheList(t *testing.T) {
	s := New(pages(), nil, screentest.Words)
	screentest.Type(s, time.Time{}, "p")
	for width, beside := range map[int]bool{40: false, 80: false, 120: true, 200: true} {
		drawn := screentest.Drawn(s, screen.Area{Width: width, Height: width * 3 / 10})
		if strings.Contains(drawn, "A shore.") != beside || !strings.Contains(drawn, "› A place to go") {
			t.Errorf("at %d:\n%s", width, drawn)
		}
	}
}

// Where only plain characters are wanted, a page has no other dash.
func TestAPageHasPlainDashes(t *testing.T) {
	page := NewReading(screen.Page{Title: "a page", Markdown: "Sleep Med 26:37–44"})
	if drawn := ansi.Strip(page.Draw(screentest.Usual, screentest.Letters())); !strings.Contains(drawn, "26:37-44") {
		t.Errorf("it shows\n%s", drawn)
	}
}
