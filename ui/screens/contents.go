package screens

import (
	"lull/routines/guided"
	"lull/routines/intake"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/ui/noting"
	"lull/ui/screen"
)

// Contents is what can be chosen, read and named besides the breath. A command
// reads it, folders and all; nothing in it reads anything after that.
type Contents struct {
	Guided repertoire.Guided
	Heard  guided.Memory                         // what was heard on the nights before
	Drinks *intake.Table                         // what can be drunk; nil when it is not known
	Noting func(settings.Settings) noting.Noting // how typed lines are read
	Pages  []screen.Page                         // what there is to read, in order
	Search func(words string) []screen.Page      // the pages that have all the words, best first
	Speaks bool                                  // a speech program is here
	Fixed  map[string]bool                       // the settings over which the environment stands
}
