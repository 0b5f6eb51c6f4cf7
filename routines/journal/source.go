package journal

import (
	"slices"
	"strings"
)

// The programs whose files are taken in, by the names that stand in
// [Entry.Source] and after --source.
const (
	AppleHealth    = "apple-health"
	SleepAsAndroid = "sleep-as-android"
	Oura           = "oura"
	Fitbit         = "fitbit"
	Garmin         = "garmin"
	FIT            = "fit"
	Gadgetbridge   = "gadgetbridge"
	LoopHabits     = "loop"
	Daylio         = "daylio"
	Harsh          = "harsh"
	Spreadsheet    = "csv"
)

var sources = map[string]string{
	AppleHealth: "Apple Health", SleepAsAndroid: "Sleep as Android", Oura: "Oura", Fitbit: "Fitbit", Garmin: "Garmin",
	FIT: "a FIT file", Gadgetbridge: "Gadgetbridge", LoopHabits: "Loop", Daylio: "Daylio",
	Harsh: "harsh", Spreadsheet: "a table",
}

// SourceName gives what a sentence calls a source. One that is not known, as of a
// later program, is called by its own name.
func SourceName(source string) string {
	if name, ok := sources[source]; ok {
		return name
	}
	return strings.TrimSpace(source)
}

// Imported tells whether an entry was taken from another program's file; else
// somebody reported it here.
func (e Entry) Imported() bool { return e.Source != "" }

// AllNoted tells whether somebody said of an evening that all of it was noted.
// Only then is a factor that nothing was noted of a no; a coffee says nothing
// about wine.
func AllNoted(evening []Entry) bool {
	return slices.ContainsFunc(evening, func(e Entry) bool { return e.Nothing != nil })
}
