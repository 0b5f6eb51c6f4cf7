package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"lull/content"
	"lull/routines/settings/tomlfile"
	"lull/ui/terminal/ptytest"
)

// TestMain lets the scripts run this very program as "lull".
func TestMain(m *testing.M) {
	testscript.Main(ptytest.Tests{M: m}, map[string]func(){"lull": main})
}

// TestScripts plays every script of the command line. Each has a home of its
// own, empty at the start.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:   "ui/cli/testdata/script",
		Setup: ownHome,
	})
}

// ownHome gives a script a home that is empty.
func ownHome(e *testscript.Env) error {
	home := filepath.Join(e.WorkDir, "home")
	e.Setenv("HOME", home)
	e.Setenv("USERPROFILE", home)
	e.Setenv("LOCALAPPDATA", home)
	e.Setenv("XDG_DATA_HOME", filepath.Join(home, "data"))
	e.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
	e.Setenv("XDG_RUNTIME_DIR", filepath.Join(home, "run"))
	e.Setenv("TZ", "UTC")
	return os.MkdirAll(home, 0o700)
}

// TestSettingsOfTheReadmeAreRight reads the example the way the program does.
func TestSettingsOfTheReadmeAreRight(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, example, found := strings.Cut(string(readme), "```toml\n")
	example, _, closed := strings.Cut(example, "```")
	if !found || !closed {
		t.Fatal("the README shows no settings")
	}
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte(example), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := tomlfile.Load(path); err != nil {
		t.Errorf("in the README: %v", err)
	}
}

// file is a Go file of the project, read once for the tests of the house.
type file struct {
	path, folder string // with slashes, from the top; the top itself is "."
	test         bool
	syntax       *ast.File
	imports      []string // as written
}

// readHouse reads every Go file, whatever system it is for.
func readHouse(t *testing.T) []file {
	t.Helper()
	var files []file
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return filepath.SkipDir
		case d.IsDir() || filepath.Ext(path) != ".go":
			return nil
		}
		syntax, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		f := file{path: filepath.ToSlash(path), test: strings.HasSuffix(path, "_test.go"), syntax: syntax}
		f.folder = filepath.ToSlash(filepath.Dir(path))
		for _, i := range syntax.Imports {
			name, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			f.imports = append(f.imports, name)
		}
		files = append(files, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// parentless is a technology that belongs to no one thing: every leaf and
// command that writes a file does it by this one, so that none of them has a
// way of its own to lose one.
const parentless = "routines/atomicfile"

// A technology leaf is a folder inside a package of routines; everything else
// in routines, and content, is pure.
func leaf(folder string) bool {
	return folder == parentless || strings.HasPrefix(folder, "routines/") && strings.Count(folder, "/") >= 2
}

func pure(folder string) bool { return within(folder, "routines", "content") && !leaf(folder) }

// within tells whether a folder or an import is one of the roots or below it.
func within(path string, roots ...string) bool {
	return slices.ContainsFunc(roots, func(root string) bool {
		return path == root || strings.HasPrefix(path, root+"/")
	})
}

func TestArrowsPointInward(t *testing.T) {
	files := readHouse(t)
	used := make(map[string][]string) // what the pure packages use of each other
	for _, f := range files {
		if pure(f.folder) && !f.test {
			for _, i := range f.imports {
				used[f.folder] = append(used[f.folder], strings.TrimPrefix(i, "lull/"))
			}
		}
	}
	for _, f := range files {
		for _, name := range f.imports {
			to, ours := strings.CutPrefix(name, "lull/")
			if !ours {
				continue
			}
			var fine bool
			folder := f.folder
			if leaf(folder) && strings.HasSuffix(folder, "test") {
				folder = filepath.ToSlash(filepath.Dir(folder)) // what the tests of a leaf are made with is part of it
			}
			switch parent := parentOf(folder); {
			case to == parentless:
				fine = leaf(f.folder) || within(f.folder, ".", "ui/cli")
			case f.folder == ".":
				fine = within(to, "ui", "content", "routines")
			case f.folder == "ui/cli" && f.test: // the commands are tried with a real journal and all the words
				fine = within(to, "ui", "content", "routines")
			case within(f.folder, "ui"):
				fine = within(to, "ui") || within(to, "routines") && !leaf(to)
			case leaf(folder):
				fine = to == parent || slices.Contains(used[parent], to) || f.test && within(to, folder)
			default: // content, and the pure part of routines; a test may hold both together
				fine = within(to, "routines") && !leaf(to) || f.test && within(to, "content")
			}
			if !fine {
				t.Errorf("%s imports %s: arrows point inward (main to all; ui and content to routines; a leaf to its parent and what that uses)", f.path, name)
			}
		}
	}
}

// faces are the packages below ui that are no screens: what screens and
// commands are made of. The knowing ones among them open screens for the app, and
// no screen knows them either.
var faces = []string{"screen", "history", "session", "screens", "noting", "theme", "orb", "scene", "chart", "hours", "prose", "plain", "report", "terminal", "cli"}

func TestNoScreenKnowsAnother(t *testing.T) {
	screen := func(folder string) bool {
		name, below := strings.CutPrefix(folder, "ui/")
		return below && !within(name, faces...)
	}
	for _, f := range readHouse(t) {
		for _, name := range f.imports {
			to, _ := strings.CutPrefix(name, "lull/")
			if within(f.folder, "ui") && f.folder != "ui" && to == "ui" && !within(f.folder, "ui/cli") {
				t.Errorf("%s imports %s: the app knows the screens, not they it", f.path, name)
			}
			if screen(f.folder) && within(to, "ui/session", "ui/screens") {
				t.Errorf("%s imports %s: it knows the screens, not they it", f.path, name)
			}
			if screen(f.folder) && screen(to) && to != f.folder {
				t.Errorf("%s imports %s: no screen knows another", f.path, name)
			}
		}
	}
}

func parentOf(folder string) string { return folder[:max(strings.LastIndex(folder, "/"), 0)] }

// A type with more methods does the work of two (ARCHITECTURE.md). Those of what it
// embeds are methods of it too.
func TestNoTypeDoesTooMuch(t *testing.T) {
	const most = 24
	types := readTypes(t)
	for of := range types {
		if set := types.methods(of); len(set) > most {
			t.Errorf("%s has %d methods, and %d are the most: %s", of, len(set), most,
				strings.Join(slices.Sorted(maps.Keys(set)), ", "))
		}
	}
}

// typeSet is the types of this module, each by its folder and its name.
type typeSet map[string]*declared

type declared struct {
	methods map[string]bool // its own; systems share names
	embeds  []string        // fields without a name, and what an interface takes in
	like    string          // the type it was made of: it has its fields, and not its methods
}

// methods are those of a type: its own, and those promoted to it.
func (s typeSet) methods(of string) map[string]bool {
	all := map[string]bool{}
	if d := s[of]; d != nil {
		maps.Copy(all, d.methods)
		for _, embedded := range s.embedded(of) {
			maps.Copy(all, s.methods(embedded))
		}
	}
	return all
}

func (s typeSet) embedded(of string) []string {
	if d := s[of]; d != nil {
		return append(s.embedded(d.like), d.embeds...)
	}
	return nil
}

func (s typeSet) at(name string) *declared {
	if s[name] == nil {
		s[name] = &declared{methods: map[string]bool{}}
	}
	return s[name]
}

func readTypes(t *testing.T) typeSet {
	types := typeSet{}
	for _, f := range readHouse(t) {
		if f.test {
			continue
		}
		for _, d := range f.syntax.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Recv != nil {
					types.at(f.typeOf(d.Recv.List[0].Type)).methods[d.Name.Name] = true
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					if spec, ok := spec.(*ast.TypeSpec); ok {
						types.declare(f, spec)
					}
				}
			}
		}
	}
	return types
}

func (s typeSet) declare(f file, spec *ast.TypeSpec) {
	d := s.at(f.folder + "." + spec.Name.Name)
	var fields []*ast.Field
	switch of := spec.Type.(type) {
	case *ast.StructType:
		fields = of.Fields.List
	case *ast.InterfaceType:
		fields = of.Methods.List
		for _, m := range fields {
			for _, name := range m.Names {
				d.methods[name.Name] = true
			}
		}
	default:
		d.like = f.typeOf(of)
	}
	for _, field := range fields {
		if len(field.Names) == 0 {
			d.embeds = append(d.embeds, f.typeOf(field.Type))
		}
	}
}

// typeOf is the name of a type that a file writes, with its folder; of another
// module's it is one that nothing has.
func (f file) typeOf(written ast.Expr) string {
	switch of := written.(type) {
	case *ast.StarExpr:
		return f.typeOf(of.X)
	case *ast.IndexExpr:
		return f.typeOf(of.X)
	case *ast.Ident:
		return f.folder + "." + of.Name
	case *ast.SelectorExpr:
		for _, i := range f.syntax.Imports {
			path := strings.TrimPrefix(strings.Trim(i.Path.Value, `"`), "lull/")
			name := path[strings.LastIndex(path, "/")+1:]
			if i.Name != nil {
				name = i.Name.Name
			}
			if x, ok := of.X.(*ast.Ident); ok && x.Name == name {
				return path + "." + of.Sel.Name
			}
		}
	}
	return ""
}

func TestFacesAreDrawnOnlyInUI(t *testing.T) {
	for _, f := range readHouse(t) {
		for _, name := range f.imports {
			if within(name, "charm.land", "github.com/charmbracelet") && !within(f.folder, "ui", ".") {
				t.Errorf("%s imports %s, which only ui and main may", f.path, name)
			}
		}
	}
}

// touching are the packages through which a disk, a process, a network or the
// machine itself is reached. The text helpers beside them (io/fs, net/url) are
// not.
var touching = []string{"os", "syscall", "database/sql", "net", "plugin", "log", "golang.org/x/sys", "modernc.org", "github.com/adrg/xdg", "lull/" + parentless}

func TestPurePackagesTouchNothing(t *testing.T) {
	for _, f := range readHouse(t) {
		if f.test || !pure(f.folder) {
			continue
		}
		for _, name := range f.imports {
			if within(name, touching...) && name != "net/url" {
				t.Errorf("%s imports %s: a package named for a thing is pure", f.path, name)
			}
		}
	}
}

// ambient are the functions that read the machine's clock or wait for it.
var ambient = []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker"}

// seeded are the ways to randomness that name their seed.
var seeded = []string{"New", "NewPCG", "NewChaCha8", "NewZipf", "Rand", "Source", "PCG", "ChaCha8", "Zipf"}

func TestTimeAndChanceAreArguments(t *testing.T) {
	for _, f := range readHouse(t) {
		for _, name := range f.imports {
			if name == "math/rand" {
				t.Errorf("%s imports math/rand; math/rand/v2 with a seed of its own is there", f.path)
			}
		}
		if f.test || leaf(f.folder) || f.folder == "." || !within(f.folder, "routines", "content") {
			continue
		}
		ast.Inspect(f.syntax, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			of, ok := s.X.(*ast.Ident)
			switch {
			case !ok:
			case of.Name == "time" && slices.Contains(ambient, s.Sel.Name):
				t.Errorf("%s uses time.%s: time is an argument", f.path, s.Sel.Name)
			case of.Name == "rand" && slices.Contains(f.imports, "math/rand/v2") && !slices.Contains(seeded, s.Sel.Name):
				t.Errorf("%s uses rand.%s, whose seed nobody knows", f.path, s.Sel.Name)
			}
			return true
		})
	}
}

// A machine without zone files has the zones of the program.
func TestZonesAreBroughtByMain(t *testing.T) {
	var by []string
	for _, f := range readHouse(t) {
		if !f.test && slices.Contains(f.imports, "time/tzdata") {
			by = append(by, f.folder)
		}
	}
	if !slices.Equal(by, []string{"."}) {
		t.Errorf("the zones are brought by %v, want main alone", by)
	}
}

func TestThreeRoomsAndNothingBeside(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") && !slices.Contains([]string{"content", "routines", "ui", "docs"}, e.Name()) {
			t.Errorf("the folder %s stands beside the three rooms", e.Name())
		}
	}
	said := make(map[string]bool) // packages with a comment over them
	files := readHouse(t)
	for _, f := range files {
		said[f.folder] = said[f.folder] || !f.test && f.syntax.Doc != nil
	}
	for _, f := range files {
		switch name := filepath.Base(f.folder); name {
		case "util", "utils", "common", "helper", "helpers", "types", "model", "models", "manager", "misc", "internal", "pkg":
			t.Errorf("%s: a package is named for a thing or for a technology, not %q", f.path, name)
		}
		if !said[f.folder] {
			t.Errorf("%s: no file of the package says what it is", f.path)
		}
	}
}

// What is missing on a machine comes with what helps.
func TestProbesHaveTheirCure(t *testing.T) {
	for _, p := range probes() {
		if content.Wording().Say("cure."+p.Name, nil) == "" {
			t.Errorf("lull check may find %s missing, and says no cure: cure.%s wants words in content/wording/check.txt", p.Name, p.Name)
		}
	}
}
