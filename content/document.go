package content

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"lull/routines/guided"
	"lull/routines/letters"
)

// Limits of a file of passages. The shipped places are about 20 KB.
const (
	largestFile  = 256 << 10 // bytes
	mostSlots    = 2000
	mostWords    = 22 // of a passage
	widest       = 38 // columns of a line
	mostLines    = 3  // of a passage at that width
	longestValue = 200
)

// document is a file of passages: front matter and sections of slots (docs/places.md).
type document struct {
	lines    []string
	front    map[string]entry
	end      int // the line on which the front matter closes
	sections []section
}

type entry struct {
	value string
	line  int
}

type section struct {
	heading string
	line    int
	slots   []guided.Slot
	lines   []int // where each slot begins
	echoes  []string
	marks   guided.Marks
}

// readDocument reads a file up to the end of its front matter. It refuses what is
// too large, what is not text, and every control character but the line break: a
// file can never send an escape sequence to the terminal.
func readDocument(data []byte, ps *problems) (d document, ok bool) {
	if d.lines, ok = textLines(data, ps); ok {
		ok = d.readFront(ps)
	}
	return d, ok
}

func textLines(data []byte, ps *problems) ([]string, bool) {
	if len(data) > largestFile {
		ps.add(1, "divide it into several", "the file has %d KB, more than the %d that are read", len(data)>>10,
			largestFile>>10)
		return nil, false
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	lines := strings.Split(string(data), "\n")
	for i, l := range lines {
		if plainASCII(l) {
			continue // nearly every line, and reading all places is most of a start
		}
		if !utf8.ValidString(l) {
			ps.add(i+1, "save the file as UTF-8", "this is not UTF-8 text")
			continue
		}
		for _, r := range l {
			if r != '\t' && refused(r) {
				ps.add(i+1, "delete it; escape sequences and other invisible characters are never sent to the terminal",
					"there is a control character here (%U)", r)
				break
			}
		}
	}
	return lines, len(ps.list) == 0
}

func plainASCII(l string) bool {
	for i := range len(l) {
		if c := l[i]; (c < ' ' || c > '~') && c != '\t' {
			return false
		}
	}
	return true
}

func spaced(words string) string {
	if words = strings.TrimSpace(words); plainASCII(words) && !strings.Contains(words, "  ") &&
		!strings.Contains(words, "\t") {
		return words
	}
	return strings.Join(strings.Fields(words), " ")
}

// refused tells which characters no file may hold: those that are unsafe, but for the
// joiners that some languages spell with, and what Unicode keeps for private use.
func refused(r rune) bool {
	return r != '\u200c' && r != '\u200d' && (letters.Unsafe(r) || unicode.Is(unicode.Co, r))
}

// readFront reads "key: value" lines between two lines of three dashes.
func (d *document) readFront(ps *problems) bool {
	if strings.TrimRight(d.lines[0], " \t") != "---" {
		ps.add(1, "let the file begin with ---, then lines such as name: attic, then --- again",
			"there is no front matter")
		return false
	}
	d.front = map[string]entry{}
	for i := 1; i < len(d.lines); i++ {
		l := strings.TrimSpace(d.lines[i])
		if l == "---" {
			d.end = i + 1
			return true
		}
		if l == "" {
			continue
		}
		key, value, ok := strings.Cut(l, ":")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		switch before, twice := d.front[key]; {
		case !ok:
			ps.add(i+1, "write it as key: value, or close the front matter with ---",
				"%q is not a line of front matter", letters.Short(l))
		case twice:
			ps.add(i+1, "keep one of them", "%s stands on line %d already", key, before.line)
		case len(value) > longestValue:
			ps.add(i+1, "make it one short line", "%s has %d letters", key, len(value))
		default:
			d.front[key] = entry{value, i + 1}
		}
	}
	ps.add(len(d.lines), "close it with a line of three dashes", "the front matter does not end")
	return false
}

// readSections reads headings and their paragraphs. What stands before them is a note.
func (d *document) readSections(ps *problems) {
	var paragraph []string
	begins, slots := 0, 0
	flush := func() {
		if len(paragraph) == 0 {
			return
		}
		if len(d.sections) > 0 {
			s := &d.sections[len(d.sections)-1]
			if s.readMarks(&paragraph, begins, ps); len(paragraph) == 0 {
				return
			}
			if strings.HasPrefix(paragraph[0], "~ ") {
				s.readEchoes(paragraph, begins, ps)
				paragraph = nil
				return
			}
			slot := readSlot(paragraph, begins, ps)
			if slots++; slots == mostSlots+1 {
				ps.add(begins, "divide it into several files", "there are more than %d paragraphs", mostSlots)
			}
			if slots <= mostSlots && len(slot) > 0 {
				s.slots, s.lines = append(s.slots, slot), append(s.lines, begins)
			}
		}
		paragraph = nil
	}
	for i := d.end; i < len(d.lines); i++ {
		l := strings.TrimSpace(d.lines[i])
		switch {
		case l == "":
			flush()
		case strings.HasPrefix(l, "## "):
			flush()
			d.sections = append(d.sections, section{heading: strings.Join(strings.Fields(l[3:]), " "), line: i + 1})
		case strings.HasPrefix(l, "#"):
			ps.add(i+1, "begin headings with two # and a space", "%q is not a heading of this kind of file",
				letters.Short(l))
		default:
			if len(paragraph) == 0 {
				begins = i + 1
			}
			paragraph = append(paragraph, l)
		}
	}
	flush()
	for _, s := range d.sections {
		if len(s.slots) == 0 && len(ps.list) == 0 {
			ps.add(s.line, "write a passage below it, or delete the heading", "there is nothing under %q",
				letters.Short(s.heading))
		}
	}
}

// readMarks takes lines such as "needs: lamp, not rain" off a section's first paragraph.
func (s *section) readMarks(paragraph *[]string, line int, ps *problems) {
	if len(s.slots) > 0 || len(s.echoes) > 0 {
		return
	}
	for ; len(*paragraph) > 0; line++ {
		key, value, _ := strings.Cut((*paragraph)[0], ":")
		switch key {
		case "needs":
			s.marks.Needs = append(s.marks.Needs, list(value)...)
		case "leaves":
			s.marks.Leaves = append(s.marks.Leaves, list(value)...)
		case "bed":
			s.marks.Bed = bed(entry{strings.TrimSpace(value), line}, ps)
		default:
			return
		}
		*paragraph = (*paragraph)[1:]
	}
}

// readEchoes reads a paragraph of fragments, each after a tilde.
func (s *section) readEchoes(paragraph []string, line int, ps *problems) {
	const longest = 6 // words
	for i, l := range paragraph {
		words, ok := strings.CutPrefix(l, "~ ")
		switch words = spaced(words); {
		case !ok || words == "":
			ps.add(line+i, "let every line of the paragraph begin with ~ and a space, and a few words",
				"this is no echo")
		case len(strings.Fields(words)) > longest:
			ps.add(line+i, "say it in a few words", "this echo has %d words, and %d are as many as fit a murmur",
				len(strings.Fields(words)), longest)
		default:
			checkPassage(words, line+i, ps)
			s.echoes = append(s.echoes, sentence(words))
		}
	}
}

func sentence(words string) string {
	words = letters.UpperFirst(words)
	if last, _ := utf8.DecodeLastRuneInString(words); !unicode.IsPunct(last) {
		words += "."
	}
	return words
}

// readSlot reads a paragraph: a passage, or one a line where each begins with a bar.
func readSlot(paragraph []string, line int, ps *problems) guided.Slot {
	bars := 0
	for _, l := range paragraph {
		if strings.HasPrefix(l, "| ") || l == "|" {
			bars++
		}
	}
	switch {
	case bars == 0:
		words := spaced(strings.Join(paragraph, " "))
		checkPassage(words, line, ps)
		return guided.Slot{words}
	case bars < len(paragraph):
		ps.add(line, "let every line of the paragraph begin with | and a space, or none",
			"some lines here begin with | and some do not")
		return nil
	}
	slot := make(guided.Slot, 0, len(paragraph))
	for i, l := range paragraph {
		words := spaced(strings.TrimPrefix(l, "|"))
		if words == "" {
			ps.add(line+i, "write a passage after it, or delete the line", "there is nothing after the |")
			continue
		}
		checkPassage(words, line+i, ps)
		slot = append(slot, words)
	}
	return slot
}

// checkPassage holds a passage to what can be read at a glance.
func checkPassage(words string, line int, ps *problems) {
	fields := strings.Fields(words)
	for _, w := range fields {
		if displaywidth.String(w) > widest {
			ps.add(line, "write it shorter", "the word %q does not fit a line of %d columns", letters.Short(w), widest)
			return
		}
	}
	if len(fields) > mostWords {
		ps.add(line, "divide it in two with an empty line, or say less",
			"this passage has %d words, and %d are as many as fit the pause", len(fields), mostWords)
		return
	}
	if n := wrappedLines(fields); n > mostLines {
		ps.add(line, "say less, or use shorter words", "this passage takes %d lines of %d columns, and %d is the most",
			n, widest, mostLines)
	}
}

func wrappedLines(words []string) int {
	n, column := 0, widest+1
	for _, w := range words {
		width := displaywidth.String(w)
		if column+1+width > widest {
			n, column = n+1, width
			continue
		}
		column += 1 + width
	}
	return n
}

// list reads a value divided by commas.
func list(value string) []string {
	if value == "" {
		return nil
	}
	out := make([]string, 0, 1+strings.Count(value, ","))
	for s := range strings.SplitSeq(value, ",") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
