package ui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"lull/routines/settings"
	"lull/ui/screen"
	"lull/ui/terminal"
	"lull/ui/theme"
)

// display is what the terminal has told of itself.
type display struct {
	area   screen.Area
	looks  looks
	pixels pixels
}

// take tells whether a message was about the terminal or its pictures.
func (d *display) take(msg tea.Msg, s settings.Settings) (cmd tea.Cmd, ok bool) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		d.area.Width, d.area.Height = msg.Width, msg.Height
		d.pixels.again()
		return erasing(), true
	case erasedMsg:
		d.pixels.again()
	case uv.CellSizeEvent:
		d.area.Shape = float64(msg.Height) / float64(max(msg.Width, 1))
	case uv.KittyGraphicsEvent:
		d.pixels.known = d.pixels.known || terminal.Graphics(msg.Options.ID, msg.Payload)
	case tea.CapabilityMsg:
		if p := d.looks.capable(msg.Content); p != d.looks.day.Profile {
			return func() tea.Msg { return tea.ColorProfileMsg{Profile: p} }, true
		}
	case tea.ColorProfileMsg:
		if d.looks.day.Coloured() && msg.Profile > d.looks.day.Profile {
			d.looks.show(msg.Profile, d.looks.day.Cut, s)
		}
	case tea.TerminalVersionMsg:
		if cut := terminal.Cut(msg.Name); cut > d.looks.day.Cut {
			d.looks.show(d.looks.day.Profile, cut, s)
		}
	case tea.BackgroundColorMsg:
		d.looks.light = !d.looks.day.Coloured() && !msg.IsDark()
	case imageMsg:
		d.pixels.arrived(msg)
	default:
		return nil, false
	}
	return nil, true
}

// looks are the look of the settings.
type looks struct {
	day   *theme.Theme
	lying bool // somebody lies down, and it is in the night's ink
	light bool // no colours are wanted, and the terminal's ground is a light one
}

func (l *looks) now() *theme.Theme {
	if l.lying {
		return l.day.Night()
	}
	return l.day
}

// restyle builds the look anew; every screen is given it when it is drawn.
func (l *looks) restyle(s settings.Settings) {
	l.show(l.day.Profile, l.day.Cut, s)
}

// show builds the look anew for what a terminal can show.
func (l *looks) show(profile colorprofile.Profile, cut int, s settings.Settings) {
	look := theme.New(s.Theme, profile, theme.Options{ASCII: s.ASCII, Cut: cut})
	l.day = &look
}

// capable are the colours by what a terminal says, unless more are known.
func (l *looks) capable(said string) colorprofile.Profile {
	name, value, _ := strings.Cut(said, "=")
	switch colours, _ := strconv.Atoi(value); {
	case !l.day.Coloured():
	case name == "RGB", name == "Tc":
		return colorprofile.TrueColor
	case name == "Co" && colours >= 256:
		return max(l.day.Profile, colorprofile.ANSI256)
	}
	return l.day.Profile
}

// reversed is a picture in reverse video, for a terminal dark on light.
func reversed(picture string) string {
	const on, off = "\x1b[7m", "\x1b[m"
	picture = strings.ReplaceAll(picture, off, off+on)
	return on + strings.ReplaceAll(picture, "\n", off+"\n"+on) + off
}
