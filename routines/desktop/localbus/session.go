package localbus

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"github.com/godbus/dbus/v5"
)

// Session is the bus of this user's desktop. The portal, or else the screen
// saver, keeps the screen from going blank.
type Session struct {
	Address    string // DBUS_SESSION_BUS_ADDRESS, may be empty
	RuntimeDir string // XDG_RUNTIME_DIR, may be empty
}

// connect gives a connection of its own.
func (s Session) connect(ctx context.Context) (*dbus.Conn, error) {
	address, err := local(s.Address, filepath.Join(s.RuntimeDir, "bus"))
	if err != nil {
		return nil, err
	}
	conn, err := connect(ctx, address)
	if err != nil {
		return nil, fmt.Errorf("reaching the desktop: %w", err)
	}
	return conn, nil
}

// What the portal is asked to keep from happening (its Inhibit interface).
const suspendAndIdle = uint32(4 | 8)

// Name says what this is.
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
		CallWithContext(ctx, "org.freedesktop.portal.Inhibit.Inhibit", dbus.FlagNoAutoStart, "", suspendAndIdle, reason).Err
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
