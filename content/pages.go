package content

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Page is one page of Learn: one idea, in a few hundred words.
type Page struct {
	Name     string   // how it is asked for: small letters and hyphens
	Title    string   // its heading
	Summary  string   // one line for a list of pages
	Aliases  []string // other names it answers to; no two pages share one
	Keywords []string // words a reader may search for; pages may share these
	See      []string // names of pages that go on from here
	Order    int      // place in the list, from 1; no two pages share one
	Body     string   // Markdown, without the heading

	bodyLine int // the line of the file on which Body begins
}

// Markdown is the whole page with its title as the heading.
func (p Page) Markdown() string { return "# " + p.Title + "\n\n" + p.Body }

// pageFiles is the folder of pages. Embedding reads nothing at the start.
//
//go:embed pages/*.md
var pageFiles embed.FS

// Pages gives the pages of Learn in their order. They are parsed at the first
// call.
var Pages = sync.OnceValue(func() []Page {
	pages, err := readPages(pageFiles, "pages")
	if err != nil {
		panic(err) // impossible: a test reads the same files
	}
	return pages
})

// readPages parses every Markdown file of a folder. The error names each fault
// with its file and line, not just the first.
func readPages(files fs.FS, folder string) ([]Page, error) {
	names, err := fs.Glob(files, path.Join(folder, "*.md"))
	if err != nil {
		return nil, fmt.Errorf("listing the pages: %w", err)
	}
	var pages []Page
	var faults []error
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("reading a page: %w", err)
		}
		page, err := parsePage(name, string(text))
		if err != nil {
			faults = append(faults, err)
			continue
		}
		pages = append(pages, page)
	}
	faults = append(faults, pagesApart(pages))
	slices.SortFunc(pages, func(a, b Page) int { return cmp.Compare(a.Order, b.Order) })
	return pages, errors.Join(faults...)
}

// parsePage reads the front matter, lines of "key: value" between two lines of
// three dashes, and takes what follows as the body.
func parsePage(file, text string) (Page, error) {
	fault := func(line int, format string, a ...any) error {
		return fmt.Errorf("%s:%d: %s", file, line, fmt.Sprintf(format, a...))
	}
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	if lines[0] != "---" {
		return Page{}, fault(1, "the first line is not ---, so there is no front matter")
	}
	var p Page
	set := map[string]int{}
	end := 0
	for i := 1; i < len(lines); i++ {
		if lines[i] == "---" {
			end = i
			break
		}
		key, value, ok := strings.Cut(lines[i], ":")
		value = strings.TrimSpace(value)
		switch {
		case !ok:
			return Page{}, fault(i+1, "%q is not of the form key: value", lines[i])
		case set[key] > 0:
			return Page{}, fault(i+1, "%s is given on line %d already", key, set[key])
		case value == "":
			return Page{}, fault(i+1, "%s is empty", key)
		}
		set[key] = i + 1
		if err := p.set(key, value); err != nil {
			return Page{}, fault(i+1, "%v", err)
		}
	}
	if end == 0 {
		return Page{}, fault(len(lines), "the front matter has no closing ---")
	}
	for _, key := range []string{"name", "title", "summary", "order"} {
		if set[key] == 0 {
			return Page{}, fault(end+1, "the front matter has no %s", key)
		}
	}
	if want := strings.TrimSuffix(path.Base(file), ".md"); p.Name != want {
		return Page{}, fault(set["name"], "the name is %q, but the file's name says %q", p.Name, want)
	}
	body := strings.Join(lines[end+1:], "\n")
	p.Body = strings.TrimSpace(body)
	if p.Body == "" {
		return Page{}, fault(end+2, "there is nothing below the front matter")
	}
	p.bodyLine = end + 2 + strings.Count(body[:strings.Index(body, p.Body[:1])], "\n")
	return p, nil
}

// set puts one value of the front matter in its place.
func (p *Page) set(key, value string) error {
	list := func() []string {
		var out []string
		for _, s := range strings.Split(value, ",") {
			if s = strings.TrimSpace(s); s != "" {
				out = append(out, s)
			}
		}
		return out
	}
	switch key {
	case "name":
		p.Name = value
	case "title":
		p.Title = value
	case "summary":
		p.Summary = value
	case "aliases":
		p.Aliases = list()
	case "keywords":
		p.Keywords = list()
	case "see":
		p.See = list()
	case "order":
		n, err := strconv.Atoi(value)
		if err != nil || n < 1 {
			return fmt.Errorf("order is %q, where a whole number from 1 is wanted", value)
		}
		p.Order = n
	default:
		return fmt.Errorf("there is no key %q; there are name, title, summary, aliases, keywords, see and order", key)
	}
	return nil
}

// pagesApart checks what only all pages together can tell: that no two share a
// name or a place, and that what they point to exists.
func pagesApart(pages []Page) error {
	var faults []error
	names, places := map[string]string{}, map[int]string{}
	for _, p := range pages {
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			if other, taken := names[pageKey(name)]; taken {
				faults = append(faults, fmt.Errorf("%s.md: %q is a name of %s.md already", p.Name, name, other))
			}
			names[pageKey(name)] = p.Name
		}
		if other, taken := places[p.Order]; taken {
			faults = append(faults, fmt.Errorf("%s.md: order %d is taken by %s.md", p.Name, p.Order, other))
		}
		places[p.Order] = p.Name
	}
	for _, p := range pages {
		for _, see := range p.See {
			if names[pageKey(see)] != see {
				faults = append(faults, fmt.Errorf("%s.md: there is no page %q to see", p.Name, see))
			}
		}
	}
	return errors.Join(faults...)
}
