package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// nestedCatalogue is a sector of three perimeters, each inside the next, whose jobs are fed
// by flows of each kind, and of areas that are not the whole.
const nestedCatalogue = `{
  "format": "mithaq.catalogue/1",
  "indicators": [
    {"id": "jobs", "name": "jobs", "unit": "job", "nature": "stock", "bounds": "[0,+inf)", "over_segments": "sum",
      "over_places": "sum"},
    {"id": "net", "name": "net change", "unit": "job", "nature": "flow", "over_time": "sum", "of": "jobs",
      "flow": "net"},
    {"id": "gross", "name": "jobs filled", "unit": "job", "nature": "flow", "over_time": "sum", "of": "jobs",
      "flow": "gross"},
    {"id": "created", "name": "jobs created", "unit": "job", "nature": "flow", "over_time": "sum", "of": "jobs",
      "flow": "declared"},
    {"id": "sales", "name": "sales", "unit": "MAD", "nature": "flow", "bounds": "[0,+inf)", "over_time": "sum"},
    {"id": "share", "name": "share", "unit": "percent", "nature": "ratio", "bounds": "[0,100]", "over_segments": "sum"},
    {"id": "rest", "name": "rest", "unit": "percent", "nature": "ratio", "formula": "(jobs - gross) / jobs"},
    {"id": "pay", "name": "sales a job", "unit": "MAD/job", "nature": "ratio"},
    {"id": "yearly", "name": "growth a year", "unit": "percent", "nature": "ratio"},
    {"id": "balance", "name": "balance", "unit": "MAD", "nature": "flow", "over_time": "sum"},
    {"id": "rise", "name": "growth", "unit": "percent", "nature": "ratio", "transformed": "G1Y", "of": "sales"}
  ],
  "perimeters": [
    {"id": "all", "name": "all"}, {"id": "calls", "name": "calls", "within": "all"},
    {"id": "desk", "name": "desk", "within": "calls"}, {"id": "other", "name": "other"},
    {"id": "new", "name": "new", "replaces": "all"}
  ],
  "dimensions": [
    {"id": "segment", "name": "segment", "codes": [{"id": "voice", "name": "voice"}, {"id": "text", "name": "text"},
      {"id": "contact", "name": "contact", "parts": ["voice", "text"]}]}
  ],
  "areas": [{"id": "A", "name": "A"}, {"id": "B", "name": "B"},
    {"id": "MA", "name": "Morocco", "parts": ["A", "B"], "complete": "no"}]
}`

// nestedInput reads rows such as "a jobs MA desk segment=voice 2015 100@1 o16": area,
// perimeter, breakdown and source can be left out; MA, all and o16 are meant then.
// "repeats=b" says that a row repeats another, "doubt" that an editor doubts it, "fair" that its confidence is medium.
func nestedInput(rows string) rules.Input {
	table := "id,indicator,area,perimeter,breakdown,period,figure,unit,role,source,repeats,confidence\n"
	for _, row := range strings.Split(rows, ";") {
		words := strings.Fields(row)
		area, perimeter, breakdown, source, repeats, confidence := "MA", "all", "", "o16", "", ""
		var rest []string
		for _, w := range words[2:] {
			switch {
			case w == "A" || w == "B":
				area = w
			case slices.Contains([]string{"all", "calls", "desk", "other", "new"}, w):
				perimeter = w
			case w == "none":
				perimeter = ""
			case strings.HasPrefix(w, "segment="):
				breakdown = w
			case strings.HasPrefix(w, "repeats="):
				repeats = w[len("repeats="):]
			case w == "doubt":
				confidence = "low"
			case w == "fair":
				confidence = "medium"
			case slices.Contains([]string{"o11", "p16", "m15", "m16", "n16"}, w):
				source = w
			default:
				rest = append(rest, w)
			}
		}
		unit := map[string]string{"sales": "MAD", "balance": "MAD", "share": "percent", "rest": "percent",
			"yearly": "percent", "rise": "percent", "pay": "MAD/job"}[words[1]]
		if unit == "" {
			unit = "job"
		}
		table += strings.Join([]string{words[0], words[1], area, perimeter, breakdown, rest[0], `"` + rest[1] + `"`, unit,
			"observed", source, repeats, confidence}, ",") + "\n"
	}
	return rules.Input{Files: []rules.File{
		{Name: "observations.csv", Text: table}, {Name: "catalogue.json", Text: nestedCatalogue},
	}}
}

// toldBy are the findings of one rule, each as its severity unless that is a warning, its
// path, its arguments, its evidence with notes, and what it proposes.
func toldBy(t *testing.T, c rules.Config, code finding.Code, rows string) (all []string) {
	t.Helper()
	view := decoded(t, nestedInput(rows)).View(indicators.ViewConfig{})
	for _, f := range rules.Check(view, ruleOf(t, c, code)) {
		text := ""
		if f.Severity != finding.SeverityWarning {
			text = f.Severity.String() + " "
		}
		text += strings.TrimSuffix(strings.TrimPrefix(f.Path, "/observations/"), "/figure") + ":"
		for _, a := range f.Args {
			text += " " + a.Name + "="
			switch {
			case a.Quantity.Figure.IsSet():
				a.Quantity.Figure = a.Quantity.Figure.WithoutResolution()
				text += a.Quantity.String()
			case a.Period.IsSet():
				text += a.Period.String()
			case a.Label.IsSet():
				label, _ := a.Label.Display(wording.En)
				text += label
			default:
				text += a.Text
			}
		}
		text += " |"
		for _, e := range f.Evidence {
			text += " " + strings.TrimPrefix(e.Path, "/observations/")
			if note, _ := e.Note.Display(wording.En); note != "" {
				text += " (" + note + ")"
			}
		}
		for _, c := range f.Suggestion.Candidates {
			text += fmt.Sprint(" -> ", c.Figure.WithoutResolution())
		}
		all = append(all, text)
	}
	return all
}

// What a total of 60, c, and parts of it of 40, a, and 30, b, or of 70, a, are told to be
// mended with.
const (
	twoJobs = "| c (at least 70 jobs would mend it) a (up to 30 jobs would mend it) " +
		"b (up to 20 jobs would mend it)"
	oneJobs    = "| c (at least 70 jobs would mend it) a (up to 60 jobs would mend it)"
	twoDirhams = "| c (at least 70 dirhams would mend it) a (up to 30 dirhams would mend it) " +
		"b (up to 20 dirhams would mend it)"
	oneDirhams = "| c (at least 70 dirhams would mend it) a (up to 60 dirhams would mend it)"
)

// TestTold: what rules of parts, flows and sources tell, word for word of what they have
// found. What is possible is computed by hand: 60,000 to the unit is from 59,999.5 to
// less than 60,001, rounded or cut.
func TestTold(t *testing.T) {
	const (
		stocks   = "p jobs 2014 60000@1; q jobs 2015 62000@1; "
		quarters = "a sales 2015-Q1 4321; b sales 2015-Q2 3456; c sales 2015-Q3 1011; "
	)
	for _, tt := range []struct {
		name string
		code finding.Code
		rows string
		want string // findings, each in its line
	}{
		// From 60,000 to 62,000 is 1,998.5 to less than 2,001.5.
		{"less filled than the stock grew", "IND044", stocks + "a gross 2015 1997@1",
			"a: value=1997 job change=2000 job | a p q"},
		{"filled as the stock can have grown", "IND044", stocks + "a gross 2015 1998@1", ""},
		{"more filled than the stock grew", "IND044", stocks + "a gross 2015 2900@1", ""},
		{"more filled than the stock grew", "IND045", stocks + "a gross 2015 2002@1",
			"a: value=2002 job change=2000 job | a p q"},
		{"as many filled", "IND045", stocks + "a gross 2015 2001@1", ""},
		{"less filled", "IND045", stocks + "a gross 2015 1000@1", ""},
		{"more created", "IND045", stocks + "a created 2015 2002@1", "a: value=2002 job change=2000 job | a p q"},
		{"less created", "IND044", stocks + "a created 2015 1000@1", ""},
		{"a net flow is no creation", "IND045", stocks + "a net 2015 9000@1", ""},
		{"the stock of two years before", "IND045", "p jobs 2013 60000@1; q jobs 2015 62000@1; a created 2015 3000@1",
			"a: value=3000 job change=2000 job | a p q"},
		{"the stock of three years before", "IND045", "p jobs 2012 60000@1; q jobs 2015 62000@1; a created 2015 3000@1",
			"a: value=3000 job change=2000 job | a p q"},
		{"the stock of four years before", "IND045", "p jobs 2011 60000@1; q jobs 2015 62000@1; a created 2015 3000@1", ""},
		{"the nearest stock", "IND045", "o jobs 2013 61000@1; " + stocks + "a created 2015 1500@1", ""},
		{"the nearest stock of two", "IND045", "o jobs 2012 61000@1; p jobs 2013 60000@1; q jobs 2015 62000@1; " +
			"a created 2015 1500@1", ""},
		{"the stock of the first year of two", "IND045", stocks + "a created 2014/2015 2500@1",
			"a: value=2500 job change=2000 job | a p q"},
		{"a net flow of two years", "IND044", "p jobs 2013 60000@1; q jobs 2015 62000@1; a net 2014/2015 2500@1",
			"a: value=2500 job change=2000 job | a p q"},
		{"a net flow that is too small", "IND044", "p jobs 2013 60000@1; q jobs 2015 62000@1; a net 2014/2015 1500@1",
			"a: value=1500 job change=2000 job | a p q"},
		{"a net flow from an earlier stock", "IND044", "p jobs 2012 60000@1; q jobs 2015 62000@1; a net 2014/2015 2500@1",
			""},
		{"no stock at the end", "IND045", "p jobs 2014 60000@1; a created 2015 3000@1", ""},
		{"no stock at the start", "IND045", "q jobs 2015 62000@1; a created 2015 3000@1", ""},
		{"a flow of a quarter", "IND045", stocks + "a created 2015-Q2 3000@1", ""},
		{"stocks of two origins", "IND045", stocks + "r jobs 2015 62500@1 m16; a created 2015 3000@1",
			"a: value=3000 job change=[2000,2500] job | a p q r"},
		{"within what two origins say", "IND045", stocks + "r jobs 2015 62500@1 m16; a created 2015 2400@1", ""},
		{"a flow of another origin", "IND045", stocks + "a created 2015 3000@1 m16",
			"/keys/created MA all 2015: value=3000 job change=2000 job origins=the ministry; the statistics office | a p q"},
		{"flows of both origins", "IND045", stocks + "a created 2015 3000@1 m16; b created 2015 1900@1", ""},

		// 5,100 of 20,400 are a quarter; of more than 20,000 they are less than 25.5 percent.
		{"a formula", "IND043", "a rest 2015 90@1; b jobs 2015 20400@1; d gross 2015 5100@1",
			"a: value=90 percent computed=75 percent | a b d -> 75"},
		{"a formula beside a bound", "IND043", "a rest 2015 90@1; b jobs 2015 20400@1; c jobs 2015 >20000 n16; " +
			"d gross 2015 5100@1", "a: value=90 percent computed=75 percent | a b c d -> 75"},
		{"a formula of a bound", "IND043", "a rest 2015 90@1; c jobs 2015 >20000 n16; d gross 2015 5100@1", ""},
		{"a formula that holds beside a bound", "IND043", "a rest 2015 75@1; b jobs 2015 20400@1; c jobs 2015 >20000 n16; " +
			"d gross 2015 5100@1", ""},

		// Rounded to the nearest, 1,100 over 1.20 is from 912 to 921: in the middle stands 916.
		{"growth, told with its cause", "IND043", "a rise 2015 20@1; b sales 2014 1000@1; c sales 2015 1100@1",
			"/keys/rise MA all 2015: indicator=growth period=2015 " +
				"against=the growth and the values that it leads from and to | a (10% would mend it) " +
				"b (916 dirhams would mend it) c (1,200 dirhams would mend it)"},
		{"growth that is right", "IND043", "a rise 2015 10@1; b sales 2014 1000@1; c sales 2015 1100@1", ""},

		// 5.125 has four digits, and 20 is no finer than the unit for it: from 19.5 to less than 21.
		{"a total of few digits", "IND041", "a sales 2015-Q1 5.125; b sales 2015-Q2 5.125; c sales 2015-Q3 5.125; " +
			"d sales 2015-Q4 5.125; e sales 2015 20", ""},
		{"a total of few digits that is wrong", "IND041", "a sales 2015-Q1 5.125; b sales 2015-Q2 5.125; " +
			"c sales 2015-Q3 5.125; d sales 2015-Q4 6.125; e sales 2015 20", "e: value=20 MAD sum=21.5 MAD | e a b c d"},

		// A perimeter and what holds it.
		{"more than the perimeter around", "IND046", "a jobs calls 2015 63@1; b jobs 2015 61@1",
			"a: value=63 job part=calls whole=all most=61 job | a b"},
		{"as many", "IND046", "a jobs calls 2015 61@1; b jobs 2015 61@1", ""},
		{"more than the one around that", "IND046", "a jobs desk 2015 63@1; b jobs 2015 61@1",
			"a: value=63 job part=desk whole=all most=61 job | a b"},
		{"more than both", "IND046", "a jobs desk 2015 63@1; c jobs calls 2015 60@1; b jobs 2015 61@1",
			"a: value=63 job part=desk whole=calls most=60 job | a c\na: value=63 job part=desk whole=all most=61 job | a b"},
		{"the whole of one year of two", "IND046", "a jobs calls 2014 63@1; b jobs calls 2015 63@1; c jobs 2015 61@1",
			"b: value=63 job part=calls whole=all most=61 job | b c"},
		{"the whole of the first year of two", "IND046", "a jobs calls 2014 63@1; b jobs calls 2015 63@1; c jobs 2014 61@1",
			"a: value=63 job part=calls whole=all most=61 job | a c"},
		{"wholes of two origins", "IND046", "a jobs calls 2015 63@1; b jobs 2015 61@1; c jobs 2015 65@1 m16", ""},
		{"more than both wholes", "IND046", "a jobs calls 2015 67@1; b jobs 2015 61@1; c jobs 2015 65@1 m16",
			"a: value=67 job part=calls whole=all most=[61,65] job | a b c"},
		{"a doubted whole", "IND046", "a jobs calls 2015 63@1; b jobs 2015 61@1; c jobs 2015 65@1 m16 doubt",
			"a: value=63 job part=calls whole=all most=61 job | a b c"},
		{"a whole that is fairly sure", "IND046", "a jobs calls 2015 63@1; b jobs 2015 61@1; c jobs 2015 65@1 m16 fair", ""},
		{"a part of another origin", "IND046", "a jobs calls 2015 63@1 m16; b jobs 2015 61@1",
			"/keys/jobs MA calls 2015: value=63 job part=calls whole=all most=61 job " +
				"origins=the ministry; the statistics office | a b"},
		{"parts of both origins", "IND046", "a jobs calls 2015 63@1 m16; b jobs 2015 61@1; c jobs calls 2015 59@1", ""},
		{"what does not add up", "IND046", "a sales calls 2015 63@1; b sales 2015 61@1", ""},

		// Shares of one whole: 54 and 46.6 are at least 53.5 and 46.55.
		{"shares", "IND042", "a share segment=voice 2015 54@1; b share segment=text 2015 46.6@0.1",
			"/keys/share MA all 2015: dimension=segment sum=100.6 percent | b a"},
		{"shares with their sum", "IND042", "a share segment=voice 2015 54@1; b share segment=text 2015 31@1; " +
			"c share segment=contact 2015 85@1", ""},
		{"one share", "IND042", "a share segment=voice 2015 102@1",
			"/keys/share MA all 2015: dimension=segment sum=102 percent | a"},
		{"one share of the whole", "IND042", "a share segment=voice 2015 100@1", ""},
		{"shares of two years", "IND042", "a share segment=voice 2014 54@1; b share segment=text 2015 53@1", ""},
		{"shares in two years", "IND042", "a share segment=voice 2014 54@1; b share segment=text 2014 53@1; " +
			"c share segment=voice 2015 55@1; d share segment=text 2015 56@1",
			"/keys/share MA all 2014: dimension=segment sum=107 percent | b a\n" +
				"/keys/share MA all 2015: dimension=segment sum=111 percent | d c"},

		// Areas that are not the whole can only be too much.
		{"areas that are too much", "IND041", "a jobs A 2015 40@1; b jobs B 2015 30@1; c jobs 2015 60@1",
			"/keys/jobs MA all 2015: value=60 job sum=70 job " + twoJobs},
		{"one area that is too much", "IND041", "a jobs A 2015 70@1; c jobs 2015 60@1",
			"/keys/jobs MA all 2015: value=60 job sum=70 job " + oneJobs},
		{"areas that are less", "IND041", "a jobs A 2015 20@1; b jobs B 2015 30@1; c jobs 2015 60@1", ""},
		{"areas of another origin", "IND041", "a jobs A 2015 40@1 m16; b jobs B 2015 30@1 m16; c jobs 2015 60@1",
			"/keys/jobs MA all 2015: value=60 job sum=70 job origins=the statistics office; the ministry " + twoJobs},
		{"areas of an origin with a total", "IND041", "a jobs A 2015 40@1 m16; b jobs B 2015 30@1 m16; c jobs 2015 60@1; " +
			"d jobs 2015 70@1 m16", ""},
		{"areas in two years", "IND041", "a jobs A 2014 40@1; b jobs B 2014 30@1; c jobs 2014 60@1; d jobs A 2015 70@1; " +
			"e jobs 2015 90@1", "/keys/jobs MA all 2014: value=60 job sum=70 job " + twoJobs},
		{"segments that are less", "IND041", "a jobs segment=voice 2015 40@1; b jobs segment=text 2015 30@1; " +
			"c jobs 2015 90@1; d jobs segment=voice 2016 40@1; e jobs segment=text 2016 30@1; f jobs 2016 91@1",
			"info /dimensions/segment/complete: dimension=segment count=2 indicator=jobs period=2015 value=90 job " +
				"sum=70 job | c b a"},
		{"quarters that are too much", "IND041", "a sales 2015-Q1 40@1; b sales 2015-Q3 30@1; c sales 2015 60@1",
			"/keys/sales MA all 2015: value=60 MAD sum=70 MAD " + twoDirhams},
		{"months of a quarter", "IND041", "a sales 2015-02 40@1; b sales 2015-03 30@1; c sales 2015-Q1 60@1",
			"/keys/sales MA all 2015-Q1: value=60 MAD sum=70 MAD " + twoDirhams},
		{"a month of a half", "IND041", "a sales 2015-02 70@1; c sales 2015-S1 60@1",
			"/keys/sales MA all 2015-S1: value=60 MAD sum=70 MAD " + oneDirhams},
		{"a month of a year", "IND041", "a sales 2015-11 70@1; c sales 2015 60@1",
			"/keys/sales MA all 2015: value=60 MAD sum=70 MAD " + oneDirhams},
		{"quarters of a half", "IND041", "a sales 2015-Q1 70@1; c sales 2015-S1 60@1",
			"/keys/sales MA all 2015-S1: value=60 MAD sum=70 MAD " + oneDirhams},
		{"a quarter of the other half", "IND041", "a sales 2015-Q3 70@1; c sales 2015-S1 60@1", ""},
		{"quarters of what can be negative", "IND041", "a balance 2015-Q1 40@1; b balance 2015-Q3 30@1; c balance 2015 60@1",
			""},
		// A total that ends in zeros beside parts of four digits is as fine as these, within a
		// thousandth, unless its source rounds totals.
		{"a round total", "IND041", quarters + "d sales 2015-Q4 912; e sales 2015 9000",
			"e: value=9000 MAD sum=9700 MAD | e a b c d"},
		{"a round total that is near", "IND041", quarters + "d sales 2015-Q4 220; e sales 2015 9000", ""},
		{"a round total that is not near", "IND041", quarters + "d sales 2015-Q4 224; e sales 2015 9000",
			"e: value=9000 MAD sum=9012 MAD | e a b c d"},
		{"a round total beside parts of others", "IND041", quarters + "d sales 2015-Q4 912 m16; e sales 2015 9000", ""},
		{"a round total that rounding does not explain", "IND041", quarters + "d sales 2015-Q4 1212; e sales 2015 11200",
			"/keys/sales MA all 2015: indicator=sales period=2015 against=the total and its parts | " +
				"a (5,521 dirhams would mend it) e (10,000 dirhams would mend it) b (4,656 dirhams would mend it) " +
				"c (2,211 dirhams would mend it) d (2,412 dirhams would mend it)"},
		{"a total to the unit", "IND041", quarters + "d sales 2015-Q4 912; e sales 2015 9000@1",
			"/keys/sales MA all 2015: indicator=sales period=2015 against=the total and its parts | " +
				"a (3,621 dirhams would mend it) e (9,700 dirhams would mend it) b (2,756 dirhams would mend it) " +
				"c (311 dirhams would mend it) d (212 dirhams would mend it)"},
		{"two round totals", "IND041", quarters + "d sales 2015-Q4 912; e sales 2015 9000; f sales 2016 8000", ""},
		{"one round total of three", "IND041", quarters + "d sales 2015-Q4 912; e sales 2015 9000; f sales 2016 8123; " +
			"g sales 2017 7456", "e: value=9000 MAD sum=9700 MAD | e a b c d"},
		{"round totals of another source", "IND041", quarters + "d sales 2015-Q4 912; e sales 2015 9000; " +
			"f sales 2016 8000 m16; g sales 2017 7000 m16", "e: value=9000 MAD sum=9700 MAD | e a b c d"},
	} {
		if got := strings.Join(toldBy(t, rules.Config{}, tt.code, tt.rows), "\n"); got != tt.want {
			t.Errorf("%s (%s):\n%s\nwant\n%s", tt.name, tt.code, got, tt.want)
		}
	}
}

// TestToldOfSources: what rules tell of several sources of one key.
func TestToldOfSources(t *testing.T) {
	for _, tt := range []struct {
		name string
		code finding.Code
		rows string
		want string
	}{
		// Two prints of one release are one origin; of all who are contradicted by two, the one
		// of least authority is told, and beside it the best and latest of the others.
		{"pairs of origins", "IND050", "a jobs 2015 61@1; b jobs 2015 75@1 m16; c jobs 2015 90@1 n16; d jobs 2015 61@1 p16",
			"/keys/jobs MA all 2015: value=90 job source=the newspaper other=61 job others=the statistics office " +
				"kind=incompatible values pairs=3 | c (a: incompatible values; d: incompatible values; " +
				"b: incompatible values) a (b: incompatible values; c: incompatible values) d (b: incompatible values; " +
				"c: incompatible values) b (a: incompatible values; d: incompatible values; c: incompatible values)"},
		{"an indicator that nobody defines", "IND050", "a ghosts 2015 61@1; b ghosts 2015 75@1 m16",
			"/keys/ghosts MA all 2015: value=75 job source=the ministry other=61 job others=the statistics office " +
				"kind=incompatible values pairs=1 | b (a: incompatible values) a (b: incompatible values)"},
		{"two against one", "IND050", "a jobs 2015 61@1; b jobs 2015 75@1 m16; c jobs 2015 76@1 n16",
			"a: value=61 job against=the other sources fits=75 job | a b c -> 75"},
		{"a thousand times", "IND050", "a jobs 2015 61000@1; b jobs 2015 61@1 m16",
			"error /keys/jobs MA all 2015: value=61 job source=the ministry other=61000 job others=the statistics office " +
				"kind=slip of scale pairs=1 | b (a: slip of scale) a (b: slip of scale)"},
		{"two figures", "IND050", "a jobs 2015 14@1; b jobs 2015 16@1 m16",
			"/keys/jobs MA all 2015: value=16 job source=the ministry other=14 job others=the statistics office " +
				"kind=incompatible values pairs=1 | b (a: incompatible values) a (b: incompatible values)"},
		{"one origin", "IND050", "a jobs 2015 61@1; b jobs 2015 75@1 o11", ""},
		{"what rounding explains", "IND050", "a jobs 2015 61000@1000; b jobs 2015 61400@1 m16", ""},

		// Of two that differ by their digits, the one that less speaks for is told: fewer origins,
		// fewer neighbours within a factor of two, less authority.
		{"digits of one of three", "IND030", "a jobs 2015 1690@1; b jobs 2015 1960@1 m16; c jobs 2015 1690@1 n16",
			"b: value=1960 job other=1690 job id=a | b a -> 1690"},
		{"digits of one of two", "IND030", "a jobs 2015 1690@1; b jobs 2015 1960@1 m16",
			"/keys/jobs MA all 2015: value=1960 job other=1690 job id=a | b a -> 1690"},
		{"digits of one of two, and a neighbour", "IND030", "a jobs 2015 1690@1; b jobs 2015 6190@1 m16; c jobs 2014 6100@1",
			"/keys/jobs MA all 2015: value=1690 job other=6190 job id=b | a b -> 6190"},
		{"digits of one of two, and a neighbour of neither", "IND030", "a jobs 2015 1690@1; b jobs 2015 6190@1 m16; " +
			"c jobs 2014 12400@1", "/keys/jobs MA all 2015: value=6190 job other=1690 job id=a | b a -> 1690"},
		{"ten times", "IND033", "a jobs 2015 1690@1; b jobs 2015 16900@1 m16",
			"/keys/jobs MA all 2015: value=16900 job other=1690 job id=a | b a -> 1690"},
		{"a hundred times", "IND033", "a jobs 2015 1690@1; b jobs 2015 169000@1 m16",
			"/keys/jobs MA all 2015: value=169000 job other=1690 job id=a | b a -> 1690"},
		{"a thousand times is no zero lost", "IND033", "a jobs 2015 1690@1; b jobs 2015 1690000@1 m16", ""},
		{"ten times about", "IND033", "a jobs 2015 1690@1; b jobs 2015 16901@1 m16", ""},

		{"sources that agree", "IND051", "a jobs 2015 61@1; b jobs 2015 61@1 m16; c jobs 2015 61@1 n16",
			"info a: value=61 job others=b: the same value; c: the same value | a b (the same value) c (the same value)"},
		{"sources that can agree", "IND051", "a jobs 2015 61000@1000; b jobs 2015 61400@1 m16",
			"info a: value=61000 job others=b: compatible by rounding | a b (compatible by rounding)"},
		{"what repeats another stands behind it", "IND051", "a jobs 2015 61@1 repeats=b; b jobs 2015 61@1; " +
			"c jobs 2015 61@1 m16", "info b: value=61 job others=c: the same value | b c (the same value)"},
		{"sources of one origin", "IND051", "a jobs 2015 61@1; b jobs 2015 61@1 o11", ""},
		{"a contradiction besides", "IND051", "a jobs 2015 61@1; b jobs 2015 61@1 m16; c jobs 2015 75@1 n16", ""},
		{"a bound", "IND051", "a jobs 2015 61@1; b jobs 2015 >50 m16", ""},
		{"a range", "IND051", "a jobs 2015 61@1; b jobs 2015 [50,70] m16",
			"info a: value=61 job others=b: one holds the other | a b (one holds the other)"},

		{"two perimeters", "IND052", "a jobs other 2015 30@1; b jobs 2015 61@1; c jobs other 2014 20@1",
			"info b/key/perimeter: indicator=jobs period=2015 perimeters=all; other | b (all) a (other)"},
		{"two perimeters of three sources", "IND052", "a jobs other 2015 30@1; b jobs 2015 61@1; c jobs 2015 62@1 m16",
			"info b/key/perimeter: indicator=jobs period=2015 perimeters=all; other | b (all) c (all) a (other)"},
		{"two perimeters of what nobody defines", "IND052", "a ghosts other 2015 30@1; b ghosts 2015 61@1",
			"info b/key/perimeter: indicator=ghosts period=2015 perimeters=all; other | b (all) a (other)"},
		{"one perimeter", "IND052", "a jobs 2015 60@1 m16; b jobs 2015 61@1", ""},

		{"prints of one release", "IND053", "a jobs 2015 61@1 p16; b jobs 2015 61@1",
			"info a/source: value=61 job other=61 job id=b | a b"},
		{"what repeats another", "IND053", "a jobs 2015 61@1 n16 repeats=b; b jobs 2015 61@1",
			"info a/repeats: value=61 job other=61 job id=b | a b"},
		{"what repeats another with another figure", "IND053", "a jobs 2015 75@1 n16 repeats=b; b jobs 2015 61@1",
			"info a/repeats: value=75 job other=61 job id=b | a b (incompatible values)"},
		{"two releases of one originator", "IND053", "a jobs 2015 61@1 o11; b jobs 2015 61@1", ""},
		{"two sources", "IND053", "a jobs 2015 61@1 m16; b jobs 2015 61@1", ""},
		{"one source twice", "IND053", "a jobs 2015 61@1; b jobs 2015 61@1",
			"info b/source: value=61 job other=61 job id=a | b a"},
		{"in two years", "IND053", "a jobs 2014 61@1; b jobs 2015 61@1; c jobs 2015 61@1 p16",
			"info c/source: value=61 job other=61 job id=b | c b"},

		// An old figure again: published in 2016, after the ministry's of 2015.
		{"an old figure", "IND054", "a jobs 2016 61@1 n16; b jobs 2010 61@1 o11; c jobs 2014 70@1 m15; d jobs 2016 72@1 m16",
			"a: value=61 job old=2010 | a b d c"},
		{"an old figure behind another", "IND054", "d jobs 2016 61@1 n16; b jobs 2010 61@1 o11; c jobs 2014 70@1 m15; " +
			"a jobs 2016 72@1 m16", "d: value=61 job old=2010 | d b a c"},
		{"an old figure that its source says twice", "IND054", "a jobs 2016 61@1 n16; b jobs 2010 61@1 o11; " +
			"c jobs 2014 70@1 m15; d jobs 2016 72@1 m16; e jobs 2016 61@1 n16",
			"a: value=61 job old=2010 | a b d c\ne: value=61 job old=2010 | e b d c"},
		{"the latest of two old figures", "IND054", "a jobs 2016 61@1 n16; b jobs 2010 61@1 o11; e jobs 2012 61@1 o11; " +
			"c jobs 2014 70@1 m15; d jobs 2016 72@1 m16", "a: value=61 job old=2012 | a e d c"},
		{"nothing differs since the latest", "IND054", "a jobs 2016 61@1 n16; b jobs 2010 61@1 o11; e jobs 2014 61@1 o11; " +
			"c jobs 2012 70@1 m15; d jobs 2016 72@1 m16", ""},
		{"a quarter's figure", "IND054", "a jobs 2016 61@1 n16; b jobs 2010-Q4 61@1 o11; c jobs 2014 70@1 m15; " +
			"d jobs 2016 72@1 m16", ""},
		{"an old figure of one source", "IND054", "a jobs 2016 61@1 n16; b jobs 2010 61@1 o11; c jobs 2014 70@1 m15", ""},
		{"an old figure without one between", "IND054", "a jobs 2016 61@1 n16; b jobs 2010 61@1 o11; d jobs 2016 72@1 m16",
			""},
		{"an old figure that somebody confirms", "IND054", "a jobs 2016 61@1 n16; b jobs 2010 61@1 o11; " +
			"c jobs 2014 70@1 m15; d jobs 2016 72@1 m16; e jobs 2016 61@1 o16", ""},
		{"an old figure published later", "IND054", "a jobs 2016 61@1 o11; b jobs 2010 61@1 n16; c jobs 2014 70@1 m15; " +
			"d jobs 2016 72@1 m16", ""},
		{"a figure between that was known before", "IND054", "a jobs 2016 61@1 n16; b jobs 2010 61@1 m15; " +
			"c jobs 2014 70@1 o11; d jobs 2016 72@1 m16", ""},

		// A newspaper's quotation that the editor trusts little replaces nothing the office says.
		{"a quotation that is trusted little is no later word", "IND050", "a jobs 2010 61@1 o11; b jobs 2010 61@1 m16; " +
			"c jobs 2010 75@1 p16 doubt", "c: value=75 job against=the other sources fits=61 job | c a b -> 61"},
		{"what it hides is told", "IND050", "a jobs 2010 61@1 o11; b jobs 2010 75@1 m16; c jobs 2010 75@1 p16 doubt",
			"a: value=61 job against=the other sources fits=75 job | a b c -> 75"},
		{"nor does it agree for the office", "IND051", "a jobs 2010 61@1 o11; b jobs 2010 75@1 m16; " +
			"c jobs 2010 75@1 p16 doubt", ""},
		{"a revision", "IND055", "a jobs 2010 61@1 o11; b jobs 2010 63@1",
			"info a: value=61 job later=63 job published=2016-03 | a b"},
		{"two revisions", "IND055", "a jobs 2010 61@1 m15; b jobs 2010 63@1 m16; c jobs 2010 65@1 n16",
			"info a: value=61 job later=63 job published=2016-06 | a b"},
		// What a newspaper quotes of the office, and the editor trusts little, changes nothing.
		{"a quotation", "IND055", "a jobs 2010 61@1 o11; b jobs 2010 63@1 p16",
			"info a: value=61 job later=63 job published=2016-04 | a b"},
		{"a quotation that is trusted little", "IND055", "a jobs 2010 61@1 o11; b jobs 2010 63@1 p16 doubt", ""},
		{"quotations that are both trusted little", "IND055", "a jobs 2010 61@1 o11 doubt; b jobs 2010 63@1 p16 doubt",
			"info a: value=61 job later=63 job published=2016-04 | a b"},
		{"a figure of its own that is trusted little", "IND055", "a jobs 2010 61@1 o11; b jobs 2010 63@1 doubt",
			"info a: value=61 job later=63 job published=2016-03 | a b"},
		{"a quotation beside a revision", "IND055", "a jobs 2010 61@1 o11; b jobs 2010 63@1; c jobs 2010 65@1 p16 doubt",
			"info a: value=61 job later=63 job published=2016-03 | a b"},
		{"the same again", "IND055", "a jobs 2010 61@1 o11; b jobs 2010 61@1", ""},

		{"a new perimeter", "IND056", "a jobs 2012 61@1; b jobs 2013 63@1; c jobs new 2014 80@1; d jobs new 2015 82@1",
			"info c/key/perimeter: indicator=jobs old=all new=new before=2013 after=2014 | c b"},
		{"a new perimeter beside the old", "IND056", "a jobs 2012 61@1; b jobs 2014 63@1; c jobs new 2014 80@1",
			"info c/key/perimeter: indicator=jobs old=all new=new before=2014 after=2014 | c b"},
		{"another perimeter after the first", "IND056", "a jobs 2012 61@1; c jobs other 2014 80@1",
			"info c/key/perimeter: indicator=jobs old=all new=other before=2012 after=2014 | c a"},
		{"another perimeter while the first goes on", "IND056", "a jobs 2012 61@1; b jobs 2014 62@1; c jobs other 2014 80@1",
			""},
		{"a perimeter after none", "IND056", "a jobs none 2012 61@1; c jobs other 2014 80@1",
			"info c/key/perimeter: indicator=jobs old=(no stated perimeter) new=other before=2012 after=2014 | c a"},
		{"after two that ended together", "IND056", "a jobs calls 2011 5@1; b jobs desk 2011 4@1; c jobs other 2013 8@1",
			"info c/key/perimeter: indicator=jobs old=calls new=other before=2011 after=2013 | c a"},
		{"after two, of which the second ended later", "IND056", "a jobs calls 2011 5@1; b jobs desk 2012 4@1; " +
			"c jobs other 2013 8@1", "info b/key/perimeter: indicator=jobs old=calls new=desk before=2011 after=2012 | b a\n" +
			"info c/key/perimeter: indicator=jobs old=desk new=other before=2012 after=2013 | c b"},
		{"one perimeter all the time", "IND056", "a jobs 2012 61@1; b jobs 2014 62@1", ""},
		{"after one has ended while another goes on", "IND056", "a jobs calls 2012 61@1; b jobs 2012 90@1; " +
			"b2 jobs 2015 91@1; c jobs other 2014 80@1", ""},
	} {
		if got := strings.Join(toldBy(t, rules.Config{}, tt.code, tt.rows), "\n"); got != tt.want {
			t.Errorf("%s (%s):\n%s\nwant\n%s", tt.name, tt.code, got, tt.want)
		}
	}
}

// TestToldInWords: what findings say, in the words of each language where these differ by
// more than a name.
func TestToldInWords(t *testing.T) {
	for _, tt := range []struct {
		code finding.Code
		rows string
		lang wording.Lang
		want string
	}{
		{"IND050", "a jobs 2015 61@1; b jobs 2015 75@1 m16", wording.En,
			"75 jobs (the ministry) and 61 jobs (the statistics office): incompatible values"},
		{"IND050", "a jobs 2015 61@1; b jobs 2015 75@1 m16; c jobs 2015 90@1 n16", wording.En,
			"90 jobs (the newspaper) and 61 jobs (the statistics office): incompatible values; " +
				"pairs of origins that contradict each other: 3"},
		{"IND044", "p jobs 2014 60000@1; q jobs 2015 62000@1; a gross 2015 1997@1", wording.En,
			"1,997 jobs created, but the stock grew by more: 2,000 jobs"},
		{"IND044", "p jobs 2013 60000@1; q jobs 2015 62000@1; a net 2014/2015 1500@1", wording.En,
			"a net 1,500 jobs, but the stock changed by 2,000 jobs"},
		{"IND045", "p jobs 2014 60000@1; q jobs 2015 62000@1; a created 2015 3000@1", wording.En,
			"3,000 jobs created, but the stock changed by only 2,000 jobs"},
		{"IND046", "a jobs calls 2015 63@1; b jobs 2015 61@1", wording.En,
			"63 jobs (calls), but only 61 jobs for the whole (all)"},
		{"IND041", "a sales 2015-Q1 40@1; b sales 2015-Q3 30@1; c sales 2015 60@1", wording.En,
			"the total is 60 dirhams, some of its parts are 70 dirhams already"},
		{"IND041", "a sales 2015-Q1 4321; b sales 2015-Q2 3456; c sales 2015-Q3 1011; d sales 2015-Q4 912; e sales 2015 9000",
			wording.En, "the total is 9,000 dirhams, its parts are 9,700 dirhams"},
		{"IND042", "a share segment=voice 2015 54@1; b share segment=text 2015 53@1", wording.En,
			"the shares by segment add up to 107%: they overlap, or one is wrong"},
		{"IND053", "a jobs 2015 61@1 p16; b jobs 2015 61@1", wording.En,
			"61 jobs and 61 jobs (b) are one source, which counts once"},
		{"IND055", "a jobs 2010 61@1 o11; b jobs 2010 63@1", wording.En,
			"61 jobs; the same originator later says 63 jobs (March 2016)"},
	} {
		view := decoded(t, nestedInput(tt.rows)).View(indicators.ViewConfig{})
		all := rules.Check(view, ruleOf(t, rules.Config{}, tt.code))
		if len(all) != 1 || all[0].Text(tt.lang) != tt.want {
			t.Errorf("%s: %v, want %q", tt.code, all, tt.want)
		}
	}
	// Items of a list are apart as each language has it.
	view := decoded(t, nestedInput("a jobs 2015 61@1; b jobs 2015 61@1 m16; c jobs 2015 61@1 n16")).View(
		indicators.ViewConfig{})
	all := rules.Check(view, ruleOf(t, rules.Config{}, "IND051"))
	if len(all) != 1 {
		t.Fatal(all)
	}
	for _, a := range all[0].Args {
		if a.Name != "others" {
			continue
		}
		for lang, marks := range map[wording.Lang][2]string{
			wording.Ar: {"b: ", "؛ c: "}, wording.Fr: {"b : ", " ; c : "}, wording.En: {"b: ", "; c: "},
		} {
			s, _ := a.Label.Display(lang)
			if !strings.HasPrefix(s, marks[0]) || strings.Count(s, marks[1]) != 1 {
				t.Errorf("%v: %q", lang, s)
			}
			kind, _, _ := strings.Cut(strings.TrimPrefix(s, marks[0]), marks[1])
			if want := indicators.ConflictEqual.Text(lang); kind != want {
				t.Errorf("%v: %q, want %q", lang, kind, want)
			}
		}
	}
}

// TestRecomputed: shares, quotients and yearly growth that a sector says how to compute.
func TestRecomputed(t *testing.T) {
	config := rules.Config{Recomputed: []rules.Recomputation{
		{Indicator: "share", Kind: rules.ShareOf, Of: "sales"},
		{Indicator: "pay", Kind: rules.QuotientOf, Of: "sales", By: "jobs"},
		{Indicator: "yearly", Kind: rules.YearlyGrowthOf, Of: "sales"},
	}}
	inCalls := rules.Config{Recomputed: []rules.Recomputation{
		{Indicator: "pay", Kind: rules.QuotientOf, Of: "sales", By: "jobs", ByPerimeter: "calls"},
	}}
	growth := rules.Config{Recomputed: []rules.Recomputation{{Indicator: "yearly", Kind: rules.GrowthOf, Of: "sales"}}}
	const two = "b sales 2011 1000@1; c sales 2013 1210@1; " // ten percent a year, or half of 21
	for _, tt := range []struct {
		name   string
		config rules.Config
		rows   string
		want   string
	}{
		{"a share", config, "a share segment=voice 2015 70@1; b sales segment=voice 2015 600@1; c sales 2015 1000@1",
			"a: value=70 percent computed=60 percent | a b c -> 60"},
		{"a right share", config, "a share segment=voice 2015 60@1; b sales segment=voice 2015 600@1; c sales 2015 1000@1",
			""},
		{"a share of the whole", config, "a share 2015 70@1; c sales 2015 1000@1", ""},
		{"a share without its whole", config, "a share segment=voice 2015 70@1; b sales segment=voice 2015 600@1", ""},
		{"a quotient", config, "a pay 2015 60@1; b sales 2015 1000@1; c jobs 2015 20@1",
			"a: value=60 MAD/job computed=50 MAD/job | a b c -> 50"},
		{"a right quotient", config, "a pay 2015 50@1; b sales 2015 1000@1; c jobs 2015 20@1", ""},
		{"a quotient without a resolution", config, "a pay 2015 60; b sales 2015 1000@1; c jobs 2015 21@1",
			"a: value=60 MAD/job computed=47.6 MAD/job | a b c -> 47.6"},
		{"a quotient of two perimeters", inCalls, "a pay 2015 50@1; b sales 2015 1000@1; c jobs calls 2015 25@1; " +
			"d jobs 2015 20@1", "a: value=50 MAD/job computed=40 MAD/job | a b c -> 40"},
		{"growth a year", config, two + "a yearly 2011/2013 12@1", "a: value=12 percent computed=10 percent | a b c -> 10"},
		{"compound growth a year", config, two + "a yearly 2011/2013 10.0@0.1", ""},
		{"plain growth a year", config, two + "a yearly 2011/2013 10.5@0.1", ""},
		{"neither", config, two + "a yearly 2011/2013 10.8@0.1", "a: value=10.8 percent computed=10 percent | a b c -> 10"},
		{"growth a year, in one year", config, "b sales 2012 1000@1; c sales 2013 1210@1; a yearly 2013 12@1", ""},
		{"growth of a half", growth, "b sales 2014-S1 1000@1; c sales 2015-S1 1100@1; a yearly 2015-S1 20@1",
			"a: value=20 percent computed=10 percent | a b c -> 10"},
		{"growth over years", growth, two + "a yearly 2011/2013 25@1",
			"a: value=25 percent computed=21 percent | a b c -> 21"},
		{"right growth over years", growth, two + "a yearly 2011/2013 21@1", ""},
	} {
		if got := strings.Join(toldBy(t, tt.config, "IND043", tt.rows), "\n"); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// TestOncePerKey: of two sources that differ by their digits, all rules together tell the
// key once.
func TestOncePerKey(t *testing.T) {
	view := decoded(t, nestedInput("a jobs 2015 1690@1; b jobs 2015 1960@1 m16")).View(indicators.ViewConfig{})
	var got []string
	for _, f := range rules.Check(view, rules.All()...) {
		if f.Severity > finding.SeverityInfo {
			got = append(got, string(f.Code)+" "+f.Path)
		}
	}
	if want := []string{"IND030 /keys/jobs MA all 2015"}; !slices.Equal(got, want) {
		t.Errorf("told %q, want %q", got, want)
	}
}

// TestEvidenceOfSixteen: a value that its figures deny is told with itself and sixteen of them.
func TestEvidenceOfSixteen(t *testing.T) {
	for n, want := range map[int]int{1: 3, 7: 15, 8: 17, 10: 17} {
		rows := "a rest 2015 90@1"
		for m := range n {
			rows += fmt.Sprintf("; b%d jobs 2015 2040%[1]d@1; c%[1]d gross 2015 510%[1]d@1", m)
		}
		view := decoded(t, nestedInput(rows)).View(indicators.ViewConfig{})
		all := rules.Check(view, ruleOf(t, rules.Config{}, "IND043"))
		if len(all) != 1 || len(all[0].Evidence) != want {
			t.Errorf("%d of each: %d pieces of evidence, want %d", n, len(all[0].Evidence), want)
		}
	}
}
