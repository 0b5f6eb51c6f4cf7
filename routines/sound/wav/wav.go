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
var ErrTooLong = errors.New("a WAV file holds at most 6h12m0s; FLAC has no such limit")

type Writer struct {
	w     *bufio.Writer
	left  int64 // frames still to come
	steps sound.Steps
}

// Create writes the header of a file of so many frames of interleaved samples,
// and what it says about itself. Since the length is known, nothing has to be
// gone back to.
func Create(w io.Writer, frames int64, l sound.Label) (*Writer, error) {
	said := labelChunks(l)
	if frames < 0 || frames > Most-int64(len(said)) {
		return nil, ErrTooLong
	}
	size := uint32(frames * sound.Channels * 2)
	h := make([]byte, 0, header)
	h = append(h, "RIFF"...)
	h = binary.LittleEndian.AppendUint32(h, header-8+uint32(len(said))+size)
	h = append(h, "WAVEfmt "...)
	h = binary.LittleEndian.AppendUint32(h, 16)
	h = binary.LittleEndian.AppendUint16(h, 1) // plain numbers
	h = binary.LittleEndian.AppendUint16(h, sound.Channels)
	h = binary.LittleEndian.AppendUint32(h, sound.Rate)
	h = binary.LittleEndian.AppendUint32(h, sound.Rate*sound.Channels*2)
	h = binary.LittleEndian.AppendUint16(h, sound.Channels*2)
	h = binary.LittleEndian.AppendUint16(h, 16)
	h = append(h, said...)
	h = append(h, "data"...)
	h = binary.LittleEndian.AppendUint32(h, size)
	b := bufio.NewWriterSize(w, 1<<16)
	_, err := b.Write(h)
	return &Writer{w: b, left: frames}, err
}

// labelChunks gives the title, and a marker with a name where each
// chapter begins.
func labelChunks(l sound.Label) []byte {
	var out []byte
	if l.Title != "" {
		out = chunk(out, "LIST", chunk([]byte("INFO"), "INAM", append([]byte(l.Title), 0)))
	}
	if len(l.Chapters) == 0 {
		return out
	}
	marks, names := binary.LittleEndian.AppendUint32(nil, uint32(len(l.Chapters))), []byte("adtl")
	for i, c := range l.Chapters {
		id, at := uint32(i+1), uint32(sound.Frames(c.At))
		marks = binary.LittleEndian.AppendUint32(marks, id)
		marks = binary.LittleEndian.AppendUint32(marks, at)
		marks = append(marks, "data\x00\x00\x00\x00\x00\x00\x00\x00"...)
		marks = binary.LittleEndian.AppendUint32(marks, at)
		names = chunk(names, "labl", append(binary.LittleEndian.AppendUint32(nil, id), append([]byte(c.Title), 0)...))
	}
	return chunk(chunk(out, "cue ", marks), "LIST", names)
}

// chunk adds a part of a RIFF file, of an even length.
func chunk(to []byte, name string, data []byte) []byte {
	to = append(binary.LittleEndian.AppendUint32(append(to, name...), uint32(len(data))), data...)
	if len(data)%2 == 1 {
		to = append(to, 0)
	}
	return to
}

func (w *Writer) Write(samples []float32) error {
	if w.left -= int64(len(samples) / sound.Channels); w.left < 0 {
		return errors.New("more samples than the header says")
	}
	for _, x := range samples {
		step := uint16(w.steps.Round(x))
		if _, err := w.w.Write(binary.LittleEndian.AppendUint16(w.w.AvailableBuffer(), step)); err != nil {
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
