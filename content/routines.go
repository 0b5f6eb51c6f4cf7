package content

import (
	_ "embed"
	"fmt"

	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
)

//go:embed routines/routines.txt
var routinesText string

// Routines gives the shipped routines in the order of the file.
var Routines = shipped(func() ([]repertoire.Routine, error) {
	rows, err := parseRows("routines/routines.txt", routinesText, []string{"name", "title", "for", "steps"})
	if err != nil {
		return nil, err
	}
	out := make([]repertoire.Routine, 0, len(rows))
	for i := range rows {
		r := &rows[i]
		x := repertoire.Routine{Name: r.cell("name"), Title: r.cell("title"), For: practice.Reason(r.cell("for"))}
		if x.Steps, err = stepsOf(x.Name, r.cell("steps")); err != nil {
			return nil, fmt.Errorf("%s: %w", r.where, err)
		}
		out = append(out, x)
	}
	return out, nil
})

// stepsOf reads steps as the settings read those of a routine of somebody's own.
func stepsOf(name, text string) ([]settings.Step, error) {
	var s settings.Settings
	if err := s.Set("routines."+name, text); err != nil {
		return nil, err
	}
	return s.Routines[0].Steps, nil
}

// ParseRoutine reads one routine, with errors as [ParsePlace]: front matter with the
// steps as the settings write them, and a note below.
func ParseRoutine(file string, data []byte) (repertoire.Routine, error) {
	return parse(file, data, func(d document, ps *problems) repertoire.Routine {
		keys := []string{"name", "title", "steps"}
		d.keys(keys, keys, ps)
		r := repertoire.Routine{Name: d.name(ps), Title: d.front["title"].value}
		if len(ps.list) > 0 {
			return r
		}
		var err error
		if r.Steps, err = stepsOf(r.Name, d.front["steps"].value); err != nil {
			ps.add(d.front["steps"].line, "write practices with how long, such as sigh 2m, imagine shore 12m", "%s",
				err)
		}
		return r
	})
}
