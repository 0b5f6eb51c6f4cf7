package health

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
)

// phone writes an export as a phone does, so many bytes of it at least: mostly
// heartbeats and steps, and a night in stages for every day.
type phone struct {
	left  int64
	day   int
	chunk bytes.Buffer
	ended bool
	beats string
}

func newPhone(size int64) *phone {
	p := &phone{left: size}
	var b strings.Builder
	for i := range 1500 {
		fmt.Fprintf(&b, ` <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Watch" sourceVersion="11.1" device="&lt;&lt;HKDevice: 0x283704280&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,2, software:11.1&gt;" unit="count/min" creationDate="2026-11-23 10:%02d:00 +0100" startDate="2026-11-23 10:%02[1]d:00 +0100" endDate="2026-11-23 10:%02[1]d:00 +0100" value="%[2]d">
  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="1"/>
 </Record>
`, i%60, 55+i%60)
	}
	p.beats = b.String()
	p.chunk.WriteString(appleHead)
	return p
}

func (p *phone) Read(b []byte) (int, error) {
	if p.chunk.Len() == 0 {
		switch {
		case p.ended:
			return 0, io.EOF
		case p.left <= 0:
			p.ended = true
			p.chunk.WriteString("</HealthData>\n")
		default:
			p.chunk.WriteString(p.beats)
			night := time.Date(2010, 1, 1, 22, 50, 0, 0, time.UTC).AddDate(0, 0, p.day%6000)
			for i := range 30 {
				from := night.Add(time.Duration(i) * 16 * time.Minute)
				p.chunk.WriteString(asleep("Watch", []string{"AsleepCore", "AsleepDeep", "AsleepREM"}[i%3], from.Format("2006-01-02 15:04:05 -0700"),
					from.Add(15*time.Minute).Format("2006-01-02 15:04:05 -0700")) + "\n")
			}
			p.day++
			p.left -= int64(p.chunk.Len())
		}
	}
	return p.chunk.Read(b)
}

// A file of any size is read in little memory. LULL_TEST_APPLE=2147483648 tries
// two gigabytes, and says how fast.
func TestALargeFileIsReadInLittleMemory(t *testing.T) {
	size := int64(24 << 20)
	if long := os.Getenv("LULL_TEST_APPLE"); long != "" {
		var err error
		if size, err = strconv.ParseInt(long, 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	p := newPhone(size)
	m := New(usual(t))
	m.Schedule = evening.DefaultSchedule()
	// What the tests before this one left is not counted, nor is the next
	// collection put off by it.
	runtime.GC()
	var most uint64
	watched := readerFunc(func(b []byte) (int, error) {
		n, err := p.Read(b)
		if p.day%8 == 0 {
			var s runtime.MemStats
			runtime.ReadMemStats(&s)
			most = max(most, s.HeapInuse+s.StackInuse)
		}
		return n, err
	})
	began := time.Now()
	if err := m.Read(AppleHealth, watched); err != nil {
		t.Fatal(err)
	}
	took := time.Since(began)
	if b := m.Done(); len(b.Entries) != min(p.day, 6000) {
		t.Errorf("%d nights of %d", len(b.Entries), p.day)
	}
	if most > 64<<20 {
		t.Errorf("it took %d MB of memory", most>>20)
	}
	t.Logf("%d MB in %s, %.0f MB/s, at most %d MB held", size>>20, took.Round(time.Millisecond), float64(size)/1e6/took.Seconds(), most>>20)
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(b []byte) (int, error) { return f(b) }

func BenchmarkAppleHealth(b *testing.B) {
	text, err := io.ReadAll(newPhone(16 << 20))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		m := New(usual(b))
		if err := m.Read(AppleHealth, bytes.NewReader(text)); err != nil {
			b.Fatal(err)
		}
	}
}
