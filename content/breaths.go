package content

import (
	_ "embed"
	"fmt"
	"sync"
	"time"

	"github.com/pelletier/go-toml/v2"

	"lull/routines/practice"
)

//go:embed breaths/breaths.toml
var breathsTOML []byte

// Breaths gives the shipped breathing patterns in the order of the file.
var Breaths = sync.OnceValue(func() []practice.Pattern {
	patterns, err := parseBreaths(breathsTOML)
	if err != nil {
		panic(err) // impossible: a test reads the same bytes
	}
	return patterns
})

func parseBreaths(data []byte) ([]practice.Pattern, error) {
	var file struct {
		Pattern []struct {
			Name   string
			Title  string
			About  string
			In     float64
			TopUp  float64 `toml:"top-up"`
			Hold   float64
			Out    float64
			Empty  float64
			From   float64
			To     float64
			Length string
			Cycles int
		}
	}
	if err := toml.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("reading the breathing patterns: %w", err)
	}
	seconds := func(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }
	patterns := make([]practice.Pattern, 0, len(file.Pattern))
	for _, f := range file.Pattern {
		p := practice.Pattern{
			Name: f.Name, Title: f.Title, About: f.About,
			In: seconds(f.In), TopUp: seconds(f.TopUp), Hold: seconds(f.Hold), Out: seconds(f.Out), Empty: seconds(f.Empty),
			From: f.From, To: f.To, Cycles: f.Cycles,
		}
		if f.Length != "" {
			length, err := time.ParseDuration(f.Length)
			if err != nil {
				return nil, fmt.Errorf("reading the length of the pattern %q: %w", f.Name, err)
			}
			p.Length = length
		}
		if err := p.Check(); err != nil {
			return nil, err
		}
		patterns = append(patterns, p)
	}
	return patterns, nil
}
