package tomlfile

import "testing"

func TestLocaleTellsWhetherMoreThanASCIIIsShown(t *testing.T) {
	for _, c := range []struct {
		environ map[string]string
		want    bool
	}{
		{nil, false},
		{map[string]string{"LANG": "C.UTF-8"}, false},
		{map[string]string{"LANG": "de_DE.utf8"}, false},
		{map[string]string{"LANG": "en_US"}, false},
		{map[string]string{"LANG": "C"}, true},
		{map[string]string{"LANG": "POSIX"}, true},
		{map[string]string{"LANG": "de_DE.ISO-8859-1"}, true},
		{map[string]string{"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, true},
		{map[string]string{"LANG": "C", "LC_CTYPE": "en_GB.UTF-8"}, false},
		{map[string]string{"LANG": "C.UTF-8", "TERM": "linux"}, true},
		{map[string]string{"LANG": "C.UTF-8", "TERM": "linux-16color"}, true},
	} {
		if got := onlyASCII(func(name string) string { return c.environ[name] }); got != c.want {
			t.Errorf("%v: got %v, want %v", c.environ, got, c.want)
		}
	}
}
