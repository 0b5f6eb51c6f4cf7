package main

import (
	"go/ast"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// evidence is the page of numbers by its headings.
func evidence(t *testing.T) map[string]string {
	t.Helper()
	page, err := os.ReadFile("docs/evidence.md")
	if err != nil {
		t.Fatal(err)
	}
	sections := make(map[string]string)
	for _, s := range strings.Split(string(page), "\n## ")[1:] {
		heading, text, _ := strings.Cut(s, "\n")
		sections[heading] = text
	}
	return sections
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// remark is a comment, or a page of this repository.
type remark struct {
	path string
	text string // in one line
	page bool
}

// remarks are the comments of every Go file and of the tables among the
// content, and every page under docs and at the top; pages are the paths of all
// that end in .md.
func remarks(t *testing.T) (all []remark, pages []string) {
	t.Helper()
	for _, f := range readHouse(t) {
		for _, c := range f.syntax.Comments {
			all = append(all, remark{f.path, oneLine(c.Text()), false})
		}
	}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch ext := filepath.Ext(path); {
		case err != nil:
			return err
		case d.IsDir() && path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return filepath.SkipDir
		case ext == ".md":
			pages = append(pages, "/"+filepath.ToSlash(path))
			if within(filepath.ToSlash(path), "content") {
				return nil
			}
			text, err := os.ReadFile(path)
			all = append(all, remark{filepath.ToSlash(path), oneLine(string(text)), true})
			return err
		case slices.Contains([]string{".txt", ".toml", ".sql"}, ext):
			text, err := os.ReadFile(path)
			all = append(all, remark{filepath.ToSlash(path), oneLine(commented(string(text))), false})
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all, pages
}

// commented are the comments of a table: lines that begin with # or with --.
func commented(text string) string {
	var out strings.Builder
	for line := range strings.Lines(text) {
		if words := strings.TrimLeft(line, "#-"); words != line {
			out.WriteString(words)
		}
	}
	return out.String()
}

var (
	cited     = regexp.MustCompile(`docs/evidence\.md(, [A-Z])?`)
	document  = regexp.MustCompile(`[\w./-]*\w\.md\b`)
	elsewhere = regexp.MustCompile(`\b[A-Z]{4,}(\.md)?,? ("|§|sections? |\d{1,2}(\.\d)?\b)|\[(S2?|M|C|J)\]|\b[Ss]ections? \d`)
	standards = regexp.MustCompile(`\bWCAG \d|https://\S+,? sections? \d`)
)

// What a comment or a page cites stands in this repository, and the page of
// numbers is cited by a heading that it has.
func TestWhatIsCitedIsHere(t *testing.T) {
	sections := evidence(t)
	all, pages := remarks(t)
	for _, r := range all {
		for _, where := range cited.FindAllStringSubmatchIndex(r.text, -1) {
			named := where[2] >= 0
			switch {
			case r.path == "docs/evidence.md", r.page && !named:
			case !named || !startsWithHeading(r.text[where[1]-1:], sections):
				t.Errorf("%s cites no heading of docs/evidence.md: ...%.80s", r.path, r.text[where[0]:])
			}
		}
		for _, name := range document.FindAllString(r.text, -1) {
			from := "/" + strings.TrimPrefix(name, "../") // a page of docs may name one of the top
			if !slices.ContainsFunc(pages, func(p string) bool { return strings.HasSuffix(p, from) }) {
				t.Errorf("%s cites %s, which is not in this repository", r.path, name)
			}
		}
		if no := elsewhere.FindString(standards.ReplaceAllString(r.text, "")); no != "" {
			t.Errorf("%s cites %q, which nobody finds here; a number about the body cites docs/evidence.md by its heading", r.path, no)
		}
	}
}

// aboutTheBody are the rooms whose numbers are about the body, or say that they are
// not.
var aboutTheBody = []string{
	"routines/intake", "routines/sleep", "routines/insight", "routines/practice", "routines/guided",
	"routines/evening", "routines/tonight", "routines/lookup", "routines/remind",
	"routines/journal", "routines/repertoire",
}

// What is written above or beside a number names its heading on the page of numbers,
// or says that it is not about the body.
func TestEveryNumberHasItsHeading(t *testing.T) {
	sections := evidence(t)
	for _, f := range readHouse(t) {
		if f.test || !slices.Contains(aboutTheBody, f.folder) {
			continue
		}
		for _, d := range f.syntax.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.CONST && g.Tok != token.VAR {
				continue
			}
			for _, s := range g.Specs {
				v := s.(*ast.ValueSpec)
				said := oneLine(g.Doc.Text() + " " + v.Doc.Text() + " " + v.Comment.Text())
				if numeric(v) && !citesHeading(said, sections) && !strings.Contains(said, "not about the body") {
					t.Errorf("%s: %s has a number, and names no heading of docs/evidence.md; one that has none there says %q",
						f.path, v.Names[0], "not about the body")
				}
			}
		}
	}
}

// numeric tells whether a constant or a variable is made of a number.
func numeric(v *ast.ValueSpec) (found bool) {
	for _, x := range v.Values {
		ast.Inspect(x, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				return false
			case *ast.BasicLit:
				found = found || n.Kind == token.INT || n.Kind == token.FLOAT
			case *ast.SelectorExpr:
				of, named := n.X.(*ast.Ident)
				found = found || named && of.Name == "time" && slices.Contains([]string{"Hour", "Minute", "Second"}, n.Sel.Name)
			}
			return true
		})
	}
	return found
}

func citesHeading(text string, sections map[string]string) bool {
	return slices.ContainsFunc(cited.FindAllStringSubmatchIndex(text, -1), func(where []int) bool {
		return where[2] >= 0 && startsWithHeading(text[where[1]-1:], sections)
	})
}

// startsWithHeading wants something after the heading that ends it, or "Breathing
// patterns" would be "Breathing" and two words.
func startsWithHeading(text string, sections map[string]string) bool {
	for heading := range sections {
		if rest, is := strings.CutPrefix(text, heading); is && (rest == "" || strings.ContainsAny(rest[:1], ".,;:)`")) {
			return true
		}
	}
	return false
}
