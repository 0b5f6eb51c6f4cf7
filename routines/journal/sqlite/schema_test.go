package sqlite

import (
	"slices"
	"testing"
)

// A new file is what the migrations make of nothing, one after the other.
func TestANewFileIsWhatTheMigrationsMake(t *testing.T) {
	atOnce, err := schemaOf(t.Context(), []string{latest})
	if err != nil {
		t.Fatal(err)
	}
	stepwise, err := schemaOf(t.Context(), migrations())
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(atOnce, stepwise) {
		t.Errorf("at once there is\n%q\nand step by step\n%q", atOnce, stepwise)
	}
}
