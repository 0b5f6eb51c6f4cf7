package wav

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"lull/routines/sound"
)

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	samples := make([]float32, 2*1000)
	for i := range 1000 {
		x := float32(0.5 * math.Sin(float64(i)/10))
		samples[2*i], samples[2*i+1] = x, x
	}
	var b bytes.Buffer
	w, err := Create(&b, 1000, sound.Label{})
	if err != nil {
		t.Fatal(err)
	}
	for _, piece := range [][]float32{samples[:10], samples[10:1500], samples[1500:]} {
		if err := w.Write(piece); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got := binary.LittleEndian.Uint32(b.Bytes()[4:]); int(got) != b.Len()-8 {
		t.Errorf("the header says %d bytes follow, and %d do", got, b.Len()-8)
	}
	c, err := sound.DecodeWAV(b.Bytes())
	if err != nil || c.Rate != sound.Rate || len(c.Samples) != 1000 {
		t.Fatalf("read %d samples at %d: %v", len(c.Samples), c.Rate, err)
	}
	for i, x := range c.Samples {
		if d := x - samples[2*i]; d > 2.5/32768 || d < -2.5/32768 {
			t.Fatalf("sample %d is %v, was %v", i, x, samples[2*i])
		}
	}
}

func TestSilenceStaysSilence(t *testing.T) {
	var b bytes.Buffer
	w, _ := Create(&b, 100, sound.Label{})
	_ = w.Write(make([]float32, 200))
	_ = w.Close()
	for _, x := range b.Bytes()[44:] {
		if x != 0 {
			t.Fatal("there is noise in silence")
		}
	}
}

func TestTooLongIsRefused(t *testing.T) {
	for frames, want := range map[int64]error{Most: nil, Most + 1: ErrTooLong, -1: ErrTooLong} {
		if _, err := Create(&bytes.Buffer{}, frames, sound.Label{}); !errors.Is(err, want) {
			t.Errorf("%d frames: %v, want %v", frames, err, want)
		}
	}
	if most := sound.Lasts(Most).Truncate(time.Minute).String(); !strings.Contains(ErrTooLong.Error(), most) {
		t.Errorf("%q does not say %s", ErrTooLong, most)
	}
}

func TestTheHeaderIsKept(t *testing.T) {
	w, _ := Create(&bytes.Buffer{}, 10, sound.Label{})
	if err := w.Write(make([]float32, 22)); err == nil {
		t.Error("eleven frames went where ten were said")
	}
	w, _ = Create(&bytes.Buffer{}, 10, sound.Label{})
	if err := w.Close(); err == nil {
		t.Error("closed with ten frames missing")
	}
}

// espeak-ng writes to a pipe with a length of nearly 2 GB in the header.
func TestAWrongLengthIsNotBelieved(t *testing.T) {
	var b bytes.Buffer
	w, _ := Create(&b, 3, sound.Label{})
	_ = w.Write([]float32{.1, .1, .2, .2, .3, .3})
	_ = w.Close()
	data := b.Bytes()
	binary.LittleEndian.PutUint32(data[40:], 0x7ffff000)
	c, err := sound.DecodeWAV(data)
	if err != nil || len(c.Samples) != 3 {
		t.Errorf("read %d samples: %v", len(c.Samples), err)
	}
}

// A label stands before the samples, and nobody takes it for sound.
func TestALabelIsNoSound(t *testing.T) {
	l := sound.Label{Title: "An evening", Chapters: []sound.Chapter{{Title: "one"}, {At: 1e9, Title: "the other"}}}
	var b bytes.Buffer
	w, _ := Create(&b, 3, l)
	if err := errors.Join(w.Write(make([]float32, 6)), w.Close()); err != nil {
		t.Fatal(err)
	}
	if got := binary.LittleEndian.Uint32(b.Bytes()[4:]); int(got) != b.Len()-8 || b.Len()%2 != 0 {
		t.Errorf("the header says %d bytes follow, and %d do", got, b.Len()-8)
	}
	if c, err := sound.DecodeWAV(b.Bytes()); err != nil || len(c.Samples) != 3 {
		t.Errorf("%d samples, %v", len(c.Samples), err)
	}
	for _, want := range []string{"An evening", "one", "the other"} {
		if !bytes.Contains(b.Bytes(), []byte(want)) {
			t.Errorf("it does not say %q", want)
		}
	}
}
