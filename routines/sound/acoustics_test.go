package sound

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// stereo makes seconds of sound out of a function of the time in seconds.
func stereo(seconds float64, of func(t float64) (left, right float64)) []float32 {
	out := make([]float32, int(seconds*Rate)*Channels)
	for i := 0; i < len(out); i += Channels {
		l, r := of(float64(i/Channels) / Rate)
		out[i], out[i+1] = float32(l), float32(r)
	}
	return out
}

func noise() func() float64 { return rand.New(rand.NewPCG(1, 2)).NormFloat64 }

func near(t *testing.T, what string, got, want, by float64) {
	t.Helper()
	if math.Abs(got-want) > by || math.IsNaN(got) {
		t.Errorf("%s: %.3f, want %.3f", what, got, want)
	}
}

// The recommendation's own case: a sine of 997 Hz at full scale in one channel
// is -3.01 LUFS.
func TestLoudnessOfASine(t *testing.T) {
	x := stereo(5, func(t float64) (float64, float64) { return math.Sin(2 * math.Pi * 997 * t), 0 })
	near(t, "loudness", Loudness(x), -3.01, 0.02)
	near(t, "true peak", TruePeak(x), 0, 0.1)
	// A quarter of the rate, an eighth of a swing off: no sample is at the top.
	x = stereo(1, func(t float64) (float64, float64) { y := math.Sin(2*math.Pi*12000*t + math.Pi/4); return y, y })
	near(t, "true peak between the samples", TruePeak(x), 0, 0.3)
}

func TestTexture(t *testing.T) {
	draw := noise()
	even := Left(stereo(20, func(float64) (float64, float64) { return draw(), 0 }))
	near(t, "kurtosis of noise", Kurtosis(even), 3, 0.05)
	near(t, "modulation of noise", Modulation(even, 0.8, 3), 0, 0.02)
	near(t, "repetition of noise", Repetition(even, 0.5, 5), 0, 0.05)
	sine := Left(stereo(20, func(t float64) (float64, float64) { return math.Sin(2 * math.Pi * 500 * t), 0 }))
	near(t, "kurtosis of a sine", Kurtosis(sine), 1.5, 0.01)
	near(t, "crest of a sine", Crest(sine), 3.01, 0.01)
	swelling := make([]float64, len(even))
	for i, x := range even {
		swelling[i] = x * (1 + 0.3*math.Sin(2*math.Pi*1.5*float64(i)/Rate))
	}
	near(t, "modulation by 0.3", Modulation(swelling, 0.8, 3), 0.3/math.Sqrt2, 0.02)
	rising := make([]float64, 2*Rate)
	for i := range rising {
		rising[i] = even[i] * math.Pow(10, (15*float64(i)/Rate-60)/20)
	}
	near(t, "a rise of 15 dB a second", Onset(rising), 15, 3)
	looped := append(append([]float64(nil), even[:3*Rate]...), even[:3*Rate]...)
	near(t, "a loop of 3 s", Repetition(looped, 0.5, 4), 0.5, 0.05)
}

func TestSpectrum(t *testing.T) {
	draw := noise()
	x := stereo(20, func(t float64) (float64, float64) {
		deep := math.Sin(2 * math.Pi * 200 * t)
		return deep + 0.1*draw(), deep + 0.1*draw()
	})
	s := SpectrumOf(x, 8192)
	near(t, "coherence of what both have", s.Coherence(190, 210), 1, 0.05)
	near(t, "coherence of what each has", s.Coherence(2000, 8000), 0, 0.05)
	near(t, "level of the sine", s.Level(150, 250), -0.1, 0.1)
	half := SpectrumOf(stereo(20, func(float64) (float64, float64) { y := draw(); return y, 0 }), 8192)
	near(t, "centroid of white noise", half.Centroid(), Rate/4, 200)
	near(t, "the sine over the noise", Above(SpectrumOf(stereo(20, func(t float64) (float64, float64) { return math.Sin(2 * math.Pi * 200 * t), 0 }), 8192), half),
		10*math.Log10(0.5/(ERB(200)/(Rate/2))), 1)
}

func TestTheNearestCentroidTells(t *testing.T) {
	draw := noise()
	var c Classes
	for range 50 {
		c.Learn("near", []float64{draw(), 100 * draw()})
		c.Learn("far", []float64{10 + draw(), 100 * draw()})
	}
	for _, x := range []float64{-100, 100} {
		if c.Tell([]float64{1, x}) != "near" || c.Tell([]float64{9, x}) != "far" {
			t.Errorf("a measure that scatters outweighs one that does not")
		}
	}
}

// ffmpeg and sox measure the same file alike, where they are installed.
func TestOthersMeasureTheSame(t *testing.T) {
	draw, f := noise(), butterworth(800, 0.7, false)
	x := stereo(20, func(t float64) (float64, float64) {
		y := 0.2 * f.next(draw()) * (1 + 0.8*math.Sin(t))
		return y, y / 2
	})
	path := filepath.Join(t.TempDir(), "x.raw")
	data := make([]byte, 0, 4*len(x))
	for _, y := range x {
		data = binary.LittleEndian.AppendUint32(data, math.Float32bits(y))
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what, pattern string
		got, by       float64
		command       []string
	}{
		{"loudness", `I:\s+(-?[\d.]+) LUFS`, Loudness(x), 0.15, []string{"ffmpeg", "-nostats", "-f", "f32le", "-ar", "48000", "-ac", "2", "-i", path, "-af", "ebur128=peak=true", "-f", "null", "-"}},
		{"true peak", `Peak:\s+(-?[\d.]+) dBFS`, TruePeak(x), 0.3, []string{"ffmpeg", "-nostats", "-f", "f32le", "-ar", "48000", "-ac", "2", "-i", path, "-af", "ebur128=peak=true", "-f", "null", "-"}},
		{"mean level", `RMS\s+amplitude:\s+(-?[\d.]+)`, math.Hypot(level(Left(x)), level(Right(x))) / math.Sqrt2, 0.001, []string{"sox", "-t", "f32", "-r", "48000", "-c", "2", path, "-n", "stat"}},
	} {
		if _, err := exec.LookPath(c.command[0]); err != nil {
			t.Logf("%s is not installed", c.command[0])
			continue
		}
		out, err := exec.Command(c.command[0], c.command[1:]...).CombinedOutput()
		all := regexp.MustCompile(c.pattern).FindAllSubmatch(out, -1)
		if err != nil || len(all) == 0 {
			t.Fatalf("%s: %v\n%s", c.command[0], err, out)
		}
		want, _ := strconv.ParseFloat(string(all[len(all)-1][1]), 64)
		near(t, fmt.Sprintf("%s as %s has it", c.what, c.command[0]), c.got, want, c.by)
	}
}
