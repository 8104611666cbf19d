package agreements

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
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
			Code: "AGR031", Class: ClassDates, Severity: indicators.Warning,
			Title: say.Text("تاريخ التوقيع غير مذكور", "date de signature non indiquée", "no day of signature"),
			Example: Example{
				Fires:  one(`"signatures": [{"id": "x", "act": "signed"}]`),
				Silent: one(`"events": [{"id": "e", "kind": "signed", "when": "2016-05-05"}]`),
				Path:   "/agreements/a/events",
			},
			Check: perFinal(func(s Scope, v Version, c Content, r *report) {
				if a := v.history.raw(); !v.signed().IsSet() && !slices.ContainsFunc(c.Events, func(e Event) bool { return v.dates(e) && e.When.IsSet() }) {
					r.add(v.path()+"/events", say.Text(
						"لا يذكر أي مصدر متى وُقّع الاتفاق؛ عُرف في {known}",
						"aucune source ne dit quand l'accord a été signé ; il est connu depuis {known}",
						"no source says when the agreement was signed; it became known in {known}"), word("known", a.Known.String())).
						cite(v.path(), a.Cites).
						suggest("ابحث عن نص الاتفاق أو عن بلاغ التوقيع، وأضف اليوم", "chercher le texte ou le communiqué de signature, et ajouter le jour", "look for the text or the release of the signing, and add the day")
				}
			}),
		},
		{
			Code: "AGR032", Class: ClassDates, Severity: indicators.Info,
			Title: say.Text("مكان التوقيع غير مذكور", "lieu de signature non indiqué", "no place of signature"),
			Example: Example{
				Fires:  one(`"events": [{"id": "e", "kind": "signed", "when": "2016-05-05"}]`),
				Silent: one(`"events": [{"id": "e", "kind": "signed", "when": "2016-05-05", "where": {"en": {"name": "Rabat", "status": "attested"}}}]`),
				Path:   "/agreements/a/events",
			},
			Check: perFinal(func(s Scope, v Version, c Content, r *report) {
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
				r.add(v.path()+"/events", say.Text("لا يذكر أي مصدر أين وُقّع الاتفاق", "aucune source ne dit où l'accord a été signé", "no source says where the agreement was signed")).
					cite(v.path(), v.history.raw().Cites).
					suggest("أضف المكان كما يذكره المصدر", "ajouter le lieu tel qu'une source l'imprime", "add the place as a source prints it")
			}),
		},
		{
			Code: "AGR033", Class: ClassDates, Severity: indicators.Warning,
			Title: say.Text("تواريخ توقيع مختلفة", "dates de signature divergentes", "different days of signature"),
			Example: Example{
				Fires:  one(`"events": [{"id": "e1", "kind": "signed", "when": "2006-07-13"}, {"id": "e2", "kind": "signed", "when": "2006-07-18"}]`),
				Silent: one(`"events": [{"id": "e1", "kind": "signed", "when": "2006-07-13"}, {"id": "e2", "kind": "signed", "when": "2006-07"}]`),
				Path:   "/agreements/a/events/e2",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *report) {
				var first Event
				for _, e := range c.Events {
					switch {
					case !v.dates(e) || !e.When.IsSet():
					case first.ID == "":
						first = e
					case !first.When.Overlaps(e.When):
						path := v.Path(Ref{RecordEvents, e.ID})
						r.add(path, say.Text(
							"مصدر يؤرخ التوقيع في {when} وآخر في {other}",
							"une source date la signature du {when}, une autre du {other}",
							"one source dates the signature {when}, another {other}"), word("when", e.When.String()), word("other", first.When.String())).
							cite(path, e.Cites).cite(v.Path(Ref{RecordEvents, first.ID}), first.Cites)
					}
				}
			}),
		},
		{
			Code: "AGR034", Class: ClassDates, Severity: indicators.Fault,
			Title: say.Text("مدة تنتهي قبل بدايتها", "durée qui finit avant de commencer", "term that ends before it begins"),
			Example: Example{
				Fires:  one(`"term": {"start": "2020", "end": "2016"}`),
				Silent: one(`"term": {"start": "2016", "end": "2020"}`),
				Path:   "/agreements/a/term",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *report) {
				if t := c.Term; t.Start.IsSet() && t.End.IsSet() && t.End.Last().Compare(t.Start.First()) < 0 {
					r.add(v.termPath(), say.Text("تنتهي المدة في {end} قبل بدايتها في {start}", "la durée finit en {end}, avant son début en {start}", "the term ends in {end}, before it begins in {start}"),
						word("end", t.End.String()), word("start", t.Start.String()))
				}
			}),
		},
		{
			Code: "AGR035", Class: ClassDates, Severity: indicators.Warning,
			Title: say.Text("سريان قبل التوقيع", "effet antérieur à la signature", "effect before signature"),
			Example: Example{
				Fires:  one(`"term": {"start": "2016-01-01"}, "events": [{"id": "e", "kind": "signed", "when": "2016-05-05"}]`),
				Silent: one(`"term": {"start": "2016"}, "events": [{"id": "e", "kind": "signed", "when": "2016-05-05"}]`),
				Path:   "/agreements/a/term",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *report) {
				signed := v.signed()
				if t := c.Term; t.Start.IsSet() && signed.IsSet() && t.Start.Last().Compare(signed.First()) < 0 {
					r.add(v.termPath(), say.Text(
						"تبدأ المدة في {start} والتوقيع في {when}: أثر رجعي",
						"la durée commence en {start} et la signature est du {when} : effet rétroactif",
						"the term begins in {start} and the signature is of {when}: it takes effect for the past"),
						word("start", t.Start.String()), word("when", signed.String()))
				}
			}),
		},
		{
			Code: "AGR036", Class: ClassDates, Severity: indicators.Fault,
			Title: say.Text("عُرف قبل أن يقع", "connu avant d'avoir eu lieu", "known before it happened"),
			Example: Example{
				Fires:  one(`"events": [{"id": "e", "kind": "signed", "when": "2016-05-05", "known": "2016-05-04"}]`),
				Silent: one(`"events": [{"id": "e", "kind": "signed", "when": "2016-05-05", "known": "2016-05"}]`),
				Path:   "/agreements/a/events/e/known",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *report) {
				check := func(ref Ref, when, own period.Period, cites []Citation) {
					known := v.knownOf(ref, own)
					if !when.IsSet() || known.Last().Compare(when.First()) >= 0 {
						return
					}
					path := v.Path(ref)
					r.add(path+"/known", say.Text("عُرف في {known} ما وقع في {when}", "connu en {known}, pour un fait du {when}", "known in {known}, of what happened in {when}"),
						word("known", known.String()), word("when", when.String())).cite(path, cites)
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
			Code: "AGR037", Class: ClassDates, Severity: indicators.Warning,
			Title: say.Text("أجل الهدف بعد انتهاء المدة", "échéance après la fin de la durée", "target due after the term"),
			Example: Example{
				Fires:  one(`"term": {"end": "2020"}, "targets": [{"id": "t", "value": "5 job", "basis": "cumulative", "deadline": "2021"}]`),
				Silent: one(`"term": {"end": "2020"}, "targets": [{"id": "t", "value": "5 job", "basis": "cumulative", "deadline": "2020"}]`),
				Path:   "/agreements/a/targets/t/deadline",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *report) {
				for _, t := range c.Targets {
					if end := c.Term.End; end.IsSet() && t.Deadline.IsSet() && t.Deadline.Last().Compare(end.Last()) > 0 {
						path := v.Path(Ref{RecordTargets, t.ID})
						r.add(path+"/deadline", say.Text("الأجل {deadline} بعد انتهاء المدة في {end}", "l'échéance {deadline} tombe après la fin de la durée, {end}", "the deadline {deadline} falls after the end of the term, {end}"),
							word("deadline", t.Deadline.String()), word("end", end.String())).cite(path, t.Cites)
					}
				}
			}),
		},
	}
}
