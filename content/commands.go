package content

import (
	"embed"
	"strings"
	"sync"
)

//go:embed commands/*.md
var commandFiles embed.FS

// CommandHelp gives what the help says of a command, named as it is typed: a
// line, a text and examples, either of which may be empty. In the files a
// heading is a command, and the examples come last.
func CommandHelp(command string) (short, long, examples string) {
	text := commandHelp()[command]
	text, examples, _ = strings.Cut(text, "\n\nExamples:\n")
	short, long, _ = strings.Cut(text, "\n\n")
	return short, long, examples
}

var commandHelp = sync.OnceValue(func() map[string]string {
	files, err := commandFiles.ReadDir("commands")
	if err != nil {
		panic(err) // impossible: the folder is embedded
	}
	help := make(map[string]string, 64)
	for _, f := range files {
		text, err := commandFiles.ReadFile("commands/" + f.Name())
		if err != nil {
			panic(err) // impossible: it was listed
		}
		for part := range strings.SplitSeq("\n"+string(text), "\n# ") {
			command, about, _ := strings.Cut(part, "\n")
			help[command] = strings.TrimSpace(about)
		}
	}
	delete(help, "") // what stands before the first heading
	return help
})
