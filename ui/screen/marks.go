package screen

import (
	"lull/routines/journal"
	"lull/routines/practice"
	"lull/routines/sleep"
	"lull/ui/theme"
)

// ShapeOf is the mark of an entry on the line of an evening; air for none.
func ShapeOf(e journal.Entry, t *theme.Theme) string {
	switch {
	case e.Intake != nil, e.Medicine != nil:
		return t.Shapes.Mark
	case e.Exercise != nil, e.Nap != nil:
		return t.Shapes.Half
	case e.Session != nil && e.Session.Practice != practice.KindAfresh:
		return t.Shapes.Full
	case e.Night != nil:
		if _, _, known := sleep.Slept(*e.Night); known {
			return t.Shapes.Shades[1]
		}
	}
	return " "
}
