package report

import (
	"encoding/csv"
	"fmt"
	"html"
	"slices"
	"strings"
	"text/tabwriter"

	"lull/routines/exchange"
	"lull/routines/letters"
	"lull/routines/lists"
	"lull/ui/prose"
)

// Text writes the page for a terminal or a plain file. The table's columns
// are as wide as they need to be, the last one not filled up.
func (p Page) Text() string {
	var b strings.Builder
	say := func(s string) { b.WriteString(strings.Join(prose.Wrap(letters.Line(s), 78), "\n") + "\n") }
	say(p.Title)
	b.WriteByte('\n')
	say(p.Intro)
	if p.Ticked != "" {
		say(p.Ticked)
	}
	if len(p.Facts) > 0 {
		b.WriteString("\n" + letters.Line(p.Summary) + "\n")
		columns(&b,
			lists.Each(p.Facts,
				func(f [2]string) []string { return []string{"  " + letters.Line(f[0]), letters.Line(f[1])} }))
	}
	b.WriteByte('\n')
	rows := [][]string{clean(p.Head)}
	for _, r := range p.Rows {
		rows = append(rows, dashed(clean(r)))
	}
	columns(&b, rows)
	b.WriteString("\n" + letters.Line(p.How) + "\n")
	for _, n := range p.Notes {
		say(n)
	}
	return b.String()
}

func clean(cells []string) []string { return lists.Each(cells, letters.Line) }

// dashed puts a dash where nothing was told, so that an empty place cannot be taken
// for a zero.
func dashed(cells []string) []string {
	for i, c := range cells {
		if c == "" {
			cells[i] = "-"
		}
	}
	return cells
}

func columns(b *strings.Builder, rows [][]string) {
	out := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	for _, r := range rows {
		fmt.Fprintln(out, strings.Join(r, "\t"))
	}
	_ = out.Flush() // it writes to memory
}

// marks are the letters that Markdown could take for an order inside a line.
const marks = "\\`*_{}[]<>#!|&~@"

// markdown writes words so that they stay words, addresses among them.
func markdown(s string) string {
	var b strings.Builder
	for _, r := range letters.Line(s) {
		if strings.ContainsRune(marks, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return strings.NewReplacer("://", "\\://", "www.", "www\\.").Replace(b.String())
}

func (p Page) Markdown() string {
	var b strings.Builder
	line := func(cells []string) {
		b.WriteByte('|')
		for _, c := range cells {
			b.WriteString(" " + markdown(c) + " |")
		}
		b.WriteByte('\n')
	}
	ruler := func(n int) { b.WriteString("|" + strings.Repeat(" --- |", n) + "\n") }
	b.WriteString("# " + markdown(p.Title) + "\n\n" + markdown(p.Intro) + "\n\n")
	if p.Ticked != "" {
		b.WriteString(markdown(p.Ticked) + "\n\n")
	}
	if len(p.Facts) > 0 {
		line([]string{p.Summary, ""})
		ruler(2)
		for _, f := range p.Facts {
			line(f[:])
		}
		b.WriteByte('\n')
	}
	line(p.Head)
	ruler(len(p.Head))
	for _, r := range p.Rows {
		line(r)
	}
	b.WriteString("\n## " + markdown(p.How) + "\n")
	for _, n := range p.Notes {
		b.WriteString("\n" + markdown(n) + "\n")
	}
	return b.String()
}

// CSV writes the nights as a table for a spreadsheet, lengths in minutes.
func (p Page) CSV() string {
	var b strings.Builder
	out := csv.NewWriter(&b)
	out.UseCRLF = true
	for _, r := range append([][]string{append(slices.Clone(p.Head), p.alike)}, p.Figures...) {
		cells := clean(r)
		for i, c := range cells {
			if cells[i] = exchange.Guarded(c); i == len(cells)-1 {
				cells[i] = c // a figure may be below nothing
			}
		}
		_ = out.Write(cells) // into memory
	}
	out.Flush()
	return "\ufeff" + b.String()
}

// style lets the page stand on one sheet of A4 or Letter, black on white: it
// is read by day, on paper.
const style = `body{font:13px/1.35 sans-serif;color:#000;background:#fff;max-width:64em;margin:2em auto;padding:0 1em}
h1{font-size:1.35em;margin:0 0 .3em}h2{font-size:1.05em;margin:.8em 0 .2em}p{margin:.2em 0}
.facts{columns:2 24em}.facts b{font-weight:600}
table{border-collapse:collapse;width:100%;margin:.8em 0}
th,td{text-align:left;vertical-align:top;padding:.1em .6em 0 0}
tbody,thead{border-bottom:1px solid #bbb;break-inside:avoid}
th{font-weight:600}td{white-space:nowrap}td[colspan]{white-space:normal}svg{width:12em;height:1.1em;display:block}
.how{font-size:.85em}
@page{margin:9mm}
@media print{body{font-size:7.5pt;line-height:1.15;margin:0;max-width:none;padding:0}p{break-inside:avoid}
table{margin:.3em 0}td,th{padding:0 .5em 0 0}td[colspan]{font-size:6.6pt}.facts{font-size:7pt}h2{margin:.4em 0 .1em}
.how p{display:inline}}`

// wordy is the first column of words: it and those after it have lines of their
// own below a night, as wide as the page.
const wordy = 12

// HTML writes the page as one file that needs no other. There is no script and
// no address in it, and every word stands between two tags, where escaping is
// all it takes. So package html does it: html/template would add 0.1 ms to
// every start of the program, the first breath included.
func (p Page) HTML() string {
	var b strings.Builder
	put := func(before, words, after string) { put(&b, before, words, after) }
	put("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"+
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"+
		"<meta name=\"viewport\" content=\"width=device-width\">\n<title>", p.Title, "</title>\n")
	b.WriteString("<style>\n" + style + "\n</style>\n</head>\n<body>\n")
	put("<h1>", p.Title, "</h1>\n")
	put("<p>", p.Intro, "</p>\n")
	if p.Ticked != "" {
		put("<p>", p.Ticked, "</p>\n")
	}
	if len(p.Facts) > 0 {
		put("<h2>", p.Summary, "</h2>\n<div class=\"facts\">\n")
		for _, f := range p.Facts {
			put("<p>", f[0], ": ")
			put("<b>", f[1], "</b></p>\n")
		}
		b.WriteString("</div>\n")
	}
	p.table(&b)
	b.WriteString("</table>\n<div class=\"how\">\n")
	put("<h2>", p.How, "</h2>\n")
	put("<p>", p.Picture, "</p>\n")
	for _, n := range p.Notes {
		put("<p>", n, "</p>\n")
	}
	b.WriteString("</div>\n</body>\n</html>\n")
	return b.String()
}

func put(b *strings.Builder, before, words, after string) {
	b.WriteString(before + html.EscapeString(letters.Line(words)) + after)
}

func (p Page) table(b *strings.Builder) {
	from, to := window(p.Bars)
	b.WriteString("<table>\n<thead>\n")
	row(b, "th", hours(from, to), p.Head)
	b.WriteString("</thead>\n")
	for i, r := range p.Rows {
		b.WriteString("<tbody>\n")
		row(b, "td", drawn(p.Bars[i], from, to), r)
		b.WriteString("</tbody>\n")
	}
}

func row(b *strings.Builder, tag, picture string, cells []string) {
	b.WriteString("<tr>")
	for i, c := range dashed(clean(cells[:wordy])) {
		put(b, "<"+tag+">", c, "</"+tag+">")
		if i == 0 {
			b.WriteString("<" + tag + ">" + picture + "</" + tag + ">")
		}
	}
	b.WriteString("</tr>\n")
	for _, words := range cells[wordy:] {
		if words != "" {
			put(b, "<tr><"+tag+"></"+tag+"><"+tag+" colspan=\"12\">", words, "</"+tag+"></tr>\n")
		}
	}
}
