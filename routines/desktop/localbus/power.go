package localbus

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"
)

func (l Logind) connect(ctx context.Context) (*dbus.Conn, error) {
	return reach(ctx, "logind", l.Address, "/run/dbus/system_bus_socket")
}

// ask asks the manager, or the session of this user, for something.
func (l Logind) ask(ctx context.Context, what func(manager, session dbus.BusObject) error) error {
	conn, err := l.connect(ctx)
	if err != nil {
		return err
	}
	defer conn.Close() //nolint:errcheck // everything was said by then
	return what(conn.Object(loginService, loginObject), conn.Object(loginService, loginObject+"/session/auto"))
}

// Suspend lets the machine sleep, if it can at once and without asking anybody
// for a password, if no other program keeps it from that or from being idle, as
// a practice elsewhere does, and if nobody has been there since.
func (l Logind) Suspend(ctx context.Context, since time.Time) error {
	return l.ask(ctx, func(manager, session dbus.BusObject) error {
		if err := may(ctx, manager); err != nil {
			return err
		}
		if err := unblocked(ctx, manager); err != nil {
			return err
		}
		if there(ctx, session, since) {
			return errors.New("somebody has been there since")
		}
		const askNobody = false
		err := manager.CallWithContext(ctx, loginManager+".Suspend", dbus.FlagNoAutoStart, askNobody).Err
		if err != nil {
			return fmt.Errorf("letting the machine sleep: %w", err)
		}
		return nil
	})
}

func get(ctx context.Context, of dbus.BusObject, face, name string, to any) error {
	var value dbus.Variant
	err := of.CallWithContext(ctx, "org.freedesktop.DBus.Properties.Get", dbus.FlagNoAutoStart, face,
		name).Store(&value)
	if err != nil {
		return err
	}
	return value.Store(to)
}

// unblocked tells why the machine is to stay awake. A lock of the same person
// does not keep logind from suspending, so it is asked here.
func unblocked(ctx context.Context, manager dbus.BusObject) error {
	var blocked string
	if err := get(ctx, manager, loginManager, "BlockInhibited", &blocked); err != nil {
		return fmt.Errorf("asking logind what keeps the machine awake: %w", err)
	}
	for what := range strings.SplitSeq(blocked, ":") {
		if what == "sleep" || what == "idle" {
			return errors.New("another program keeps the machine awake")
		}
	}
	return nil
}

// there tells whether somebody has touched the machine since, where logind is
// told that. A session that is not idle says since when; of one that is, since
// when does not tell how long a desktop took to see it.
func there(ctx context.Context, session dbus.BusObject, since time.Time) bool {
	var idle bool
	var changed uint64 // in microseconds
	const face = loginService + ".Session"
	if get(ctx, session, face, "IdleHint", &idle) != nil || get(ctx, session, face, "IdleSinceHint", &changed) != nil {
		return false // there may be no session, as on a machine that others reach
	}
	return !idle && time.UnixMicro(int64(changed)).After(since) //nolint:gosec // it is of our time
}

// MaySuspend tells why the machine would not sleep, or nothing.
func (l Logind) MaySuspend(ctx context.Context) error {
	return l.ask(ctx, func(manager, _ dbus.BusObject) error { return may(ctx, manager) })
}

func may(ctx context.Context, manager dbus.BusObject) error {
	var can string
	if err := manager.CallWithContext(ctx, loginManager+".CanSuspend", dbus.FlagNoAutoStart).Store(&can); err != nil {
		return fmt.Errorf("asking logind whether the machine can sleep: %w", err)
	}
	if can != "yes" {
		return errors.New("logind does not let the machine sleep: it says " + can)
	}
	return nil
}

// SetBrightness sets a backlight of this session, which needs no rights there.
func (l Logind) SetBrightness(ctx context.Context, device string, to int) error {
	return l.ask(ctx, func(_, session dbus.BusObject) error {
		err := session.CallWithContext(ctx, loginService+".Session.SetBrightness", dbus.FlagNoAutoStart, "backlight",
			device, uint32(max(to, 0))).Err //nolint:gosec // it was read as a small number
		if err != nil {
			return fmt.Errorf("setting the backlight: %w", err)
		}
		return nil
	})
}
