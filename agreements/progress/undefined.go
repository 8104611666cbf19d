package progress

import (
	"errors"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/say"
)

// Undefined says why a number about a target cannot be given. The zero value
// is defined: the number is there. An Undefined is an error too, so that
// [errors.Is] finds it in what the functions of progress return.
type Undefined uint16

const (
	// BaselineIsTarget: the target is the baseline, or may be: there is no way
	// to be part of the way.
	BaselineIsTarget Undefined = iota + 1
	// NoBaseline: the basis needs a baseline, and none is known.
	NoBaseline
	// BasisNotStated: the basis is open, and no reading of it is known.
	BasisNotStated
	// NoMeasure: nothing says which series counts.
	NoMeasure
	// NoActual: nothing is published of the series that counts.
	NoActual
	// SourcesDisagree: several values are published, and the View does not
	// choose between them.
	SourcesDisagree
	// PerimeterOpen: values are published for several perimeters, and the
	// target does not say which one counts.
	PerimeterOpen
	// OtherStart: what is published is counted from another day.
	OtherStart
	// NotEnded: what is published was published before its period had ended.
	NotEnded
	// PeriodsMissing: a period is missing in what is to be added up.
	PeriodsMissing
	// CountingUnfit: values counted in this way do not serve this basis, such
	// as a level for a sum.
	CountingUnfit
	// UnlikeUnits: actual, baseline and target do not convert into one unit.
	UnlikeUnits
	// NoStart: nothing says since when it counts.
	NoStart
	// NoDeadline: nothing says until when.
	NoDeadline
	// NotStarted: no time has passed since the start, or nothing is planned by
	// then.
	NotStarted
	// DeadlinePassed: no time is left.
	DeadlinePassed
	// NoWhole: a share without the series that it is a share of.
	NoWhole
	// NoNumber: an operand has no number.
	NoNumber
	// NoDirection: nothing says which way is towards the target.
	NoDirection
	// NoGrowth: a growth rate of a value that is, or may be, zero or negative.
	NoGrowth
	// NotAProgress: the basis asks to keep what there is; no part of it can be
	// made.
	NotAProgress
	// OutOfOrder: dates that do not follow each other, or planned values that do
	// not rise, or fall, all the way.
	OutOfOrder
	// DivisorZero: a divisor is zero, or may be.
	DivisorZero
	// BeyondLimits: numbers too large for exact arithmetic.
	BeyondLimits
	// SeriesBreaks: the series breaks, or changes its perimeter, between the
	// values that would be compared or added.
	SeriesBreaks
)

var undefineds = enum.Table[Undefined]{
	"", "baseline_is_target", "no_baseline", "basis_not_stated", "no_measure", "no_actual", "sources_disagree",
	"perimeter_open", "other_start", "not_ended", "periods_missing", "counting_unfit", "unlike_units",
	"no_start", "no_deadline", "not_started", "deadline_passed", "no_whole", "no_number", "no_direction",
	"no_growth", "not_a_progress", "out_of_order", "divisor_zero", "beyond_limits", "series_breaks",
}

// undefinedTexts say the reasons in ar, fr and en.
var undefinedTexts = [...][3]string{
	{},
	{"الهدف يساوي نقطة الانطلاق أو قد يساويها", "la cible est, ou peut être, égale au départ", "the target is, or may be, the baseline"},
	{"لا تُعرف نقطة الانطلاق", "aucune base de départ connue", "no baseline is known"},
	{"أساس الهدف مفتوح ولا قراءة معروفة له", "la nature de l’objectif est ouverte, sans lecture connue", "the basis is open, and no reading of it is known"},
	{"لا يُذكر ما الذي يُحتسب", "rien ne dit ce qui compte", "nothing says what counts"},
	{"لا قيمة منشورة", "aucune valeur publiée", "no value is published"},
	{"المصادر مختلفة ولم يُختر بينها", "les sources divergent, sans choix entre elles", "sources disagree, and none is chosen"},
	{"قيم لنطاقات مختلفة ولم يُحدد النطاق", "valeurs de plusieurs périmètres, sans dire lequel compte", "values of several perimeters, and which one counts is open"},
	{"المنشور محسوب من يوم آخر", "ce qui est publié est compté d’un autre jour", "what is published is counted from another day"},
	{"نُشر قبل أن تنتهي فترته", "publié avant la fin de sa période", "published before its period had ended"},
	{"فترة ناقصة مما يُجمع", "une période manque à la somme", "a period is missing in the sum"},
	{"طريقة العد لا تناسب أساس الهدف", "ce mode de comptage ne convient pas à la nature de l’objectif", "this way of counting does not serve the basis"},
	{"وحدات غير متوافقة", "unités incompatibles", "unlike units"},
	{"لا يُعرف تاريخ البداية", "début inconnu", "the start is not known"},
	{"لا يُعرف الأجل", "échéance inconnue", "the deadline is not known"},
	{"لم يمض أي وقت بعد", "aucun temps écoulé", "no time has passed"},
	{"انقضى الأجل", "échéance passée", "no time is left"},
	{"لا يُذكر الكل الذي تُحسب الحصة منه", "le tout de la part n’est pas dit", "the whole of the share is not stated"},
	{"عدد ناقص", "un nombre manque", "a number is missing"},
	{"الاتجاه غير معروف", "sens inconnu", "the direction is not known"},
	{"لا نسبة نمو لقيمة غير موجبة", "pas de taux de croissance d’une valeur non positive", "no growth rate of a value that is not positive"},
	{"المطلوب الحفاظ على الموجود لا التقدم", "il s’agit de maintenir, non de progresser", "it is to be kept, not to be made"},
	{"تواريخ أو قيم غير متتابعة", "dates ou valeurs dans le désordre", "dates or values out of order"},
	{"المقسوم عليه صفر أو قد يكون", "diviseur nul, ou qui peut l’être", "the divisor is, or may be, zero"},
	{"أعداد تتجاوز الحدود", "nombres hors limites", "numbers beyond the limits"},
	{
		"تنقطع السلسلة أو يتغير نطاقها بين القيم",
		"la série est rompue, ou change de périmètre, entre les valeurs",
		"the series breaks, or changes its perimeter, between the values",
	},
}

// IsDefined reports whether u is the zero value: the number is there.
func (u Undefined) IsDefined() bool { return u == 0 }

// String returns "baseline_is_target", "no_actual" and so on; "" for defined.
func (u Undefined) String() string { return undefineds.String("undefined", u) }

// Error implements error, in English.
func (u Undefined) Error() string { return u.Text(wording.En) }

// Text says the reason in a language; "" for defined.
func (u Undefined) Text(lang wording.Lang) string {
	if int(u) >= len(undefinedTexts) {
		return u.String()
	}
	return undefinedTexts[u][say.Index(lang)]
}

// UndefinedOf returns the reason that an error of this package, or one of
// package figure, stands for; the zero Undefined for nil. Any other error is
// [NoNumber].
func UndefinedOf(err error) Undefined {
	var u Undefined
	switch {
	case err == nil:
	case errors.As(err, &u):
	case errors.Is(err, figure.ErrDivisionByZero):
		u = DivisorZero
	case errors.Is(err, figure.ErrTooLarge):
		u = BeyondLimits
	case errors.Is(err, figure.ErrUnit):
		u = UnlikeUnits
	case errors.Is(err, figure.ErrDomain):
		u = NoGrowth
	default:
		u = NoNumber
	}
	return u
}
