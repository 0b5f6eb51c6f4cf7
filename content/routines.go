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
var Routines = shipped(func() ([]repertoire.Routine, error) { return parseRoutines("routines/routines.txt", routinesText) })

// parseRoutines reads the table. The steps are read as the settings read
// those of one's own routines.
func parseRoutines(file, text string) ([]repertoire.Routine, error) {
	rows, err := parseRows(file, text, []string{"name", "title", "for", "steps"})
	if err != nil {
		return nil, err
	}
	out := make([]repertoire.Routine, 0, len(rows))
	for i := range rows {
		r := &rows[i]
		var s settings.Settings
		if err := s.Set("routines."+r.cell("name"), r.cell("steps")); err != nil {
			return nil, fmt.Errorf("%s: %w", r.where, err)
		}
		out = append(out, repertoire.Routine{
			Name: r.cell("name"), Title: r.cell("title"),
			For: practice.Reason(r.cell("for")), Steps: s.Routines[0].Steps,
		})
	}
	return out, nil
}

// ParseRoutine reads one routine of somebody's own: front matter with a name, a
// title, and the steps as the settings write them. What stands below is a note.
// The file's name is only for the errors, which are [Problem] values, joined
// where there are several.
func ParseRoutine(file string, data []byte) (repertoire.Routine, error) {
	return parse(file, data, func(d document, ps *problems) repertoire.Routine {
		keys := []string{"name", "title", "steps"}
		d.keys(keys, keys, ps)
		r := repertoire.Routine{Name: d.name(ps), Title: d.front["title"].value}
		if len(ps.list) > 0 {
			return r
		}
		var s settings.Settings
		if err := s.Set("routines."+r.Name, d.front["steps"].value); err != nil {
			ps.add(d.front["steps"].line, "write practices with how long, such as sigh 2m, imagine shore 12m", "%s", err)
			return r
		}
		r.Steps = s.Routines[0].Steps
		return r
	})
}
