package main

import "github.com/mithaq-go/mithaq/examples/internal/page"

// say returns one of the brief's own words in its language.
func (b *brief) say(word string) string { return words.In(b.lang, word) }

// label returns a word with the colon that goes behind it.
func (b *brief) label(word string) string { return b.say(word) + b.say("colon") }

var words = page.Words{
	"colon":     {": ", " : ", ": "},
	"comma":     {"، ", ", ", ", "},
	"semicolon": {"؛ ", " ; ", "; "},
	"title": {"موجز: ماذا يقول المقال، وما يترتب عنه، وما الخطأ فيه",
		"Note : ce que dit l'article, ce qui en découle, ce qui y est faux",
		"Brief: what the article says, what follows, and what is wrong with it"},
	"source":     {"المصدر", "Source", "Source"},
	"printed":    {"نشره", "publié par", "printed by"},
	"published":  {"كما نشر", "tel que publié", "as published"},
	"corrected":  {"مع التصحيحات", "avec corrections", "with corrections"},
	"same":       {"(لا تصحيح يغيره)", "(aucune correction ne le change)", "(no correction changes it)"},
	"statements": {"التصريحات", "Les affirmations", "Statements"},
	"figures":    {"المؤشرات، كما نشرت", "Les indicateurs, tels que publiés", "Indicators, as published"},
	"metrics":    {"ما يترتب عنها", "Ce qui en découle", "What follows"},
	"metricsNote": {"قيم مضبوطة من أرقام المقال وحده؛ لا يقرب شيء إلا ما كتب بعد ≈، والحدود تقرب إلى الخارج.",
		"Valeurs exactes, des seuls chiffres de l'article ; seul ce qui suit ≈ est arrondi, les bornes vers l'extérieur.",
		"Exact values, from the article's figures alone; only what stands after ≈ is rounded, bounds outward."},
	"coverage": {"ما أمكن مقارنته في القطاع كله",
		"Ce qui a pu être comparé dans tout le secteur",
		"What could be compared in the whole sector"},
	"open":         {"ملاحظات مفتوحة", "Constats ouverts", "Open findings"},
	"acknowledged": {"مقبولة", "acceptés", "acknowledged"},
	"findings":     {"ما وجد من أخطاء وشكوك", "Erreurs et doutes relevés", "Findings"},
	"perimeter":    {"النطاق", "périmètre", "perimeter"},
	"stated":       {"حسب النص", "selon le texte", "in the words"},
	"candidate":    {"قراءة ممكنة", "lecture possible", "possible reading"},
	"unreadable":   {"غير مقروء", "illisible", "unreadable"},
	"repeats":      {"تكرار لـ", "répète", "repeats"},
	"evidence":     {"الدليل", "indice", "evidence"},
	"suggestion":   {"الاقتراح", "suggestion", "suggestion"},
	"why":          {"لأن", "car", "because"},
	"formula":      {"الصيغة", "formule", "formula"},
	"none":         {"لا جواب", "pas de réponse", "no answer"},
	"warning":      {"تنبيه", "avertissement", "warning"},
	"error":        {"خطأ", "erreur", "error"},
	"info":         {"للعلم", "information", "info"},
	"more": {
		"للتفصيل: -explain مع اسم المؤشر المشتق", "Pour le détail : -explain et le nom d'une mesure",
		"For the steps behind a number: -explain and its name",
	},
}
