package main

import (
	"errors"
	"os"
	"path/filepath"

	"lull/content"
	"lull/routines/guided"
	"lull/routines/repertoire"
	"lull/routines/repertoire/folder"
	"lull/routines/settings/tomlfile"
	"lull/ui/screen"
)

// practices gives the practices made of words. One's own places, relaxations and
// routines lie in folders beside the settings; what is wrong with them comes back
// beside all that is right.
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
	places, errPlaces := folder.Read(filepath.Join(beside, "places"), content.ParsePlace)
	relaxations, errRelaxations := folder.Read(filepath.Join(beside, "relaxations"), content.ParseRelaxation)
	routines, errRoutines := folder.Read(filepath.Join(beside, "routines"), content.ParseRoutine)
	g.Routines = repertoire.Merge(g.Routines, routines, func(r repertoire.Routine) string { return r.Name })
	g.Places = repertoire.Merge(g.Places, places, func(p guided.Place) string { return p.Name })
	g.Relaxations = repertoire.Merge(g.Relaxations, relaxations, func(x guided.Relaxation) string { return x.Name })
	return g, errors.Join(errPlaces, errRelaxations, errRoutines)
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

func (shelf) All() []screen.Page {
	pages := make([]screen.Page, 0, len(content.Pages()))
	for _, p := range content.Pages() {
		pages = append(pages, page(p))
	}
	return pages
}

func (shelf) Search(words string) []screen.Page {
	var pages []screen.Page
	for _, p := range content.SearchPages(words) {
		pages = append(pages, page(p))
	}
	return pages
}

func (shelf) Find(name string) (screen.Page, bool) {
	p, ok := content.PageNamed(name)
	return page(p), ok
}

func (shelf) Near(name string) []string { return content.PagesNear(name) }

func page(p content.Page) screen.Page {
	return screen.Page{Name: p.Name, Title: p.Title, Summary: p.Summary, Markdown: p.Markdown()}
}
