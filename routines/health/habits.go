package health

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/exchange"
	"lull/routines/journal"
	"lull/routines/letters"
)

// bedtime is when an evening on which a habit was kept was rested.
func (h How) bedtime(d evening.Day) time.Time { return h.Schedule.Bedtime(d, h.Zone) }

// loop reads Checkmarks.csv of Loop Habit Tracker, with a column for each habit
// or with one that is named Value. An evening on which the habit was kept becomes
// one that was rested.
func (m *Import) loop(in io.Reader) error {
	buffered := bufio.NewReaderSize(in, Begins)
	begin, _ := buffered.Peek(Begins) // a short file is shorter
	first, _, _ := bytes.Cut(bytes.TrimPrefix(begin, []byte("\ufeff")), []byte("\n"))
	cells, err := csv.NewReader(bytes.NewReader(first)).Read()
	if err != nil {
		return errors.New("its first line does not name the habits")
	}
	var names []string
	for _, name := range cells[1:] {
		if name = letters.Line(name); name != "" && name != "Value" && name != "Notes" {
			names = append(names, name)
		}
	}
	if err := exchange.WhichHabit(m.Habit, names); err != nil {
		return err
	}
	habit := cmp.Or(slices.Concat([]string{m.Habit}, names, []string{"a habit"})...)
	for _, name := range names {
		if !strings.EqualFold(name, habit) {
			m.leave(name, "another habit than the one that was named")
		}
	}
	b, err := exchange.ReadTable(buffered, exchange.Foreign{
		Zone: m.Zone, Source: journal.LoopHabits, Habit: habit, Evening: m.Schedule.Of, Bedtime: m.bedtime,
	})
	if err != nil {
		return err
	}
	m.From(journal.LoopHabits)
	m.lines += b.Lines
	m.Leave("days", "the habit was not kept on them", b.Left)
	m.entries = append(m.entries, b.Entries...)
	return nil
}

// daylio reads the table of Daylio, in which each row has a mood, what was done
// and a note. Of what was done one is the wind-down; an evening with it becomes
// one that was rested.
func (m *Import) daylio(in io.Reader) error {
	done, moods := map[string]bool{}, 0
	err := named(in, func(r row) error {
		m.lines++
		moods++
		at, err := m.daylioMoment(r.of("full date"), r.of("time"))
		if err != nil {
			return err
		}
		kept := false
		for name := range strings.SplitSeq(r.of("activities"), "|") {
			if name = letters.Line(name); name == "" {
				continue
			}
			done[name] = true
			kept = kept || strings.EqualFold(name, m.Habit)
		}
		if !kept {
			m.leave("rows", "the habit is not in them")
			return nil
		}
		day, note := m.Schedule.Of(at), letters.Lines(r.of("note"))
		key := []string{day.String(), strings.ToLower(m.Habit)}
		for _, e := range exchange.Rested(day, m.bedtime(day), note) {
			m.add(journal.Daylio, e, key...)
			key = append(key, note)
		}
		return nil
	})
	if err != nil {
		return err
	}
	m.From(journal.Daylio)
	m.Leave("moods", "how a day was is no measure of its night", moods)
	all := slices.Sorted(maps.Keys(done))
	if m.Habit == "" && len(all) == 1 { // what is done need not be a habit
		return fmt.Errorf("%w; --habit %s would say it", exchange.ErrWhichHabit, letters.Quoted(all[0]))
	}
	return exchange.WhichHabit(m.Habit, all)
}

func (h How) daylioMoment(date, clock string) (time.Time, error) {
	text := date + " " + strings.ToUpper(strings.ReplaceAll(clock, "\u202f", " "))
	at, err := h.in(text, "2006-01-02 15:04", "2006-01-02 3:04 PM", "2006-01-02 3:04PM")
	if err != nil {
		err = fmt.Errorf("the moment %s is not clear; perhaps the file was cut off here", letters.Quoted(text))
	}
	return at, err
}
