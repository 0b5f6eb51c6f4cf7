package hookfolder

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lull/routines/desktop"
)

// A session of its own, a parent that is gone and a deaf ear: none of them is a
// way past the end of a hook's time, or of a hook that ended by itself.
func TestNoSessionOfItsOwnOutlastsAHook(t *testing.T) {
	if _, err := exec.LookPath("setsid"); err != nil {
		t.Skip("setsid is not installed")
	}
	f := folder(t, nil)
	out := filepath.Dir(f.Path)
	const deaf = `trap "" TERM INT HUP; echo $$ >>%; setsid -f sh -c "echo \$\$ >>%; sleep 60"; while :; do sleep 60; done`
	escape := "setsid -f sh -c '" + strings.ReplaceAll(deaf, "%", out+"/away") + "'\n"
	until := "until [ \"$(cat " + out + "/away 2>/dev/null | wc -l)\" = 2 ]; do sleep 0.01; done\n"
	for name, hook := range map[string]string{
		"it ends by itself": "#!/bin/sh\n" + escape + until,
		"it is ended":       "#!/bin/sh\n" + escape + "sleep 60\n",
	} {
		t.Run(name, func(t *testing.T) {
			_ = os.Remove(out + "/away") // the first time there is none
			f.put(t, "dark", hook, 0o700)
			began := time.Now()
			f.run(t, desktop.Dark)
			if took := time.Since(began); took > 3*limit {
				t.Errorf("it took %v", took)
			}
			if numbers := len(strings.Fields(wrote(t, f, "away"))); numbers != 2 {
				t.Fatalf("%d went away, want 2", numbers)
			}
			f.leaves(t, "away")
		})
	}
}

// What was started before by the same process goes on.
func TestWhatIsNoHooksGoesOn(t *testing.T) {
	other := exec.Command("sleep", "60")
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	f := folder(t, map[desktop.Happening]string{desktop.Dark: "#!/bin/sh\nsleep 60 &\n"})
	f.run(t, desktop.Dark)
	if gone(other.Process.Pid) {
		t.Error("it was ended")
	}
	_ = other.Process.Kill()
	_ = other.Wait()
}
