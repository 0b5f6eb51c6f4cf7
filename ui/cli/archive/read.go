package archive

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/exchange"
	"lull/routines/health"
	"lull/routines/journal"
	"lull/routines/notation"
	"lull/routines/settings"
	"lull/ui/cli/console"
	"lull/ui/plain"
)

// Limits of what is read: more than a phone of twenty years would write, and
// longer than reading that takes.
const (
	longestImport = 32 << 30 // bytes
	longestTable  = 1 << 28
	slowestImport = time.Hour
)

var (
	errSlow = fmt.Errorf("reading it took longer than %s", slowestImport)
	errLong = fmt.Errorf("there is more in it than is read (%d GB, and %d MB of a table or an export)",
		longestImport>>30, longestTable>>20)
)

// bounded reads until it is too much, took too long or was called off.
type bounded struct {
	ctx  context.Context //nolint:containedctx // it is that of one reading
	in   io.Reader
	left *int64
	far  func(left int64) // gets how much may still come; nil where nobody asks
}

func (b *bounded) Read(p []byte) (int, error) {
	switch {
	case b.ctx.Err() != nil:
		return 0, context.Cause(b.ctx)
	case *b.left <= 0:
		return 0, errLong
	}
	n, err := b.in.Read(p)
	*b.left -= int64(n)
	if b.far != nil {
		b.far(*b.left)
	}
	return n, err
}

func (i Import) read(
	ctx context.Context, names []string, how importFlags, s settings.Settings, far func(float64),
) (exchange.Batch, error) {
	left, size := int64(longestImport), sizeOf(names)
	tell := func(left int64) {
		if size > 0 { // what is packed is more than its file
			far(min(float64(longestImport-left)/float64(size), 1))
		}
	}
	ctx, cancel := context.WithTimeoutCause(ctx, slowestImport, errSlow)
	defer cancel()
	r := reading{
		of: i, how: how, settings: s,
		wrap: func(in io.Reader) io.Reader { return &bounded{ctx, in, &left, tell} },
		health: health.New(health.How{
			Zone: i.Now().Location(), Named: time.LoadLocation, Schedule: s.Schedule, Habit: how.habit,
		}),
	}
	r.health.Database = func(in io.Reader) error { return i.Disk.Openers.Packed(ctx, in, r.health) }
	for _, name := range names {
		if err := r.file(ctx, name, len(names) > 1); err != nil {
			return exchange.Batch{}, err
		}
	}
	if r.own != nil {
		return *r.own, nil
	}
	return r.health.Done(), nil
}

func sizeOf(names []string) (size int64) {
	for _, name := range names {
		if about, err := os.Stat(name); err == nil && about.Mode().IsRegular() {
			size += about.Size()
		}
	}
	return size
}

type reading struct {
	of       Import
	how      importFlags
	settings settings.Settings
	wrap     func(io.Reader) io.Reader
	health   *health.Import
	own      *exchange.Batch // of a file that is no recording of another program
}

func called(name string) string {
	if name == "-" {
		return "standard input"
	}
	return name
}

func (r *reading) file(ctx context.Context, name string, several bool) error {
	in, opened := io.Reader(r.of.In), (*os.File)(nil)
	if name != "-" {
		var err error
		if opened, err = os.Open(name); err != nil {
			return fmt.Errorf("importing %s: %w", name, errors.Unwrap(err))
		}
		defer func() { _ = opened.Close() }() // nothing was written
		if about, err := opened.Stat(); err == nil && about.IsDir() {
			return fmt.Errorf("importing %s: that is a folder, and a file goes here", name)
		}
		in = opened
	}
	err := r.from(ctx, in, opened, several)
	_, usage := errors.AsType[console.Usage](err)
	bad, lines := errors.AsType[*exchange.Problems](err)
	switch {
	case usage:
		return err
	case lines:
		return fmt.Errorf("importing %s: %s not right, and nothing was taken in\n%w",
			called(name), plain.Counted(len(bad.First)+bad.More, "line is", "lines are"), err)
	case err != nil:
		return fmt.Errorf("importing %s: %w; nothing was taken in", called(name), err)
	}
	return nil
}

// from reads what is said to be of a format, or is told by how it begins.
func (r *reading) from(ctx context.Context, in io.Reader, opened *os.File, several bool) error {
	format, in := health.Format(""), r.wrap(in)
	if r.how.from == "" {
		var err error
		if format, in, err = health.Peek(in); err != nil {
			return err
		}
	}
	switch {
	case format == "" && several:
		return errors.New("it is of no kind that several files of can be given, or of none that is known here; one " +
			"at a time will do")
	case format == "":
		left := int64(longestTable) // all of it is held at once
		batch, err := r.table(&bounded{ctx: ctx, in: in, left: &left})
		if wrong := r.how.ofOthers(); err == nil && r.how.from == "" && wrong != nil {
			err = console.Misuse(wrong)
		}
		r.own = &batch
		return err
	case r.how.dates != "":
		return console.Misusef("--dates goes with --from csv; the dates of this file are clear")
	case r.how.habit != "" && !format.Habits():
		return console.Misusef("--habit goes with a file of habits; there are none in this one")
	case format == health.Zip || format == health.Database:
		return r.fromFile(ctx, format, opened)
	}
	return r.health.Read(format, in)
}

// fromFile reads what needs a file, and no stream of bytes.
func (r *reading) fromFile(ctx context.Context, format health.Format, opened *os.File) error {
	if opened == nil {
		return errors.New("a zip or a database is read from a file and not from standard input")
	}
	if format == health.Database {
		return r.of.Disk.Openers.Gadgetbridge(ctx, opened.Name(), r.health)
	}
	about, err := opened.Stat()
	if err != nil {
		return err
	}
	return r.health.Zip(opened, about.Size(), r.wrap)
}

func (r *reading) table(in io.Reader) (exchange.Batch, error) {
	if r.how.from == "" || r.how.from == "jsonl" {
		return exchange.Read(in)
	}
	zone, s := r.of.Now().Location(), r.settings
	bedtime := func(d evening.Day) time.Time { return s.Schedule.Bedtime(d, zone) }
	if r.how.from == "harsh" {
		return exchange.ReadHarsh(in, r.how.habit, bedtime)
	}
	known := r.of.Catalog.Noting(s).Known
	return exchange.ReadTable(in, exchange.Foreign{
		Zone: zone, Dates: r.how.dates, Habit: r.how.habit, Evening: s.Schedule.Of, Bedtime: bedtime,
		Known: func(what string, at time.Time) (journal.Entry, error) {
			return notation.Entry(strings.Fields(what), at, known)
		},
	})
}
