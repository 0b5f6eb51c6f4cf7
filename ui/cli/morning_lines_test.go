package cli

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"lull/ui/cli/console"
)

// interviewed is an interview on a pipe, and where its lines are written.
func interviewed(t *testing.T) (*interview, *os.File, *strings.Builder) {
	t.Helper()
	in, lines, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = in.Close(), lines.Close() })
	var said strings.Builder
	c := console.New(console.Given{In: in, Stderr: &said})
	return &interview{Console: c, wait: patience}, lines, &said
}

func TestAPipeThatSaysNothingIsNotWaitedForForEver(t *testing.T) {
	i, lines, said := interviewed(t)
	i.wait = time.Millisecond
	if got := i.ask(t.Context(), "first?"); got != "" || !i.ended {
		t.Errorf("got %q, ended is %v", got, i.ended)
	}
	_, _ = lines.WriteString("late\n")
	if got := i.ask(t.Context(), "second?"); got != "" || said.String() != "first?\n" {
		t.Errorf("got %q after %q", got, said)
	}
}

func TestQuestionsEndWithTheLinesWithADotAndWithTheProgram(t *testing.T) {
	for _, c := range []struct{ write, want string }{{"a\n.\nb\n", "a||"}, {"a\n", "a||"}, {"\x1b[2Ja\nb\nc\n", "a|b|c"}} {
		i, lines, _ := interviewed(t)
		_, _ = lines.WriteString(c.write)
		_ = lines.Close()
		got := strings.Join([]string{i.ask(t.Context(), "1"), i.ask(t.Context(), "2"), i.ask(t.Context(), "3")}, "|")
		if strings.TrimPrefix(got, "[2J") != c.want {
			t.Errorf("%q: got %q, want %q", c.write, got, c.want)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	i, _, _ := interviewed(t)
	i.wait = 0
	cancel()
	if got := i.ask(ctx, "1"); got != "" || !i.ended {
		t.Errorf("after the program was broken off: %q, %v", got, i.ended)
	}
}

// What is typed after the last answer is for what asks next.
func TestWhatComesAfterTheQuestionsIsNotSwallowed(t *testing.T) {
	i, lines, _ := interviewed(t)
	_, _ = lines.WriteString("a\n.\nquit\n")
	_ = lines.Close()
	i.ask(t.Context(), "1")
	i.ask(t.Context(), "2")
	if got, err := i.Typed.Line(t.Context()); got != "quit" || err != nil {
		t.Errorf("next comes %q, %v", got, err)
	}
}
