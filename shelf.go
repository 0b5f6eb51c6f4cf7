package main

import (
	"errors"
	"os"
	"path/filepath"

	"lull/content"
	"lull/routines/guided"
	"lull/routines/lists"
	"lull/routines/repertoire"
	"lull/routines/repertoire/folder"
	"lull/routines/settings/tomlfile"
	"lull/ui/screen"
)

// practices gives the practices made of words. Those of the user lie in folders
// beside the settings; what is wrong with them comes back beside all that is right.
func practices(config string) (repertoire.Guided, error) {
	g := repertoire.Guided{
		Places: content.Places(), Common: content.Common(), Relaxations: content.Relaxations(),
		Pictures: content.Pictures(), Opening: content.ShuffleOpening(), Routines: content.Routines(),
	}
	path, err := tomlfile.ConfigPath(config, os.Getenv("LULL_CONFIG"))
	if err != nil {
		return g, nil // what opens the settings has said so
	}
	beside := filepath.Dir(path)
	var errs [3]error
	g.Places, errs[0] = withOwn(g.Places, filepath.Join(beside, "places"), content.ParsePlace,
		func(p guided.Place) string { return p.Name })
	g.Relaxations, errs[1] = withOwn(g.Relaxations, filepath.Join(beside, "relaxations"), content.ParseRelaxation,
		func(x guided.Relaxation) string { return x.Name })
	g.Routines, errs[2] = withOwn(g.Routines, filepath.Join(beside, "routines"), content.ParseRoutine,
		func(r repertoire.Routine) string { return r.Name })
	return g, errors.Join(errs[:]...)
}

// withOwn adds those of the user to what is shipped.
func withOwn[T any](shipped []T, dir string, parse func(string, []byte) (T, error), name func(T) string) ([]T, error) {
	own, err := folder.Read(dir, parse, name)
	return repertoire.Merge(shipped, own, name), err
}

// own reads a file of the person's own and says what it is.
func own(file string) (string, error) {
	data, err := folder.File(file)
	if err != nil {
		return "", err
	}
	return content.Tell(file, data)
}

// shelf is the pages of the content, as the screens and commands read them.
type shelf struct{}

func (shelf) All() []screen.Page { return lists.Each(content.Pages(), page) }

func (shelf) Search(words string) []screen.Page { return lists.Each(content.SearchPages(words), page) }

func (shelf) Find(name string) (screen.Page, bool) {
	p, ok := content.PageNamed(name)
	return page(p), ok
}

func (shelf) Near(name string) []string { return content.PagesNear(name) }

func page(p content.Page) screen.Page {
	return screen.Page{Name: p.Name, Title: p.Title, Summary: p.Summary, Markdown: p.Markdown()}
}
