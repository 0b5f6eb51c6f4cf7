package health

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"lull/routines/evening"
	"lull/routines/exchange"
	"lull/routines/journal"
)

// night is what one device recorded of the night of one evening.
type night struct {
	device uint16
	sleep  *span // nil where only lying in bed was recorded
	inBed  *span
}

// slept is how much sleep there is in it; lying in bed alone is none.
func (n night) slept() int64 {
	if n.sleep == nil {
		return 0
	}
	return n.sleep.slept()
}

const (
	whyAgain = "another device recorded more of the same sleep"
	whyInBed = "nobody was asleep then"
)

// entries makes nights and naps of what was recorded.
func (n *recording) entries(m *Import) []journal.Entry {
	s := sorting{m: m, nights: map[evening.Day][]night{}}
	for device := range n.devices {
		var asleep, inBed []span
		for _, x := range n.spans {
			switch {
			case x.device != uint16(device):
			case x.state == InBed:
				inBed = append(inBed, x)
			default:
				asleep = append(asleep, x)
			}
		}
		s.device(uint16(device), joined(asleep), joined(inBed))
	}
	return s.entries(n)
}

// sorting tells nights from naps.
type sorting struct {
	m      *Import
	nights map[evening.Day][]night
	naps   []span
}

// device sorts the stretches of one device, which come in order.
func (s *sorting) device(device uint16, asleep, inBed []span) {
	had := map[evening.Day]bool{}
	sleeping := asleep
	for len(asleep) > 0 {
		day, n := s.evening(asleep[0]), 1
		for n < len(asleep) && s.evening(asleep[n]) == day {
			n++
		}
		if found := s.night(day, asleep[:n]); found != nil {
			one := night{device: device, sleep: found, inBed: around(found, inBed)}
			s.nights[day] = append(s.nights[day], one)
			had[day] = true
		}
		asleep = asleep[n:]
	}
	for _, x := range inBed {
		day := s.evening(x)
		switch {
		case around(&x, sleeping) != nil:
		case !had[day] && (s.within(day, x) || x.lasts() >= long):
			had[day] = true
			s.nights[day] = append(s.nights[day], night{device: device, inBed: &x})
		default:
			s.m.leave("lying in bed", whyInBed)
		}
	}
}

// night gives the night among the stretches of an evening, nil where there is
// none; the others are naps.
func (s *sorting) night(day evening.Day, these []span) *span {
	longest := 0
	for i, x := range these {
		if x.slept() > these[longest].slept() {
			longest = i
		}
	}
	if !s.within(day, these[longest]) && these[longest].slept() < long {
		s.naps = append(s.naps, these...)
		return nil
	}
	first, last := longest, longest
	for first > 0 && these[first].from-these[first-1].to < near && s.within(day, these[first-1]) {
		first--
	}
	for last+1 < len(these) && these[last+1].from-these[last].to < near && s.within(day, these[last+1]) {
		last++
	}
	found := these[first]
	for _, x := range these[first+1 : last+1] {
		found = found.with(x)
	}
	s.naps = append(append(s.naps, these[:first]...), these[last+1:]...)
	return &found
}

// evening gives the evening whose night's middle is the nearest to that of a
// stretch.
func (s *sorting) evening(x span) evening.Day {
	middle := at((x.from+x.to)/2, x.zone)
	day := evening.DayOf(middle.Date())
	best, apart := day, time.Duration(-1)
	for d := day - 1; d <= day+1; d++ {
		bed, wake := s.hours(d, middle.Location())
		off := middle.Sub(bed.Add(wake.Sub(bed) / 2)).Abs()
		if apart < 0 || off < apart {
			best, apart = d, off
		}
	}
	return best
}

func (s *sorting) hours(day evening.Day, zone *time.Location) (bed, wake time.Time) {
	return s.m.Schedule.Bedtime(day, zone), s.m.Schedule.WakeTime(day, zone)
}

// within tells whether a stretch reaches into the hours of an evening's night.
func (s *sorting) within(day evening.Day, x span) bool {
	bed, wake := s.hours(day, x.ends().Location())
	return x.begins().Before(wake.Add(margin)) && x.ends().After(bed.Add(-margin))
}

// around gives the stretch from the first to the last of those that share time
// with another, nil for none. They come in order.
func around(x *span, others []span) *span {
	from, _ := slices.BinarySearchFunc(others, x.from, func(o span, from int64) int {
		return cmp.Compare(o.to, from+1)
	})
	var all *span
	for _, o := range others[from:] {
		switch {
		case o.from >= x.to:
			return all
		case all == nil:
			all = &o
		default:
			all.to, all.zone = o.to, o.zone
		}
	}
	return all
}

// entries gives one night for each evening, that of the device which recorded
// the most sleep, and each nap once.
func (s *sorting) entries(n *recording) []journal.Entry {
	var out []journal.Entry
	var taken []span
	for _, day := range slices.Sorted(maps.Keys(s.nights)) {
		best := slices.MinFunc(s.nights[day], func(a, b night) int {
			return cmp.Or(cmp.Compare(b.slept(), a.slept()), cmp.Compare(n.devices[a.device], n.devices[b.device]))
		})
		s.m.Leave("nights", whyAgain, len(s.nights[day])-1)
		e := best.entry(n.source, day)
		if best.sleep != nil {
			taken = append(taken, *best.sleep)
			if best.sleep.said > 0 {
				said := n.words[best.sleep.said]
				e.Night.Quality, e.Night.Note = said.quality, said.note
			}
		}
		out = append(out, e)
	}
	return append(out, s.napsBeside(taken, n.source)...)
}

// napsBeside gives the naps that are no part of the nights that were taken, each
// once.
func (s *sorting) napsBeside(taken []span, source string) []journal.Entry {
	slices.SortStableFunc(s.naps, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.slept(), a.slept()))
	})
	slices.SortFunc(taken, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	var out []journal.Entry
	var before int64
	for _, x := range s.naps {
		i, _ := slices.BinarySearchFunc(taken, x.to, func(t span, to int64) int { return cmp.Compare(t.from, to) })
		if x.from < before || i > 0 && taken[i-1].to > x.from {
			s.m.leave("naps", whyAgain)
			continue
		}
		before = x.to
		if x.said > 0 {
			s.m.leave("comments and ratings", "they were of a nap, which has none here")
		}
		out = append(out, journal.Entry{
			ID: exchange.ID(source, "nap", key(x.begins())), Kind: journal.KindNap, Source: source,
			At: x.begins(), Evening: s.m.Schedule.Of(x.begins()),
			Nap: &journal.Nap{Lasted: time.Duration(x.slept()) * time.Second},
		})
	}
	return out
}

// entry makes the entry of a night. What a device cannot know, as when sleep was
// tried, is not in it.
func (n night) entry(source string, day evening.Day) journal.Entry {
	var hours journal.Night
	var end time.Time
	if n.inBed != nil {
		into, out := n.inBed.begins(), n.inBed.ends()
		if n.sleep == nil || !into.After(n.sleep.begins()) {
			hours.IntoBed = &into
		}
		if n.sleep == nil || !out.Before(n.sleep.ends()) {
			hours.OutOfBed = &out
		}
		end = out
	}
	if n.sleep != nil {
		asleep, woke := n.sleep.begins(), n.sleep.ends()
		hours.Asleep, hours.Woke = &asleep, &woke
		if n.sleep.awake >= 0 {
			awake := time.Duration(n.sleep.awake) * time.Second
			hours.WASO = &awake
		}
		end = woke
	}
	e := journal.Entry{
		ID: exchange.ID(source, "night", day.String()), Kind: journal.KindNight, Source: source,
		At: end, Evening: day, Night: &hours,
	}
	e.Changed = recorded(e)
	return e
}
