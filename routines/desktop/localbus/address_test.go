package localbus

import (
	"net"
	"os"
	"path/filepath"
	"testing"
)

func TestNoBusIsStartedOrReachedOverANetwork(t *testing.T) {
	for _, s := range []Session{
		{},
		{RuntimeDir: t.TempDir()},
		{RuntimeDir: "here"},
		{Address: "tcp:host=127.0.0.1,port=1"},
		{Address: "autolaunch:"},
		{Address: "unixexec:path=/bin/true"},
	} {
		if got, err := s.Local(); err == nil {
			t.Errorf("%+v: %q", s, got)
		}
	}
	if got, err := (Session{Address: "tcp:host=x;unix:path=/a"}).Local(); got != "unix:path=/a" || err != nil {
		t.Errorf("of two: %q, %v", got, err)
	}
}

func TestUsualBusIsFoundWhereNoneIsNamed(t *testing.T) {
	dir, err := os.MkdirTemp("", "lull") // the test's own folder has too long a name for a socket
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "bus")
	bus, err := net.Listen("unix", path)
	if err != nil {
		t.Skip(err)
	}
	defer bus.Close()
	if got, err := (Session{RuntimeDir: dir}).Local(); got != "unix:path="+path || err != nil {
		t.Errorf("Local = %q, %v", got, err)
	}
	if got, err := (Session{Address: "tcp:host=x", RuntimeDir: dir}).Local(); err == nil {
		t.Errorf("beside one that was named: %q", got)
	}
}
