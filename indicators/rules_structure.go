package indicators

import (
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/say"
)

func structureRules() []Rule {
	return []Rule{
		{
			Code: "IND001", Family: Structure, Severity: Fault,
			Title: say.Text("رقم لا يُعرف ما هو", "chiffre dont on ne sait ce qu'il est", "figure of which it is not said what it is"),
			Mend:  say.Text("اذكر ما ينقص كما ورد في المصدر", "indiquer ce qui manque, d'après la source", "state what is missing, as the source has it"),
			Example: Example{
				Fires:  withoutRole(),
				Silent: table("a,jobs,MA,all,2015,63000,job,observed,o16"),
				Path:   "/observations/a/role",
			},
			Check: perObservation(func(v View, o Observation, r *report) {
				for _, m := range [...]struct {
					member string
					set    bool
				}{
					{"role", o.Role != 0}, {"source", o.Source != ""},
					{"key/indicator", o.Key.Indicator != ""}, {"key/period", o.Key.Period.IsSet()},
				} {
					if !m.set {
						r.add(pathOf(o)+"/"+m.member, say.Text("{member} غير مذكور", "{member} : non précisé", "{member} is not stated"), word("member", m.member)).cite(o, noNote)
					}
				}
			}),
		},
		{
			Code: "IND002", Family: Structure, Severity: Warning,
			Title: say.Text("لا يُعرف متى نُشر", "date de publication inconnue", "not known when it was published"),
			Example: Example{
				Fires:  Files{Sources: undated(""), Observations: table("a,jobs,MA,all,2015,63000,job,observed,s").Observations},
				Silent: Files{Sources: undated(`, "date": "2016"`), Observations: table("a,jobs,MA,all,2015,63000,job,observed,s").Observations},
				Path:   "/sources/s/date",
			},
			Check: perView(func(v View, r *report) {
				at := map[ID]*finding{}
				for o := range v.Observations(Selector{}) {
					if v.Published(o).IsSet() {
						continue
					}
					path := pathOf(o) + "/published"
					if _, ok := v.data.Source(o.Source); ok {
						path = cite.Pointer("sources", string(o.Source)) + "/date"
					}
					f := at[o.Source]
					if f == nil || o.Source == "" {
						f = r.add(path, say.Text("لا يُذكر متى نُشر: لا يراه من يسأل عما كان معروفاً في تاريخ معين", "on ne dit pas quand cela fut publié : une vue à une date ne le voit pas", "it is not said when this was published: no view of a stated day sees it")).
							suggest("اذكر السنة على الأقل", "donner au moins l'année", "state the year at least")
						at[o.Source] = f
					}
					if len(f.Evidence) < maxEvidence {
						f.cite(o, noNote)
					}
				}
			}),
		},
		{
			Code: "IND003", Family: Structure, Severity: Warning,
			Title: say.Text("رقم مشتق لا يُعرف من أين", "dérivé sans origine", "derived figure that does not say from what"),
			Example: Example{
				Fires:  wider(",from", "a,jobs,MA,all,2015,63000,job,derived,o16,", "b,jobs,MA,all,2014,61000,job,observed,o16,"),
				Silent: wider(",from", "a,jobs,MA,all,2015,63000,job,derived,o16,b", "b,jobs,MA,all,2014,61000,job,observed,o16,"),
				Path:   "/observations/a/from",
			},
			Check: perObservation(func(v View, o Observation, r *report) {
				if o.Role == Derived && len(o.From) == 0 {
					r.add(pathOf(o)+"/from", say.Text("القيمة {value} مشتقة ولا يُذكر مما اشتُقت", "{value} est dérivé sans dire de quoi", "{value} is derived, and does not say from what"), amount("value", o.Quantity())).cite(o, noNote).
						suggest("اذكر الملاحظات التي اشتُقت منها", "nommer les observations d'origine", "name the observations it was derived from")
				}
			}),
		},
		{
			Code: "IND004", Family: Structure, Severity: Fault,
			Title: say.Text("تصحيح بلا سند", "correction sans appui", "correction without support"),
			Mend:  say.Text("أكمل التصحيح أو احذفه", "compléter la correction, ou la retirer", "complete the correction, or withdraw it"),
			Example: Example{
				Fires:  corrected(`"evidence": [], "author": "the editors", "known": "2016-08"`),
				Silent: corrected(`"evidence": ["a"], "author": "the editors", "known": "2016-08"`),
				Path:   "/corrections/c/evidence",
			},
			Check: perView(func(v View, r *report) {
				for c := range v.seenCorrections() {
					for _, m := range [...]struct {
						member string
						set    bool
					}{
						{"author", c.Author != ""}, {"evidence", len(c.Evidence) > 0}, {"figure", c.Figure.IsSet()},
						{"known", c.Known.IsSet()}, {"observation", c.Observation != ""}, {"reason", c.Reason != ""},
					} {
						if !m.set {
							f := r.add(cite.Pointer("corrections", string(c.ID))+"/"+m.member, say.Text("{member} التصحيح غير مذكور", "correction : {member} non précisé", "a correction does not state its {member}"), word("member", m.member))
							if o, ok := v.data.Observation(c.Observation); ok && v.Sees(o) {
								f.cite(o, noNote)
							}
						}
					}
				}
			}),
		},
		{
			Code: "IND005", Family: Unreadable, Severity: Fault,
			Title: say.Text("رقم غير مقروء بلا قراءات محتملة", "chiffre illisible, sans lecture possible", "unreadable figure without a possible reading"),
			Example: Example{
				Fires:  wider(",words,candidates", "a,exports,MA,all,2015,,MAD,observed,n16,5 as exports,"),
				Silent: wider(",words,candidates", `a,exports,MA,all,2015,,MAD,observed,n16,5 as exports,"[{""key"":{""indicator"":""exports"",""period"":""2015""},""figure"":""5000000000"",""unit"":""MAD"",""why"":""billions""}]"`),
				Path:   "/observations/a/figure",
			},
			Check: perObservation(func(v View, o Observation, r *report) {
				if !o.Figure.IsSet() && len(o.Candidates) == 0 {
					r.add(pathOf(o)+"/figure", say.Text("لا يوجد رقم يُقرأ ولا قراءة محتملة", "aucun chiffre lisible, ni lecture possible", "no figure can be read, and no possible reading is given")).cite(o, noNote).
						suggest("أضف القراءات الممكنة", "ajouter les lectures possibles", "add the possible readings")
				}
			}),
		},
		{
			Code: "IND006", Family: Structure, Severity: Warning,
			Title: say.Text("نطاق غير محدد", "périmètre non attribué", "no perimeter assigned"),
			Mend:  say.Text("اذكر النطاق الذي يحتسبه الرقم", "donner le périmètre que compte le chiffre", "give the perimeter that the figure counts"),
			Example: Example{
				Fires:  table("a,jobs,MA,,2015,63000,job,observed,o16", "b,jobs,MA,all,2014,61000,job,observed,o16"),
				Silent: table("a,members,MA,,2015,20,company,observed,o16", "b,jobs,MA,all,2014,61000,job,observed,o16"),
				Path:   "/observations/a/key/perimeter",
			},
			Check: perView(func(v View, r *report) {
				with := map[ID]bool{} // indicators whose figures name a perimeter
				for k := range v.data.SeriesKeys() {
					if k.Perimeter != "" {
						with[k.Indicator] = true
					}
				}
				for o := range v.Observations(Selector{}) {
					if o.Key.Perimeter == "" && with[o.Key.Indicator] {
						r.add(pathOf(o)+"/key/perimeter", say.Text("لا يُذكر نطاق {indicator} هنا، وهو مذكور في غيره", "le périmètre n'est pas donné ici ; ailleurs il l'est ({indicator})", "no perimeter is given, though other figures of {indicator} have one"), v.indicatorArg(o.Key.Indicator)).cite(o, noNote)
					}
				}
			}),
		},
	}
}

// undated is a file with one source, s, that has the given members too.
func undated(members string) string {
	return `{
  "format": "mithaq.sources/1",
  "bodies": [{"id": "office", "name": {"en": {"name": "the statistics office", "status": "attested"}}}],
  "sources": [{"id": "s", "originator": "office", "carrier": "office"` + members + `}]
}
`
}
