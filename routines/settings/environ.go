package settings

import (
	"fmt"
	"strings"
)

// Variable is the environment variable of a setting: LULL_BREATH_LENGTH.
func (k Key) Variable() string {
	return "LULL_" + strings.ToUpper(strings.ReplaceAll(k.Name, ".", "_"))
}

// Overlay lays the environment over the settings: every variable of [Keys]
// that has a value, in the form of os.Environ. An empty one counts as not
// there, and a variable that belongs to no setting is left alone. Each that
// cannot be taken gives an error that names it, and the others are taken.
func (s *Settings) Overlay(environ []string) []error {
	values := make(map[string]string)
	for _, line := range environ {
		if name, value, ok := strings.Cut(line, "="); ok && value != "" && strings.HasPrefix(name, "LULL_") {
			values[name] = value
		}
	}
	if len(values) == 0 {
		return nil
	}
	var wrong []error
	for _, k := range table {
		if value, ok := values[k.Variable()]; ok {
			if err := k.Set(s, value); err != nil {
				s.Missed(k.Name)
				wrong = append(wrong, fmt.Errorf("in the environment variable %s: %w", k.Variable(), err))
			}
		}
	}
	return wrong
}
