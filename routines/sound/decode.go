package sound

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// DecodeWAV reads a clip of speech out of a WAV file. Several channels become
// one. The length that the header gives is not believed beyond what is there:
// programs that write to a pipe do not know it.
func DecodeWAV(data []byte) (Clip, error) {
	if len(data) < 12 || string(data[:4]) != "RIFF" || string(data[8:12]) != "WAVE" {
		return Clip{}, errors.New("this is no WAV")
	}
	var format []byte
	for rest := data[12:]; len(rest) >= 8; {
		name, size := string(rest[:4]), int64(binary.LittleEndian.Uint32(rest[4:8]))
		rest = rest[8:]
		if name == "data" && size == 0 && !ends(data, len(data)-len(rest)) {
			size = int64(len(rest))
		}
		part := rest[:min(size, int64(len(rest)))]
		switch name {
		case "fmt ":
			format = part
		case "data":
			return clip(format, part)
		}
		rest = rest[min(size+size&1, int64(len(rest))):]
	}
	return Clip{}, errNoSamples
}

var errNoSamples = errors.New("this WAV has no samples")

// ends tells whether the header knows where the file ends, and that something
// else than samples follows at a place in it.
func ends(data []byte, at int) bool {
	end := int64(binary.LittleEndian.Uint32(data[4:])) + 8
	return int64(at) < end && end <= int64(len(data))
}

func clip(format, data []byte) (Clip, error) {
	if len(format) < 16 {
		return Clip{}, errors.New("this WAV does not say what its samples are")
	}
	kind := binary.LittleEndian.Uint16(format)
	channels := int(binary.LittleEndian.Uint16(format[2:]))
	rate := int(binary.LittleEndian.Uint32(format[4:]))
	bits := int(binary.LittleEndian.Uint16(format[14:]))
	if kind == 0xfffe && len(format) >= 26 { // the extended sort says it later
		kind = binary.LittleEndian.Uint16(format[24:])
	}
	if channels < 1 || channels > 8 || rate < 4000 || rate > 192000 {
		return Clip{}, fmt.Errorf("%d channels at %d Hz is no speech", channels, rate)
	}
	one, width, err := sampleOf(kind, bits)
	if err != nil {
		return Clip{}, err
	}
	c := Clip{Rate: rate, Samples: make([]float32, len(data)/(width*channels))}
	if len(c.Samples) == 0 {
		return Clip{}, errNoSamples
	}
	for i := range c.Samples {
		for ch := range channels {
			c.Samples[i] += one(data[(i*channels+ch)*width:]) / float32(channels)
		}
	}
	return c, nil
}

func sampleOf(kind uint16, bits int) (one func([]byte) float32, width int, err error) {
	switch {
	case kind == 1 && bits == 16:
		return func(b []byte) float32 { return float32(int16(binary.LittleEndian.Uint16(b))) / 32768 }, 2, nil
	case kind == 1 && bits == 8:
		return func(b []byte) float32 { return (float32(b[0]) - 128) / 128 }, 1, nil
	case kind == 1 && bits == 32:
		return func(b []byte) float32 { return float32(int32(binary.LittleEndian.Uint32(b))) / (1 << 31) }, 4, nil
	case kind == 3 && bits == 32:
		return func(b []byte) float32 {
			x := math.Float32frombits(binary.LittleEndian.Uint32(b))
			if x != x {
				return 0
			}
			return min(max(x, -1), 1)
		}, 4, nil
	}
	return nil, 0, fmt.Errorf("samples of %d bits and sort %d are not read here", bits, kind)
}
