package taskscheduler

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/remind"
)

func anyJob() remind.Job {
	j := remind.Job{
		Program: `C:\Program Files\l & l\100%\lull.exe`,
		Args:    []string{"remind", "fire", "--data", `C:\Users\ä b\lull\`, `say "so"`, ""},
	}
	for day := range time.Weekday(7) {
		j.Wakes = append(j.Wakes, remind.Wake{Day: day, At: evening.At(7, 15)})
		for c := evening.At(10, 30); c <= evening.At(15, 0); c += 30 {
			j.Wakes = append(j.Wakes, remind.Wake{Day: day, At: c})
		}
	}
	j.Wakes = append(j.Wakes, remind.Wake{Day: time.Friday, At: evening.At(23, 30)})
	return j
}

// windows stands in for schtasks and keeps one task.
type windows struct {
	task  string
	asked []string
	read  []byte // the file as it was handed over
}

func (w *windows) Find(name string) (string, error) { return name, nil }

func (w *windows) Run(_ context.Context, _ []string, _ string, args ...string) (string, error) {
	w.asked = append(w.asked, strings.Join(args, " "))
	switch args[0] {
	case "/Create":
		text, err := os.ReadFile(args[4])
		if err != nil {
			return "", err
		}
		w.read, w.task = text, narrow(string(text))
	case "/Query":
		if w.task == "" {
			return "", errors.New("ERROR: The system cannot find the file specified.")
		}
		return string(wide(w.task)), nil
	case "/Delete":
		w.task = ""
	}
	return "", nil
}

func TestOnHandsOneTaskOverAndOffTakesItAway(t *testing.T) {
	w, ctx, dir := &windows{}, context.Background(), t.TempDir()
	tasks := Tasks{Programs: w}
	for _, variable := range []string{"TMPDIR", "TMP"} {
		t.Setenv(variable, dir)
	}
	for range 2 {
		if err := tasks.Install(ctx, anyJob()); err != nil {
			t.Fatal(err)
		}
	}
	if err := tasks.Look(ctx); err != nil || w.asked[len(w.asked)-1] != "/Run /TN "+Task {
		t.Errorf("Look = %v, asking %s", err, w.asked[len(w.asked)-1])
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Errorf("left are %v, %v", left, err)
	}
	if s, err := tasks.Standing(ctx, anyJob()); err != nil || !s.Installed || !s.Same {
		t.Errorf("Standing = %+v, %v", s, err)
	}
	other := anyJob()
	other.Wakes = other.Wakes[1:]
	if s, err := tasks.Standing(ctx, other); err != nil || !s.Installed || s.Same {
		t.Errorf("of another job: Standing = %+v, %v", s, err)
	}
	if gone, err := tasks.Remove(ctx); err != nil || len(gone) != 1 {
		t.Errorf("Remove = %v, %v", gone, err)
	}
	if gone, err := tasks.Remove(ctx); err != nil || len(gone) != 0 {
		t.Errorf("the second time Remove = %v, %v", gone, err)
	}
}

func TestTaskOfSomebodyElseIsLeftAlone(t *testing.T) {
	w, ctx := &windows{task: "<Task/>"}, context.Background()
	tasks := Tasks{Programs: w}
	if err := tasks.Install(ctx, anyJob()); !errors.Is(err, errNotOurs) {
		t.Errorf("Install = %v", err)
	}
	if gone, err := tasks.Remove(ctx); err != nil || len(gone) != 0 || w.task != "<Task/>" {
		t.Errorf("Remove = %v, %v", gone, err)
	}
}

// task is what is read back of one.
type task struct {
	Triggers []struct {
		Repetition *struct {
			Interval, Duration string
		}
		StartBoundary string
		Days          struct {
			Names []struct{ XMLName xml.Name } `xml:",any"`
		} `xml:"ScheduleByWeek>DaysOfWeek"`
	} `xml:"Triggers>CalendarTrigger"`
	Settings struct{ StartWhenAvailable, DisallowStartIfOnBatteries bool }
	Exec     execute `xml:"Actions>Exec"`
}

func TestTaskIsWideAndReadBack(t *testing.T) {
	text, err := document(anyJob())
	if err != nil {
		t.Fatal(err)
	}
	bytes := wide(text)
	if bytes[0] != 0xff || bytes[1] != 0xfe || narrow(string(bytes)) != text {
		t.Error("the text is not what was written")
	}
	var got task
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	if err := d.Decode(&got); err != nil {
		t.Fatal(err)
	}
	if got.Exec != action(anyJob()) {
		t.Errorf("it runs %+v", got.Exec)
	}
	if len(got.Triggers) != 3 || !got.Settings.StartWhenAvailable || got.Settings.DisallowStartIfOnBatteries {
		t.Errorf("read back: %+v", got)
	}
	if r := got.Triggers[1].Repetition; r == nil || r.Interval != "PT30M" || r.Duration != "PT271M" || len(got.Triggers[1].Days.Names) != 7 {
		t.Errorf("the run of looks: %+v", got.Triggers[1])
	}
	if last := got.Triggers[2]; last.StartBoundary != "2023-01-01T23:30:00" || last.Repetition != nil || last.Days.Names[0].XMLName.Local != "Friday" {
		t.Errorf("Friday's: %+v", last)
	}
}

// A look opens no console window: the console host gets no window itself, and
// with --headless it makes a console without one for the program.
func TestNoWindowIsOpened(t *testing.T) {
	job := anyJob()
	act := action(job)
	if act.Command != `%windir%\System32\conhost.exe` {
		t.Errorf("the task starts %s", act.Command)
	}
	if want := `--headless ` + quote(job.Program) + " remind fire "; !strings.HasPrefix(act.Arguments, want) {
		t.Errorf("it is given %s, want %s...", act.Arguments, want)
	}
}

// The schema of tasks is a sequence: the order of the elements matters to
// Windows. This is that order, as far as it is used.
func TestTaskHasTheElementsInTheOrderOfTheSchema(t *testing.T) {
	text, err := document(anyJob())
	if err != nil {
		t.Fatal(err)
	}
	order := map[string][]string{
		"Task":             {"RegistrationInfo", "Triggers", "Principals", "Settings", "Actions"},
		"RegistrationInfo": {"Description"},
		"Triggers":         {"CalendarTrigger"},
		"CalendarTrigger":  {"Repetition", "StartBoundary", "Enabled", "ScheduleByWeek"},
		"Repetition":       {"Interval", "Duration", "StopAtDurationEnd"},
		"ScheduleByWeek":   {"DaysOfWeek", "WeeksInterval"},
		"DaysOfWeek":       {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
		"Principals":       {"Principal"},
		"Principal":        {"LogonType", "RunLevel"},
		"Settings": {
			"MultipleInstancesPolicy", "DisallowStartIfOnBatteries", "StopIfGoingOnBatteries", "StartWhenAvailable",
			"Enabled", "Hidden", "WakeToRun", "ExecutionTimeLimit",
		},
		"Actions": {"Exec"},
		"Exec":    {"Command", "Arguments"},
	}
	required := []string{"Triggers", "StartBoundary", "ScheduleByWeek", "DaysOfWeek", "Principal", "Actions", "Exec", "Command", "Arguments"}
	seen := make(map[string]bool)
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	type open struct {
		name string
		last int
	}
	var path []open
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			name := token.Name.Local
			seen[name] = true
			if n := len(path); n > 0 {
				at := slices.Index(order[path[n-1].name], name)
				if at < path[n-1].last {
					t.Errorf("%s stands in %s where it may not", name, path[n-1].name)
				}
				path[n-1].last = at
			}
			if token.Name.Space != "http://schemas.microsoft.com/windows/2004/02/mit/task" {
				t.Errorf("%s is of the namespace %q", name, token.Name.Space)
			}
			path = append(path, open{name: name})
		case xml.EndElement:
			path = path[:len(path)-1]
		}
	}
	for _, name := range required {
		if !seen[name] {
			t.Errorf("there is no %s", name)
		}
	}
}

func TestWordsComeApartAsTheyWere(t *testing.T) {
	for word, want := range map[string]string{
		"plain": "plain", "": `""`, "a b": `"a b"`, `C:\a b\`: `"C:\a b\\"`, `say "so"`: `"say \"so\""`, `a\"b`: `"a\\\"b"`, `100%`: `100%`,
	} {
		if got := quote(word); got != want {
			t.Errorf("quote(%q) = %s, want %s", word, got, want)
		}
	}
}

// However different the days are, the triggers are few enough.
func TestAnyWeekFitsIntoATask(t *testing.T) {
	var j remind.Job
	j.Program = `C:\lull.exe`
	for day := range time.Weekday(7) {
		shift := evening.Clock(day) * 7
		for i := range 26 {
			j.Wakes = append(j.Wakes, remind.Wake{Day: day, At: evening.At(6, 1) + shift + evening.Clock(30*i)})
		}
		for i, c := range []evening.Clock{evening.At(5, 3), evening.At(20, 4), evening.At(21, 5), evening.At(22, 6)} {
			j.Wakes = append(j.Wakes, remind.Wake{Day: day, At: c + shift + evening.Clock(i)})
		}
	}
	if _, err := document(j); err != nil {
		t.Error(err)
	}
}
