package sound

import "testing"

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
