package health

import (
	"encoding/binary"
	"strings"
	"testing"
	"time"
)

// fitFile makes a FIT file of levels of sleep from given moments on.
func fitFile(t testing.TB, short bool, levels ...any) string {
	t.Helper()
	moment := func(s string) uint32 {
		at, err := time.ParseInLocation("02 15:04", s, zone(t, "Europe/Berlin"))
		if err != nil {
			t.Fatal(err)
		}
		return uint32(at.AddDate(2026, 10, 0).Unix() - fitEpoch)
	}
	var b []byte
	b = append(b, 0x40, 0, 0, 0, 0, 2, 0, 1, 0, 4, 4, 0x86) // file_id: its type, and when
	b = append(b, 0, 49)
	b = binary.LittleEndian.AppendUint32(b, moment("23 22:00"))
	b = append(b, 0x41, 0, 1, fitSleepLevel>>8, fitSleepLevel&0xff, 2, fitTimestamp, 4, 0x86, 0, 1, 0) // big endian
	b = append(b, 0x62, 0, 0, fitEvent, 0, 3, fitTimestamp, 4, 0x86, 0, 1, 0, 1, 1, 0, 1, 0, 2, 0)
	for i := 0; i < len(levels); i += 2 {
		level := levels[i+1].(int)
		if level >= 100 { // an event
			b = append(b, 2)
			b = binary.LittleEndian.AppendUint32(b, moment(levels[i].(string)))
			b = append(b, fitSleep, byte(level-100), 7, 7)
			continue
		}
		b = append(b, 1)
		b = binary.BigEndian.AppendUint32(b, moment(levels[i].(string)))
		b = append(b, byte(level))
	}
	head := append([]byte{12, 0x20, 0, 0}, binary.LittleEndian.AppendUint32(nil, uint32(len(b)))...)
	if !short {
		head = append([]byte{14, 0x20, 0, 0}, binary.LittleEndian.AppendUint32(nil, uint32(len(b)))...)
	}
	head = append(head, ".FIT"...)
	if !short {
		head = append(head, 0, 0)
	}
	whole := append(head, b...)
	return string(binary.LittleEndian.AppendUint16(whole, fitSum(whole)))
}

func TestFIT(t *testing.T) {
	night := fitFile(t, false, "23 23:00", 100, "23 23:00", 2, "24 01:00", 3, "24 03:00", 1, "24 03:12", 4, "24 06:50", 1, "24 07:00", 101)
	nap := fitFile(t, true, "24 13:00", 2, "24 13:20", 3, "24 13:30", 101)
	b := read(t, usual(t), FIT, night+nap)
	same(t, "entries", told(b), []string{
		"nap 2026-11-24: from 24 13:00+01 for 30m0s", "night 2026-11-23: bed -, asleep 23 23:00+01, woke 24 06:50+01, up -, awake 12m0s",
	})
	open := read(t, usual(t), FIT, fitFile(t, false, "23 23:00", 2, "24 06:00", 3))
	same(t, "without an end", left(open), []string{"1 stretches of sleep: they have no end in the file"})
	none := read(t, usual(t), FIT, fitFile(t, false))
	same(t, "without sleep", left(none), []string{"1 FIT files: there is no sleep in them"})
	for n := 12; n < len(night); n++ {
		if b, err := tried(usual(t), FIT, night[:n]); err == nil {
			t.Fatalf("cut off behind %d bytes it gives %v", n, told(b))
		}
	}
	if b, err := tried(usual(t), FIT, strings.Replace(night, string(byte(fitSleep)), "x", 1)); err == nil {
		t.Errorf("with another sum it gives %v", told(b))
	}
}
