package wording

import (
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
)

// What a qualifier says; also the arg of catQual and catSuffix.
const (
	opNone = iota
	opAbout
	opMore
	opAtLeast
	opLess
	opUpTo
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

// lexEntry is one meaning of a key, which is a folded word or phrase. Where
// case matters, text is the form as listed.
type lexEntry struct {
	key  string
	text string
	cat  category
	lang Lang
	form uint8
	arg  int16
}

// maxKey is longer than every key; longer words are in no table.
const maxKey = 64

// lookup returns the index of the first entry of a folded key, or 0.
func lookup(key []byte) uint16 {
	if len(key) == 0 || len(key) > maxKey {
		return 0
	}
	h := fold.Hash(key)
	for {
		i := lexSlots[h%uint32(len(lexSlots))]
		if i == 0 || lexEntries[i].key == string(key) {
			return i
		}
		h++
	}
}

// meaning returns the first entry of the key at i with the given category, or
// nil. Where case matters, written is compared.
func meaning(i uint16, cat category, written string) *lexEntry {
	for e := &lexEntries[i]; ; e = &lexEntries[i] {
		if e.cat == cat && (e.text == "" || e.text == written) {
			return e
		}
		i++
		if int(i) >= len(lexEntries) || lexEntries[i].key != e.key {
			return nil
		}
	}
}
