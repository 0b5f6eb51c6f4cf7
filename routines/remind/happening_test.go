package remind

import "testing"

// What others on the machine are told of, with the same rows as [TestPolicy].
func TestOthersAreToldOnceAlsoWhereNoWordIsSaid(t *testing.T) {
	for _, row := range []struct{ why, now, set, log, marks, told string }{
		{why: "not before its time", now: "2026-11-23 21:59"},
		{why: "an hour before bed", now: "2026-11-23 22:00", told: "wind_down"},
		{why: "once", now: "2026-11-23 22:00", marks: "told told/wind_down/2026-11-23"},
		{why: "on each evening", now: "2026-11-24 22:00", marks: "told told/wind_down/2026-11-23", told: "wind_down"},
		{why: "though the word was said", now: "2026-11-23 22:00", marks: "shown wind_down/2026-11-23", told: "wind_down"},
		{why: "though it is muted", now: "2026-11-23 22:00", marks: "mute 2026-11-23", told: "wind_down"},
		{why: "though it is done", now: "2026-11-23 22:10", log: "21:40 calm", told: "wind_down"},
		{why: "during a practice", now: "2026-11-23 18:35", log: "18:30 running", told: "exercise alcohol"},
		{why: "though the morning is told", now: "2026-11-24 07:15", log: "2026-11-23 23:30 night", told: "morning"},
		{why: "not when it is past", now: "2026-11-23 16:00"},
		{why: "not where it is switched off", now: "2026-11-23 22:00", set: "remind.wind_down=no"},
		{why: "not on a holiday", now: "2026-11-23 22:00", set: "remind.holiday_until=2026-11-23"},
		{why: "not on a day off", now: "2026-11-22 22:00", set: "remind.days=weekdays"},
		{why: "not at night", now: "2026-11-24 00:10"},
		{why: "not where no time is named", now: "2026-11-23 15:00", set: "body.under_18=yes"},
	} {
		facts, now := tell(t, row.now, row.set, row.log, row.marks)
		if got := kindsOf(facts.Happening(now)); got != row.told {
			t.Errorf("%s (%s): told was %q, want %q", row.why, row.now, got, row.told)
		}
	}
}
