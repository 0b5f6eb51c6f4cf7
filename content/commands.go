package content

import (
	"embed"
	"strings"
)

//go:embed commands/*.md
var commandFiles embed.FS

// CommandHelp gives the help of a command as it is typed: a line, a text and examples,
// either of which may be empty. In the files the examples come last.
func CommandHelp(command string) (short, long, examples string) {
	text := commandHelp()[command]
	text, examples, _ = strings.Cut(text, "\n\nExamples:\n")
	short, long, _ = strings.Cut(text, "\n\n")
	return short, long, examples
}

var commandHelp = shipped(func() (map[string]string, error) {
	help := make(map[string]string, 64)
	err := each(commandFiles, "commands/*.md", func(_ string, text []byte) error {
		for part := range strings.SplitSeq("\n"+string(text), "\n# ") {
			command, about, _ := strings.Cut(part, "\n")
			help[command] = strings.TrimSpace(about)
		}
		return nil
	})
	delete(help, "") // what stands before the first heading
	return help, err
})
