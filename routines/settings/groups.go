package settings

import (
	"slices"
	"strings"
)

// Group is one idea of the settings, which a face shows together. What it is called and
// what it is about stand in content.
type Group struct {
	Name  string
	holds string // settings, and groups of them in the file
}

// RemindGroup is the group from which reminders are turned on and off.
var RemindGroup = Group{"remind", "remind"}

// Groups are all of them, in the order in which a person would look for one. The
// last, the person's own things, holds no key.
func Groups() []Group {
	return []Group{
		{"bedtime", "bedtime day_starts"},
		{"wake", "wake"},
		{"look", "theme pacer frame_rate still ascii accessible"},
		{"practice", "breath"},
		{"imagery", "imagery muscles"},
		{"safety", "safety"},
		{"caffeine", "caffeine body"},
		{"sound", "sound"},
		{"voice", "voice"},
		RemindGroup,
		{"doctor", "doctor"},
		{"desktop", "desktop"},
		{"own", ""},
	}
}

// Keys gives its settings, in their order.
func (g Group) Keys() []Key {
	holds := strings.Fields(g.holds)
	return slices.DeleteFunc(Keys(), func(k Key) bool {
		return !slices.Contains(holds, k.Name) && !slices.Contains(holds, k.Group())
	})
}

// InFile gives the groups of the settings file that are in it.
func (g Group) InFile() []string {
	return slices.DeleteFunc(strings.Fields(g.holds), func(name string) bool { return !IsGroup(name) })
}
