package intake

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestFiguresAreThoseOfThePage(t *testing.T) {
	page, err := os.ReadFile("../../docs/evidence.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		fmt.Sprintf("| weight that can be said | %g to %g kg |", Lightest, Heaviest),
		fmt.Sprintf("| the same without such a glass in the table | %g g |", standardDrink),
		fmt.Sprintf("* %g ", gramsPerMillilitre),
	} {
		if !strings.Contains(string(page), want) {
			t.Errorf("docs/evidence.md does not say %q, which the code does", want)
		}
	}
}
