package ptytest

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"testing"
)

// built is the program, built at most once a process of tests.
var built struct {
	once    sync.Once
	folder  string
	program string
	said    []byte
	err     error
}

// Build builds the program, as it is shipped, when it is first asked for, and
// gives its path.
func Build(t testing.TB) string {
	t.Helper()
	built.once.Do(func() {
		// Not a test's own folder: the program serves every test there is.
		if built.folder, built.err = os.MkdirTemp("", "lull-program-"); built.err != nil {
			return
		}
		built.program = filepath.Join(built.folder, "lull")
		if runtime.GOOS == "windows" {
			built.program += ".exe"
		}
		command := exec.Command("go", "build", "-trimpath", "-o", built.program, "lull")
		command.Env = append(os.Environ(), "CGO_ENABLED=0")
		built.said, built.err = command.CombinedOutput()
	})
	if built.err != nil {
		t.Fatalf("building the program: %v\n%s", built.err, built.said)
	}
	return built.program
}

// Tests runs the tests of a package, and takes away what Build built.
type Tests struct{ *testing.M }

// atOnce is how many parallel tests run side by side where nobody says how
// many: more than most machines have processors, since a test that runs the
// program waits for it nearly all its time.
const atOnce = 8

func (m Tests) Run() int {
	flag.Parse()
	said := false
	flag.Visit(func(f *flag.Flag) { said = said || f.Name == "test.parallel" })
	if !said {
		if err := flag.Set("test.parallel", strconv.Itoa(atOnce)); err != nil {
			panic(err) // the flag is one of package testing
		}
	}
	code := m.M.Run()
	if built.folder != "" {
		_ = os.RemoveAll(built.folder) // it lies in a folder for such things anyway
	}
	return code
}
