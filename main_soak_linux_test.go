package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"lull/routines/journal"
	"lull/routines/sound/soundserver/servertest"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
	"lull/ui/terminal/ptytest"
)

// held is what a process has of the machine at one moment.
type held struct {
	resident    int // kB
	descriptors int
	threads     int
	goroutines  int // of this process only; nobody else's can be seen
	heap        int // kB in use after a collection, of this process only
}

func (h held) String() string {
	said := fmt.Sprintf("%d kB resident, %d descriptors, %d threads", h.resident, h.descriptors, h.threads)
	if h.goroutines > 0 {
		said += fmt.Sprintf(", %d goroutines, %d kB of heap", h.goroutines, h.heap)
	}
	return said
}

// holding reads it of a process by its number.
func holding(t *testing.T, pid int) (h held) {
	t.Helper()
	folder := "/proc/" + strconv.Itoa(pid)
	status, err := os.ReadFile(folder + "/status")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(status)) {
		name, value, _ := strings.Cut(line, ":")
		number, _ := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(value), " kB")) // most are none
		switch name {
		case "VmRSS":
			h.resident = number
		case "Threads":
			h.threads = number
		}
	}
	open, err := filepath.Glob(folder + "/fd/*")
	if err != nil || h.resident == 0 || len(open) == 0 {
		t.Fatalf("%s tells %+v, %d descriptors, %v", folder, h, len(open), err)
	}
	h.descriptors = len(open)
	return h
}

// holdingHere is that of this process.
func holdingHere(t *testing.T) held {
	t.Helper()
	runtime.GC()
	h := holding(t, os.Getpid())
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	h.goroutines, h.heap = runtime.NumGoroutine(), int(memory.HeapAlloc>>10)
	return h
}

// night is one with the whole app: an evening on Tonight with something noted, a
// practice to its end, the night door at three, and Tonight until the morning.
func (w *walker) night(evening time.Time) {
	at := func(place screen.Name, hours float64) {
		moment := evening.Add(time.Duration(hours * float64(time.Hour)))
		w.away.Store(int64(time.Until(moment)))
		w.begin(screen.Visit{Name: place})
		w.happens(tea.WindowSizeMsg{Width: screentest.Small.Width, Height: screentest.Small.Height})
		w.pass(2 * time.Second)
	}
	at(screen.TonightScreen, 0)
	w.types("l 'coffee' enter esc")
	w.pass(90 * time.Minute)
	w.types("b enter")
	w.pass(20 * time.Minute)
	if !w.quit {
		w.t.Fatalf("the practice goes on:\n%s", w.app.View().Content)
	}
	w.close()
	at(screen.NightScreen, 6)
	w.types("enter")
	w.pass(5 * time.Minute)
	w.close()
	at(screen.TonightScreen, 6.5)
	w.pass(4 * time.Hour)
	w.types("q")
	w.close()
	time.Sleep(time.Hour) // what ticks are still under way end in it
}

// Whole nights one after the other leave nothing behind: no goroutine, no
// descriptor and no memory but for what the journal has more to say.
func TestSoakNights(t *testing.T) {
	nights, err := strconv.Atoi(os.Getenv("LULL_SOAK_NIGHTS"))
	if err != nil {
		t.Skip("LULL_SOAK_NIGHTS is not set")
	}
	folder := t.TempDir()
	t.Setenv("LULL_CONFIG", filepath.Join(folder, "config.toml"))
	synctest.Test(t, func(t *testing.T) {
		w, j := walkerIn(t, folder)
		defer j.Close()
		first := time.Date(2026, 11, 1, 21, 0, 0, 0, time.UTC)
		var begin held
		for n := range nights {
			w.night(first.AddDate(0, 0, n))
			now := holdingHere(t)
			if n == 0 { // what is read once is there
				begin = now
			}
			t.Logf("night %d: %v", n+1, now)
		}
		end := holdingHere(t)
		if end.goroutines > begin.goroutines || end.descriptors > begin.descriptors {
			t.Errorf("after the first night: %v; at the end: %v", begin, end)
		}
		if more := end.heap - begin.heap; more > 1024 {
			t.Errorf("the heap has grown by %d kB", more)
		}
		if more := end.resident - begin.resident; more > 32<<10 {
			t.Errorf("resident are %d kB more", more)
		}
		if err := j.Archive().Check(context.Background()); err != nil {
			t.Error(err)
		}
		kept, err := j.Between(context.Background(), 0, 1<<20, journal.KindSession)
		if err != nil || len(kept) < nights {
			t.Errorf("%d practices are kept of %d nights, %v", len(kept), nights, err)
		}
	})
}

// The real program holds no more at the end of a long practice with sound, and
// of a long look at Tonight, than it did after a twentieth of it.
// LULL_SOAK is how long.
func TestSoakReal(t *testing.T) {
	lasts, err := time.ParseDuration(os.Getenv("LULL_SOAK"))
	if err != nil {
		t.Skip("LULL_SOAK is not set")
	}
	ptytest.Build(t) // before a server gives this process another home
	for name, args := range map[string][]string{
		"a practice": {"breathe", "calm", "--for", (lasts + time.Minute).String()},
		"Tonight":    {},
	} {
		s := servertest.PulseAudio(t) // sets variables, which what is parallel may not
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := ptytest.Start(t, ptytest.Options{Args: args, Environ: s.Environ()})
			p.Until("a picture", func(screen string) bool { return strings.TrimSpace(screen) != "" })
			var early, now held
			const looks = 20
			for n := range looks {
				<-time.After(lasts / looks) // the time is what is tested
				now = holding(t, p.Pid())
				if n == 0 {
					early = now
				}
				t.Logf("after %v: %v", time.Since(p.Started).Round(time.Second), now)
			}
			p.Press("q")
			p.Ended()
			if now.descriptors > early.descriptors {
				t.Errorf("%d descriptors are open, and %d were", now.descriptors, early.descriptors)
			}
			if more := now.resident - early.resident; more > 8<<10 {
				t.Errorf("resident are %d kB more", more)
			}
			t.Logf("%s for %v: at first %v; at the end %v; %.2f %% of a core", name, lasts, early, now, 100*float64(p.Used())/float64(p.Lasted()))
		})
	}
}
