package cli

import (
	"fmt"
	"image/color"
	"slices"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"lull/routines/letters"
	"lull/routines/settings"
	"lull/routines/tonight"
	"lull/ui/cli/console"
	"lull/ui/theme"
)

var barFormats = []string{"plain", "waybar", "i3bar", "polybar", "tmux", "starship", "zsh"}

type bar struct {
	words, class string
	ink          string // #rrggbb, empty where no colours are wanted
}

// uncoloured are the forms in which the words have no colour: starship gives them
// its own.
var uncoloured = []string{"plain", "starship"}

// barOf puts words into the colour of the hour, where their form has one.
func barOf(c *console.Console, words, format string, l tonight.Look, s settings.Settings) bar {
	b := bar{words: words, class: "night"} // for those who colour it themselves
	switch {
	case l.Winding():
		b.class = "winding-down"
	case l.ToBed() > 0:
		b.class = "evening"
	}
	if c.Display.Colourless() || slices.Contains(uncoloured, format) {
		return b
	}
	t := theme.New(s.Theme, colorprofile.TrueColor, theme.Options{})
	ink := t.Ink
	if l.Winding() {
		ink = t.Warm
	}
	rgb, _ := color.RGBAModel.Convert(ink.GetForeground()).(color.RGBA) // what the model gives
	b.ink = fmt.Sprintf("#%02x%02x%02x", rgb.R, rgb.G, rgb.B)
	return b
}

// tell prints it. What people named themselves reaches a bar as letters and
// never as an order to it.
func (b bar) tell(c *console.Console, format string) error {
	words := b.words
	switch format {
	case "waybar":
		markup := letters.Escaped(b.words)
		if b.ink != "" {
			markup = `<span color="` + b.ink + `">` + markup + "</span>"
		}
		return c.AsJSON(console.Data{"alt", b.class, "class", b.class, "text", markup, "tooltip", ""})
	case "i3bar":
		return c.AsJSON(console.Data{"color,omitempty", b.ink, "full_text", b.words, "name", "lull"})
	case "polybar":
		words = b.between("%{F", "}", "%{F-}", strings.NewReplacer("%{", "% {"))
	case "tmux":
		words = b.between("#[fg=", "]", "#[default]", strings.NewReplacer("#", "##"))
	case "zsh":
		words = b.between("%F{", "}", "%f", strings.NewReplacer("%", "%%"))
	}
	return c.Tell(console.Data{"class", b.class, "text", words}, words)
}

func (b bar) between(before, after, end string, letters *strings.Replacer) string {
	words := letters.Replace(b.words)
	if b.ink == "" {
		return words
	}
	return before + b.ink + after + words + end
}
