package sound

import (
	"encoding/binary"
	"testing"
)

// speechWAV is a WAV of four samples, whatever its header says of its length.
func speechWAV(file, samples uint32, after string) []byte {
	data := []byte("RIFF\x00\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x80\x3e\x00\x00\x02\x00\x10\x00data\x00\x00\x00\x00")
	binary.LittleEndian.PutUint32(data[4:], file)
	binary.LittleEndian.PutUint32(data[40:], samples)
	return append(data, after...)
}

// A program that writes to a pipe does not know the length beforehand and
// leaves zero, or the most there is, in its place.
func TestAWAVThatDoesNotKnowItsLengthIsReadToTheEnd(t *testing.T) {
	const four = "\x01\x02\x03\x04\x05\x06\x07\x08"
	for name, data := range map[string][]byte{
		"zero":            speechWAV(0, 0, four),
		"zero, and 36":    speechWAV(36, 0, four),
		"the most":        speechWAV(0xffffffff, 0xffffffff, four),
		"zero in the end": speechWAV(0xffffffff, 0, four),
		"right":           speechWAV(44, 8, four),
		"with more after": speechWAV(56, 8, four+"LIST\x04\x00\x00\x00abcd"),
	} {
		if c, err := DecodeWAV(data); err != nil || len(c.Samples) != 4 {
			t.Errorf("%s: %d samples, %v", name, len(c.Samples), err)
		}
	}
	for name, data := range map[string][]byte{
		"nothing there":        speechWAV(0, 0, ""),
		"half a sample":        speechWAV(0, 0, "\x01"),
		"none, and more after": speechWAV(48, 0, "LIST\x04\x00\x00\x00abcd"),
	} {
		if c, err := DecodeWAV(data); err == nil {
			t.Errorf("%s: %d samples and no error", name, len(c.Samples))
		}
	}
}

func FuzzDecodeWAV(f *testing.F) {
	f.Add([]byte("RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x80\xbb\x00\x00\x00\x77\x01\x00\x02\x00\x10\x00data\x04\x00\x00\x00\x01\x02\x03\x04"))
	f.Add([]byte("RIFF\x00\x00\x00\x00WAVEfmt \xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := DecodeWAV(data)
		if err == nil && c.Rate <= 0 {
			t.Error("a clip without a rate")
		}
		for _, x := range c.Samples {
			if x != x || x > 1.01 || x < -1.01 {
				t.Fatalf("a sample of %v", x)
			}
		}
	})
}
