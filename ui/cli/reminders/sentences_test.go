package reminders

import (
	"errors"
	"testing"
)

func TestTheWordsOfAnotherProgramBecomeSentences(t *testing.T) {
	for said, want := range map[string]string{
		"no manager": "No manager.\n",
		"systemctl: it is not running.\n\na hint": "Systemctl: it is not running.\nA hint.\n",
		"one\r\ntwo": "One.\nTwo.\n",
	} {
		if got := sentences(errors.New(said)); got != want {
			t.Errorf("%q becomes %q, want %q", said, got, want)
		}
	}
}
