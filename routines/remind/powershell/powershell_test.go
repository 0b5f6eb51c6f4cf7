package powershell

import (
	"context"
	"encoding/base64"
	"encoding/xml"
	"strings"
	"testing"

	"lull/routines/remind"
)

// programs stand in for those of Windows.
type programs struct{ given, ran string }

func (p *programs) Find(name string) (string, error) { return name, nil }

func (p *programs) Run(_ context.Context, environ []string, name string, args ...string) (string, error) {
	p.given, p.ran = strings.Join(environ, " "), name+" "+strings.Join(args, " ")
	return "", nil
}

func TestToastHasItsWordsAndNoSound(t *testing.T) {
	p := &programs{}
	s := Shell{p}
	note := remind.Note{Title: "Wine & <co> until 19:00", Body: `$(Remove-Item) "quoted" ä`}
	if _, err := s.Deliver(context.Background(), note); err != nil {
		t.Fatal(err)
	}
	given, ran := p.given, p.ran
	var got struct {
		Text  []string `xml:"visual>binding>text"`
		Audio struct {
			Silent string `xml:"silent,attr"`
		} `xml:"audio"`
	}
	text, ok := strings.CutPrefix(given, "LULL_TOAST=")
	if err := xml.Unmarshal([]byte(text), &got); err != nil || !ok {
		t.Fatalf("%v in %s", err, given)
	}
	if len(got.Text) != 2 || got.Text[0] != note.Title || got.Text[1] != note.Body || got.Audio.Silent != "true" {
		t.Errorf("the toast is %s", text)
	}
	if strings.Contains(ran, "Remove-Item") {
		t.Errorf("a word of the note is part of the command: %s", ran)
	}
	code := ran[strings.LastIndex(ran, " ")+1:]
	raw, err := base64.StdEncoding.DecodeString(code)
	if err != nil || len(raw) != 2*len(script) || raw[0] != script[0] || raw[1] != 0 {
		t.Errorf("the script is not written as it is read: %v", err)
	}
}
