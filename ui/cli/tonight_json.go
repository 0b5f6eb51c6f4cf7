package cli

import (
	"encoding/json"
	"math"
	"time"

	"lull/routines/journal"
	"lull/routines/repertoire"
	"lull/routines/tonight"
	"lull/ui/cli/desk"
)

// The evening as data; its shape is stable.
type (
	tonightJSON struct {
		Evening    string         `json:"evening"`
		Now        string         `json:"now"`
		LightsOut  string         `json:"lights_out"`
		Wake       string         `json:"wake"`
		Minutes    int            `json:"minutes_to_lights_out"`
		LastSeven  []bool         `json:"last_seven"`
		OfSeven    int            `json:"of_seven"`
		Caffeine   caffeineJSON   `json:"caffeine_at_bed"`
		Late       []lateJSON     `json:"late"`
		Cutoffs    []cutoffJSON   `json:"cutoffs"`
		Still      []string       `json:"still_fine"`
		Suggestion suggestionJSON `json:"suggestion"`
		Coin       string         `json:"coin,omitempty"`

		PutDown []json.RawMessage `json:"put_down"` // and not given back yet
	}
	lateJSON struct {
		Cause string `json:"cause"`
		What  string `json:"what"`
		At    string `json:"at"`
		Best  string `json:"best"`
	}
	cutoffJSON struct {
		Cause   string `json:"cause"`
		What    string `json:"what,omitempty"`
		Fit     string `json:"fit"`
		Latest  string `json:"latest,omitempty"`
		Exact   string `json:"latest_exact,omitempty"`
		Passed  bool   `json:"passed"`
		Minutes int    `json:"minutes_left"`
	}
	caffeineJSON struct {
		Low     *float64 `json:"low,omitempty"` // with the next two not there where the model is silent
		Usual   *float64 `json:"usual,omitempty"`
		High    *float64 `json:"high,omitempty"`
		Band    string   `json:"band,omitempty"` // what it holds, in words
		Zone    string   `json:"zone,omitempty"`
		Logged  float64  `json:"logged_mg"`
		Silence string   `json:"silence,omitempty"`
	}
	suggestionJSON struct {
		Practice string  `json:"practice"`
		Name     string  `json:"name"`
		Title    string  `json:"title"`
		Seconds  float64 `json:"s"`
		Because  string  `json:"because"`
		Words    string  `json:"words"`
	}
)

func (t tonightCommand) tellJSON(l tonight.Look, coin string, plans repertoire.Repertoire, waiting []journal.Entry) error {
	o, s := l.Outlook, l.Suggestion
	figure := func(mg float64) *float64 {
		if mg = tenth(mg); o.Silence != "" {
			return nil
		}
		return &mg
	}
	lates, cutoffs, still := []lateJSON{}, []cutoffJSON{}, []string{}
	for _, e := range o.Late {
		lates = append(lates, lateJSON{string(e.Cause), t.Say(e.Name.ID, e.Name.With), e.Entry.At.Format(time.RFC3339), t.Say(e.Best.ID, e.Best.With)})
	}
	for _, c := range o.Cutoffs {
		cutoffs = append(cutoffs, cutoffJSON{string(c.Cause), c.What, string(c.Limit.Fit), clockOf(c.Limit), exactOf(c.Limit), c.Passed, int(c.Left.Round(time.Minute).Minutes())})
	}
	for _, option := range o.Still {
		still = append(still, option.What)
	}
	return t.AsJSON(tonightJSON{
		l.Day.String(), l.Now.Format(time.RFC3339), l.Bed.Format(time.RFC3339), l.Wake.Format(time.RFC3339),
		int(l.ToBed().Round(time.Minute).Minutes()), l.Streak.LastSeven[:], l.Streak.OfSeven,
		caffeineJSON{figure(o.Caffeine.Low), figure(o.Caffeine.Usual), figure(o.Caffeine.High), t.Say(o.Band.ID, o.Band.With), string(o.Zone), tenth(o.Logged), string(o.Silence)},
		lates, cutoffs, still,
		suggestionJSON{s.Practice, s.Name, plans.Title(s.Choice), plans.Lasts(s.Choice).Seconds(), string(s.Because), t.Say(l.Because().ID, l.Because().With)},
		coin, desk.EntriesJSON(waiting),
	})
}

// tenth rounds a figure of the model; more digits would be pretence.
func tenth(v float64) float64 { return math.Round(v*10) / 10 }
