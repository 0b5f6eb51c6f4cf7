package ptytest

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
)

// folder is where the program is built. It is no test's own: the program serves
// every test there is.
var folder string

var build = sync.OnceValues(func() (program string, err error) {
	if folder, err = os.MkdirTemp("", "lull-program-"); err != nil {
		return "", err
	}
	program = filepath.Join(folder, "lull")
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	command := exec.Command("go", "build", "-trimpath", "-o", program, "lull")
	command.Env = append(os.Environ(), "CGO_ENABLED=0")
	if said, err := command.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, said)
	}
	return program, nil
})

// Build builds the program, as it is shipped, when it is first asked for, and
// gives its path.
func Build(t testing.TB) string {
	t.Helper()
	program, err := build()
	if err != nil {
		t.Fatal("building the program:", err)
	}
	return program
}

// Tests runs the tests of a package, and takes away what Build built.
type Tests struct{ *testing.M }

// atOnce is how many parallel tests run side by side where nobody says how
// many: more than most machines have processors, since a test that runs the
// program waits for it nearly all its time.
const atOnce = "8"

func (m Tests) Run() int {
	if err := flag.Set("test.parallel", atOnce); err != nil { // the command line is read later
		panic(err) // the flag is one of package testing
	}
	code := m.M.Run()
	if folder != "" {
		_ = os.RemoveAll(folder) // it lies in a folder for such things anyway
	}
	return code
}
