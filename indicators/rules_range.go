package indicators

import (
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/say"
)

func rangeRules() []Rule {
	return []Rule{
		{
			Code: "IND020", Family: Range, Severity: Fault,
			Title:   say.Text("قيمة خارج الحدود", "valeur hors bornes", "value out of bounds"),
			Mend:    say.Text("راجع الرقم ووحدته في المصدر، وحدود المؤشر في الفهرس", "revoir le chiffre et son unité dans la source, et les bornes de l'indicateur au catalogue", "look at the figure and its unit again in the source, and at the bounds in the catalogue"),
			Example: Example{Fires: wider(",attributes", "a,market_share,MA,all,2015,550,percent,observed,o16,market=french"), Silent: wider(",attributes", "a,market_share,MA,all,2015,55,percent,observed,o16,market=french"), Path: "/observations/a/figure"},
			Check: perObservation(func(v View, o Observation, r *report) {
				i, ok := find(v.data.catalogue.indicators, o.Key.Indicator)
				if !ok || !i.Bounds.IsSet() || !o.Figure.IsSet() {
					return
				}
				q, err := o.Quantity().In(i.Unit)
				if err != nil || meet(q.Figure, i.Bounds) {
					return
				}
				r.add(pathOf(o)+"/figure", say.Text("{value} خارج ما يمكن أن يكون: {bounds}", "{value} est hors de ce qui se peut : {bounds}", "{value} is outside what can be: {bounds}"),
					amount("value", o.Quantity()), amount("bounds", figure.Quantity{Figure: i.Bounds, Unit: i.Unit})).cite(o, noNote)
			}),
		},
		{
			Code: "IND021", Family: Missing, Severity: Fault,
			Title:   say.Text("وحدة غير مذكورة", "unité absente", "unit missing"),
			Mend:    say.Text("ابحث عن الوحدة في المصدر", "chercher l'unité dans la source", "look for the unit in the source"),
			Example: Example{Fires: table("a,exports,MA,all,2015,7.5,,observed,o16"), Silent: table("a,exports,MA,all,2015,7500000000,MAD,observed,o16"), Path: "/observations/a/unit"},
			Check: perObservation(func(v View, o Observation, r *report) {
				i, ok := find(v.data.catalogue.indicators, o.Key.Indicator)
				if ok && o.Figure.IsSet() && o.Unit == (figure.Unit{}) && !i.Unit.IsOne() {
					r.add(pathOf(o)+"/unit", say.Text("القيمة {value} بلا وحدة، والمؤشر بوحدة {unit}", "{value} est sans unité ; l'indicateur est en {unit}", "{value} has no unit; the indicator is in {unit}"),
						amount("value", o.Quantity()), word("unit", i.Unit.String())).cite(o, noNote).
						candidates(Candidate{Key: o.Key, Figure: o.Figure, Unit: i.Unit, Why: "the unit of the indicator"})
				}
			}),
		},
		{
			Code: "IND022", Family: Range, Severity: Warning,
			Title:   say.Text("وحدة لا تناسب المؤشر", "unité qui ne convient pas", "unit that does not fit"),
			Mend:    say.Text("راجع الوحدة في المصدر، أو احفظ الرقم تحت مؤشر بهذه الوحدة", "revoir l'unité dans la source, ou tenir le chiffre sous un indicateur de cette unité", "look at the unit again in the source, or keep the figure under an indicator in that unit"),
			Example: Example{Fires: table("a,exports,MA,all,2015,700000000,USD,observed,o16"), Silent: table("a,exports,MA,all,2015,7500000000,MAD,observed,o16"), Path: "/observations/a/unit"},
			Check: perObservation(func(v View, o Observation, r *report) {
				i, ok := find(v.data.catalogue.indicators, o.Key.Indicator)
				if ok && o.Unit != (figure.Unit{}) && !o.Unit.Compatible(i.Unit) {
					r.add(pathOf(o)+"/unit", say.Text("الوحدة {unit} لا تتحول إلى وحدة المؤشر {want}", "{unit} ne se convertit pas en {want}, unité de l'indicateur", "{unit} does not convert into {want}, the unit of the indicator"),
						word("unit", o.Unit.String()), word("want", i.Unit.String())).cite(o, noNote)
				}
			}),
		},
		{
			Code: "IND023", Family: Range, Severity: Warning,
			Title:   say.Text("توقع يسمى ملاحظة", "prévision dite observée", "forecast called observed"),
			Example: Example{Fires: table("a,exports,MA,all,2015,7500000000,MAD,observed,m15"), Silent: table("a,exports,MA,all,2015,7500000000,MAD,forecast,m15", "b,exports,MA,all,2014,7400000000,MAD,observed,m15"), Path: "/observations/a/role"},
			Check: perObservation(func(v View, o Observation, r *report) {
				if o.Role != Observed {
					return
				}
				if o.Status.Has('F') {
					r.add(pathOf(o)+"/role", say.Text("الحالة تقول توقع والصفة تقول ملاحظة", "le statut dit prévision, le rôle dit observé", "its status says forecast, its role says observed")).cite(o, noNote)
					return
				}
				p := v.Published(o)
				by := v.knownBy(o.Key)
				if !p.IsSet() || !p.Last().Before(by) {
					return
				}
				r.add(pathOf(o)+"/role", say.Text("نُشر في {published} ولم تنته بعد {period}", "publié en {published}, avant la fin de {period}", "published {published}, before {period} had ended"),
					word("published", p.String()), word("period", o.Key.Period.String())).cite(o, noNote).
					suggest("الصفة توقع أو تقدير", "rôle : prévision ou estimation", "the role is forecast or estimate")
			}),
		},
	}
}

// knownBy returns the first day on which a value of the key can be observed:
// the last of its period for a flow and for the growth of one, the first for a
// level, a rank or a ratio, which can be observed on any day of it. It is unset
// for a price, which may be set ahead.
func (v View) knownBy(k Key) period.Date {
	i, ok := find(v.data.catalogue.indicators, k.Indicator)
	if !ok || i.Nature == Ratio && isMoney(i.Unit) {
		return period.Date{}
	}
	if i.Of != "" && (i.Transformed != "" || i.Nature == Ratio) {
		i, _ = find(v.data.catalogue.indicators, i.Of)
	}
	if i.Nature == FlowOver {
		return k.Period.Last()
	}
	return k.Period.First()
}
