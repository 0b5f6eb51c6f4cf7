package archive

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"lull/routines/exchange"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/lists"
	"lull/ui/plain"
)

// imported is what an import did, or would have done, as data; its shape is
// stable.
type imported struct {
	Lines int `json:"lines"`
	merged
	Left    int                `json:"left_out"`
	Dry     bool               `json:"dry_run"`
	Backup  string             `json:"backup,omitempty"`
	Sources []string           `json:"sources,omitempty"`
	Found   []thing            `json:"found,omitempty"`
	Out     []exchange.Omitted `json:"not_taken,omitempty"`
}

type merged struct {
	Added     int `json:"added"`
	Updated   int `json:"updated"`
	Deleted   int `json:"deleted"`
	Unchanged int `json:"unchanged"`
	Buried    int `json:"taken_out_before,omitempty"` // of those that are unchanged
}

// thing is one sort of thing that a file holds.
type thing struct {
	What string `json:"what"`
	N    int    `json:"n"`
	From string `json:"from"` // dates, which are in order as they are written
	To   string `json:"to"`
}

func thingOf(e journal.Entry) string {
	if s := e.Session; s != nil && s.Practised > 0 {
		return "mindful minutes"
	}
	return cmp.Or(map[journal.Kind]string{
		journal.KindNight: "nights", journal.KindNap: "naps", journal.KindIntake: "caffeine",
		journal.KindSession: "evenings kept", journal.KindNote: "notes",
	}[e.Kind], string(e.Kind))
}

func thingsOf(b exchange.Batch) []thing {
	var all []thing
	for _, e := range b.Entries {
		what, day := thingOf(e), e.Evening.String()
		at := slices.IndexFunc(all, func(t thing) bool { return t.What == what })
		if at < 0 {
			at, all = len(all), append(all, thing{What: what, From: day, To: day})
		}
		f := &all[at]
		f.N, f.From, f.To = f.N+1, min(f.From, day), max(f.To, day)
	}
	order := []string{"nights", "naps", "evenings kept", "mindful minutes", "caffeine", "notes"}
	place := func(t thing) int { return slices.Index(order, t.What) }
	slices.SortFunc(all, func(a, b thing) int { return place(a) - place(b) })
	return all
}

func (i imported) words() string {
	parts := []string{fmt.Sprintf("%d new", i.Added)}
	some := func(n int, words string) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, words))
		}
	}
	some(i.Updated, "changed")
	some(i.Deleted, "deleted")
	some(i.Unchanged-i.Buried, "known already")
	some(i.Buried, "taken out here before")
	some(i.Left, "left out")
	words := strings.Join(parts, ", ")
	if i.Dry {
		words = "it would be: " + words + "; nothing was taken in"
	}
	if i.Buried > 0 {
		words += "\nwhat was taken out before stays out; --again takes it in once more"
	}
	if i.Backup != "" {
		words += "\na copy from before is in " + letters.Plain(i.Backup)
	}
	if len(i.Sources) > 0 {
		words = i.table() + words
	}
	return words
}

// table says what is in the files of another program, from when to when, and what
// of them is left out.
func (i imported) table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "from %s\n", letters.Listed(lists.Each(i.Sources, journal.SourceName), "and"))
	columns := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, f := range i.Found {
		fmt.Fprintf(columns, "  %d\t%s\t%s to %s\n", f.N, f.What, f.From, f.To)
	}
	_ = columns.Flush() // it writes to memory
	if len(i.Found) == 0 {
		b.WriteString("  nothing about nights or evenings\n")
	}
	if len(i.Out) > 0 {
		b.WriteString("left out\n")
		leftOut(&b, i.Out)
	}
	b.WriteString("\n")
	return b.String()
}

// mostOut is how many sorts of things that are left out for one reason are named.
const mostOut = 4

func leftOut(w io.Writer, out []exchange.Omitted) {
	var reasons []string
	of := map[string][]exchange.Omitted{}
	for _, o := range out {
		if of[o.Why] == nil {
			reasons = append(reasons, o.Why)
		}
		of[o.Why] = append(of[o.Why], o)
	}
	for _, why := range reasons {
		n, names := 0, []string{}
		for k, o := range of[why] {
			n += o.N
			if k < mostOut {
				names = append(names, letters.Line(o.What))
			}
		}
		if more := len(of[why]) - mostOut; more > 0 {
			names = append(names, plain.Counted(more, "other sort", "other sorts"))
		}
		fmt.Fprintf(w, "  %d %s: %s\n", n, letters.Listed(names, "and"), why)
	}
}
