package localbus

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/godbus/dbus/v5"
)

// Session is the bus of this user's desktop. The portal, or else the screen
// saver, keeps the screen from going blank.
type Session struct {
	Address    string // DBUS_SESSION_BUS_ADDRESS, may be empty
	RuntimeDir string // XDG_RUNTIME_DIR, may be empty
}

// Local gives the address of it, where it is on this machine: the one named, or else
// the usual one if it is there. Asking in any other way would start one.
func (s Session) Local() (string, error) {
	return local(s.Address, filepath.Join(s.RuntimeDir, "bus"))
}

func (s Session) connect(ctx context.Context) (*dbus.Conn, error) {
	return reach(ctx, "the desktop", s.Address, filepath.Join(s.RuntimeDir, "bus"))
}

// What the portal is asked to keep from happening (its Inhibit interface).
const suspendAndIdle = uint32(4 | 8)

func (Session) Name() string { return "the desktop" }

// Inhibit asks for it until what it gives is closed: both end with the
// connection of who asked. Nobody here tells of sleep.
func (s Session) Inhibit(ctx context.Context, _ func()) (io.Closer, error) {
	conn, err := s.connect(ctx)
	if err != nil {
		return nil, err
	}
	reason := map[string]dbus.Variant{"reason": dbus.MakeVariant(why)}
	err = conn.Object("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop").
		CallWithContext(ctx, "org.freedesktop.portal.Inhibit.Inhibit", dbus.FlagNoAutoStart, "",
			suspendAndIdle, reason).Err
	if err != nil {
		err = conn.Object("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver").
			CallWithContext(ctx, "org.freedesktop.ScreenSaver.Inhibit", dbus.FlagNoAutoStart, who, why).Err
	}
	if err != nil {
		_ = conn.Close() // nothing was asked for on it
		return nil, fmt.Errorf("asking the desktop not to blank the screen: %w", err)
	}
	return conn, nil
}

// ReaderRuns tells whether a screen reader is running. A desktop that started one
// says so itself (org.a11y.Status); of one that somebody started by hand it is seen
// by what it listens for. That some other help is switched on, a keyboard on the
// screen say, is no reader. Ctx is how long the answers are waited for; without one
// there is none.
func (s Session) ReaderRuns(ctx context.Context) bool {
	conn, err := s.connect(ctx)
	if err != nil {
		return false
	}
	defer conn.Close() //nolint:errcheck // everything was said by then
	bus := conn.Object("org.a11y.Bus", "/org/a11y/bus")
	status := func(name string) (is bool) { return get(ctx, bus, "org.a11y.Status", name, &is) == nil && is }
	return status("ScreenReaderEnabled") || status("IsEnabled") && listens(ctx, bus)
}

// listens tells whether somebody listens, on the bus that programs are read by, for
// a document that was opened: nobody but a reader begins to read then.
func listens(ctx context.Context, bus dbus.BusObject) bool {
	var address string
	if bus.CallWithContext(ctx, "org.a11y.Bus.GetAddress", dbus.FlagNoAutoStart).Store(&address) != nil {
		return false
	}
	conn, err := reach(ctx, "the bus of accessibility", address, "")
	if err != nil {
		return false
	}
	defer conn.Close() //nolint:errcheck // everything was said by then
	var events []struct{ Who, Event string }
	err = conn.Object("org.a11y.atspi.Registry", "/org/a11y/atspi/registry").
		CallWithContext(ctx, "org.a11y.atspi.Registry.GetRegisteredEvents", dbus.FlagNoAutoStart).Store(&events)
	return err == nil && slices.ContainsFunc(events, func(e struct{ Who, Event string }) bool {
		return strings.HasPrefix(strings.ToLower(e.Event), "document:")
	})
}
