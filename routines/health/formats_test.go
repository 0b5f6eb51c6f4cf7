package health

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"lull/routines/exchange"
)

// android is one night as Sleep as Android writes it.
func android(t testing.TB, zoneName, from, to, hours, rating, comment string, events ...string) string {
	t.Helper()
	began, err := time.ParseInLocation("02. 01. 2006 15:04", from, zone(t, zoneName))
	if err != nil {
		t.Fatal(err)
	}
	names, values := "", ""
	for _, e := range events {
		names, values = names+`,"Event"`, values+`,"`+e+`"`
	}
	return fmt.Sprintf(`Id,Tz,From,To,Sched,Hours,Rating,Comment,Framerate,Snore,Noise,Cycles,DeepSleep,LenAdjust,Geo,"22:55","23:05"%s
"%d","%s","%s","%s","%s","%s","%s","%s","10010","-1","-1.0","5","0.3","0","","0.5","0.25"%s
,,,,,,,,,,,,,,,"0.1","0.2"
`, names, began.UnixMilli(), zoneName, from, to, to, hours, rating, comment, values)
}

func event(t testing.TB, label, at string) string {
	t.Helper()
	moment, err := time.ParseInLocation("02. 01. 2006 15:04", at, zone(t, "Europe/Berlin"))
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%s-%d", label, moment.UnixMilli())
}

// The same nights, as far as each format can tell of them.
func TestFormats(t *testing.T) {
	const berlin, york = "Europe/Berlin", "America/New_York"
	oura := func(from, to, more string) string {
		return fmt.Sprintf(`{"id":"x","bedtime_start":"%s","bedtime_end":"%s"%s,"heart_rate":{"items":[1,null,[2]]}}`, from, to, more)
	}
	fitbit := func(from, to, awake, levels string) string {
		return fmt.Sprintf(`{"logId":1,"dateOfSleep":"2026-11-24","startTime":"%s.000","endTime":"%s.000","minutesAwake":%s,"levels":{"data":[%s],"shortData":[]},"mainSleep":true}`,
			from, to, awake, levels)
	}
	level := func(at, level string) string {
		return fmt.Sprintf(`{"dateTime":"%s.000","level":"%s","seconds":600}`, at, level)
	}
	garmin := func(from, to, more string) string {
		return fmt.Sprintf(`{"sleepStartTimestampGMT":"%s.0","sleepEndTimestampGMT":"%s.0","calendarDate":"2026-11-24"%s,"retro":false}`, from, to, more)
	}
	const slept = `,"deepSleepSeconds":3600,"lightSleepSeconds":18000,"awakeSleepSeconds":600`
	for name, c := range map[string]struct {
		format     Format
		text       string
		habit      string
		told, left []string
	}{
		"Sleep as Android": {
			format: SleepAsAndroid,
			text: android(t, berlin, "23. 11. 2026 23:00", "24. 11. 2026 6:50", "7.833", "4.0", `rain \n and a dog #dream`,
				event(t, "LIGHT_START", "23. 11. 2026 23:00"), event(t, "AWAKE_START", "24. 11. 2026 03:00"), event(t, "AWAKE_END", "24. 11. 2026 03:12"), "LUX-x-1", "odd") +
				android(t, berlin, "24. 11. 2026 13:00", "24. 11. 2026 13:30", "0.5", "3.25", "a nap"),
			told: []string{
				"nap 2026-11-24: from 24 13:00+01 for 30m0s",
				"night 2026-11-23: bed -, asleep 23 23:00+01, woke 24 06:49+01, up -, awake 12m0s, quality 4, rain\nand a dog #dream",
			},
			left: []string{"1 comments and ratings: they were of a nap, which has none here", "1 ratings: they are no whole stars from 1 to 5"},
		},
		"Sleep as Android, clocks and a journey": {
			format: SleepAsAndroid,
			text: android(t, berlin, "24. 10. 2026 23:00", "25. 10. 2026 2:30", "4.5", "0.0", "") +
				android(t, berlin, "28. 03. 2026 23:00", "29. 03. 2026 7:00", "7.0", "0.0", "") +
				android(t, york, "23. 11. 2026 23:00", "24. 11. 2026 6:30", "7.5", "0.0", "") +
				android(t, york, "24. 11. 2026 22:30", "25. 11. 2026 1:00", "2.5", "0.0", "") + android(t, york, "25. 11. 2026 3:00", "25. 11. 2026 6:30", "3.5", "2.0", "again"),
			told: []string{
				"night 2026-03-28: bed -, asleep 28 23:00+01, woke 29 07:00+02, up -",
				"night 2026-10-24: bed -, asleep 24 23:00+02, woke 25 02:30+01, up -",
				"night 2026-11-23: bed -, asleep 23 23:00-05, woke 24 06:30-05, up -",
				"night 2026-11-24: bed -, asleep 24 22:30-05, woke 25 06:30-05, up -, quality 2, again",
			},
		},
		"Oura, as JSON": {
			format: OuraList,
			text: `{"data":[` + strings.Join([]string{
				oura("2026-11-23T22:40:00+01:00", "2026-11-24T07:00:00+01:00", `,"type":"long_sleep","latency":600,"sleep_phase_5_min":"4444`+strings.Repeat("2", 40)+"44"+strings.Repeat("3", 50)+`4444"`),
				oura("2026-11-24T13:00:00+01:00", "2026-11-24T13:40:00+01:00", `,"type":"late_nap","latency":300,"total_sleep_duration":1800`),
				oura("2026-11-24T18:00:00+01:00", "2026-11-24T18:40:00+01:00", `,"type":"rest"`), `{"day":"2026-11-24","score":80}`,
			}, ",") + `],"next_token":null}`,
			told: []string{
				"nap 2026-11-24: from 24 13:05+01 for 30m0s",
				"night 2026-11-23: bed 23 22:40+01, asleep 23 23:00+01, woke 24 06:40+01, up 24 07:00+01, awake 10m0s",
			},
			left: []string{"1 other records: nothing about the night", "1 rest: it was no sleep, says the file"},
		},
		"Oura of before, in its own names, with clocks and a journey": {
			format: OuraList,
			text: `{"sleep":[` + strings.Join([]string{
				oura("2026-10-24T23:00:00+02:00", "2026-10-25T06:30:00+01:00", `,"onset_latency":600,"total":30000`),
				oura("2026-11-23T23:00:00-05:00", "2026-11-24T06:30:00-05:00", `,"onset_latency":0`),
				oura("2026-11-24T22:30:00-05:00", "2026-11-25T01:00:00-05:00", ``), oura("2026-11-25T03:30:00-05:00", "2026-11-25T06:30:00-05:00", ``),
			}, ",") + `],"readiness":[{"score":1}]}`,
			told: []string{
				"night 2026-10-24: bed 24 23:00+02, asleep 24 23:10+02, woke 25 06:30+01, up 25 06:30+01, awake 0s",
				"night 2026-11-23: bed 23 23:00-05, asleep 23 23:00-05, woke 24 06:30-05, up 24 06:30-05",
				"night 2026-11-24: bed 24 22:30-05, asleep 24 22:30-05, woke 25 06:30-05, up 25 06:30-05",
			},
			left: []string{"1 other records: nothing about the night"},
		},
		"Oura, as a table": {
			format: OuraTable,
			text: "date,Sleep Score,Total Sleep Time,Sleep Latency,Bedtime Start,Bedtime End,Steps\n" +
				"2026-11-24,80,27000,600,2026-11-23T22:50:00+01:00,2026-11-24T06:50:00+01:00,1\n2026-11-25,,,,,,9004\n",
			told: []string{"night 2026-11-23: bed 23 22:50+01, asleep 23 23:00+01, woke 24 06:50+01, up 24 06:50+01, awake 20m0s"},
			left: []string{"1 days: there is no night in them"},
		},
		"Fitbit": {
			format: Fitbit,
			text: "[" + strings.Join([]string{
				fitbit("2026-11-23T22:50:00", "2026-11-24T07:00:00", "32", level("2026-11-23T22:50:00", "wake")+","+level("2026-11-23T23:00:00", "light")+","+
					level("2026-11-24T03:00:00", "wake")+","+level("2026-11-24T03:12:00", "deep")+","+level("2026-11-24T06:50:00", "wake")),
				fitbit("2026-11-24T14:00:00", "2026-11-24T14:30:00", "0", level("2026-11-24T14:00:00", "asleep")), `{"other":1}`,
				fitbit("2026-10-24T23:00:00", "2026-10-25T06:30:00", "0", ""), fitbit("2026-11-24T07:00:00", "2026-11-23T23:00:00", "0", ""),
				fitbit("2026-11-25T22:30:00", "2026-11-26T01:00:00", "0", ""), fitbit("2026-11-26T03:00:00", "2026-11-26T06:30:00", "5", ""),
			}, ", ") + "]",
			told: []string{
				"nap 2026-11-24: from 24 14:00+01 for 30m0s",
				"night 2026-10-24: bed 24 23:00+02, asleep 24 23:00+02, woke 25 06:30+01, up 25 06:30+01, awake 0s",
				"night 2026-11-23: bed 23 22:50+01, asleep 23 23:00+01, woke 24 06:50+01, up 24 07:00+01, awake 12m0s",
				"night 2026-11-25: bed 25 22:30+01, asleep 25 22:30+01, woke 26 06:30+01, up 26 06:30+01, awake 2h5m0s",
			},
			left: []string{"1 nights: their times do not fit together", "1 other records: nothing about the night"},
		},
		"Fitbit, as a table": {
			format: FitbitTable,
			text: "Body\nDate,Weight\n\"2026-11-24\",\"70\"\n\nSleep\r\nStart Time,End Time,Minutes Asleep,Minutes Awake,Number of Awakenings,Time in Bed,Minutes REM Sleep,Minutes Light Sleep,Minutes Deep Sleep\r\n" +
				"\"2026-11-23 11:12PM\",\"2026-11-24 7:11AM\",\"440\",\"39\",\"30\",\"479\",\"100\",\"300\",\"40\"\r\n" +
				"\"2026-11-24 2:00PM\",\"2026-11-24 2:30PM\",\"30\",\"0\",\"0\",\"30\",\"N/A\",\"N/A\",\"N/A\"\r\n" +
				"\"24.11.2026\",\"2026-11-24 2:30PM\",\"30\",\"0\",\"0\",\"30\",\"N/A\",\"N/A\",\"N/A\"\r\n",
			told: []string{
				"nap 2026-11-24: from 24 14:00+01 for 30m0s",
				"night 2026-11-23: bed 23 23:12+01, asleep 23 23:12+01, woke 24 07:11+01, up 24 07:11+01, awake 39m0s",
			},
			left: []string{"1 nights: their times do not fit together", "1 other rows: nothing about the night"},
		},
		"Garmin": {
			format: Garmin,
			text: "[" + strings.Join([]string{
				garmin("2026-11-23T22:00:00", "2026-11-24T05:50:00", slept+`,"napList":[{"napStartTimestampGMT":"2026-11-24T12:00:00.0","napEndTimestampGMT":"2026-11-24T12:30:00.0"}]`),
				garmin("2026-10-24T21:00:00", "2026-10-25T05:30:00", slept), garmin("2026-11-24T22:00:00", "2026-11-25T06:00:00", ""),
				garmin("2026-11-26T21:30:00", "2026-11-27T00:00:00", slept), garmin("2026-11-27T02:00:00", "2026-11-27T05:30:00", slept), `{"calendarDate":"2026-11-24"}`,
			}, ", ") + "]",
			told: []string{
				"nap 2026-11-24: from 24 13:00+01 for 30m0s",
				"night 2026-10-24: bed -, asleep 24 23:00+02, woke 25 06:30+01, up -, awake 10m0s",
				"night 2026-11-23: bed -, asleep 23 23:00+01, woke 24 06:50+01, up -, awake 10m0s",
				"night 2026-11-26: bed -, asleep 26 22:30+01, woke 27 06:30+01, up -, awake 2h20m0s",
			},
			left: []string{
				"1 nights: nothing was measured in them: they are the hours that were set in the watch", "1 other records: nothing about the night",
			},
		},
		"Loop": {
			format: Loop, habit: "wind down",
			text: "Date,Wind down,Gym,\n2026-11-24,2,0,\n2026-11-23,1,2,\n2026-11-22,0,2,\n",
			told: []string{"session 2026-11-24: rest  at 24 23:00+01 for 0s"},
			left: []string{"2 days: the habit was not kept on them", "1 Gym: another habit than the one that was named"},
		},
		"Loop, one habit": {
			format: LoopOne,
			text:   "Date,Value,Notes\n2026-11-24,2,\"candle, book\"\n2026-11-23,0,\n",
			told:   []string{"note 2026-11-24: candle, book", "session 2026-11-24: rest  at 24 23:00+01 for 0s"},
			left:   []string{"1 days: the habit was not kept on them"},
		},
		"Daylio": {
			format: Daylio, habit: "Reading",
			text: "full_date,date,weekday,time,mood,activities,note_title,note\n" +
				"2026-11-24,November 24,Tuesday,1:25 am,rad,\"reading | a walk\",\"\",\"late\"\n2026-11-24,November 24,Tuesday,14:30,meh,\"a walk\",\"\",\"\"\n",
			told: []string{"note 2026-11-23: late", "session 2026-11-23: rest  at 23 23:00+01 for 0s"},
			left: []string{"2 moods: how a day was is no measure of its night", "1 rows: the habit is not in them"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			how := usual(t)
			how.Habit = c.habit
			b := read(t, how, c.format, c.text)
			same(t, "entries", told(b), c.told)
			same(t, "left out", left(b), c.left)
			seen := map[string]bool{}
			for _, e := range b.Entries {
				if seen[e.ID] {
					t.Errorf("two entries have the id %s", e.ID)
				}
				seen[e.ID] = true
			}
		})
	}
}

// A file that was cut off gives nothing, and never half of itself.
func TestCutOffFilesGiveNothing(t *testing.T) {
	night := `{"sleepStartTimestampGMT":"2026-11-23T22:00:00.0","sleepEndTimestampGMT":"2026-11-24T05:50:00.0","deepSleepSeconds":3600}`
	for n := len(night) / 2; n < len(night)+1; n++ {
		if b, err := tried(usual(t), Garmin, ("[" + night + "]")[:n+1]); err == nil {
			t.Fatalf("with %d bytes it gives %v", n, told(b))
		}
	}
	phone := android(t, "Europe/Berlin", "23. 11. 2026 23:00", "24. 11. 2026 6:50", "7.833", "4.0", "")
	if _, err := tried(usual(t), SleepAsAndroid, phone[:strings.Index(phone, "24. 11.")]); err == nil {
		t.Error("half a night of a phone is read")
	}
	deep := strings.Repeat(`{"a":`, 20) + "[]" + strings.Repeat("}", 20)
	for name, text := range map[string]string{
		"deep": `{"napList":` + deep + "}", "two": `[{"napList":[]}][{"napList":[]}]`, "not JSON": `[{"napList":x}]`,
		"a long one": `[{"napList":[],"x":"` + strings.Repeat("x", longestRow+1<<20) + `"}]`,
	} {
		if b, err := tried(usual(t), Garmin, text); err == nil {
			t.Errorf("%s gives %v", name, told(b))
		}
	}
}

func TestWhichHabitIsAsked(t *testing.T) {
	for name, c := range map[string]struct {
		format      Format
		habit, text string
	}{
		"Loop":              {Loop, "", "Date,Wind down,Gym,\n2026-11-24,2,0,\n"},
		"Daylio":            {Daylio, "", "full_date,date,weekday,time,mood,activities,note_title,note\n2026-11-24,x,Tuesday,14:30,meh,\"a walk\",,\n"},
		"Daylio of several": {Daylio, "", "full_date,date,weekday,time,mood,activities,note_title,note\n2026-11-24,x,Tuesday,14:30,meh,\"a walk | tea\",,\n"},
	} {
		how := usual(t)
		how.Habit = c.habit
		if _, err := tried(how, c.format, c.text); !errors.Is(err, exchange.ErrWhichHabit) {
			t.Errorf("%s: %v", name, err)
		}
		how.Habit = "swimming"
		if _, err := tried(how, c.format, c.text); err == nil || !strings.Contains(err.Error(), "swimming") {
			t.Errorf("%s with a habit that is not there: %v", name, err)
		}
	}
}

func TestWhereNothingIsLeftOutNothingIsSaid(t *testing.T) {
	how := usual(t)
	how.Habit = "wind down"
	b, err := tried(how, Loop, "Date,Wind down,\n2026-11-24,2,\n2026-11-23,2,\n")
	if err != nil || len(b.Entries) != 2 || len(b.Out) != 0 {
		t.Errorf("%d entries, left out is %+v, %v", len(b.Entries), b.Out, err)
	}
}

func TestWhatIsNotKnownIsNotTakenForSomething(t *testing.T) {
	for _, text := range []string{
		"", "hello", "{}", "[]", `{"kind":"lull","version":3}`, "<html></html>", "date,drink,mg\n", "Date,coffee\nyesterday,2\n", "\x00\x01",
	} {
		if f := recognise([]byte(text)); f != "" {
			t.Errorf("%q is taken for %s", text, f)
		}
	}
}
