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
}

func (p Page) Markdown() string { return "# " + p.Title + "\n\n" + p.Body }

// pageFiles is the folder of pages. Embedding reads nothing at the start.
//
//go:embed pages/*.md
var pageFiles embed.FS

// Pages gives the pages of Learn in their order.
var Pages = shipped(func() ([]Page, error) { return readPages(pageFiles, "pages") })

// readPages parses every Markdown file of a folder, and names each mistake.
func readPages(files fs.FS, folder string) ([]Page, error) {
	var pages []Page
	err := each(files, path.Join(folder, "*.md"), func(name string, text []byte) error {
		page, err := parsePage(name, text)
		if err == nil {
			pages = append(pages, page)
		}
		return err
	})
	err = errors.Join(err, pagesApart(pages))
	slices.SortFunc(pages, func(a, b Page) int { return cmp.Compare(a.Order, b.Order) })
	return pages, err
}

// pageKeys are the keys of the front matter; the first ones have to be there.
var pageKeys = []string{"name", "title", "summary", "order", "aliases", "keywords", "see"}

func parsePage(file string, data []byte) (Page, error) {
	ps := &problems{file: file}
	d, ok := readDocument(data, ps)
	if !ok {
		return Page{}, ps.err()
	}
	d.keys(pageKeys, pageKeys[:4], ps)
	value := func(key string) string { return d.front[key].value }
	p := Page{
		Name: d.name(ps), Title: value("title"), Summary: value("summary"),
		Aliases: list(value("aliases")), Keywords: list(value("keywords")), See: list(value("see")),
		Body: strings.TrimSpace(strings.Join(d.lines[d.end:], "\n")),
	}
	var err error
	if p.Order, err = strconv.Atoi(value("order")); err != nil || p.Order < 1 {
		ps.add(d.front["order"].line, "a whole number from 1 goes here", "order is %q", value("order"))
	}
	if want := strings.TrimSuffix(path.Base(file), ".md"); p.Name != want {
		ps.add(d.front["name"].line, "the file has another name", "the name is %q and not %q", p.Name, want)
	}
	if p.Body == "" {
		ps.add(d.end+1, "write the page there", "there is nothing below the front matter")
	}
	return p, ps.err()
}

// pagesApart checks what all pages together can tell: that no two share a name or a
// place, and that what they point to exists.
func pagesApart(pages []Page) error {
	var errs []error
	names, places := map[string]string{}, map[int]string{}
	for _, p := range pages {
		for _, name := range p.names() {
			if other, taken := names[pageKey(name)]; taken {
				errs = append(errs, fmt.Errorf("%s.md: %q is a name of %s.md already", p.Name, name, other))
			}
			names[pageKey(name)] = p.Name
		}
		if other, taken := places[p.Order]; taken {
			errs = append(errs, fmt.Errorf("%s.md: order %d is taken by %s.md", p.Name, p.Order, other))
		}
		places[p.Order] = p.Name
	}
	for _, p := range pages {
		for _, see := range p.See {
			if names[pageKey(see)] != see {
				errs = append(errs, fmt.Errorf("%s.md: there is no page %q to see", p.Name, see))
			}
		}
	}
	return errors.Join(errs...)
}
