package rules

import (
	"slices"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/say"
)

// agr031: no day of signature.
func agr031() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR031", Family: FamilyDates, Severity: finding.SeverityWarning,
			Title: say.Text("تاريخ التوقيع غير مذكور", "date de signature non indiquée", "no day of signature"),
		},
		Check: perFinal(func(s Scope, v Version, c agreements.Content, r *report) {
			if a := v.Agreement; !v.Signed().IsSet() && !slices.ContainsFunc(c.Events,
				func(e agreements.Event) bool { return v.datedBy(e) && e.When.IsSet() }) {
				r.Add(v.path()+"/events", say.Text(
					"لا يذكر أي مصدر متى وُقّع الاتفاق؛ عُرف في {known}",
					"aucune source ne dit quand l'accord a été signé ; il est connu depuis {known}",
					"no source says when the agreement was signed; it became known in {known}"),
					rulekit.Word("known", a.Known.String())).
					Cite(cited(v.path(), a.Cites)...).
					Suggest(
						"ابحث عن نص الاتفاق أو عن بلاغ التوقيع، وأضف اليوم",
						"chercher le texte ou le communiqué de signature, et ajouter le jour",
						"look for the text or the release of the signing, and add the day")
			}
		}),
	}
}

// agr032: no place of signature.
func agr032() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR032", Family: FamilyDates, Severity: finding.SeverityInfo,
			Title: say.Text("مكان التوقيع غير مذكور", "lieu de signature non indiqué", "no place of signature"),
		},
		Check: perFinal(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, e := range c.Events {
				if v.datedBy(e) && (e.Where.IsSet() || e.Kind == agreements.EventPublished) {
					return
				}
			}
			for _, x := range c.Signatures {
				if x.Act.Binds() && (x.Where.IsSet() || x.Act == agreements.ActIssued) {
					return
				}
			}
			r.Add(v.path()+"/events", say.Text(
				"لا يذكر أي مصدر أين وُقّع الاتفاق",
				"aucune source ne dit où l'accord a été signé",
				"no source says where the agreement was signed")).
				Cite(cited(v.path(), v.Agreement.Cites)...).
				Suggest(
					"أضف المكان كما يذكره المصدر",
					"ajouter le lieu tel qu'une source l'imprime",
					"add the place as a source prints it")
		}),
	}
}

// agr033: different days of signature.
func agr033() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR033", Family: FamilyDates, Severity: finding.SeverityWarning,
			Title: say.Text("تواريخ توقيع مختلفة", "dates de signature divergentes", "different days of signature"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			var first agreements.Event
			for _, e := range c.Events {
				switch {
				case !v.datedBy(e) || !e.When.IsSet():
				case first.ID == "":
					first = e
				case !first.When.Overlaps(e.When):
					path := v.Path(ref(agreements.RecordEvents, e.ID))
					r.Add(path, say.Text(
						"مصدر يؤرخ التوقيع في {when} وآخر في {other}",
						"une source date la signature du {when}, une autre du {other}",
						"one source dates the signature {when}, another {other}"), rulekit.Word("when", e.When.String()),
						rulekit.Word("other", first.When.String())).
						Cite(cited(path, e.Cites)...).
						Cite(cited(v.Path(ref(agreements.RecordEvents, first.ID)), first.Cites)...)
				}
			}
		}),
	}
}

// agr034: term that ends before it begins.
func agr034() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR034", Family: FamilyDates, Severity: finding.SeverityError,
			Title: say.Text(
				"مدة تنتهي قبل بدايتها",
				"durée qui finit avant de commencer",
				"term that ends before it begins"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			if t := c.Term; t.Start.IsSet() && t.End.IsSet() && t.End.Last().Compare(t.Start.First()) < 0 {
				r.Add(v.TermPath(), say.Text(
					"تنتهي المدة في {end} قبل بدايتها في {start}",
					"la durée finit en {end}, avant son début en {start}",
					"the term ends in {end}, before it begins in {start}"),
					rulekit.Word("end", t.End.String()), rulekit.Word("start", t.Start.String()))
			}
		}),
	}
}

// agr035: effect before signature.
func agr035() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR035", Family: FamilyDates, Severity: finding.SeverityWarning,
			Title: say.Text("سريان قبل التوقيع", "effet antérieur à la signature", "effect before signature"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			signed := v.Signed()
			if t := c.Term; t.Start.IsSet() && signed.IsSet() && t.Start.Last().Compare(signed.First()) < 0 {
				r.Add(v.TermPath(), say.Text(
					"تبدأ المدة في {start} والتوقيع في {when}: أثر رجعي",
					"la durée commence en {start} et la signature est du {when} : effet rétroactif",
					"the term begins in {start} and the signature is of {when}: it takes effect for the past"),
					rulekit.Word("start", t.Start.String()), rulekit.Word("when", signed.String()))
			}
		}),
	}
}

// agr036: known before it happened.
func agr036() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR036", Family: FamilyDates, Severity: finding.SeverityError,
			Title: say.Text("عُرف قبل أن يقع", "connu avant d'avoir eu lieu", "known before it happened"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			check := func(record agreements.Ref, when period.Period, cites []agreements.Citation) {
				known := v.KnownSince(record)
				if !when.IsSet() || known.Last().Compare(when.First()) >= 0 {
					return
				}
				path := v.Path(record)
				r.Add(path+"/known", say.Text(
					"عُرف في {known} ما وقع في {when}",
					"connu en {known}, pour un fait du {when}",
					"known in {known}, of what happened in {when}"),
					rulekit.Word("known", known.String()), rulekit.Word("when", when.String())).
					Cite(cited(path, cites)...)
			}
			for _, x := range c.Signatures {
				check(ref(agreements.RecordSignatures, x.ID), x.When, x.Cites)
			}
			for _, e := range c.Events {
				check(ref(agreements.RecordEvents, e.ID), e.When, e.Cites)
			}
			for _, p := range c.Payments {
				check(ref(agreements.RecordPayments, p.ID), p.When, p.Cites)
			}
			for _, e := range c.Evidence {
				check(ref(agreements.RecordEvidence, e.ID), e.When, e.Cites)
			}
		}),
	}
}

// agr037: target due after the term.
func agr037() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR037", Family: FamilyDates, Severity: finding.SeverityWarning,
			Title: say.Text(
				"أجل الهدف بعد انتهاء المدة",
				"échéance après la fin de la durée",
				"target due after the term"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, t := range c.Targets {
				if end := c.Term.End; end.IsSet() && t.Deadline.IsSet() && t.Deadline.Last().Compare(end.Last()) > 0 {
					path := v.Path(ref(agreements.RecordTargets, t.ID))
					r.Add(path+"/deadline", say.Text(
						"الأجل {deadline} بعد انتهاء المدة في {end}",
						"l'échéance {deadline} tombe après la fin de la durée, {end}",
						"the deadline {deadline} falls after the end of the term, {end}"),
						rulekit.Word("deadline", t.Deadline.String()), rulekit.Word("end", end.String())).
						Cite(cited(path, t.Cites)...)
				}
			}
		}),
	}
}

// datedBy reports whether an event dates the agreement: its signature, or for a
// unilateral act its publication.
func (v Version) datedBy(e agreements.Event) bool {
	return e.Kind == agreements.EventSigned || e.Kind == agreements.EventPublished &&
		v.Agreement.Form.Binding() == agreements.BindsIssuer
}
