package journal

import "testing"

func TestCoffeeSaysNothingAboutWine(t *testing.T) {
	coffee := Entry{Kind: KindIntake, Intake: &Intake{What: "coffee", Caffeine: 96}}
	wine := Entry{Kind: KindIntake, Intake: &Intake{What: "wine", Alcohol: 14}}
	all := Entry{Kind: KindNothing, Nothing: &Nothing{}}
	alcohol := func(e Entry) bool { return e.Intake != nil && e.Intake.Alcohol > 0 }
	for _, c := range []struct {
		evening []Entry
		want    Answer
	}{
		{nil, Unknown},
		{[]Entry{coffee}, Unknown},
		{[]Entry{coffee, all}, No},
		{[]Entry{all}, No},
		{[]Entry{all, wine}, Yes},
		{[]Entry{coffee, wine}, Yes},
	} {
		if got := Had(c.evening, alcohol); got != c.want {
			t.Errorf("%+v: got %d, want %d", c.evening, got, c.want)
		}
	}
}
