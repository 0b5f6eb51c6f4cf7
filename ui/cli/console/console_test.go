package console

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestClockGoesOnFromTheMomentGiven(t *testing.T) {
	real := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	s := &Console{Given: Given{Now: func() time.Time { return real }}, Flags: Flags{Now: "2026-11-23T22:45:00Z"}}
	if err := s.Clock(); err != nil {
		t.Fatal(err)
	}
	real = real.Add(time.Minute)
	if got := s.Now().Format("15:04"); got != "22:46" {
		t.Errorf("got %s, want 22:46", got)
	}
	var usage Usage
	if err := (&Console{Flags: Flags{Now: "tonight"}}).Clock(); !errors.As(err, &usage) {
		t.Errorf("got %v, want a mistake in the call", err)
	}
}

func TestAsideIsOneLineADataLineOrNothing(t *testing.T) {
	for _, c := range []struct {
		flags Flags
		want  string
	}{
		{Flags{}, "lull: one\nlull: two\n"},
		{Flags{JSON: true}, "{\"note\":\"one\\ntwo\"}\n"},
		{Flags{Quiet: true}, ""},
	} {
		var out strings.Builder
		(&Console{Given: Given{Stderr: &out}, Flags: c.flags}).Warn(errors.New("one\ntwo"))
		if out.String() != c.want {
			t.Errorf("%+v: got %q, want %q", c.flags, out.String(), c.want)
		}
	}
}

// It is asked of every word of every command line, so no pattern is made for it.
func TestAFlagLooksLikeOne(t *testing.T) {
	pattern := regexp.MustCompile(`^(--\S+|--?[A-Za-z][A-Za-z-]*(=.*)?)$`)
	for name, want := range map[string]bool{"--line": true, "-q": true, "--for=a b": true, "-2+3": false, "- milk": false, "--": false, "-": false, "": false} {
		if got := flagLike(name); got != want {
			t.Errorf("%q looks like a flag: %v", name, got)
		}
	}
	parts := []string{"-", "-", "--", "a", "Z", "=", " ", "\n", "\t", "é", "9", ".", "\u00a0", "\xff"}
	r := rand.New(rand.NewPCG(2, 9))
	for range 20_000 {
		var word strings.Builder
		for range r.IntN(6) {
			word.WriteString(parts[r.IntN(len(parts))])
		}
		if got, want := flagLike(word.String()), pattern.MatchString(word.String()); got != want {
			t.Fatalf("%q looks like a flag: %v, want %v", word.String(), got, want)
		}
	}
}

// Fields of data keep their order, and what may be left out is, where it is empty.
func TestDataKeepsItsOrder(t *testing.T) {
	var none *int
	zero := 0
	for _, c := range []struct {
		data Data
		want string
	}{
		{Data{}, `{}`},
		{Data{"a", 1, "", json.RawMessage(`{"b":{"c":2}}`), "d", 3, "", json.RawMessage(`{}`)}, `{"a":1,"b":{"c":2},"d":3}`},
		{Data{"", json.RawMessage(`{}`), "a", json.RawMessage(`{}`)}, `{"a":{}}`},
		{Data{"kept,omitempty", none}, `{}`},
		{Data{"z", 1, "a", "x < y & z"}, `{"z":1,"a":"x < y & z"}`},
		{Data{"none", none, "zero,omitempty", &zero, "nothing,omitempty", nil, "list,omitempty", []int{}, "last", []int{}}, `{"none":null,"zero":0,"last":[]}`},
		{Data{"no,omitempty", false, "inside,omitempty", Data(nil), "in", []Data{{"k", 2}}}, `{"in":[{"k":2}]}`},
	} {
		var out bytes.Buffer
		enc := json.NewEncoder(&out)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(c.data); err != nil || out.String() != c.want+"\n" {
			t.Errorf("%v is %q, %v, want %q", c.data, out.String(), err, c.want)
		}
	}
}
