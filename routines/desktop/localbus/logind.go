package localbus

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/godbus/dbus/v5"
)

// Logind is the login manager, on the bus of the system. While it is asked to,
// the machine does not take somebody who lies still for somebody who has left,
// and tells before it falls asleep. Sleep that a person asks for comes.
type Logind struct {
	Address string // DBUS_SYSTEM_BUS_ADDRESS, may be empty
}

// The names of org.freedesktop.login1(5).
const (
	loginService = "org.freedesktop.login1"
	loginObject  = dbus.ObjectPath("/org/freedesktop/login1")
	loginManager = loginService + ".Manager"
)

// who asks, and why, as the list of inhibitors shows it.
const (
	who = "lull"
	why = "a practice is running"
)

func (Logind) Name() string { return "logind" }

// Inhibit asks for it until what it gives is closed. Before the machine falls
// asleep it waits for asleep to return, five seconds at most as logind is set
// up.
func (l Logind) Inhibit(ctx context.Context, asleep func()) (io.Closer, error) {
	conn, err := l.connect(ctx)
	if err != nil {
		return nil, err
	}
	idle, err := lock(ctx, conn, "idle", "block")
	if err != nil {
		_ = conn.Close() // nothing was asked for on it
		return nil, err
	}
	signals := make(chan *dbus.Signal, 4)
	conn.Signal(signals)
	err = conn.AddMatchSignalContext(ctx, dbus.WithMatchSender(loginService), dbus.WithMatchObjectPath(loginObject),
		dbus.WithMatchInterface(loginManager), dbus.WithMatchMember("PrepareForSleep"))
	if err == nil {
		before, _ := lock(ctx, conn, "sleep", "delay") // without it the practice rests a little late
		go follow(conn, signals, before, asleep)
	}
	return held{idle, conn}, nil
}

// lock takes one lock. It is held as long as the file is open in this process.
func lock(ctx context.Context, conn *dbus.Conn, what, mode string) (*os.File, error) {
	var fd dbus.UnixFD
	err := conn.Object(loginService, loginObject).CallWithContext(ctx, loginManager+".Inhibit", dbus.FlagNoAutoStart,
		what, who, why, mode).Store(&fd)
	if err != nil {
		return nil, fmt.Errorf("asking logind for a lock on %s: %w", what, err)
	}
	return os.NewFile(uintptr(fd), what), nil
}

// follow lets go of the lock before the machine falls asleep, once asleep has
// returned, and takes it anew when the machine is awake again. It ends with the
// connection.
func follow(conn *dbus.Conn, signals <-chan *dbus.Signal, before *os.File, asleep func()) {
	for s := range signals {
		if len(s.Body) != 1 {
			continue
		}
		if s.Body[0] == true {
			asleep()
		}
		_ = before.Close() // nothing was written to it
		if s.Body[0] == false {
			before, _ = lock(conn.Context(), conn, "sleep", "delay")
		}
	}
	_ = before.Close()
}

type held struct {
	idle *os.File
	conn *dbus.Conn
}

func (h held) Close() error {
	err := h.idle.Close()
	_ = h.conn.Close() // all that was asked for on it ends either way
	return err
}
