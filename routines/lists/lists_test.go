package lists

import (
	"slices"
	"strconv"
	"testing"
)

func TestEachInItsPlace(t *testing.T) {
	if got := Each([]int{3, 1}, strconv.Itoa); !slices.Equal(got, []string{"3", "1"}) {
		t.Errorf("got %q", got)
	}
	if got := Each(nil, strconv.Itoa); len(got) != 0 {
		t.Errorf("got %q of nothing", got)
	}
}
