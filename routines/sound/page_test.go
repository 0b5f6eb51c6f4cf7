package sound

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"lull/routines/settings"
)

func decibels(factor float64) float64 { return 20 * math.Log10(factor) }

func TestFiguresAreThoseOfThePage(t *testing.T) {
	page, err := os.ReadFile("../../docs/evidence.md")
	if err != nil {
		t.Fatal(err)
	}
	s := settings.Default().Sound
	quieter := 0
	for level := quieterBy; level >= quietest; level *= quieterBy {
		quieter++
	}
	for _, want := range []string{
		fmt.Sprintf("| peaks stay below | %.0f dB |", decibels(ceiling)),
		fmt.Sprintf("| half the volume setting | %.0f dB |", decibels(Volume(50))),
		fmt.Sprintf("| tone, noise and voice where nothing was set | %d, %d, %d |", s.Cue, s.Bed, s.Voice),
		fmt.Sprintf("| tone, with empty and with full lungs | %v and %v Hz |", emptyPitch, fullPitch),
		fmt.Sprintf("| tone with empty lungs, of its loudest | %v |", emptyLevel),
		fmt.Sprintf("| tone in a hold, at first and at its end | %v, %v |", holdLevel, holdEnds),
		fmt.Sprintf("| tone changes its loudness over | %v s or more |", min(settling, resting, going, arriving, releasing)),
		fmt.Sprintf("| noise rises over | %v s |", bedRises/Rate),
		fmt.Sprintf("| sinks until the fade begins by | %.0f dB |", -decibels(lateGain)),
		fmt.Sprintf("| fade, where nothing was set | %.0f min, at most a third of the practice |", s.Fade.Minutes()),
		fmt.Sprintf("| a key for quieter | %.0f dB, %s times |", -decibels(quieterBy), []string{3: "three", 4: "four", 5: "five"}[quieter]),
		fmt.Sprintf("| a key for the tone, the noise or the voice alone | %.0f dB |", -decibels(mixedBy)),
		fmt.Sprintf("| noise gives way to the voice by | %.0f dB |", -decibels(1-duck)),
		fmt.Sprintf("| one noise gives way to the next over | %v s, within one place %v s |", crossing/Rate, drifting/Rate),
	} {
		if !strings.Contains(string(page), "\n"+want) {
			t.Errorf("docs/evidence.md, Sound, does not say %q, which the code does", want)
		}
	}
}
