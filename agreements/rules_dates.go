package agreements

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/say"
)

// dates reports whether an event dates the agreement: its signature, or for a
// unilateral act its publication.
func (v Version) dates(e Event) bool {
	return e.Kind == EventSigned || e.Kind == EventPublished && v.history.raw().Form.Binding() == BindsIssuer
}

func dateRules() []Rule {
	return []Rule{
		{
			Rule: finding.Rule{
				Code: "AGR031", Family: FamilyDates, Severity: finding.SeverityWarning,
				Title: say.Text("تاريخ التوقيع غير مذكور", "date de signature non indiquée", "no day of signature"),
			},
			Example: Example{
				Fires:  one(`"signatures": [{"id": "x", "act": "signed"}]`),
				Silent: one(`"events": [{"id": "e", "kind": "signed", "when": "2016-05-05"}]`),
				Path:   "/agreements/a/events",
			},
			Check: perFinal(func(s Scope, v Version, c Content, r *rulekit.Report) {
				if a := v.history.raw(); !v.signed().IsSet() && !slices.ContainsFunc(c.Events, func(e Event) bool { return v.dates(e) && e.When.IsSet() }) {
					r.Add(v.path()+"/events", say.Text(
						"لا يذكر أي مصدر متى وُقّع الاتفاق؛ عُرف في {known}",
						"aucune source ne dit quand l'accord a été signé ; il est connu depuis {known}",
						"no source says when the agreement was signed; it became known in {known}"), rulekit.Word("known", a.Known.String())).
						Cite(cited(v.path(), a.Cites)...).
						Suggest("ابحث عن نص الاتفاق أو عن بلاغ التوقيع، وأضف اليوم", "chercher le texte ou le communiqué de signature, et ajouter le jour", "look for the text or the release of the signing, and add the day")
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR032", Family: FamilyDates, Severity: finding.SeverityInfo,
				Title: say.Text("مكان التوقيع غير مذكور", "lieu de signature non indiqué", "no place of signature"),
			},
			Example: Example{
				Fires:  one(`"events": [{"id": "e", "kind": "signed", "when": "2016-05-05"}]`),
				Silent: one(`"events": [{"id": "e", "kind": "signed", "when": "2016-05-05", "where": {"en": {"name": "Rabat", "status": "attested"}}}]`),
				Path:   "/agreements/a/events",
			},
			Check: perFinal(func(s Scope, v Version, c Content, r *rulekit.Report) {
				for _, e := range c.Events {
					if v.dates(e) && (e.Where.IsSet() || e.Kind == EventPublished) {
						return
					}
				}
				for _, x := range c.Signatures {
					if x.Act.Binds() && (x.Where.IsSet() || x.Act == ActIssued) {
						return
					}
				}
				r.Add(v.path()+"/events", say.Text("لا يذكر أي مصدر أين وُقّع الاتفاق", "aucune source ne dit où l'accord a été signé", "no source says where the agreement was signed")).
					Cite(cited(v.path(), v.history.raw().Cites)...).
					Suggest("أضف المكان كما يذكره المصدر", "ajouter le lieu tel qu'une source l'imprime", "add the place as a source prints it")
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR033", Family: FamilyDates, Severity: finding.SeverityWarning,
				Title: say.Text("تواريخ توقيع مختلفة", "dates de signature divergentes", "different days of signature"),
			},
			Example: Example{
				Fires:  one(`"events": [{"id": "e1", "kind": "signed", "when": "2006-07-13"}, {"id": "e2", "kind": "signed", "when": "2006-07-18"}]`),
				Silent: one(`"events": [{"id": "e1", "kind": "signed", "when": "2006-07-13"}, {"id": "e2", "kind": "signed", "when": "2006-07"}]`),
				Path:   "/agreements/a/events/e2",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
				var first Event
				for _, e := range c.Events {
					switch {
					case !v.dates(e) || !e.When.IsSet():
					case first.ID == "":
						first = e
					case !first.When.Overlaps(e.When):
						path := v.Path(Ref{RecordEvents, e.ID})
						r.Add(path, say.Text(
							"مصدر يؤرخ التوقيع في {when} وآخر في {other}",
							"une source date la signature du {when}, une autre du {other}",
							"one source dates the signature {when}, another {other}"), rulekit.Word("when", e.When.String()), rulekit.Word("other", first.When.String())).
							Cite(cited(path, e.Cites)...).Cite(cited(v.Path(Ref{RecordEvents, first.ID}), first.Cites)...)
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR034", Family: FamilyDates, Severity: finding.SeverityError,
				Title: say.Text("مدة تنتهي قبل بدايتها", "durée qui finit avant de commencer", "term that ends before it begins"),
			},
			Example: Example{
				Fires:  one(`"term": {"start": "2020", "end": "2016"}`),
				Silent: one(`"term": {"start": "2016", "end": "2020"}`),
				Path:   "/agreements/a/term",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
				if t := c.Term; t.Start.IsSet() && t.End.IsSet() && t.End.Last().Compare(t.Start.First()) < 0 {
					r.Add(v.termPath(), say.Text("تنتهي المدة في {end} قبل بدايتها في {start}", "la durée finit en {end}, avant son début en {start}", "the term ends in {end}, before it begins in {start}"),
						rulekit.Word("end", t.End.String()), rulekit.Word("start", t.Start.String()))
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR035", Family: FamilyDates, Severity: finding.SeverityWarning,
				Title: say.Text("سريان قبل التوقيع", "effet antérieur à la signature", "effect before signature"),
			},
			Example: Example{
				Fires:  one(`"term": {"start": "2016-01-01"}, "events": [{"id": "e", "kind": "signed", "when": "2016-05-05"}]`),
				Silent: one(`"term": {"start": "2016"}, "events": [{"id": "e", "kind": "signed", "when": "2016-05-05"}]`),
				Path:   "/agreements/a/term",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
				signed := v.signed()
				if t := c.Term; t.Start.IsSet() && signed.IsSet() && t.Start.Last().Compare(signed.First()) < 0 {
					r.Add(v.termPath(), say.Text(
						"تبدأ المدة في {start} والتوقيع في {when}: أثر رجعي",
						"la durée commence en {start} et la signature est du {when} : effet rétroactif",
						"the term begins in {start} and the signature is of {when}: it takes effect for the past"),
						rulekit.Word("start", t.Start.String()), rulekit.Word("when", signed.String()))
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR036", Family: FamilyDates, Severity: finding.SeverityError,
				Title: say.Text("عُرف قبل أن يقع", "connu avant d'avoir eu lieu", "known before it happened"),
			},
			Example: Example{
				Fires:  one(`"events": [{"id": "e", "kind": "signed", "when": "2016-05-05", "known": "2016-05-04"}]`),
				Silent: one(`"events": [{"id": "e", "kind": "signed", "when": "2016-05-05", "known": "2016-05"}]`),
				Path:   "/agreements/a/events/e/known",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
				check := func(ref Ref, when, own period.Period, cites []Citation) {
					known := v.knownOf(ref, own)
					if !when.IsSet() || known.Last().Compare(when.First()) >= 0 {
						return
					}
					path := v.Path(ref)
					r.Add(path+"/known", say.Text("عُرف في {known} ما وقع في {when}", "connu en {known}, pour un fait du {when}", "known in {known}, of what happened in {when}"),
						rulekit.Word("known", known.String()), rulekit.Word("when", when.String())).Cite(cited(path, cites)...)
				}
				for _, x := range c.Signatures {
					check(Ref{RecordSignatures, x.ID}, x.When, x.Known, x.Cites)
				}
				for _, e := range c.Events {
					check(Ref{RecordEvents, e.ID}, e.When, e.Known, e.Cites)
				}
				for _, p := range c.Payments {
					check(Ref{RecordPayments, p.ID}, p.When, p.Known, p.Cites)
				}
				for _, e := range c.Evidence {
					check(Ref{RecordEvidence, e.ID}, e.When, e.Known, e.Cites)
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR037", Family: FamilyDates, Severity: finding.SeverityWarning,
				Title: say.Text("أجل الهدف بعد انتهاء المدة", "échéance après la fin de la durée", "target due after the term"),
			},
			Example: Example{
				Fires:  one(`"term": {"end": "2020"}, "targets": [{"id": "t", "value": "5 job", "basis": "cumulative", "deadline": "2021"}]`),
				Silent: one(`"term": {"end": "2020"}, "targets": [{"id": "t", "value": "5 job", "basis": "cumulative", "deadline": "2020"}]`),
				Path:   "/agreements/a/targets/t/deadline",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
				for _, t := range c.Targets {
					if end := c.Term.End; end.IsSet() && t.Deadline.IsSet() && t.Deadline.Last().Compare(end.Last()) > 0 {
						path := v.Path(Ref{RecordTargets, t.ID})
						r.Add(path+"/deadline", say.Text("الأجل {deadline} بعد انتهاء المدة في {end}", "l'échéance {deadline} tombe après la fin de la durée, {end}", "the deadline {deadline} falls after the end of the term, {end}"),
							rulekit.Word("deadline", t.Deadline.String()), rulekit.Word("end", end.String())).Cite(cited(path, t.Cites)...)
					}
				}
			}),
		},
	}
}
