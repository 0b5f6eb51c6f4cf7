package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"lull/ui/screen/screentest"
)

func TestAFailedNoteIsNotCalledNoted(t *testing.T) {
	play(t, openTonight, func(b *bench) {
		b.key("l")
		b.shelf.broken = errors.New("the disk is full")
		b.enters("coffee")
		b.pass(10 * time.Millisecond)
		b.wants(t, "the disk is full")
		if strings.Contains(b.words(screentest.Usual), "Noted") {
			t.Error("it says that it is noted")
		}
	})
}
