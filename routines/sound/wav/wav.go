// Package wav writes sound as RIFF WAVE: 16 bits, little endian.
//
// It refuses files beyond what their header can say (4 GB).
package wav

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"lull/routines/sound"
)

// header is the length of what stands before the samples.
const header = 44

// Most is how many frames fit into a file: the length of a RIFF file has 32
// bits. At 48 kHz and two channels it is 6 hours and 12 minutes.
const Most = (1<<32 - 1 - header) / (sound.Channels * 2)

// ErrTooLong is returned by Create for more than [Most] frames.
var ErrTooLong = fmt.Errorf("a WAV file holds at most %v; FLAC has no such limit", sound.Lasts(Most).Truncate(60e9))

// Writer writes a file as the samples come.
type Writer struct {
	w     *bufio.Writer
	left  int64 // frames still to come
	steps sound.Steps
}

// Create writes the header of a file of so many frames of interleaved samples.
// Since the length is known, nothing has to be gone back to.
func Create(w io.Writer, frames int64) (*Writer, error) {
	if frames < 0 || frames > Most {
		return nil, ErrTooLong
	}
	size := uint32(frames * sound.Channels * 2)
	h := make([]byte, 0, header)
	h = append(h, "RIFF"...)
	h = binary.LittleEndian.AppendUint32(h, header-8+size)
	h = append(h, "WAVEfmt "...)
	h = binary.LittleEndian.AppendUint32(h, 16)
	h = binary.LittleEndian.AppendUint16(h, 1) // plain numbers
	h = binary.LittleEndian.AppendUint16(h, sound.Channels)
	h = binary.LittleEndian.AppendUint32(h, sound.Rate)
	h = binary.LittleEndian.AppendUint32(h, sound.Rate*sound.Channels*2)
	h = binary.LittleEndian.AppendUint16(h, sound.Channels*2)
	h = binary.LittleEndian.AppendUint16(h, 16)
	h = append(h, "data"...)
	h = binary.LittleEndian.AppendUint32(h, size)
	b := bufio.NewWriterSize(w, 1<<16)
	_, err := b.Write(h)
	return &Writer{w: b, left: frames}, err
}

// Write adds interleaved samples between -1 and 1.
func (w *Writer) Write(samples []float32) error {
	if w.left -= int64(len(samples) / sound.Channels); w.left < 0 {
		return errors.New("more samples than the header says")
	}
	for _, x := range samples {
		v := uint16(w.steps.Round(x))
		if err := w.w.WriteByte(byte(v)); err != nil {
			return err
		}
		if err := w.w.WriteByte(byte(v >> 8)); err != nil {
			return err
		}
	}
	return nil
}

// Close writes what is still held back. It does not close what it writes to.
func (w *Writer) Close() error {
	if w.left > 0 {
		return fmt.Errorf("%d frames less than the header says", w.left)
	}
	return w.w.Flush()
}
