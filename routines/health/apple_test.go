package health

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/exchange"
	"lull/routines/journal"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func usual(t testing.TB) How {
	t.Helper()
	return How{Zone: zone(t, "Europe/Berlin"), Named: time.LoadLocation, Schedule: evening.DefaultSchedule()}
}

// read reads one file, and looks that everything in it can be kept.
func read(t *testing.T, how How, f Format, text string) exchange.Batch {
	t.Helper()
	b, err := tried(how, f, text)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range b.Entries {
		if err := e.Check(); err != nil {
			t.Errorf("%s: %v", e.Line(), err)
		}
		if !e.Imported() || e.ID == "" {
			t.Errorf("%s says not where it is from", e.Line())
		}
	}
	return b
}

func tried(how How, f Format, text string) (exchange.Batch, error) {
	if got := recognise([]byte(text)[:min(len(text), Begins)]); got != f {
		return exchange.Batch{}, fmt.Errorf("it is taken for %q, not for %q", got, f)
	}
	m := New(how)
	if err := m.Read(f, strings.NewReader(text)); err != nil {
		return exchange.Batch{}, err
	}
	return m.Done(), nil
}

// told writes entries shortly, in order.
func told(b exchange.Batch) []string {
	var out []string
	clock := func(at *time.Time) string {
		if at == nil {
			return "-"
		}
		return at.Format("02 15:04-07")
	}
	for _, e := range b.Entries {
		line := fmt.Sprintf("%s %s", e.Kind, e.Evening)
		switch {
		case e.Night != nil:
			n := e.Night
			line += fmt.Sprintf(": bed %s, asleep %s, woke %s, up %s", clock(n.IntoBed), clock(n.Asleep), clock(n.Woke), clock(n.OutOfBed))
			if n.WASO != nil {
				line += ", awake " + n.WASO.String()
			}
			if n.Quality > 0 {
				line += fmt.Sprintf(", quality %d", n.Quality)
			}
			if n.Note != "" {
				line += ", " + n.Note
			}
		case e.Nap != nil:
			line += fmt.Sprintf(": from %s for %s", clock(&e.At), e.Nap.Lasted)
		case e.Intake != nil:
			line += fmt.Sprintf(": %s, %g mg at %s", e.Intake.What, e.Intake.Caffeine, clock(&e.At))
		case e.Session != nil:
			line += fmt.Sprintf(": %s %s at %s for %s", e.Session.Practice, e.Session.Name, clock(&e.At), e.Session.Practised)
		case e.Note != nil:
			line += ": " + e.Note.Text
		}
		out = append(out, line)
	}
	slices.Sort(out)
	return out
}

func left(b exchange.Batch) []string {
	var out []string
	for _, o := range b.Out {
		out = append(out, fmt.Sprintf("%d %s: %s", o.N, o.What, o.Why))
	}
	return out
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got\n  %s\nwant\n  %s", what, strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

const appleHead = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
<!ELEMENT Record ((MetadataEntry|HeartRateVariabilityMetadataList)*)>
<!ATTLIST Record
  type CDATA #REQUIRED
  unit CDATA #IMPLIED
>
]>
<HealthData locale="de_DE">
 <ExportDate value="2026-11-24 12:00:00 +0100"/>
 <Me HKCharacteristicTypeIdentifierBiologicalSex="HKBiologicalSexNotSet"/>
`

func export(records ...string) string {
	return appleHead + strings.Join(records, "\n") + "\n</HealthData>\n"
}

// asleep is one record of sleep, from and to as 23 22:50.
func asleep(device, state, from, to string, more ...string) string {
	head := fmt.Sprintf(` <Record type="%s" sourceName="%s" sourceVersion="11.1" device="&lt;&lt;HKDevice: 0x1&gt;, name:Watch&gt;" creationDate="2026-11-24 09:00:00 +0100" startDate="%s" endDate="%s" value="HKCategoryValueSleepAnalysis%s"`,
		exchange.SampleSleep, device, stamp(from), stamp(to), state)
	if len(more) == 0 {
		return head + "/>"
	}
	return head + ">\n" + strings.Join(more, "\n") + "\n </Record>"
}

// stamp makes 23 22:50 a moment of November 2026 in Berlin, unless it is one.
func stamp(s string) string {
	if len(s) > len("23 22:50") {
		return s
	}
	return "2026-11-" + s + ":00 +0100"
}

func TestAppleHealth(t *testing.T) {
	steps := ` <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Phone" unit="count" startDate="2026-11-23 09:00:00 +0100" endDate="2026-11-23 09:30:00 +0100" value="12"/>`
	caffeine := func(at, unit, value string) string {
		return fmt.Sprintf(` <Record type="%s" sourceName="Cups" unit="%s" startDate="%s" endDate="%[3]s" value="%s"/>`, exchange.SampleCaffeine, unit, stamp(at), value)
	}
	mindful := func(from, to string) string {
		return fmt.Sprintf(` <Record type="%s" sourceName="Calm" startDate="%s" endDate="%s"/>`, exchange.SampleMindful, stamp(from), stamp(to))
	}
	for name, c := range map[string]struct {
		records    []string
		told, left []string
	}{
		"a night in stages, with a gap": {
			records: []string{
				asleep("Watch", "InBed", "23 22:40", "24 07:10"),
				asleep("Watch", "AsleepCore", "23 23:00", "24 02:00"), asleep("Watch", "AsleepDeep", "24 02:00", "24 03:00"),
				asleep("Watch", "Awake", "24 03:00", "24 03:12"), asleep("Watch", "AsleepREM", "24 03:12", "24 06:50"), steps, steps,
			},
			told: []string{"night 2026-11-23: bed 23 22:40+01, asleep 23 23:00+01, woke 24 06:50+01, up 24 07:10+01, awake 12m0s"},
			left: []string{
				"3 stages of sleep: a wrist guesses them: they are taken as sleep, without their names",
				"2 StepCount: nothing about the evening or the night",
			},
		},
		"of two devices the one with more sleep": {
			records: []string{
				asleep("Phone", "AsleepUnspecified", "23 23:30", "24 05:00"), asleep("Watch", "AsleepUnspecified", "23 23:00", "24 06:50"),
				asleep("Clock", "InBed", "23 22:00", "24 08:00"),
			},
			told: []string{"night 2026-11-23: bed -, asleep 23 23:00+01, woke 24 06:50+01, up -, awake 0s"},
			left: []string{"2 nights: another device recorded more of the same sleep"},
		},
		"only in bed": {
			records: []string{asleep("Clock", "InBed", "23 22:30", "24 06:30"), asleep("Clock", "InBed", "24 14:00", "24 14:40")},
			told:    []string{"night 2026-11-23: bed 23 22:30+01, asleep -, woke -, up 24 06:30+01"},
			left:    []string{"1 lying in bed: nobody was asleep then"},
		},
		"a split night is one": {
			records: []string{asleep("Watch", "Asleep", "23 22:30", "24 01:30"), asleep("Watch", "Asleep", "24 03:30", "24 06:30")},
			told:    []string{"night 2026-11-23: bed -, asleep 23 22:30+01, woke 24 06:30+01, up -, awake 2h0m0s"},
		},
		"naps by day and in the evening": {
			records: []string{
				asleep("Watch", "Asleep", "23 13:00", "23 13:25"), asleep("Watch", "Asleep", "23 19:30", "23 20:10"),
				asleep("Phone", "Asleep", "23 13:05", "23 13:20"), asleep("Watch", "Asleep", "23 22:50", "24 06:30"),
			},
			told: []string{
				"nap 2026-11-23: from 23 13:00+01 for 25m0s", "nap 2026-11-23: from 23 19:30+01 for 40m0s",
				"night 2026-11-23: bed -, asleep 23 22:50+01, woke 24 06:30+01, up -, awake 0s",
			},
			left: []string{"1 naps: another device recorded more of the same sleep"},
		},
		"sleep after a night shift": {
			records: []string{asleep("Watch", "Asleep", "24 09:00", "24 15:00")},
			told:    []string{"night 2026-11-23: bed -, asleep 24 09:00+01, woke 24 15:00+01, up -, awake 0s"},
		},
		"the clocks go back": {
			records: []string{asleep("Watch", "Asleep", "2026-10-24 23:00:00 +0200", "2026-10-25 06:30:00 +0100")},
			told:    []string{"night 2026-10-24: bed -, asleep 24 23:00+02, woke 25 06:30+01, up -, awake 0s"},
		},
		"the clocks go forward": {
			records: []string{
				asleep("Watch", "Asleep", "2026-03-28 23:00:00 +0100", "2026-03-29 01:59:00 +0100"),
				asleep("Watch", "Asleep", "2026-03-29 03:01:00 +0200", "2026-03-29 07:00:00 +0200"),
			},
			told: []string{"night 2026-03-28: bed -, asleep 28 23:00+01, woke 29 07:00+02, up -, awake 2m0s"},
		},
		"a journey, with the zone beside": {
			records: []string{
				asleep("Watch", "Asleep", "24 05:00", "24 12:30", ` <MetadataEntry key="HKWasUserEntered" value="0"/>`,
					` <MetadataEntry key="HKTimeZone" value="America/New_York"/>`),
			},
			told: []string{"night 2026-11-23: bed -, asleep 23 23:00-05, woke 24 06:30-05, up -, awake 0s"},
		},
		"caffeine and mindful minutes": {
			records: []string{
				caffeine("23 16:00", "mg", "80"), caffeine("23 16:00", "mg", "80"), caffeine("23 17:00", "g", "0.04"), caffeine("23 17:00", "oz", "1"),
				caffeine("23 17:10", "mg", "-3"), caffeine("24 01:00", "mg", "20"),
				mindful("23 22:00", "23 22:10"), mindful("23 12:00", "23 12:10"), mindful("24 03:00", "24 03:05"),
			},
			told: []string{
				"intake 2026-11-23: caffeine, 20 mg at 24 01:00+01", "intake 2026-11-23: caffeine, 40 mg at 23 17:00+01",
				"intake 2026-11-23: caffeine, 80 mg at 23 16:00+01",
				"session 2026-11-23: relax mindful minutes at 23 22:00+01 for 10m0s", "session 2026-11-23: relax mindful minutes at 24 03:00+01 for 5m0s",
			},
			left: []string{"2 caffeine: its amount is not clear", "1 mindful minutes: they were by day", "1 records: they stand there twice"},
		},
		"a record inside of a correlation stands in the list too": {
			records: []string{`<Correlation type="Food" startDate="x">` + caffeine("23 16:00", "mg", "80") + `</Correlation>`, caffeine("23 16:00", "mg", "80")},
			told:    []string{"intake 2026-11-23: caffeine, 80 mg at 23 16:00+01"},
			left:    []string{"1 Correlation: nothing about the evening or the night"},
		},
		"what cannot be": {
			records: []string{
				asleep("Watch", "Asleep", "24 06:00", "23 23:00"), asleep("Watch", "Asleep", "20 06:00", "23 23:00"), asleep("Watch", "Dancing", "23 23:00", "24 06:00"),
				asleep("Watch", "Asleep", "yesterday evening", "24 06:00"),
			},
			left: []string{
				"2 stretches of sleep: their times do not fit together", "1 records: their times are not clear",
				"1 sleep of the kind Dancing: that kind is not known",
			},
		},
		"names and numbers of XML": {
			records: []string{asleep("Bob&#8217;s &quot;Watch&quot; &amp; co", "Asleep", "23 23:00", "24 06:00"), "<!-- <Record -->", "<?xml-stylesheet <?>", "<![CDATA[ <Record> ]]>"},
			told:    []string{"night 2026-11-23: bed -, asleep 23 23:00+01, woke 24 06:00+01, up -, awake 0s"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := read(t, usual(t), AppleHealth, export(c.records...))
			same(t, "entries", told(b), c.told)
			same(t, "left out", left(b), c.left)
			again := read(t, usual(t), AppleHealth, export(c.records...))
			for i, e := range b.Entries {
				if e.ID != again.Entries[i].ID {
					t.Errorf("read twice, it is %s and %s", e.ID, again.Entries[i].ID)
				}
			}
		})
	}
}

// A night belongs to the schedule of the one who sleeps.
func TestNightsOfANightShift(t *testing.T) {
	how := usual(t)
	for i := range how.Schedule.Bed {
		how.Schedule.Bed[i], how.Schedule.Wake[i] = evening.At(9, 0), evening.At(17, 0)
	}
	b := read(t, how, AppleHealth, export(asleep("Watch", "Asleep", "24 09:10", "24 16:00"), asleep("Watch", "Asleep", "24 02:00", "24 02:30")))
	same(t, "entries", told(b), []string{
		"nap 2026-11-23: from 24 02:00+01 for 30m0s",
		"night 2026-11-23: bed -, asleep 24 09:10+01, woke 24 16:00+01, up -, awake 0s",
	})
}

func TestBrokenAppleHealthGivesNothing(t *testing.T) {
	good := export(asleep("Watch", "Asleep", "23 23:00", "24 06:00", `<MetadataEntry key="a" value="b"/>`))
	for n := strings.Index(good, "<HealthData") + len("<HealthData"); n < len(good)-1; n++ {
		if b, err := tried(usual(t), AppleHealth, good[:n]); err == nil {
			t.Fatalf("cut off behind %q it gives %v", good[max(0, n-30):n], told(b))
		}
	}
	deep := strings.Repeat("<a>", deepest) + strings.Repeat("</a>", deepest)
	for name, text := range map[string]string{
		"a bomb":                strings.Replace(good, "]>", `<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>`, 1),
		"a file of the machine": strings.Replace(good, "]>", `<!ENTITY x SYSTEM "file:///etc/passwd">]>`, 1),
		"a name of its own":     strings.Replace(good, `sourceName="Watch"`, `sourceName="&x;"`, 1),
		"deep":                  strings.Replace(good, "</HealthData>", deep+"</HealthData>", 1),
		"a long attribute":      strings.Replace(good, `sourceName="Watch"`, `sourceName="`+strings.Repeat("x", longestTag)+`"`, 1),
		"two roots":             good + good,
		"text behind":           good + "more",
		"crossed":               strings.Replace(good, "</HealthData>", "<a><b></a></b></HealthData>", 1),
		"open quote":            strings.Replace(good, `key="a"`, `key="a`, 1),
		"no quotes":             strings.Replace(good, `sourceName="Watch"`, `sourceName=Watch`, 1),
		"a bad number":          strings.Replace(good, `sourceName="Watch"`, `sourceName="&#0;"`, 1),
		"a late document type":  strings.Replace(good, "</HealthData>", "<!DOCTYPE x></HealthData>", 1),
	} {
		if b, err := tried(usual(t), AppleHealth, text); err == nil {
			t.Errorf("%s: it gives %v", name, told(b))
		} else if strings.Contains(err.Error(), "taken for") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What phones write is not always XML: since iOS 16 a > is missing in the rules at
// the beginning, and names of apps and devices bring letters along that XML has not.
func TestAppleHealthIsReadAsPhonesWriteIt(t *testing.T) {
	good := export(asleep("Watch", "Asleep", "23 23:00", "24 06:00", `<MetadataEntry key="a" value="]>"/>`))
	whole := told(read(t, usual(t), AppleHealth, good))
	if len(whole) == 0 {
		t.Fatal("nothing is read")
	}
	for name, text := range map[string]string{
		"a rule that is not closed": strings.Replace(good, "]>", `<!ATTLIST VisionPrescription
  type CDATA #REQUIRED
  brand CDATA #IMPLIED
<!ELEMENT RightEye EMPTY>
<!-- the doctor's -->
<!ATTLIST RightEye
  sphere CDATA #IMPLIED
>
]>`, 1),
		"a vertical tab":           strings.ReplaceAll(good, `"Watch"`, "\"Health\vMate\""),
		"no rules":                 regexp.MustCompile(`(?s)<!DOCTYPE.*?\]>`).ReplaceAllString(good, "<!DOCTYPE HealthData>"),
		"no rules, nor their name": regexp.MustCompile(`(?s)<!DOCTYPE.*?\]>`).ReplaceAllString(good, ""),
		"letters by a name":        strings.Replace(good, `encoding="UTF-8"`, `encoding="us-ascii"`, 1),
		"a mark at the front":      "\ufeff" + good,
	} {
		if b, err := tried(usual(t), AppleHealth, text); err != nil {
			t.Errorf("%s: %v", name, err)
		} else {
			same(t, name, told(b), whole)
		}
	}
}

// Twice is once.
func TestIDsAreThoseOfTheFile(t *testing.T) {
	b := read(t, usual(t), AppleHealth, export(asleep("Watch", "Asleep", "23 23:00", "24 06:00")))
	if want := exchange.ID(journal.AppleHealth, "night", "2026-11-23"); b.Entries[0].ID != want {
		t.Errorf("the id is %s, want %s", b.Entries[0].ID, want)
	}
}
