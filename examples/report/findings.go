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
	return all
}

// causes gathers the findings by the rule that tells them: errors first, and among
// equals what is told most.
func (m *maker) causes() (all []cause) {
	at := map[finding.Code]int{}
	rules := titles()
	for _, f := range m.found {
		n, ok := at[f.Code]
		if !ok {
			n = len(all)
			at[f.Code] = n
			title := m.name(rules[f.Code].Title, "")
			if title == "" {
				title = f.Text(m.lang)
			}
			all = append(all, cause{Code: string(f.Code), Title: title})
		}
		c := &all[n]
		if c.Class == "" || weight(f.Severity.String()) > weight(c.Class) {
			c.Class = f.Severity.String()
			c.Severity = m.say(c.Class)
		}
		c.Findings = append(c.Findings, m.finding(f))
	}
	slices.SortStableFunc(all, func(a, b cause) int {
		return cmp.Or(weight(b.Class)-weight(a.Class), len(b.Findings)-len(a.Findings), strings.Compare(a.Code, b.Code))
	})
	return all
}

func weight(severity string) int {
	return slices.Index([]string{"info", "warning", "error"}, severity)
}

// counts says how many findings there are of each severity.
func (m *maker) counts() (all []count) {
	for _, class := range []string{"error", "warning", "info"} {
		c := count{Class: class, Name: m.say(map[string]string{
			"error": "errors", "warning": "warnings", "info": "notes",
		}[class])}
		for _, f := range m.found {
			if f.Severity.String() == class {
				c.N++
			}
		}
		all = append(all, c)
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
		x.Seen = clean(m.tell(f.Acknowledged), 600)
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

// cited puts the numbers of the sources in the place of the observations that a sentence
// names by their IDs.
func (m *maker) cited(text string) string {
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
