package wording

import (
	"fmt"
	"testing"
)

func TestALineIsSaidWithItsValuesAndNames(t *testing.T) {
	say := func(id string, with map[string]string) string { return fmt.Sprintf("%s %v", id, with) }
	for want, l := range map[string]Line{
		"bare map[]":                          Of("bare"),
		"cup map[at:15:40 mg:96]":             Of("cup", "mg", "96", "at", "15:40"),
		"both map[names:a map[] and b map[]]": Of("both").Naming("names", "a", "b"),
	} {
		if got := l.Say(say); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	one := Of("x").Naming("a", "1")
	if two := one.Naming("b", "2"); len(one.Names) != 1 || len(two.Names) != 2 {
		t.Errorf("a name was added to %v, which made %v", one.Names, two.Names)
	}
}
