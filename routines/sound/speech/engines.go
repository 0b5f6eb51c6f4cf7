package speech

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"lull/routines/letters"
	"lull/routines/settings"
	"lull/routines/sound"
)

type engine struct {
	name string
	path string
	on   string                      // the only system it is on, empty for any
	file bool                        // it writes a file and not its output
	hard bool                        // its voice has an edge
	fits func(v settings.Voice) bool // whether it is taken unasked, nil for always
	call func(v settings.Voice, words, file string) call
}

// call is how a program is run. Words go to its input if it reads one.
type call struct {
	args  []string
	env   []string // nil for our own
	input string
}

// model tells whether the voice that is set is a file of Piper's. Another
// program has the name piper too, so that the name alone proves nothing.
func model(v settings.Voice) bool { return strings.HasSuffix(v.Name, ".onnx") }

// engines are the programs that are known, the most natural voices first. The
// rates were measured on a text of 58 words: RHVoice at 70 speaks 138 words a
// minute, pico at 75 speaks 123, flite at 1.35 speaks 132. Piper's voices speak
// about 165, by its makers' samples.
var engines = []engine{
	{name: "piper", file: true, fits: model, call: func(v settings.Voice, words, file string) call {
		scale := strconv.FormatFloat(165/float64(v.Rate), 'f', 2, 64)
		return call{input: words + "\n", args: []string{
			"--model", v.Name, "--length_scale", scale, "--output_file", file,
		}}
	}},
	{name: "say", on: "darwin", file: true, call: func(v settings.Voice, words, file string) call {
		return call{input: words, args: named(v, "-v", "", "-r", strconv.Itoa(v.Rate), "-f", "-", "--file-format=WAVE",
			"--data-format=LEI16@22050", "-o", file)}
	}},
	{name: "powershell", on: "windows", file: true, call: func(v settings.Voice, words, file string) call {
		return call{
			input: words, args: []string{"-NoProfile", "-NonInteractive", "-Command", sapi},
			env: append(os.Environ(), "LULL_WAV="+file, "LULL_VOICE_NAME="+v.Name,
				"LULL_VOICE_RATE="+strconv.Itoa(min(max((v.Rate-170)/12, -10), 10))),
		}
	}},
	{name: "RHVoice-test", file: true, call: func(v settings.Voice, words, file string) call {
		return call{input: words, args: named(v, "-p", "slt", "-r", strconv.Itoa(v.Rate*70/138), "-t",
			"85", "-o", file)}
	}},
	{name: "pico2wave", file: true, call: func(v settings.Voice, words, file string) call {
		marked := fmt.Sprintf("<pitch level='85'><speed level='%d'>%s</speed></pitch>", v.Rate*75/123,
			letters.Escaped(words))
		return call{args: named(v, "-l", "en-GB", "-w", file, marked)}
	}},
	{name: "espeak-ng", hard: true, call: espeak},
	{name: "espeak", hard: true, call: espeak},
	{name: "flite", file: true, call: func(v settings.Voice, words, file string) call {
		stretch := strconv.FormatFloat(1.35*132/float64(v.Rate), 'f', 2, 64)
		return call{input: words, args: named(v, "-voice", "slt", "--setf", "duration_stretch="+stretch, "-f",
			"-", "-o", file)}
	}},
}

// espeak reads its input. 35 of 99 is low without growling; a gap of 40
// milliseconds between words keeps it from running them together.
func espeak(v settings.Voice, words, _ string) call {
	return call{input: words, args: named(v, "-v", "en", "-s", strconv.Itoa(v.Rate), "-p", "35", "-g", "4",
		"--stdin", "--stdout")}
}

// sapi speaks on Windows. What varies comes in by the environment and the
// input, so that nothing of it is read as a command.
const sapi = `Add-Type -AssemblyName System.Speech
$s = New-Object System.Speech.Synthesis.SpeechSynthesizer
if ($env:LULL_VOICE_NAME) { $s.SelectVoice($env:LULL_VOICE_NAME) }
$s.Rate = [int]$env:LULL_VOICE_RATE
$s.SetOutputToWaveFile($env:LULL_WAV)
$s.Speak([Console]::In.ReadToEnd())
$s.Dispose()`

// named puts the flag of the voice before the others, with the voice that is
// set or the usual one; without either it is left out.
func named(v settings.Voice, flag, usual string, rest ...string) []string {
	name := v.Name
	if name == "" || model(v) {
		name = usual
	}
	if name == "" {
		return rest
	}
	return append([]string{flag, name}, rest...)
}

// installed gives the engines that are here. A program that is set and not known
// reads words from its input and writes a WAV to its output; the rate and the
// voice come by the environment.
func installed(v settings.Voice) []engine {
	if v.Program == "" {
		var here []engine
		for _, e := range engines {
			if e.on != "" && e.on != runtime.GOOS || e.fits != nil && !e.fits(v) {
				continue
			}
			if path, err := find(e.name); err == nil {
				e.path = path
				here = append(here, e)
			}
		}
		return here
	}
	fields := strings.Fields(v.Program)
	if len(fields) == 0 {
		return nil
	}
	path, err := find(fields[0])
	if err != nil {
		return nil
	}
	base := strings.TrimSuffix(filepath.Base(fields[0]), ".exe")
	for _, e := range engines {
		if e.name == base && len(fields) == 1 {
			e.path = path
			return []engine{e}
		}
	}
	return []engine{{name: base, path: path, call: func(v settings.Voice, words, _ string) call {
		return call{
			input: words, args: fields[1:],
			env: append(os.Environ(), "LULL_VOICE_NAME="+v.Name, "LULL_VOICE_RATE="+strconv.Itoa(v.Rate)),
		}
	}}}
}

// find looks for a program along PATH. Go refuses one in the folder that the
// process is in and stops there: the real one may lie further along.
func find(name string) (string, error) {
	path, err := exec.LookPath(name)
	if !errors.Is(err, exec.ErrDot) {
		return path, err
	}
	for _, folder := range filepath.SplitList(os.Getenv("PATH")) {
		if filepath.IsAbs(folder) {
			if path, further := exec.LookPath(filepath.Join(folder, name)); further == nil {
				return path, nil
			}
		}
	}
	return "", err
}

func (e engine) speak(ctx context.Context, v settings.Voice, words string) (sound.Clip, error) {
	file := ""
	if e.file {
		dir, err := os.MkdirTemp("", "lull")
		if err != nil {
			return sound.Clip{}, err
		}
		defer func() { _ = os.RemoveAll(dir) }() // the system clears what is left
		file = filepath.Join(dir, "words.wav")
	}
	data, err := run(ctx, e.path, e.call(v, words, file))
	if err != nil {
		return sound.Clip{}, err
	}
	if e.file {
		info, err := os.Stat(file)
		if err != nil {
			return sound.Clip{}, err
		}
		if info.Size() > most {
			return sound.Clip{}, errors.New("the program wrote too much")
		}
		if data, err = os.ReadFile(file); err != nil {
			return sound.Clip{}, err
		}
	}
	return sound.DecodeWAV(data)
}
