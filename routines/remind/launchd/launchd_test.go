package launchd

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/atomicfile"
	"lull/routines/evening"
	"lull/routines/remind"
)

var anyJob = remind.Job{
	Program: `/Applications/my <lull> & "co"/100%/lull`,
	Args:    []string{"remind", "fire", "--data", "/Users/it's me/Library/ä b"},
	Wakes:   []remind.Wake{{Day: time.Sunday, At: evening.At(7, 15)}, {Day: time.Saturday, At: evening.At(0, 5)}},
}

// launchctl stands in for macOS.
type launchctl struct {
	asked []string
	fails bool
}

func (l *launchctl) Find(name string) (string, error) { return name, nil }

func (l *launchctl) Run(_ context.Context, _ []string, name string, args ...string) (string, error) {
	l.asked = append(l.asked, name+" "+strings.Join(args, " "))
	if name == "plutil" && l.fails {
		return "", errors.New("that is no list")
	}
	return "", nil
}

func TestOnWritesOneFileAndOffTakesItAway(t *testing.T) {
	l, ctx := &launchctl{}, context.Background()
	a := Agent{Programs: l, Home: t.TempDir(), UID: 501}
	path := filepath.Join(a.Home, "Library", "LaunchAgents", "lull.reminders.plist")
	for range 2 {
		if err := a.Install(ctx, anyJob); err != nil {
			t.Fatal(err)
		}
	}
	if s, err := a.Standing(ctx, anyJob); err != nil || !s.Installed || !s.Same || !slices.Equal(s.Files, []string{path}) {
		t.Errorf("Standing = %+v, %v", s, err)
	}
	if s, err := a.Standing(ctx, remind.Job{Program: "/other"}); err != nil || !s.Installed || s.Same {
		t.Errorf("of another job: Standing = %+v, %v", s, err)
	}
	if gone, err := a.Remove(ctx); err != nil || !slices.Equal(gone, []string{path}) {
		t.Errorf("Remove = %v, %v", gone, err)
	}
	if gone, err := a.Remove(ctx); err != nil || len(gone) != 0 {
		t.Errorf("the second time Remove = %v, %v", gone, err)
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 0 {
		t.Errorf("left are %v, %v", left, err)
	}
	for _, ask := range []string{"plutil -lint " + path, "launchctl bootstrap gui/501 " + path, "launchctl bootout gui/501/lull.reminders"} {
		if !slices.Contains(l.asked, ask) {
			t.Errorf("%q was not asked; these were:\n%s", ask, strings.Join(l.asked, "\n"))
		}
	}
}

func TestAgentThatDoesNotPassIsNotLeftBehind(t *testing.T) {
	a := Agent{Programs: &launchctl{fails: true}, Home: t.TempDir()}
	if err := a.Install(context.Background(), anyJob); err == nil {
		t.Error("it passed")
	}
	if _, err := os.Stat(a.path()); !os.IsNotExist(err) {
		t.Errorf("it is still there: %v", err)
	}
}

func TestFileOfSomebodyElseIsLeftAlone(t *testing.T) {
	a, ctx := Agent{Programs: &launchctl{}, Home: t.TempDir()}, context.Background()
	if err := atomicfile.Text(a.path(), "<plist/>"); err != nil {
		t.Fatal(err)
	}
	if err := a.Install(ctx, anyJob); !errors.Is(err, remind.ErrNotOurs) {
		t.Errorf("Install = %v", err)
	}
	if gone, err := a.Remove(ctx); err != nil || len(gone) != 0 {
		t.Errorf("Remove = %v, %v", gone, err)
	}
}

// Another implementation reads the list, and finds what was meant.
func TestAgentIsAPropertyList(t *testing.T) {
	text, err := plist(anyJob)
	if err != nil {
		t.Fatal(err)
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed; its plistlib reads property lists")
	}
	cmd := exec.Command(python, "-c", "import plistlib,json,sys; json.dump(plistlib.load(sys.stdin.buffer, fmt=plistlib.FMT_XML), sys.stdout)")
	cmd.Stdin = strings.NewReader(text)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	var got struct {
		Label                 string
		ProgramArguments      []string
		StartCalendarInterval []map[string]int
		RunAtLoad             bool
		ProcessType           string
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	if got.Label != Label || !got.RunAtLoad || got.ProcessType != "Background" ||
		!slices.Equal(got.ProgramArguments, append([]string{anyJob.Program}, anyJob.Args...)) ||
		!reflect.DeepEqual(got.StartCalendarInterval, []map[string]int{{"Weekday": 0, "Hour": 7, "Minute": 15}, {"Weekday": 6, "Hour": 0, "Minute": 5}}) {
		t.Errorf("read back: %+v", got)
	}
}

// The document type of property lists, as Apple publishes it, says what may
// stand where.
const documentType = `<!ENTITY % plistObject "(array | data | date | dict | real | integer | string | true | false )" >
<!ELEMENT plist %plistObject;>
<!ATTLIST plist version CDATA "1.0" >
<!ELEMENT array (%plistObject;)*>
<!ELEMENT dict (key, %plistObject;)*>
<!ELEMENT key (#PCDATA)>
<!ELEMENT string (#PCDATA)>
<!ELEMENT data (#PCDATA)>
<!ELEMENT date (#PCDATA)>
<!ELEMENT true EMPTY>
<!ELEMENT false EMPTY>
<!ELEMENT real (#PCDATA)>
<!ELEMENT integer (#PCDATA)>
`

func TestAgentIsOfItsDocumentType(t *testing.T) {
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not installed (Debian: libxml2-utils)")
	}
	dir := t.TempDir()
	text, err := plist(anyJob)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"plist.dtd": documentType, "agent.plist": text} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(xmllint, "--noout", "--nonet", "--dtdvalid", "plist.dtd", "agent.plist")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestNameThatNoListCanHoldIsSaid(t *testing.T) {
	if _, err := plist(remind.Job{Program: "/a\x01b"}); err == nil {
		t.Error("a control character was written")
	}
}
