//go:build unix

package terminal

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
)

// pane is a terminal of 8 by 4 cells, and what a renderer writes to it by hand.
type pane struct {
	*testing.T
	*Curtain
	master, slave *os.File
	told          Window // of its size
}

func newPane(t *testing.T) *pane {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminal here: ", err)
	}
	t.Cleanup(func() { _, _ = slave.Close(), master.Close() })
	if _, err := term.MakeRaw(slave.Fd()); err != nil {
		t.Fatal(err)
	}
	p := &pane{T: t, Curtain: NewCurtain(slave), master: master, slave: slave, told: Window{8, 4}}
	p.sized(8, 4)
	return p
}

// Under is what the renderer is to have of a picture that moves.
func (p *pane) Under(picture string) string { return p.Curtain.Under(picture, true, p.told) }

func (p *pane) sized(columns, rows uint16) {
	p.Helper()
	if err := pty.Setsize(p.master, &pty.Winsize{Cols: columns, Rows: rows}); err != nil {
		p.Fatal(err)
	}
}

// said is what has reached the terminal since it was last asked.
func (p *pane) said() string {
	p.Helper()
	const end = "<end>"
	if _, err := p.slave.WriteString(end); err != nil {
		p.Fatal(err)
	}
	var said []byte
	for buffer := make([]byte, 4096); !strings.HasSuffix(string(said), end); {
		n, err := p.master.Read(buffer)
		if err != nil {
			p.Fatal(err)
		}
		said = append(said, buffer[:n]...)
	}
	return strings.TrimSuffix(string(said), end)
}

// draws writes as a renderer does.
func (p *pane) draws(words string) string {
	p.Helper()
	if _, err := p.WriteString(words); err != nil {
		p.Fatal(err)
	}
	return p.said()
}

// rows is a picture of one glyph a line.
func rows(glyphs string, width int) string {
	var lines []string
	for _, g := range glyphs {
		lines = append(lines, strings.Repeat(string(g), width))
	}
	return strings.Join(lines, "\n")
}

// over lays a picture over one of the renderer.
func (p *pane) over(base, top string) {
	p.Helper()
	p.draws(together + p.Under(base) + apart)
	if p.Under(top); p.overlay.wanted == nil {
		p.Fatal("nothing is laid")
	}
	p.lay()
	if p.said() == "" {
		p.Fatal("nothing was laid")
	}
}

// What stood under is older, and lighter: a terminal that shows a whole write at
// once is never told to show it.
func TestWhatIsWipedOffIsNotShown(t *testing.T) {
	p := newPane(t)
	p.over(rows("aaaa", 8), rows("abaa", 8))
	given := p.Under(rows("cccc", 8))
	if said := p.draws("\x1b[?2027$p"); said != "\x1b[?2027$p" {
		t.Errorf("with a question %q was written", said)
	}
	said := p.draws("\x1b[?25l" + together + given + apart)
	inside, found := strings.CutPrefix(said, "\x1b[?25l"+together)
	inside, ends := strings.CutSuffix(inside, apart)
	if !found || !ends || strings.Contains(inside, together) || strings.Contains(inside, apart) {
		t.Errorf("more than one thing is shown: %q", said)
	}
	if wiped, drawn := strings.Index(inside, "a"), strings.Index(inside, "c"); wiped < 0 || drawn < wiped {
		t.Errorf("nothing is wiped off before what is drawn: %q", said)
	}
	p.over(rows("dddd", 8), rows("dedd", 8))
	given = p.Under(rows("cccc", 8))
	if said := p.draws(together + ansi.CursorHomePosition + ansi.EraseEntireScreen + given + apart); strings.Contains(said, "d") {
		t.Errorf("it is wiped off what is erased: %q", said)
	}
}

// A picture that is again the renderer's, when it cannot be laid, is another one
// to the renderer: it would write nothing, and what lies over it would stay.
func TestWhatLiesOverAPictureGoesWithTheSamePicture(t *testing.T) {
	p := newPane(t)
	base := rows("aaaa", 8)
	p.over(base, rows("bbaa", 8))
	p.overlay.laid = outlives
	before := p.overlay.given
	if given := p.Under(base); given == before {
		t.Errorf("the renderer is given %q again", given)
	}
}

// In a window that has become another, nothing is laid until the renderer has
// drawn a picture that fits: it would run over the margin, and scroll.
func TestNothingIsLaidInAWindowOfAnotherSize(t *testing.T) {
	p := newPane(t)
	base, top := rows("aaaa", 8), rows("abaa", 8)
	p.over(base, top)
	old := p.overlay.given
	p.Under(rows("acaa", 8))
	p.sized(5, 4)
	p.lay()
	if said := p.said(); said != "" {
		t.Errorf("%q was laid before the renderer knew", said)
	}
	p.draws(together + ansi.EraseEntireScreen + old + apart) // a look of it between the size and the picture
	p.lay()
	p.Under(rows("adaa", 8))
	p.lay()
	if said := p.said(); said != "" {
		t.Errorf("%q was laid over a picture of the old size", said)
	}
	p.sized(8, 4)
	p.over(base, top)
	p.sized(9, 5)
	if given := p.Under(top); given != p.overlay.given || marked().ReplaceAllString(given, "") != base {
		t.Errorf("the terminal was asked for its size, and the renderer is given %q", given)
	}
	p.told = Window{9, 5}
	if given := p.Under(top); marked().ReplaceAllString(given, "") != top {
		t.Errorf("a renderer that draws all anew is given %q", given)
	}
}

// When the renderer draws its picture again by itself, what is to be seen lies
// over it again, though it stands still and is not asked for.
func TestWhatLiesOverAPictureThatIsDrawnAgainComesBack(t *testing.T) {
	p := newPane(t)
	p.over(rows("aaaa", 8), rows("abaa", 8))
	p.draws(together + ansi.EraseEntireScreen + p.overlay.given + apart)
	p.lay()
	if said := p.said(); !strings.Contains(said, "bbbbbbbb") {
		t.Errorf("laid is %q", said)
	}
}

// A mistake of ours in what is laid does not end the program: from then on the
// renderer has the pictures, and what lies there still is wiped off.
func TestAMistakeInWhatIsLaidLeavesThePictureToTheRenderer(t *testing.T) {
	p := newPane(t)
	p.over(rows("aaaa", 8), rows("abaa", 8))
	p.overlay.wanted = append(slices.Clone(p.overlay.shown), "c") // more than there is
	p.lay()
	next := rows("adaa", 8)
	if given := p.Under(next); given != next {
		t.Errorf("the renderer is given %q", given)
	}
	if said := p.draws(together + next + apart); !strings.Contains(said, "\x1b[2H\x1b[maaaaaaaa") {
		t.Errorf("it is not wiped off: %q", said)
	}
}
