package health

import (
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/exchange"
	"lull/routines/journal"
	"lull/routines/practice"
)

// apple reads export.xml of Apple Health: a list of records, some of which hold
// an element with the zone they were made in. Records inside of correlations
// stand in the list as well, so that only the list is read.
func (m *Import) apple(in io.Reader) error {
	a := apple{into: m, kinds: map[string]int{}, zones: map[string]*time.Location{}}
	m.From(journal.AppleHealth)
	text, err := newMarkup(in)
	if err != nil {
		return err
	}
	for {
		t, depth, err := text.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			err = a.element(t, depth)
		}
		if err != nil {
			return err
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(a.kinds)) {
		name := kind
		for _, begins := range []string{"HKQuantityTypeIdentifier", "HKCategoryTypeIdentifier", "HKDataType"} {
			name = strings.TrimPrefix(name, begins)
		}
		m.Leave(name, "nothing about the evening or the night", a.kinds[kind])
	}
	m.Leave("stages of sleep", "a wrist guesses them: they are taken as sleep, without their names", a.stages)
	return nil
}

type apple struct {
	into    *Import
	kinds   map[string]int // what else there is, by its type
	zones   map[string]*time.Location
	stages  int
	pending *record // one whose end has not come
}

type record struct {
	kind, device, unit, value string
	from, to                  string
	zone                      *time.Location // nil for that of the times
}

func (a *apple) element(token xml.Token, depth int) error {
	t, begins := token.(xml.StartElement)
	switch name := t.Name.Local; {
	case !begins && depth == 2 && a.pending != nil:
		r := a.pending
		a.pending = nil
		return a.record(r)
	case !begins:
	case depth == 1 && name != "HealthData":
		return errors.New("it is XML, but no export of Apple Health")
	case depth == 2 && name == "Record":
		a.begin(t)
	case depth == 2:
		a.other(name)
	case depth == 3 && a.pending != nil && name == "MetadataEntry":
		a.metadata(t)
	}
	return nil
}

func (a *apple) begin(t xml.StartElement) {
	a.into.lines++
	switch kind := attribute(t, "type"); kind {
	case exchange.SampleSleep, exchange.SampleCaffeine, exchange.SampleMindful:
		a.pending = &record{
			kind: kind, device: attribute(t, "sourceName"), unit: attribute(t, "unit"), value: attribute(t, "value"),
			from: attribute(t, "startDate"), to: attribute(t, "endDate"),
		}
	default:
		a.other(kind)
	}
}

func (a *apple) other(kind string) {
	if kind == "Me" || kind == "ExportDate" {
		return
	}
	if _, known := a.kinds[kind]; !known && len(a.kinds) >= mostOmissions {
		kind = "other records"
	}
	a.kinds[kind]++
}

// metadata reads in which zone a record was made. The times of all records are
// in that of the phone when it wrote the file.
func (a *apple) metadata(t xml.StartElement) {
	if attribute(t, "key") != "HKTimeZone" {
		return
	}
	name := attribute(t, "value")
	zone, known := a.zones[name]
	if !known && len(a.zones) < mostOmissions {
		zone, _ = a.into.Named(name) // without one the times say where they were
		a.zones[name] = zone
	}
	a.pending.zone = zone
}

func (a *apple) record(r *record) error {
	const layout = "2006-01-02 15:04:05 -0700"
	from, err := time.Parse(layout, r.from)
	to, errTo := time.Parse(layout, r.to)
	if err != nil || errTo != nil {
		a.into.leave("records", "their times are not clear")
		return nil
	}
	if r.zone != nil {
		from, to = from.In(r.zone), to.In(r.zone)
	}
	from, to = evening.Fixed(from), evening.Fixed(to)
	switch r.kind {
	case exchange.SampleSleep:
		return a.sleep(r, from, to)
	case exchange.SampleCaffeine:
		a.caffeine(r, from)
	default:
		a.mindful(r, from, to)
	}
	return nil
}

func (a *apple) sleep(r *record, from, to time.Time) error {
	s := Span{From: from, To: to, Device: r.device}
	switch state, _ := strings.CutPrefix(r.value, "HKCategoryValueSleepAnalysis"); state {
	case "InBed":
		s.State = InBed
	case "AsleepCore", "AsleepDeep", "AsleepREM":
		a.stages++
		s.State = Asleep
	case "Asleep", "AsleepUnspecified":
		s.State = Asleep
	case "Awake": // what lies between two stretches of sleep is that anyway
		return nil
	default:
		a.into.leave("sleep of the kind "+state, "that kind is not known")
		return nil
	}
	return a.into.Sleep(journal.AppleHealth, s)
}

// whyTimes is why a stretch is left out that cannot be one.
const whyTimes = "their times do not fit together"

func (a *apple) caffeine(r *record, at time.Time) {
	v, err := strconv.ParseFloat(r.value, 64)
	switch r.unit {
	case "mg":
	case "g":
		v *= 1000
	case "mcg":
		v /= 1000
	default:
		err = errors.New("another unit")
	}
	if err != nil || !(v > 0 && v <= journal.MostCaffeine) {
		a.into.leave("caffeine", "its amount is not clear")
		return
	}
	a.into.add(journal.AppleHealth, journal.Entry{
		Kind: journal.KindIntake, At: at, Evening: a.into.Schedule.Of(at),
		Intake: &journal.Intake{What: "caffeine", Count: 1, Caffeine: v},
	}, key(at), r.value, r.unit, r.device)
}

// mindful takes in a session of another program, where it was one of the
// evening: from three hours before bedtime on.
func (a *apple) mindful(r *record, from, to time.Time) {
	lasted := to.Sub(from)
	switch day := a.into.Schedule.ForNight(from); {
	case !fits(Span{From: from, To: to}):
		a.into.leave("mindful minutes", whyTimes)
	case from.Before(a.into.Schedule.Bedtime(day, from.Location()).Add(-time.Duration(near) * time.Second)):
		a.into.leave("mindful minutes", "they were by day")
	default:
		a.into.add(journal.AppleHealth, journal.Entry{
			Kind: journal.KindSession, At: from, Evening: day,
			Session: &journal.Session{
				Practice: practice.KindRelax, Name: "mindful minutes", Planned: lasted, Practised: lasted,
				Ending: journal.Logged,
			},
		}, key(from), r.device)
	}
}
