package settings

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lull/routines/letters"
)

// Drink is a drink of one's own.
type Drink struct {
	Name        string
	Milligrams  float64 // caffeine in one, 0 to 1000
	Milliliters float64 // volume of one, 0 when not said, up to 3000
}

// drinkParts are the halves of a drink, each a setting: drinks.mate.mg.
var drinkParts = []struct {
	name  string
	most  float64
	help  string
	field func(*Drink) *float64
}{
	{"mg", 1000, "milligrams of caffeine in one", func(d *Drink) *float64 { return &d.Milligrams }},
	{"ml", 3000, "millilitres in one", func(d *Drink) *float64 { return &d.Milliliters }},
}

func ownDrink(key, own string) (Key, error) {
	name, part, parted := strings.Cut(own, ".")
	if err := checkName(key, name); err != nil {
		return Key{}, err
	}
	if parted {
		return drinkPart(key, name, part)
	}
	return Key{
		Name: key, Kind: DrinkOf, Help: "a drink of your own: its caffeine in mg, its size in ml",
		value: func(s *Settings) string {
			i := slices.IndexFunc(s.Drinks, func(d Drink) bool { return d.Name == name })
			if i < 0 {
				return ""
			}
			text := "mg=" + strconv.FormatFloat(s.Drinks[i].Milligrams, 'f', -1, 64)
			if ml := s.Drinks[i].Milliliters; ml > 0 {
				text += " ml=" + strconv.FormatFloat(ml, 'f', -1, 64)
			}
			return text
		},
		set: func(s *Settings, text string) error {
			const mend = "write its caffeine and its size, such as mg=80 ml=250"
			if text == "" {
				return problem(key, text, withoutRemoval)
			}
			changed := *s
			changed.Drinks = with(s.Drinks, Drink{Name: name}, drinkName)
			caffeine := false
			for _, field := range strings.Fields(strings.NewReplacer(",", " ", "{", " ", "}", " ").Replace(text)) {
				part, number, ok := strings.Cut(field, "=")
				if !ok {
					return problem(key, text, mend)
				}
				k, err := drinkPart(key, name, part)
				if err != nil {
					return err
				}
				if err := k.Set(&changed, number); err != nil {
					return err
				}
				caffeine = caffeine || part == "mg"
			}
			if !caffeine {
				return problem(key, text, mend)
			}
			*s = changed
			return nil
		},
	}, nil
}

func drinkName(d Drink) string { return d.Name }

// drinkPart is one half of a drink; setting it makes the drink.
func drinkPart(key, name, part string) (Key, error) {
	for _, p := range drinkParts {
		if p.name != part {
			continue
		}
		return Key{
			Name: key, Kind: Number, Range: fmt.Sprintf("0 to %g", p.most), Help: p.help,
			value: func(s *Settings) string {
				for i := range s.Drinks {
					if s.Drinks[i].Name == name {
						return strconv.FormatFloat(*p.field(&s.Drinks[i]), 'f', -1, 64)
					}
				}
				return ""
			},
			set: func(s *Settings, text string) error {
				n, err := strconv.ParseFloat(text, 64)
				if err != nil || !(n >= 0 && n <= p.most) {
					return problem(key, text, fmt.Sprintf("%s is a number from 0 to %g", part, p.most))
				}
				d := Drink{Name: name}
				for _, there := range s.Drinks {
					if there.Name == name {
						d = there
					}
				}
				*p.field(&d) = n
				s.Drinks = with(s.Drinks, d, drinkName)
				return nil
			},
		}, nil
	}
	return Key{}, &Problem{
		Key: key, Wrong: fmt.Sprintf("a drink has no %q", letters.Short(part)),
		Mend: "it has mg, the caffeine, and ml, the size",
	}
}
