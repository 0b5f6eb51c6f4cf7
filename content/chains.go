package content

import (
	_ "embed"
	"fmt"
	"sync"

	"lull/routines"
	"lull/routines/repertoire"
	"lull/routines/settings"
)

//go:embed routines/routines.txt
var routinesText string

// Routines gives the shipped chains of practices in the order of the file.
var Routines = sync.OnceValue(func() []repertoire.Routine {
	all, err := parseRoutines("routines/routines.txt", routinesText)
	if err != nil {
		panic(err) // impossible: a test reads the same bytes
	}
	return all
})

// parseRoutines reads the table. The steps are read as the settings read
// those of one's own routines.
func parseRoutines(file, text string) ([]repertoire.Routine, error) {
	rows, err := parseRows(file, text, []string{"name", "title", "for", "steps"})
	if err != nil {
		return nil, err
	}
	out := make([]repertoire.Routine, 0, len(rows))
	for _, r := range rows {
		var s settings.Settings
		if err := s.Set("routines."+r.cells["name"], r.cells["steps"]); err != nil {
			return nil, fmt.Errorf("%s: %w", r.where, err)
		}
		out = append(out, repertoire.Routine{
			Name: r.cells["name"], Title: r.cells["title"],
			For: routines.Reason(r.cells["for"]), Steps: s.Routines[0].Steps,
		})
	}
	return out, nil
}
