package main

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	agreementrules "github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	figurerules "github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/internal/say"
)

// titles returns what the rules of the library say of themselves.
func titles() map[finding.Code]finding.Rule {
	all := map[finding.Code]finding.Rule{}
	for _, r := range figurerules.All() {
		all[r.Code] = r.Rule
	}
	for _, r := range agreementrules.All() {
		all[r.Code] = r.Rule
	}
	for _, r := range finding.AcknowledgementRules() {
		all[r.Code] = r
	}
	return all
}

// causes gathers the open findings by their cause, as examples/check does: those of one
// rule and one severity together, the worst first, among equals what is told most. What
// somebody has accepted comes last, whatever it is.
func (m *maker) causes() (all []cause) {
	type key struct {
		severity finding.Severity
		code     finding.Code
	}
	at := map[key]int{}
	severities := map[string]finding.Severity{}
	mends := map[key]string{}
	rules := titles()
	accepted := cause{Class: "accepted", Severity: m.say("acknowledged"), Title: m.say("what somebody has looked at")}
	for _, f := range inOrder(m.found) {
		if !f.IsOpen() {
			accepted.Findings = append(accepted.Findings, m.finding(f))
			continue
		}
		k := key{f.Severity, f.Code}
		n, ok := at[k]
		if !ok {
			n = len(all)
			at[k] = n
			title := m.name(rules[f.Code].Title, "")
			if title == "" {
				title = f.Text(m.lang)
			}
			class := f.Severity.String()
			severities[class] = f.Severity
			mends[k] = f.SuggestionText(m.lang)
			all = append(all, cause{Code: string(f.Code), Title: title, Class: class, Severity: m.say(class)})
		}
		c := &all[n]
		c.Findings = append(c.Findings, m.finding(f))
		if f.SuggestionText(m.lang) != mends[k] {
			mends[k] = ""
		}
		c.Mend = m.cited(clean(tie(mends[k]), 600))
	}
	slices.SortStableFunc(all, func(a, b cause) int {
		return cmp.Or(cmp.Compare(severities[b.Class], severities[a.Class]), len(b.Findings)-len(a.Findings),
			strings.Compare(a.Code, b.Code))
	})
	if len(accepted.Findings) > 0 {
		all = append(all, accepted)
	}
	return all
}

// inOrder returns findings in the order of their places in the files.
func inOrder(found []finding.Finding) []finding.Finding {
	found = slices.Clone(found)
	slices.SortStableFunc(found, func(a, b finding.Finding) int {
		p, q := a.Place, b.Place
		return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column))
	})
	return found
}

// counts says how many open findings there are of each severity, and how many somebody has
// accepted.
func (m *maker) counts() (all []count) {
	for _, class := range []string{"error", "warning", "info"} {
		c := count{Class: class, Name: m.say(map[string]string{
			"error": "errors", "warning": "warnings", "info": "notes",
		}[class])}
		for _, f := range m.found {
			if f.Severity.String() == class && f.IsOpen() {
				c.N++
			}
		}
		all = append(all, c)
	}
	accepted := count{Class: "accepted", Name: m.say("acknowledged")}
	for _, f := range m.found {
		if !f.IsOpen() {
			accepted.N++
		}
	}
	if accepted.N > 0 {
		all = append(all, accepted)
	}
	return all
}

// recordOf returns the observation that a path leads to.
func recordOf(path string) (indicators.ID, bool) {
	parts := strings.Split(path, "/")
	if len(parts) < 3 || parts[1] != "observations" {
		return "", false
	}
	return indicators.ID(strings.NewReplacer("~1", "/", "~0", "~").Replace(parts[2])), true
}

// finding is a finding as the page shows it.
func (m *maker) finding(f finding.Finding) found {
	x := found{Path: f.Path, Text: m.cited(clean(m.tell(f), 800)), Figures: page.Figures(f)}
	if !f.IsOpen() {
		a := f.Acknowledged
		by, _ := a.By.Display(m.lang)
		why, lang := a.Why.Display(m.lang)
		if _, ok := a.Why.Text(); !ok {
			lang = 0 // nobody said in which language it is
		}
		x.Seen = seen{By: clean(by, 300), On: m.date(a.On), Until: m.date(a.Until), Why: words(why, lang)}
	}
	if id, ok := recordOf(f.Path); ok {
		if o, ok := m.sector.Dataset().Observation(id); ok {
			r := m.row(o)
			x.Record = r.ID
			x.Subject = r.Indicator + m.say(", ") + r.Period
			x.Figure, x.Words, x.Source = r.Number, r.Words, r.Source
		}
		return x
	}
	parts := strings.Split(f.Path, "/")
	if len(parts) > 2 && parts[1] == "agreements" {
		if h, ok := m.sector.Agreement(agreements.ID(parts[2])); ok {
			x.Subject = m.name(h.AsOf(m.at, m.known).Agreement().Name, "")
		}
	}
	if x.Subject == "" {
		x.Subject = m.subject(parts)
	}
	return x
}

// identifier is what may be the ID of a record in a sentence, in brackets or without.
var identifier = regexp.MustCompile(`\(?\b[A-Za-z][A-Za-z0-9._-]*\b\)?`)

// pointer is the path of an observation in a sentence.
var pointer = regexp.MustCompile(`/observations/([A-Za-z0-9._~-]+)(?:/[a-z_]+)*`)

// cited puts the numbers of the sources in the place of the observations that a sentence
// names by their IDs or their paths.
func (m *maker) cited(text string) string {
	text = pointer.ReplaceAllString(text, "$1")
	return identifier.ReplaceAllStringFunc(text, func(id string) string {
		if o, ok := m.sector.Dataset().Observation(indicators.ID(strings.Trim(id, "()"))); ok {
			if n := m.cite(o.Source); n > 0 {
				return "[" + strconv.Itoa(n) + "]"
			}
		}
		return id
	})
}

// subject names the record of a path that is neither an observation nor an agreement.
func (m *maker) subject(parts []string) string {
	if len(parts) < 3 {
		return ""
	}
	switch id := parts[2]; parts[1] {
	case "organisations":
		if o, ok := m.sector.Organisation(agreements.ID(id)); ok {
			return m.name(o.Name, "")
		}
	case "people":
		if p, ok := m.sector.Person(agreements.ID(id)); ok {
			return m.name(p.Name, "")
		}
	case "programmes":
		if p, ok := m.sector.Programme(agreements.ID(id)); ok {
			return m.name(p.Name, "")
		}
	case "statements":
		return messages.Phrase("statement {id}").With("id", say.Same(id)).In(m.lang)
	case "sources":
		if n := m.cite(indicators.ID(id)); n > 0 {
			return m.sources[n-1].Who
		}
	case "indicators":
		if i, ok := m.sector.Catalogue().Indicator(indicators.ID(id)); ok {
			return m.name(i.Name, "")
		}
	}
	return ""
}

// codes returns the codes of the library's rules, which all ran, in order.
func codes() []string {
	var all []string
	for code := range titles() {
		all = append(all, string(code))
	}
	slices.Sort(all)
	return all
}
