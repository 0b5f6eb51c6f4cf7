package sound

import (
	"fmt"
	"strings"
	"time"

	"lull/routines/practice"
)

// Label is what a sound file says about itself.
type Label struct {
	Title    string
	Chapters []Chapter
}

type Chapter struct {
	At    time.Duration
	Title string
}

// LabelOf has a chapter for every part of a routine. A practice of one part
// has none.
func LabelOf(p practice.Plan) Label {
	l := Label{Title: p.Title}
	for _, phase := range p.Phases {
		if n := len(l.Chapters); phase.Part != "" && (n == 0 || l.Chapters[n-1].Title != phase.Part) {
			l.Chapters = append(l.Chapters, Chapter{phase.Start, phase.Part})
		}
	}
	return l
}

// Comments is the label as FLAC and Opus keep it: names and values (the chapter
// extension of Vorbis comments).
func (l Label) Comments() [][2]string {
	var out [][2]string
	if l.Title != "" {
		out = append(out, [2]string{"TITLE", l.Title})
	}
	for i, c := range l.Chapters {
		out = append(
			out,
			[2]string{fmt.Sprintf("CHAPTER%03d", i), clock(c.At, ".")},
			[2]string{fmt.Sprintf("CHAPTER%03dNAME", i), c.Title},
		)
	}
	return out
}

// clock is a moment with thousandths behind a mark.
func clock(d time.Duration, mark string) string {
	return fmt.Sprintf("%02d:%02d:%02d%s%03d", d/time.Hour, d/time.Minute%60, d/time.Second%60, mark,
		d/time.Millisecond%1000)
}

// Caption is words and when they are to be read.
type Caption struct {
	From, To time.Duration
	Words    string
}

// Captions are the words of a plan, but for those of the breath and what is only
// spoken, for as long as their phase lasts.
func Captions(p practice.Plan) []Caption {
	var out []Caption
	for _, phase := range p.Phases {
		words := line(phase.Words)
		if words != "" && !phase.Breath() && !phase.Aloud {
			out = append(out, Caption{phase.Start, phase.End(), words})
		}
	}
	return out
}

// LRC is captions as players of music show them.
func LRC(title string, captions []Caption) string {
	var b strings.Builder
	fmt.Fprintf(&b, "[ti:%s]\n", title)
	for _, c := range captions {
		lrcLine(&b, c.From, c.Words)
		lrcLine(&b, c.To, "")
	}
	return b.String()
}

func lrcLine(b *strings.Builder, at time.Duration, words string) {
	fmt.Fprintf(b, "[%02d:%02d.%02d]%s\n", at/time.Minute, at/time.Second%60, at/(10*time.Millisecond)%100, words)
}

// SRT is captions as players of films show them.
func SRT(captions []Caption) string {
	var b strings.Builder
	for i, c := range captions {
		fmt.Fprintf(&b, "%d\n%s --> %s\n%s\n\n", i+1, clock(c.From, ","), clock(c.To, ","), c.Words)
	}
	return b.String()
}
