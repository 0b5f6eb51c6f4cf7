//go:build unix

package terminal

import (
	"fmt"
	"image/color"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// scene is what a renderer of a test is to show.
type scene struct {
	curtain *Curtain
	picture string
	moves   bool
	in      Window // as it was told
}

func (s *scene) Init() tea.Cmd { return nil }

func (s *scene) Update(m tea.Msg) (tea.Model, tea.Cmd) {
	switch m := m.(type) {
	case scene:
		s.picture, s.moves = m.picture, m.moves
	case tea.WindowSizeMsg:
		s.in = Window{m.Width, m.Height}
	}
	return s, nil
}

func (s *scene) View() tea.View {
	v := tea.NewView(s.curtain.Under(s.picture, s.moves, s.in))
	v.AltScreen = true
	return v
}

// watched is a terminal on whose screen a test looks.
type watched struct {
	mu      sync.Mutex
	screen  *vt.Emulator
	changed chan struct{}
}

func (w *watched) watch(master *os.File, ended chan<- struct{}) {
	defer close(ended)
	buffer := make([]byte, 64<<10)
	for {
		n, err := master.Read(buffer)
		w.mu.Lock()
		_, _ = w.screen.Write(buffer[:n]) // an emulator takes everything
		close(w.changed)
		w.changed = make(chan struct{})
		w.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// looks are the cells of a screen as they are seen: two names of one colour are
// one to the renderer too.
func looks(e *vt.Emulator) string {
	var b strings.Builder
	colour := func(c color.Color) string {
		if c == nil {
			return "own"
		}
		red, green, blue, _ := c.RGBA()
		return fmt.Sprintf("%02x%02x%02x", red>>8, green>>8, blue>>8)
	}
	for y := range e.Height() {
		for x := range e.Width() {
			c := e.CellAt(x, y)
			switch {
			case c == nil:
				b.WriteString("nothing ")
			case strings.TrimSpace(c.Content) == "":
				fmt.Fprint(&b, "_", colour(c.Style.Bg), " ")
			default:
				fmt.Fprint(&b, c.Content, colour(c.Style.Fg), colour(c.Style.Bg), c.Style.Attrs, " ")
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// wait waits until something is so, or for long.
func (w *watched) wait(so func() bool) {
	late := time.After(10 * time.Second)
	for {
		w.mu.Lock()
		is, changed := so(), w.changed
		w.mu.Unlock()
		if is {
			return
		}
		select {
		case <-changed:
		case <-late:
			return
		}
	}
}

// until waits for a picture on the screen.
func (w *watched) until(picture string) (seen, want string) {
	w.wait(func() bool {
		truth := vt.NewEmulator(w.screen.Width(), w.screen.Height())
		for y, l := range strings.Split(picture, "\n") {
			fmt.Fprintf(truth, "\x1b[%dH%s", y+1, l)
		}
		seen, want = looks(w.screen), looks(truth)
		return seen == want
	})
	return seen, want
}

// under is the last picture that the renderer was given.
func (c *Curtain) under() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return marked().ReplaceAllString(c.overlay.given, "")
}

// painter makes pictures of a size by chance.
type painter struct {
	*rand.Rand
	width, height int
	cells, other  [][]string
}

func (p *painter) cell(glyphs ...string) string {
	colour := func(kind string) string {
		switch p.IntN(4) {
		case 0:
			return kind + "9"
		case 1:
			return kind + strconv.Itoa(p.IntN(8))
		case 2:
			return kind + "8;5;" + strconv.Itoa(p.IntN(256))
		}
		return fmt.Sprintf("%s8;2;%d;%d;7", kind, p.IntN(3), p.IntN(3))
	}
	return "\x1b[" + colour("3") + ";" + colour("4") + "m" + glyphs[p.IntN(len(glyphs))]
}

// grid is a picture all of chance.
func (p *painter) grid(glyphs ...string) [][]string {
	grid := make([][]string, p.height)
	for y := range grid {
		for range p.width {
			grid[y] = append(grid[y], p.cell(glyphs...))
		}
	}
	return grid
}

// moving is the last picture with some cells in it others, or all of them. A
// cell is often again what it was.
func (p *painter) moving() string {
	if len(p.cells) != p.height || len(p.cells[0]) != p.width || p.IntN(20) == 0 {
		p.cells, p.other = p.grid(" ", " ", "▀", "a"), p.grid(" ", "⣿", "\U0001cd05")
	}
	for range 1 + p.IntN(3) {
		y, from := p.IntN(p.height), p.IntN(p.width)
		if p.IntN(9) == 0 {
			p.cells[y][from] = p.cell("é", "\x1b[3mi\x1b[23m") // is not taken apart
		}
		for x := from; x < p.width; x += 1 + p.IntN(9) {
			p.cells[y][x], p.other[y][x] = p.other[y][x], p.cells[y][x]
		}
	}
	lines := make([]string, p.height)
	for y, row := range p.cells {
		lines[y] = strings.Join(row, "") + "\x1b[m"
	}
	return strings.Join(lines, "\n")
}

// page is one of words.
func (p *painter) page() string {
	lines := make([]string, p.height)
	for y := range lines {
		words := []string{"茶", "ink", "a night", "", "\x1b[1mbold\x1b[m"}[p.IntN(5)]
		lines[y] = "\x1b[48;5;16m" + words + strings.Repeat(" ", 4)
	}
	return strings.Join(lines, "\n")
}

// stage is a real renderer, what it shows through a curtain, and the terminal on
// whose screen a test looks.
type stage struct {
	*painter
	*watched
	t             *testing.T
	scene         *scene
	master, slave *os.File
	program       *tea.Program
	over          chan error
	ended         chan struct{} // nothing more is read
	given         int           // how often the terminal was given back while something lay over the renderer's picture
}

func newStage(t *testing.T) *stage {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminal here: ", err)
	}
	p := &painter{Rand: rand.New(rand.NewPCG(7, 11)), width: 24, height: 8}
	s := &stage{
		painter: p, watched: &watched{screen: vt.NewEmulator(p.width, p.height), changed: make(chan struct{})},
		t: t, scene: &scene{curtain: NewCurtain(slave)}, master: master, slave: slave, over: make(chan error, 1), ended: make(chan struct{}),
	}
	s.size()
	go s.watch(master, s.ended)
	go func() { _, _ = io.Copy(master, s.screen) }() // its answers
	return s
}

func (s *stage) size() {
	if err := pty.Setsize(s.master, &pty.Winsize{Cols: uint16(s.width), Rows: uint16(s.height)}); err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) begin() {
	s.program = tea.NewProgram(s.scene, tea.WithInput(s.slave), tea.WithOutput(s.scene.curtain), tea.WithFPS(60),
		tea.WithEnvironment([]string{"TERM=xterm-256color", "COLORTERM=truecolor"}), tea.WithColorProfile(colorprofile.TrueColor), tea.WithoutSignalHandler())
	go func(p *tea.Program) { _, err := p.Run(); s.over <- err }(s.program)
}

func (s *stage) end() {
	s.program.Quit()
	if err := <-s.over; err != nil {
		s.t.Error(err)
	}
}

func (s *stage) close() {
	_ = s.slave.Close() // what is read ends
	<-s.ended
	_ = s.master.Close()
	if answers, ok := s.screen.InputPipe().(io.Closer); ok {
		_ = answers.Close()
	}
}

// next is what comes next by chance, and whether it came with another size.
func (s *stage) next() (next scene, resized bool) {
	next = scene{picture: s.moving(), moves: true}
	switch s.IntN(20) {
	case 0, 1, 2:
		next = scene{picture: s.page()}
	case 5, 6, 7:
		next = scene{picture: s.scene.curtain.under()} // again what was there before
	case 8, 9, 10: // the same after a while, and it moves
		for range 5 {
			s.program.Send(next)
			s.until(next.picture)
			next.picture = s.moving()
		}
		next.picture = s.scene.curtain.under()
	case 3:
		s.width, s.height = 20+s.IntN(9), 5+s.IntN(5)
		s.size()
		s.mu.Lock()
		s.screen.Resize(s.width, s.height)
		s.mu.Unlock()
		next.picture, resized = s.moving(), true
		s.program.Send(tea.WindowSizeMsg{Width: s.width, Height: s.height})
	case 4:
		s.giveBack()
	}
	return next, resized
}

// giveBack ends the program and begins another on the same curtain.
func (s *stage) giveBack() {
	s.t.Helper()
	c := s.scene.curtain
	c.mu.Lock()
	if c.overlay.lies && !slices.Equal(c.overlay.shown, c.overlay.base) {
		s.given++
	}
	c.mu.Unlock()
	s.end()
	if got := marked().ReplaceAllString(c.Under(s.scene.picture, s.scene.moves, s.scene.in), ""); got != s.scene.picture {
		s.t.Fatalf("a renderer that begins is given\n%q\nwant\n%q", got, s.scene.picture)
	}
	s.begin()
}

// Whatever comes after whatever, what is on the screen is the picture that is to
// be seen: pictures that move, in which a little or everything is another, pages
// of words between them, a window of another size, and a terminal that was given
// back meanwhile. The renderer is the real one.
func TestWhatLiesOverTheRenderersPictureIsSeen(t *testing.T) {
	s := newStage(t)
	c := s.scene.curtain
	stop := c.Lay()
	s.begin()
	laid := 0
	for i := range 200 {
		next, resized := s.next()
		s.program.Send(next)
		if s.IntN(4) == 0 && !resized {
			continue // the next one comes before this one was drawn
		}
		if seen, want := s.until(next.picture); seen != want {
			t.Fatalf("step %d: on the screen is\n%s\nwant\n%s", i, seen, want)
		}
		c.mu.Lock()
		laid += c.overlay.laid
		c.mu.Unlock()
	}
	s.end()
	stop()
	if laid < 50 {
		t.Errorf("%d pictures were laid over one of the renderer", laid)
	}
	if s.given == 0 {
		t.Error("the terminal was never given back while something lay over the renderer's picture")
	}
	s.close()
}
