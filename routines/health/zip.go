package health

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"lull/routines/letters"
)

// mostFiles is how many files a zip may hold: those of a whole account are some
// thousand.
const mostFiles = 200_000

// errNothingInZip is returned for a zip in which no file is of a known format.
var errNothingInZip = errors.New("in this zip no file is of a kind that is known here")

// Zip reads every file of a zip that is of a known format, one after the other,
// and counts the others. wrap sets bounds to the reading of each.
func (m *Import) Zip(in io.ReaderAt, size int64, wrap func(io.Reader) io.Reader) error {
	z, err := zip.NewReader(in, size)
	if err != nil {
		return fmt.Errorf("it is a zip, and a damaged one: %w", err)
	}
	if len(z.File) > mostFiles {
		return fmt.Errorf("there are %d files in this zip, and no more than %d are looked at", len(z.File), mostFiles)
	}
	databases := 0
	for _, f := range z.File {
		if database(f.Name) {
			databases++
		}
	}
	if databases > mostDatabases {
		return fmt.Errorf("there are %d databases in this zip, and no more than %d are read", databases, mostDatabases)
	}
	found := false
	for _, f := range z.File {
		if f.FileInfo().IsDir() || !readable(f.Name) {
			continue
		}
		if databases > 0 && path.Ext(f.Name) == ".fit" {
			m.leave("files of the zip", "the database beside them has their nights")
			continue
		}
		known, err := m.zipped(f, wrap)
		if err != nil {
			return fmt.Errorf("%s in it: %w", letters.Short(letters.Line(f.Name)), err)
		}
		found = found || known
	}
	if !found {
		return errNothingInZip
	}
	return nil
}

const mostDatabases = 8

// database tells by a name whether a file is the database of Gadgetbridge, which
// has no extension in its zip.
func database(name string) bool {
	name = strings.ToLower(path.Base(name))
	return name == "gadgetbridge" || name == "gadgetbridge.db"
}

// readable tells by a name whether a file may be of a known format, so that
// pictures and routes are not even opened.
func readable(name string) bool {
	return database(name) || slices.Contains([]string{".xml", ".json", ".csv", ".fit"}, strings.ToLower(path.Ext(name)))
}

func (m *Import) zipped(f *zip.File, wrap func(io.Reader) io.Reader) (known bool, err error) {
	opened, err := f.Open()
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, opened.Close()) }()
	in := wrap(opened)
	format, in, err := Peek(in)
	if err != nil {
		return false, err
	}
	if format == Database && database(f.Name) && m.Database != nil {
		return true, m.Database(in)
	}
	if format == "" || format == Zip || format == Database {
		m.leave("files of the zip", "they are of no kind that is known here")
		return false, nil
	}
	if format == LoopOne { // it does not say which
		m.leave("files of one habit", "the file of all habits has them too")
		return false, nil
	}
	return true, m.Read(format, in)
}

// Peek tells the format of what a reader gives, and gives a reader that begins
// where that one did.
func Peek(in io.Reader) (Format, io.Reader, error) {
	begin := make([]byte, Begins)
	n, err := io.ReadFull(in, begin)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return "", nil, err
	}
	begin = begin[:n]
	return recognise(begin), io.MultiReader(strings.NewReader(string(begin)), in), nil
}
