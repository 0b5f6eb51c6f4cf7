// Package desktopbus shows a reminder as a notification of the desktop, over
// the local message bus, and brings back what was answered (Desktop
// Notifications Specification 1.2).
//
// It refuses to start a bus where none runs, to reach one over a network, to
// have a notification daemon started before there is a screen, and to make a
// sound.
package desktopbus

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"

	"lull/routines/remind"
)

// errNoDesktop says that nobody shows notifications, or could without a screen.
var errNoDesktop = errors.New("no desktop is up here")

// ErrNoBus says that no local message bus runs for this user.
var ErrNoBus = errors.New("no message bus of a desktop is here")

type Bus struct {
	Address func() (string, error) // of a bus on this machine
	Screen  bool                   // this program knows of a screen: DISPLAY or WAYLAND_DISPLAY
}

const (
	service = "org.freedesktop.Notifications"
	object  = dbus.ObjectPath("/org/freedesktop/Notifications")
)

// answerLimit is how long the bus and the desktop may take for one answer.
const answerLimit = 5 * time.Second

func (b Bus) Name() string { return "the notifications of the desktop" }

func (b Bus) connect(ctx context.Context) (*dbus.Conn, []string, error) {
	address, err := b.Address()
	if err != nil {
		return nil, nil, ErrNoBus
	}
	conn, err := dbus.Connect(address, dbus.WithContext(ctx))
	if err != nil {
		return nil, nil, fmt.Errorf("%w (%w)", ErrNoBus, err)
	}
	limited, cancel := context.WithTimeout(ctx, answerLimit)
	defer cancel()
	if !b.up(limited, conn) {
		return nil, nil, errors.Join(errNoDesktop, conn.Close())
	}
	var can []string
	if err := call(limited, conn, "GetCapabilities").Store(&can); err != nil {
		return nil, nil, errors.Join(fmt.Errorf("asking the desktop what it can show: %w", err), conn.Close())
	}
	return conn, can, nil
}

// call asks what shows notifications for something, for as long as an answer may
// take.
func call(ctx context.Context, conn *dbus.Conn, method string, args ...any) *dbus.Call {
	limited, cancel := context.WithTimeout(ctx, answerLimit)
	defer cancel()
	return conn.Object(service, object).CallWithContext(limited, service+"."+method, 0, args...)
}

// up tells whether a notification daemon is there, or would find a screen if
// it were started. A call starts one, and where it dies for want of a screen
// the bus keeps the calls of every program waiting for two minutes.
func (b Bus) up(ctx context.Context, conn *dbus.Conn) bool {
	var owned bool
	err := conn.BusObject().CallWithContext(ctx, "org.freedesktop.DBus.NameHasOwner", 0, service).Store(&owned)
	if err != nil || owned {
		return owned
	}
	var environ []string
	manager := conn.Object("org.freedesktop.systemd1", "/org/freedesktop/systemd1")
	err = manager.CallWithContext(ctx, "org.freedesktop.DBus.Properties.Get", dbus.FlagNoAutoStart,
		"org.freedesktop.systemd1.Manager", "Environment").Store(&environ)
	if err != nil {
		return b.Screen // no user manager: the bus was started with an environment like ours
	}
	return slices.ContainsFunc(environ, func(v string) bool {
		name, value, _ := strings.Cut(v, "=")
		return (name == "DISPLAY" || name == "WAYLAND_DISPLAY") && value != ""
	})
}

// Ready gives the name of what would show a reminder, or why nothing would.
func (b Bus) Ready(ctx context.Context) (string, error) {
	conn, can, err := b.connect(ctx)
	if err != nil {
		return "", err
	}
	var name, vendor, version, spec string
	err = call(ctx, conn, "GetServerInformation").Store(&name, &vendor, &version, &spec)
	if err = errors.Join(err, conn.Close()); err != nil {
		return "", fmt.Errorf("asking the desktop for its name: %w", err)
	}
	if !slices.Contains(can, "actions") {
		name += ", without buttons"
	}
	return name, nil
}

// Deliver shows a note. Where it has choices and the desktop has buttons, it
// waits for one until ctx ends or the note is closed, and gives the answer;
// nothing answered is no error. With the wait the note goes, since nobody would
// hear its buttons.
func (b Bus) Deliver(ctx context.Context, note remind.Note) (remind.Answer, error) {
	// The connection outlives ctx by what it takes to close the note.
	conn, can, err := b.connect(context.WithoutCancel(ctx))
	if err != nil {
		return "", err
	}
	defer conn.Close() //nolint:errcheck // everything was said by then
	var buttons []string
	if slices.Contains(can, "actions") {
		for _, c := range note.Choices {
			buttons = append(buttons, string(c.Answer), c.Label)
		}
	}
	signals := make(chan *dbus.Signal, 16)
	if len(buttons) > 0 {
		conn.Signal(signals)
		if err := conn.AddMatchSignal(dbus.WithMatchSender(service), dbus.WithMatchObjectPath(object),
			dbus.WithMatchInterface(service)); err != nil {
			return "", fmt.Errorf("listening to the desktop: %w", err)
		}
	}
	body := note.Body
	if slices.Contains(can, "body-markup") {
		body = note.Markup()
	}
	hints := map[string]dbus.Variant{
		"urgency":        dbus.MakeVariant(byte(1)), // a lower one is shown by some desktops to nobody
		"suppress-sound": dbus.MakeVariant(true),
		"desktop-entry":  dbus.MakeVariant("lull"),
	}
	// A note that is on its way is waited for, or nobody could take it off.
	var id uint32
	err = call(context.WithoutCancel(ctx), conn, "Notify",
		"lull", uint32(0), "", note.Title, body, append([]string{}, buttons...), hints, int32(-1)).Store(&id)
	if err != nil {
		return "", fmt.Errorf("showing the reminder: %w", err)
	}
	if len(buttons) == 0 {
		return "", nil
	}
	answer, open := wait(ctx, signals, id)
	// Some desktops leave a note that was answered on the screen.
	if answer != "" || open {
		// it may be gone already, and it is old either way
		_ = call(context.WithoutCancel(ctx), conn, "CloseNotification", id).Err
	}
	return answer, nil
}

// wait gives the answer to a note, and whether the note may still be on the screen.
func wait(ctx context.Context, signals <-chan *dbus.Signal, id uint32) (remind.Answer, bool) {
	for {
		select {
		case <-ctx.Done():
			return "", true
		case s, ok := <-signals:
			if !ok { // the bus is gone, and the desktop with it
				return "", false
			}
			if len(s.Body) < 2 || s.Body[0] != id {
				continue
			}
			switch s.Name {
			case service + ".NotificationClosed":
				return "", false
			case service + ".ActionInvoked":
				if key, ok := s.Body[1].(string); ok {
					return remind.Answer(key), false
				}
			}
		}
	}
}
