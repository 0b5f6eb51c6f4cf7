package localbus

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/godbus/dbus/v5"
)

// Players are the programs on the bus of the desktop that play music or films
// (MPRIS).
type Players struct{ Session }

const (
	playerName   = "org.mpris.MediaPlayer2."
	playerObject = dbus.ObjectPath("/org/mpris/MediaPlayer2")
	playerFace   = "org.mpris.MediaPlayer2.Player"
)

// Pause pauses those that play now, and no other. Nobody starts them again:
// somebody may be asleep by then.
func (p Players) Pause(ctx context.Context) error {
	conn, err := p.connect(ctx)
	if err != nil {
		return err
	}
	defer conn.Close() //nolint:errcheck // everything was said by then
	var names []string
	if err := conn.BusObject().CallWithContext(ctx, "org.freedesktop.DBus.ListNames", 0).Store(&names); err != nil {
		return err
	}
	names = slices.DeleteFunc(names, func(name string) bool { return !strings.HasPrefix(name, playerName) })
	failed := make(chan error, len(names))
	for _, name := range names { // all at once: one that hangs lets no other play on
		go func() { failed <- pause(ctx, conn.Object(name, playerObject)) }()
	}
	var all []error
	for range names {
		all = append(all, <-failed)
	}
	return errors.Join(all...)
}

func pause(ctx context.Context, player dbus.BusObject) error {
	var status string
	if err := get(ctx, player, playerFace, "PlaybackStatus", &status); err != nil || status != "Playing" {
		return err
	}
	return player.CallWithContext(ctx, playerFace+".Pause", dbus.FlagNoAutoStart).Err
}
