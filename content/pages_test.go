package content

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"

	"lull/routines/guided"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
)

func soundPages(t *testing.T) []Page {
	t.Helper()
	pages, err := readPages(pageFiles, "pages")
	if err != nil {
		t.Fatalf("reading the pages:\n%v", err)
	}
	return pages
}

func TestPagesAreSoundAndInOrder(t *testing.T) {
	pages := soundPages(t)
	if len(pages) < 20 {
		t.Fatalf("%d pages, want the whole set", len(pages))
	}
	for i, p := range pages {
		if p.Order != i+1 {
			t.Errorf("%s: order %d at place %d; the orders should run from 1 without a gap", p.Name, p.Order, i+1)
		}
		if n := len([]rune(p.Summary)); n > 100 {
			t.Errorf("%s: the summary has %d letters, want at most 100 for one line", p.Name, n)
		}
		if strings.ToLower(p.Name) != p.Name || strings.Contains(p.Name, " ") {
			t.Errorf("%s: a name is in small letters without spaces", p.Name)
		}
	}
}

func TestPagesAreShort(t *testing.T) {
	for _, p := range soundPages(t) {
		words, _, _ := strings.Cut(p.Body, "## Sources")
		if n := len(strings.Fields(words)); n < 120 || n > 350 {
			t.Errorf("%s: %d words, want 120 to 350", p.Name, n)
		}
	}
}

func TestPagesNameTheirSources(t *testing.T) {
	// These two speak of the program alone and of how the others were made.
	exempt := []string{"privacy", "how-sure"}
	for _, p := range soundPages(t) {
		_, sources, found := strings.Cut(p.Body, "## Sources\n\n- ")
		if found == slices.Contains(exempt, p.Name) {
			t.Errorf("%s: has sources: %v", p.Name, found)
		}
		if strings.Contains(sources, "##") {
			t.Errorf("%s: the sources come last", p.Name)
		}
	}
}

// A DOI is printed only where it was read at the source, as those on the page of
// numbers were.
func TestPagesPrintOnlyDOIsReadAtTheSource(t *testing.T) {
	evidence, err := os.ReadFile("../docs/evidence.md")
	if err != nil {
		t.Fatal(err)
	}
	printed := regexp.MustCompile(`\b10\.\d{4,}/[^\s,;:|]*[^\s,;:|.]`)
	read := printed.FindAllString(string(evidence), -1)
	for _, p := range soundPages(t) {
		for _, doi := range printed.FindAllString(p.Body, -1) {
			switch {
			case !slices.Contains(read, doi):
				t.Errorf("%s: %s is not among those that were read", p.Name, doi)
			case !strings.Contains(p.Body, "DOI:"+doi):
				t.Errorf("%s: %s is not introduced by DOI:", p.Name, doi)
			}
		}
	}
}

// The words that promise, blame or judge (docs/evidence.md, Words that are used).
func TestPagesKeepToTheWordingRules(t *testing.T) {
	forbidden := regexp.MustCompile(`(?i)\b(causes?|caused|causing|cures?|cured|proof|proves?|proven|proved|safe|safely|safer|diagnosis|significant(ly)?|because of|you will sleep|your metabolism|guaranteed?|well done|congratulations)\b|!|\bI\b|[—–] |\bTODO\b`)
	for _, p := range soundPages(t) {
		words, _, _ := strings.Cut(p.Markdown(), "## Sources")
		for _, line := range strings.Split(p.Summary+"\n"+words, "\n") {
			if bad := forbidden.FindString(strings.ReplaceAll(line, "CBT-I", "")); bad != "" {
				t.Errorf("%s: %q in: %s", p.Name, bad, line)
			}
		}
	}
}

func TestFactorsAreMentionedAndNotBlamed(t *testing.T) {
	for _, name := range []string{"likelier", "caffeine", "exercise", "alcohol", "nicotine"} {
		p, ok := PageNamed(name)
		if !ok || !strings.Contains(strings.Join(strings.Fields(p.Body), " "), "often mentioned") {
			t.Errorf("%s does not say that its factor is often mentioned", name)
		}
	}
}

func TestLinksBetweenPagesArrive(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)]*)\)`)
	for _, p := range soundPages(t) {
		for _, to := range link.FindAllStringSubmatch(p.Body, -1) {
			if q, ok := PageNamed(to[1]); !ok || q.Name != to[1] || q.Name == p.Name {
				t.Errorf("%s: the link to %q leads nowhere new", p.Name, to[1])
			}
		}
	}
}

func TestPagesHoldNoControlCharacters(t *testing.T) {
	for _, p := range soundPages(t) {
		for _, r := range p.Markdown() {
			if r != '\n' && (unicode.IsControl(r) || r == '\u00a0' || r == unicode.ReplacementChar) {
				t.Errorf("%s: %U in the text", p.Name, r)
			}
		}
	}
}

func TestBrokenPageSaysFileLineAndMistake(t *testing.T) {
	const good = "---\nname: x\ntitle: T\nsummary: S\norder: 1\n---\nBody.\n"
	cases := []struct{ name, text, want string }{
		{"no front matter", "Body.", "pages/x.md:1: there is no front matter"},
		{"empty file", "", "pages/x.md:1: there is no front matter"},
		{"unclosed", "---\nname: x", "pages/x.md:2: the front matter does not end"},
		{"no colon", "---\nname x\n---\n", `pages/x.md:2: "name x" is not a line of front matter`},
		{"unknown key", strings.Replace(good, "title", "tilte", 1), `pages/x.md:3: there is no key "tilte"`},
		{"twice", strings.Replace(good, "summary: S", "title: U", 1), "pages/x.md:4: title stands on line 3 already"},
		{"empty value", strings.Replace(good, "title: T", "title:", 1), "pages/x.md:3: title is empty"},
		{"order", strings.Replace(good, "order: 1", "order: first", 1), `pages/x.md:5: order is "first"`},
		{"missing key", strings.Replace(good, "summary: S\n", "", 1), "pages/x.md:5: the front matter has no summary"},
		{"wrong name", strings.Replace(good, "name: x", "name: y", 1), `pages/x.md:2: the name is "y"`},
		{"no body", strings.Replace(good, "Body.", " ", 1), "pages/x.md:7: there is nothing below"},
		{"an escape sequence", strings.Replace(good, "Body.", "Bo\x1b[31mdy.", 1), "pages/x.md:7: there is a control character"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := readPages(fstest.MapFS{"pages/x.md": {Data: []byte(c.text)}}, "pages")
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("reading %q\n got %v\nwant %s", c.text, err, c.want)
			}
		})
	}
	if _, err := parsePage("pages/x.md", []byte(good)); err != nil {
		t.Errorf("a good page: %v", err)
	}
}

func TestPagesTogetherAreChecked(t *testing.T) {
	page := func(name, more, order string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\nname: " + name + "\ntitle: T\nsummary: S\n" + more + "order: " + order + "\n---\nBody.\n")}
	}
	_, err := readPages(fstest.MapFS{
		"p/a.md": page("a", "aliases: Be\n", "1"),
		"p/b.md": page("b", "aliases: be\nsee: c\n", "1"),
	}, "p")
	for _, want := range []string{`"be" is a name of a.md already`, "order 1 is taken by a.md", `no page "c" to see`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want it to say %s", err, want)
		}
	}
}

func TestPageIsFoundByNameOrAlias(t *testing.T) {
	for asked, want := range map[string]string{
		"caffeine": "caffeine", "Coffee": "caffeine", "hypnic jerk": "sleep-starts", "hypnicjerk": "sleep-starts",
		"sleep starts": "sleep-starts", "RLS": "look-alikes", "478": "breath-patterns",
		"iron": "minerals", "magnesium": "minerals", "after a jerk": "after-a-jerk", "jolt": "after-a-jerk", "twitch": "after-a-jerk",
		"dread": "after-a-jerk", "medicine": "medicines", "baby": "babies", "tetrabenazine": "treatment",
	} {
		if p, ok := PageNamed(asked); !ok || p.Name != want {
			t.Errorf("PageNamed(%q) = %q, %v, want %q", asked, p.Name, ok, want)
		}
	}
	for _, asked := range []string{"", "-", "teapots"} {
		if p, ok := PageNamed(asked); ok {
			t.Errorf("PageNamed(%q) = %q, want none", asked, p.Name)
		}
	}
}

func TestNearNamesForASlip(t *testing.T) {
	for typed, want := range map[string]string{
		"cafeine": "caffeine", "nictoine": "nicotine", "exercies": "exercise", "hypnogogic": "hypnagogic",
		"breathng": "breathing", "alco": "alcohol", "streek": "streak", "foo": "food",
	} {
		if got := PagesNear(typed); len(got) == 0 || got[0] != want {
			t.Errorf("PagesNear(%q) = %q, want %q first", typed, got, want)
		}
	}
	for _, typed := range []string{"", "x", "zzzzzzzz", strings.Repeat("coffee", 50)} {
		if got := PagesNear(typed); len(got) > 0 {
			t.Errorf("PagesNear(%q) = %q, want none", typed, got)
		}
	}
}

func TestSearchGivesThePages(t *testing.T) {
	if pages := SearchPages("Fluvoxamine"); len(pages) < 2 {
		t.Errorf("SearchPages found %d pages", len(pages))
	}
	for words, want := range map[string]string{"alcohol": "alcohol", "nightcap": "alcohol", "REM dream": "alcohol"} {
		if pages := SearchPages(words); len(pages) == 0 || pages[0].Name != want {
			t.Errorf("SearchPages(%q) does not have %s first", words, want)
		}
	}
	for _, words := range []string{"", " . ", "xylophone", "caffeine xylophone"} {
		if pages := SearchPages(words); len(pages) > 0 {
			t.Errorf("SearchPages(%q) found %d pages, want none", words, len(pages))
		}
	}
}

func FuzzParsePage(f *testing.F) {
	f.Add("---\nname: x\ntitle: T\nsummary: S\norder: 1\n---\nBody.\n")
	f.Add("---\n:\n---")
	f.Fuzz(func(t *testing.T, text string) {
		p, err := parsePage("pages/x.md", []byte(text))
		if err == nil && (p.Name != "x" || p.Title == "" || p.Body == "") {
			t.Errorf("accepted %q as %+v", text, p)
		}
	})
}

func BenchmarkReadPages(b *testing.B) {
	for b.Loop() {
		if _, err := readPages(pageFiles, "pages"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSearchPages(b *testing.B) {
	for b.Loop() {
		SearchPages("caffeine half")
	}
}

// The page says how long a pass takes here, and so it does.
func TestMusclesTakeAsLongAsTheirPageSays(t *testing.T) {
	r := repertoire.New(Breaths(), settings.Default()).With(allGuided, 5)
	page, _ := PageNamed("muscles")
	said := regexp.MustCompile(`it takes about (\d+) minutes here, (\d+), or (\d+)`).FindStringSubmatch(strings.Join(strings.Fields(page.Markdown()), " "))
	if len(said) != 1+len(guided.GroupSets) {
		t.Fatalf("the page says %q", said)
	}
	for i, groups := range guided.GroupSets {
		plan, err := r.Wished(practice.Choice{Practice: "relax", Name: "muscles"}, repertoire.Wish{Groups: groups})
		if got := strconv.Itoa(int(plan.Lasts().Round(time.Minute).Minutes())); err != nil || got != said[1+i] {
			t.Errorf("%d groups take %v, and the page says %s minutes; %v", groups, plan.Lasts(), said[1+i], err)
		}
	}
}
