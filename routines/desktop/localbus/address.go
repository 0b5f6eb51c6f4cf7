// Package localbus keeps the machine awake over its local message buses: by
// logind, and by what the desktop of this user has for it (the desktop portal,
// else org.freedesktop.ScreenSaver). What it asked for ends with the connection
// it was asked for on, and so with the process, however that ends. It pauses
// what other programs play.
//
// It refuses to start a bus or a service, and to reach one over a network.
package localbus

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/godbus/dbus/v5"
)

var errNoBus = errors.New("no local message bus is here")

// local gives those parts of an address that are on this machine, or else the
// socket if it is there.
func local(address, socket string) (string, error) {
	var parts []string
	for a := range strings.SplitSeq(address, ";") {
		if strings.HasPrefix(a, "unix:") {
			parts = append(parts, a)
		}
	}
	if len(parts) > 0 {
		return strings.Join(parts, ";"), nil
	}
	if address == "" && filepath.IsAbs(socket) {
		if _, err := os.Stat(socket); err == nil {
			return "unix:path=" + dbus.EscapeBusAddressValue(socket), nil
		}
	}
	return "", errNoBus
}

// reach gives a connection of its own to the bus of something. It outlives ctx,
// which is how long the bus may take to answer.
func reach(ctx context.Context, what, address, socket string) (*dbus.Conn, error) {
	address, err := local(address, socket)
	if err != nil {
		return nil, err
	}
	life, end := context.WithCancel(context.WithoutCancel(ctx))
	soon := context.AfterFunc(ctx, end) // closes it under the one that waits
	conn, err := dbus.Connect(address, dbus.WithContext(life))
	if !soon() {
		err = ctx.Err()
	}
	if err != nil {
		end()
		return nil, fmt.Errorf("reaching %s: %w", what, err)
	}
	return conn, nil
}
