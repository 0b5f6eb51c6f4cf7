package exchange

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"time"

	"lull/routines/journal"
)

// SamplesBegin is what every table of samples begins with: the names that Apple
// Health gives the parts of a sample in its own export, by which programs that
// write tables into Apple Health find their columns.
const SamplesBegin = "type,sourceName,startDate,endDate,unit,value"

// Samples writes a table of samples as Apple Health has them: time in bed, sleep,
// caffeine and practices. What was itself taken from another program is left out:
// that program may have written it there already.
type Samples struct{ csvWriter }

// NewSamples writes the row of names and gives what writes the rows after it.
func NewSamples(w io.Writer) (*Samples, error) {
	s := &Samples{csvWriter{out: csv.NewWriter(w)}}
	return s, s.out.Write(strings.Split(SamplesBegin, ","))
}

// The types of samples that are written and read.
const (
	SampleSleep    = "HKCategoryTypeIdentifierSleepAnalysis"
	SampleCaffeine = "HKQuantityTypeIdentifierDietaryCaffeine"
	SampleMindful  = "HKCategoryTypeIdentifierMindfulSession"
)

// Entry writes what Apple Health has a sample for. How long somebody was awake in
// a night has no place there, since nobody says when it was: sleep goes from
// falling asleep to the last waking.
func (s *Samples) Entry(e journal.Entry) error {
	switch {
	case e.Imported():
		return nil
	case e.Night != nil:
		return s.night(e.Night)
	case e.Nap != nil && e.Nap.Lasted > 0:
		return s.sample(SampleSleep, e.At, e.At.Add(e.Nap.Lasted), "", "HKCategoryValueSleepAnalysisAsleepUnspecified")
	case e.Intake != nil && e.Intake.Caffeine > 0:
		return s.sample(SampleCaffeine, e.At, e.At.Add(e.Intake.Over),
			"mg", strconv.FormatFloat(e.Intake.Caffeine, 'f', -1, 64))
	case e.Session != nil && e.Session.Practised > 0 && e.Session.Ending != journal.Running:
		return s.sample(SampleMindful, e.At, e.At.Add(e.Session.Practised), "", "HKCategoryValueNotApplicable")
	}
	return nil
}

func (s *Samples) night(n *journal.Night) error {
	if n.IntoBed != nil && n.OutOfBed != nil {
		if err := s.sample(SampleSleep, *n.IntoBed, *n.OutOfBed, "", "HKCategoryValueSleepAnalysisInBed"); err != nil {
			return err
		}
	}
	if n.Tried == nil || n.Woke == nil || n.SOL == nil { // when sleep began is not known
		return nil
	}
	return s.sample(SampleSleep, n.Tried.Add(*n.SOL), *n.Woke, "", "HKCategoryValueSleepAnalysisAsleepUnspecified")
}

func (s *Samples) sample(kind string, from, to time.Time, unit, value string) error {
	if to.Before(from) { // what was reported does not fit together
		return nil
	}
	const layout = "2006-01-02 15:04:05 -0700"
	return s.row([]string{kind, "lull", from.Format(layout), to.Format(layout), unit, value})
}
