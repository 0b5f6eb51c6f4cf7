package wav

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"testing"

	"lull/routines/sound"
)

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	samples := make([]float32, 2*1000)
	for i := range 1000 {
		x := float32(0.5 * math.Sin(float64(i)/10))
		samples[2*i], samples[2*i+1] = x, x
	}
	var b bytes.Buffer
	w, err := Create(&b, 1000)
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
	w, _ := Create(&b, 100)
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
		if _, err := Create(&bytes.Buffer{}, frames); !errors.Is(err, want) {
			t.Errorf("%d frames: %v, want %v", frames, err, want)
		}
	}
}

func TestTheHeaderIsKept(t *testing.T) {
	w, _ := Create(&bytes.Buffer{}, 10)
	if err := w.Write(make([]float32, 22)); err == nil {
		t.Error("eleven frames went where ten were said")
	}
	w, _ = Create(&bytes.Buffer{}, 10)
	if err := w.Close(); err == nil {
		t.Error("closed with ten frames missing")
	}
}

// espeak-ng writes to a pipe with a length of nearly 2 GB in the header.
func TestAWrongLengthIsNotBelieved(t *testing.T) {
	var b bytes.Buffer
	w, _ := Create(&b, 3)
	_ = w.Write([]float32{.1, .1, .2, .2, .3, .3})
	_ = w.Close()
	data := b.Bytes()
	binary.LittleEndian.PutUint32(data[40:], 0x7ffff000)
	c, err := sound.DecodeWAV(data)
	if err != nil || len(c.Samples) != 3 {
		t.Errorf("read %d samples: %v", len(c.Samples), err)
	}
}
