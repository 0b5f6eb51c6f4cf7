package places

import (
	"time"

	"lull/routines/settings"
	"lull/ui/orb"
	practicescreen "lull/ui/practice"
	"lull/ui/scene"
	"lull/ui/screen"
	"lull/ui/theme"
)

// Pacer is the one the settings name.
func Pacer(s settings.Settings, t *theme.Theme) orb.Pacer {
	switch s.Pacer {
	case "wave":
		return orb.NewWave(*t)
	case "line":
		return orb.NewBar(*t)
	}
	return orb.New(*t)
}

// Moving is how much a practice moves by the settings.
func Moving(s settings.Settings, sound bool) practicescreen.Options {
	return practicescreen.Options{
		Rate: time.Second / time.Duration(s.FrameRate), Heard: sound && s.Sound.On, Pictures: Pictures(s),
	}
}

// Pictures are those of a practice by the settings.
func Pictures(s settings.Settings) screen.Pictures {
	return screen.Pictures{
		Still: s.Still,
		Pacer: func(t *theme.Theme) orb.Pacer { return Pacer(s, t) },
		Scene: func(name string, seed uint64, t *theme.Theme) *scene.Scene {
			living, _ := scene.New(name, seed, *t, scene.Options{Still: s.Still})
			return living
		},
	}
}
