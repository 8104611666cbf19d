package wording

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

//go:generate go run ./internal/gentables

// category is what a word does beside a figure.
type category uint8

const (
	catPrefix    category = iota + 1 // the beginning of a longer key
	catQual                          // more than, près de, أزيد من
	catNeg                           // not, ne, لا
	catNegPost                       // pas
	catSuffix                        // or more, au moins, على الأقل
	catSign                          // minus, زائد
	catBetween                       // between, entre, ما بين
	catFrom                          // from, de, من
	catTo                            // to, à, إلى
	catConj                          // and, et, و
	catDet                           // what may stand before a figure without changing it
	catOf                            // millions OF people
	catRate                          // per, par, لكل
	catGross                         // brut, net
	catScale                         // million, مليار
	catXScale                        // Md, bn
	catNum                           // twelve, عشرين
	catColl                          // une vingtaine
	catFrac                          // half, نصف
	catPercent                       // pour cent, في المائة
	catPoints                        // points
	catBasis                         // points de base
	catCur                           // dirham
	catXCur                          // MAD, DH
	catXScaleCur                     // MDH
	catMonth                         // دجنبر
	catYearWord                      // سنة before 2015
	catLabel                         // article 5
	catOrdinal                       // 4th, 20h
	catChange                        // rose, ارتفع
	catPart                          // third, tiers, ثلث
	catEvery                         // yearly, شهريا
	catMany                          // dozens, مئات: a number that is not read
	catPoint                         // five POINT two, cinq virgule deux
	catWhen                          // a year AGO, le mois DERNIER: that one, and not each
	catAdj                           // 200 PETITES entreprises
	catTogether                      // 3,2 et 4,5 milliards RESPECTIVEMENT
	catStop                          // a word that is no counted noun
	catUnit                          // jobs, منصب شغل
	catXUnit                         // km
	catRole                          // what else a word may be: arg is a set of roles
	catOutOf                         // 7 OUT OF 10, 7 SUR 10
	catHourAt                        // à 18 heures
	catAwait                         // a verb whose number may follow behind its subject
	catReach                         // to REACH a number, which behind a negation is a bound
	catDual                          // هدفين: two of what has no symbol
)

// role is a set of what else a word may be, which no category says. It says by
// which words a number is known to be no figure, or another one.
type role = int32

const (
	rolePronoun    role = 1 << iota // un, واحد: also the indefinite article or a pronoun
	roleWeak                        // neuf, ست: seldom a number
	roleNew                         // neuf: also an adjective
	roleLists                       // les 5 ET 6 juin, articles 19 ET 20
	roleOr                          // 11 OU 12
	roleStreet                      // 7, RUE de la Liberté
	roleStreetName                  // 7 Oxford STREET
	roleCompares                    // 500 jobs FEWER
	roleIndexAt                     // AT 1,250 points
	roleHouse                       // 12-BIS
	roleMonthWord                   // 12 du MOIS de mai
	roleVerbLink                    // تزيد عن: joins a verb to its number
	roleMark                        // la BARRE des 10 millions
	rolePlusBehind                  // 9,000-PLUS
	roleDescribes                   // JEUNES entreprises
	roleArticle                     // UN tiers, A third
	roleThird                       // LE tiers
	roleThirdAlone                  // ثلث: a share without a number
	roleOfWhole                     // من كل, de CADA: behind "of", a share
	roleAmong                       // من بين: the same, and also of as many
	roleHours                       // 18 HEURES 30
	roleHourSign                    // 2 H 30
	roleMinuteSign                  // 20 MIN
	roleSecondSign                  // 1 min 20 S
	roleHundredth                   // 50 CENTS of a currency
	roleClock                       // 5 PM
	roleEra                         // 1446 هـ: the calendar of a year
	roleThe                         // THE 2025 elections
	roleScore                       // a 3-1 WIN
	roleVerb                        // 7 million ARE, 12 WON: also a verb
	roleRound                       // the FIRST half, quart de FINALE: no share
)

// Arguments of entries, by category.
const (
	barePoints = 1 // catPoints: does not say of what
	ratePer    = 1 // catRate: says nothing else
	rateIn     = 2 // catRate: in, which is no rate before a certain time
	ofSign     = 1 // catOf: makes "more than" of a plus, + de 500
	outOfSmall = 1 // catOutOf: before a small number alone, one in three
	outOfMany  = 2 // before a hundred, a thousand and the like alone, 12 per 1,000

	perMille    = 1 // catPercent: tenths of them
	stopRanked  = 1 // catStop: a number before it may be a place, 87 عالميا
	stopLength  = 2 // an m before it is a metre, a 50m POOL
	stopZone    = 3 // a number before it is a time, 0915 GMT
	numberLabel = 1 // catLabel: says that what follows is a number, n° 5
	maybeLabel  = 2 // catLabel: the number behind it may be its own, option 3

	changeUp    = 1  // catChange: something goes up
	changeDown  = -1 // or down
	changeShift = 2  // or from one number to another: passer de 206 à 226
)

// langOwn is the language of a vocabulary that is only read. It is no [Lang] to
// users.
const langOwn = En + 1

// traits are ways of a language that no word shows.
type traits uint8

const (
	headLast        traits = 1 << iota // of several nouns the last is what is counted
	decimalsByDigit                    // point two five
	andJoinsDigits                     // a bare number goes on behind "and"
	andEndsNumber                      // "and" before words begins another number
	thousandsJoin                      // digits go on behind a thousand: mil 50
	bareThousand                       // un million mille: a thousand without "one" before it
)

// vocabulary is the words that are read together, with what their languages say
// besides.
type vocabulary struct {
	tag     string // of the language that it is for, empty for those of the library
	langs   langSet
	slots   []uint16
	screens *[fold.Screens / 64]uint64
	endings []string // of words that look like counted nouns

	// Words that make a number another one, and so must not be taken for what it
	// counts when a letter is wrong in them.
	nearLatin, nearArabic []string
	inside                []string // scale words that an unknown word may begin with
	asides                []string // between a verb and its number: dépasse EN MOYENNE 12 jours
	modals                []string // between a negation and a qualifier: ne PEUT ÊTRE inférieur à
	ratios                []string // beginnings of words of what is told in percent
	games                 []string // beginnings of words of games and of indices, whose points are no percentages
	passing               []string // beginnings of verbs: to pass a mark
	demonyms              []string // how words end that say of which country a currency is
	signs                 []longSign

	words [wordSets]wordList

	traits  [langOwn + 1]traits
	growths [langOwn + 1][]growth
}

// vocabulary returns the words that the reader reads by: those of the language of
// its locale if it has its own, else those of Arabic, French and English.
func (r *Reader) vocabulary() *vocabulary {
	if r.Locale > EnAny && r.Locale.IsSet() {
		language, _, _ := strings.Cut(localeFormats[r.Locale].tag, "-")
		for i := 1; i < len(vocabularies); i++ {
			if vocabularies[i].tag == language {
				return &vocabularies[i]
			}
		}
	}
	return &vocabularies[0]
}

// What a qualifier says; also the arg of catQual and catSuffix.
const (
	opNone = iota
	opAbout
	opMore
	opAtLeast
	opLess
	opUpTo
	opUnknown // of a mark of which nobody knows whether it is passed
)

// Forms of words.
const (
	_ = iota
	formSingular
	formPlural
	formDual
	formAccusative // مليونا: a million, or two million before a noun
	formEither     // arg holds two powers of ten
	formMoneyOnly  // only after a currency: $5m
	formAccented   // in running text with its accent alone: à
)

// Currencies by index; the arg of catCur and catXCur.
const (
	curNone = iota
	curDirham
	curRial
	curDinar
	curFranc
	curCentime
	curRupee  // Rs, of India, Pakistan or Sri Lanka
	curGuinea // جنيه, of Egypt or the Sudan
	curYen    // ¥, the yen or the yuan
	curRand   // R, the rand, or a letter of a name
	curPiso   // P, the Philippine peso or the pula of Botswana, or a letter
	curNaira  // N, the naira, or a letter
	curCents  // cents, of a dollar or of a euro
	curMillime
	curPeso // of Mexico, Argentina and others
	curShilling
	curCrown
	curLira
	curKwacha
	curLeu
	curCFA    // FCFA, of West or of Central Africa
	curDollar // $ in Spanish of no country: the dollar, or a peso
	curMAD
	curAED
	curUSD
	curEUR
	curGBP
	curCAD
	curAUD
	curEGP
	curXOF
	curXAF
	curCHF
	curJPY
	curCNY
	curSAR
	curQAR
	curKWD
	curTND
	curDZD
	curINR
	curTRY
	curMRU
)

// Units of time that an adverb names; the arg of catEvery.
const (
	everyHour = iota
	everyDay
	everyWeek
	everyMonth
	everyYear
)

// everyUnit holds their symbols.
var everyUnit = [...]string{"hour", "day", "week", "month", "year"}

// lexEntry is one meaning of a key, which is a folded word or phrase. The table of
// entries holds no pointer and is small: a text asks for its parts in any order.
type lexEntry struct {
	keyAt   uint32 // in lexKeys
	listAt  uint16 // in lexListed
	keyLen  uint8
	listLen uint8
	cat     category
	lang    Lang
	form    uint8
	last    bool // of the meanings of its key
	arg     int32
}

func (e *lexEntry) key() string { return lexKeys[e.keyAt : e.keyAt+uint32(e.keyLen)] }

// listed is the form as listed, where case matters, or empty.
func (e *lexEntry) listed() string { return lexListed[e.listAt : e.listAt+uint16(e.listLen)] }

// matches reports whether a word as written has this meaning of its key.
func (e *lexEntry) matches(written string) bool { return e.listLen == 0 || e.listed() == written }

// maxKey is longer than every key; longer words are in no table.
const maxKey = 64

// mayHold reports whether the vocabulary has a key of that screen.
func (v *vocabulary) mayHold(screen uint16) bool { return v.screens[screen/64]>>(screen%64)&1 != 0 }

// lookup returns the index of the first entry of a folded key, or 0.
func (v *vocabulary) lookup(key []byte) uint16 {
	if len(key) == 0 || len(key) > maxKey {
		return 0
	}
	if !v.mayHold(fold.Screen(key)) {
		return 0
	}
	h := fold.Hash(key)
	for {
		i := v.slots[h&uint32(len(v.slots)-1)]
		if i == 0 || lexEntries[i].key() == string(key) {
			return i
		}
		h++
	}
}

// meaning returns the first entry of the key at i with the given category, or
// nil. Where case matters, written is compared.
func meaning(i uint16, cat category, written string) *lexEntry {
	for ; ; i++ {
		e := &lexEntries[i]
		if e.cat == cat && e.matches(written) {
			return e
		}
		if e.last {
			return nil
		}
	}
}
