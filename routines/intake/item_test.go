package intake

import (
	"strings"
	"testing"

	"lull/routines/journal"
)

func TestTableFindsByNameAndAlias(t *testing.T) {
	table := someTable(t)
	for word, want := range map[string]string{"tea": "tea", "black tea": "tea", "coffee": "coffee"} {
		if it, ok := table.Find(word); !ok || it.Name != want {
			t.Errorf("%q: got %q, %v", word, it.Name, ok)
		}
	}
	if _, ok := table.Find("motor oil"); ok {
		t.Error("found motor oil")
	}
	if _, ok := (*Table)(nil).Find("tea"); ok {
		t.Error("found tea in no table")
	}
}

func TestOwnDrinkWinsOverATableEntry(t *testing.T) {
	table, err := someTable(t).With(OwnDrink("coffee", 120, 0), OwnDrink("black tea", 60, 300))
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]float64{"coffee": 120, "black tea": 60, "tea": 48} {
		if it, _ := table.Find(word); it.Milligrams != want {
			t.Errorf("%q: got %v mg, want %v", word, it.Milligrams, want)
		}
	}
}

func TestWrongItemsAreRefused(t *testing.T) {
	for _, c := range []struct {
		item Item
		want string
	}{
		{OwnDrink("", 80, 0), "empty"},
		{OwnDrink("Big Mug", 80, 0), "lower case"},
		{OwnDrink("2 mugs", 80, 0), "has '2' in it"},
		{OwnDrink("a\x1b[31mb", 80, 0), "in it"},
		{OwnDrink(strings.Repeat("a", 41), 80, 0), "longer"},
		{OwnDrink("mug", 5000, 0), "between"},
		{OwnDrink("mug", -1, 0), "between"},
		{Item{Name: "mug", Kind: Drink, Milligrams: 80, Low: 90, High: 100}, "range"},
		{Item{Name: "port", Kind: Alcohol}, "strength"},
		{Item{Name: "sprint", Kind: Movement, Effort: "mad"}, "effort"},
		{Item{Name: "thing"}, "kind"},
	} {
		_, err := someTable(t).With(c.item)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: got %v, want %q", c.item, err, c.want)
		}
	}
	if _, err := NewTable(OwnDrink("mug", 1, 0), OwnDrink("mug", 2, 0)); err == nil {
		t.Error("two of one name passed")
	}
	if _, err := NewTable(Item{Name: "walk", Kind: Movement, Effort: journal.Light}); err != nil {
		t.Error(err)
	}
}

// What passes at a look passes the whole check as well, and most names do.
func TestASimpleNameIsARightOne(t *testing.T) {
	for name, want := range map[string]bool{
		"tea": true, "green tea": true, "7up": false, "v8": true, "coca-cola": true, "a_b": true, "": false, "Tea": false,
		" tea": false, "tea ": false, "green  tea": false, "-tea": false, "tea!": false, "tea\x1b": false, "thé": false,
		strings.Repeat("a", longestName): true, strings.Repeat("a", longestName+1): false,
	} {
		if got := simpleName(name); got != want {
			t.Errorf("%q is simple: %v, want %v", name, got, want)
		}
		if err := checkName(name); want && err != nil || !want && name != "thé" && err == nil {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// A number is a name where it can be taken for no amount of another one.
func TestANameMayHaveANumberInIt(t *testing.T) {
	for name, want := range map[string]bool{
		"1664": true, "1664 beer": true, "licor 43": true, "8.6 beer": true, "bavaria 8.6": true,
		"43": false, "8.6": false, "33 export": false, "2 3": false, "8. beer": false, ".5 beer": false, "beer 8.": false, "1664beer": false, "-1664": false, "1e4": false, "2 2": false,
	} {
		if err := checkName(name); (err == nil) != want {
			t.Errorf("%q: %v, want %v", name, err, want)
		}
	}
}
