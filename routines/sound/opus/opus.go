// Package opus writes sound as Opus, by opusenc or ffmpeg: an hour in some 30 MB.
//
// It refuses to encode itself: where neither program is, there is FLAC.
package opus

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"lull/routines/sound"
)

var ErrNone = errors.New("neither opusenc nor ffmpeg is here to write Opus; FLAC needs none")

// kilobits a second: noise and a tone at this rate are told from the original
// by few, and an hour stays under 40 MB.
const kilobits = 64

// Writer hands samples to the program as they come.
type Writer struct {
	cmd   *exec.Cmd
	pipe  io.WriteCloser
	in    *bufio.Writer
	said  bytes.Buffer
	steps sound.Steps
}

// Create starts a program that writes to w. The end of ctx stops it.
func Create(ctx context.Context, w io.Writer, l sound.Label) (*Writer, error) {
	path, args, err := command(l)
	if err != nil {
		return nil, err
	}
	o := &Writer{cmd: exec.CommandContext(ctx, path, args...)}
	o.cmd.Stdout, o.cmd.Stderr, o.cmd.WaitDelay = w, &o.said, time.Second
	if o.pipe, err = o.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	o.in = bufio.NewWriterSize(o.pipe, 1<<16)
	return o, o.cmd.Start()
}

func command(l sound.Label) (string, []string, error) {
	rate, channels := strconv.Itoa(sound.Rate), strconv.Itoa(sound.Channels)
	if path, err := exec.LookPath("opusenc"); err == nil {
		args := []string{
			"--quiet", "--raw", "--raw-bits", "16", "--raw-rate", rate, "--raw-chan", channels, "--cvbr",
			"--bitrate", strconv.Itoa(kilobits),
		}
		for _, c := range l.Comments() {
			args = append(args, "--comment", c[0]+"="+c[1])
		}
		return path, append(args, "-", "-"), nil
	}
	path, err := exec.LookPath("ffmpeg")
	if err != nil {
		return "", nil, ErrNone
	}
	args := []string{
		"-hide_banner", "-loglevel", "error", "-f", "s16le", "-ar", rate, "-ac", channels, "-i", "pipe:0",
		"-c:a", "libopus", "-b:a", strconv.Itoa(kilobits) + "k", "-vbr", "constrained",
	}
	for _, c := range l.Comments() {
		args = append(args, "-metadata", c[0]+"="+c[1])
	}
	return path, append(args, "-f", "opus", "pipe:1"), nil
}

func (o *Writer) Write(samples []float32) error {
	for _, x := range samples {
		v := uint16(o.steps.Round(x))
		if _, err := o.in.Write([]byte{byte(v), byte(v >> 8)}); err != nil {
			return o.failed(err)
		}
	}
	return nil
}

// Close waits until everything is written. It does not close what it writes to.
func (o *Writer) Close() error {
	err := errors.Join(o.in.Flush(), o.pipe.Close(), o.cmd.Wait())
	return o.failed(err)
}

// failed adds what the program said of it.
func (o *Writer) failed(err error) error {
	if err == nil {
		return nil
	}
	said, _, _ := strings.Cut(strings.TrimSpace(o.said.String()), "\n")
	return fmt.Errorf("writing Opus: %w %s", err, said)
}
