package exchange

import (
	"fmt"
	"strings"

	"github.com/google/uuid"
)

// namespace is what ids of foreign entries are made in: a UUID of version 5 of
// the program's name among names of no other kind.
var namespace = uuid.NewSHA1(uuid.NameSpaceOID, []byte("lull import"))

// stable gives ids that are made of what a row says, so that the same file,
// taken in twice or on two machines, makes the same entries. Rows that say the
// same are told apart by which of them comes first.
type stable struct{ seen map[string]int }

func newStable() stable { return stable{map[string]int{}} }

// id gives the id of a row by its parts, which hold no zero byte.
func (s stable) id(parts ...string) string {
	text := strings.Join(parts, "\x00")
	s.seen[text]++
	return uuid.NewSHA1(namespace, fmt.Appendf(nil, "%s\x00%d", text, s.seen[text])).String()
}
