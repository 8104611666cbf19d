package wording

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators/money"
)

// Currencies that are read by their ISO 4217 code or their sign alone.
const (
	curAFN = iota + curMRU + 1
	curAMD
	curAOA
	curARS
	curAWG
	curAZN
	curBAM
	curBBD
	curBDT
	curBHD
	curBIF
	curBMD
	curBND
	curBOB
	curBOV
	curBRL
	curBSD
	curBTN
	curBWP
	curBYN
	curBZD
	curCDF
	curCHE
	curCHW
	curCLF
	curCLP
	curCOP
	curCOU
	curCRC
	curCVE
	curCZK
	curDJF
	curDKK
	curDOP
	curERN
	curETB
	curFJD
	curFKP
	curGEL
	curGHS
	curGIP
	curGMD
	curGNF
	curGTQ
	curGYD
	curHKD
	curHNL
	curHTG
	curHUF
	curIDR
	curILS
	curIQD
	curIRR
	curISK
	curJMD
	curJOD
	curKES
	curKGS
	curKHR
	curKMF
	curKPW
	curKRW
	curKYD
	curKZT
	curLAK
	curLBP
	curLKR
	curLRD
	curLSL
	curLYD
	curMDL
	curMGA
	curMKD
	curMMK
	curMNT
	curMOP
	curMUR
	curMVR
	curMWK
	curMXN
	curMXV
	curMYR
	curMZN
	curNAD
	curNGN
	curNIO
	curNOK
	curNPR
	curNZD
	curOMR
	curPAB
	curPEN
	curPGK
	curPHP
	curPKR
	curPLN
	curPYG
	curRON
	curRSD
	curRUB
	curRWF
	curSBD
	curSCR
	curSDG
	curSEK
	curSGD
	curSHP
	curSLE
	curSOS
	curSRD
	curSSP
	curSTN
	curSVC
	curSYP
	curSZL
	curTHB
	curTJS
	curTMT
	curTTD
	curTWD
	curTZS
	curUAH
	curUGX
	curUSN
	curUYI
	curUYU
	curUYW
	curUZS
	curVED
	curVES
	curVND
	curVUV
	curWST
	curYER
	curZAR
	curZMW
	curZWG
	curRare // of amount.rare
)

// codes are the currencies of the lexicon as package money knows them.
var codes = [...]money.Currency{
	curDirham: money.MAD, curRial: money.MAD, curCentime: money.MAD, curMAD: money.MAD,
	curRupee: money.INR, curGuinea: money.EGP, curYen: money.JPY, curRand: money.ZAR, curPiso: money.PHP,
	curNaira: money.NGN, curCents: money.USD, curPeso: money.MXN, curShilling: money.KES, curCrown: money.SEK,
	curLira: money.TRY, curMillime: money.TND,
	curKwacha: money.ZMW, curLeu: money.RON, curCFA: money.XOF,
	curDollar: money.USD,
	curAED:    money.AED, curUSD: money.USD, curEUR: money.EUR, curGBP: money.GBP, curCAD: money.CAD,
	curAUD: money.AUD, curEGP: money.EGP, curXOF: money.XOF, curXAF: money.XAF, curCHF: money.CHF,
	curJPY: money.JPY, curCNY: money.CNY, curSAR: money.SAR, curQAR: money.QAR, curKWD: money.KWD,
	curTND: money.TND, curDZD: money.DZD, curINR: money.INR, curTRY: money.TRY, curMRU: money.MRU,
	curAFN: money.AFN, curAMD: money.AMD, curAOA: money.AOA, curARS: money.ARS, curAWG: money.AWG,
	curAZN: money.AZN, curBAM: money.BAM, curBBD: money.BBD, curBDT: money.BDT, curBHD: money.BHD,
	curBIF: money.BIF, curBMD: money.BMD, curBND: money.BND, curBOB: money.BOB, curBOV: money.BOV,
	curBRL: money.BRL, curBSD: money.BSD, curBTN: money.BTN, curBWP: money.BWP, curBYN: money.BYN,
	curBZD: money.BZD, curCDF: money.CDF, curCHE: money.CHE, curCHW: money.CHW, curCLF: money.CLF,
	curCLP: money.CLP, curCOP: money.COP, curCOU: money.COU, curCRC: money.CRC, curCVE: money.CVE,
	curCZK: money.CZK, curDJF: money.DJF, curDKK: money.DKK, curDOP: money.DOP, curERN: money.ERN,
	curETB: money.ETB, curFJD: money.FJD, curFKP: money.FKP, curGEL: money.GEL, curGHS: money.GHS,
	curGIP: money.GIP, curGMD: money.GMD, curGNF: money.GNF, curGTQ: money.GTQ, curGYD: money.GYD,
	curHKD: money.HKD, curHNL: money.HNL, curHTG: money.HTG, curHUF: money.HUF, curIDR: money.IDR,
	curILS: money.ILS, curIQD: money.IQD, curIRR: money.IRR, curISK: money.ISK, curJMD: money.JMD,
	curJOD: money.JOD, curKES: money.KES, curKGS: money.KGS, curKHR: money.KHR, curKMF: money.KMF,
	curKPW: money.KPW, curKRW: money.KRW, curKYD: money.KYD, curKZT: money.KZT, curLAK: money.LAK,
	curLBP: money.LBP, curLKR: money.LKR, curLRD: money.LRD, curLSL: money.LSL, curLYD: money.LYD,
	curMDL: money.MDL, curMGA: money.MGA, curMKD: money.MKD, curMMK: money.MMK, curMNT: money.MNT,
	curMOP: money.MOP, curMUR: money.MUR, curMVR: money.MVR, curMWK: money.MWK, curMXN: money.MXN,
	curMXV: money.MXV, curMYR: money.MYR, curMZN: money.MZN, curNAD: money.NAD, curNGN: money.NGN,
	curNIO: money.NIO, curNOK: money.NOK, curNPR: money.NPR, curNZD: money.NZD, curOMR: money.OMR,
	curPAB: money.PAB, curPEN: money.PEN, curPGK: money.PGK, curPHP: money.PHP, curPKR: money.PKR,
	curPLN: money.PLN, curPYG: money.PYG, curRON: money.RON, curRSD: money.RSD, curRUB: money.RUB,
	curRWF: money.RWF, curSBD: money.SBD, curSCR: money.SCR, curSDG: money.SDG, curSEK: money.SEK,
	curSGD: money.SGD, curSHP: money.SHP, curSLE: money.SLE, curSOS: money.SOS, curSRD: money.SRD,
	curSSP: money.SSP, curSTN: money.STN, curSVC: money.SVC, curSYP: money.SYP, curSZL: money.SZL,
	curTHB: money.THB, curTJS: money.TJS, curTMT: money.TMT, curTTD: money.TTD, curTWD: money.TWD,
	curTZS: money.TZS, curUAH: money.UAH, curUGX: money.UGX, curUSN: money.USN, curUYI: money.UYI,
	curUYU: money.UYU, curUYW: money.UYW, curUZS: money.UZS, curVED: money.VED, curVES: money.VES,
	curVND: money.VND, curVUV: money.VUV, curWST: money.WST, curYER: money.YER, curZAR: money.ZAR,
	curZMW: money.ZMW, curZWG: money.ZWG,
	curRare: 0,
}

// currencySigns are the signs of currencies. A yen sign is the yuan's as well.
var currencySigns = [...]struct {
	sign rune
	cur  int
}{
	{'¥', curYen}, {'￥', curYen},
	{'$', curUSD}, {'＄', curUSD}, {'€', curEUR}, {'£', curGBP}, {'₱', curPHP}, {'₹', curINR}, {'₺', curTRY}, {'₦', curNGN},
	{'₩', curKRW}, {'₽', curRUB}, {'₪', curILS}, {'₫', curVND}, {'₴', curUAH}, {'₡', curCRC}, {'฿', curTHB}, {'₸', curKZT},
	{'₵', curGHS}, {'₾', curGEL}, {'₼', curAZN}, {'₮', curMNT}, {'₭', curLAK}, {'៛', curKHR}, {'₲', curPYG},
	{'¢', curCents},
}

// currencySign returns the currency of a sign, or curNone.
func currencySign(r rune) int {
	if r < 0x80 && r != '$' {
		return curNone
	}
	for i := range currencySigns {
		if currencySigns[i].sign == r {
			return currencySigns[i].cur
		}
	}
	return curNone
}

// cediAt reports whether the cent sign at token k is that of the cedi: GH¢14.2.
func (p *parser) cediAt(k int) bool {
	return k > 0 && p.tok(k).gap == gapNone && p.text(p.tok(k-1)) == "GH"
}

// letterCurrency returns the currency of a letter glued before its number, R1.5bn, or
// curNone.
func letterCurrency(letter string) int {
	switch letter {
	case "R":
		return curRand
	case "P":
		return curPiso
	case "N":
		return curNaira
	}
	return curNone
}

// byLetter reports whether a currency is named by a letter glued before its number.
func byLetter(cur int) bool { return cur >= curRand && cur <= curNaira }

// longSign is a sign of a currency of several characters: U$S, S/.
type longSign struct {
	text string
	cur  int
}

// longSign returns the currency of the sign of several characters at token k, if one
// is there, and the token behind it.
func (p *parser) longSign(k int) (cur, next int) {
	t := p.tok(k)
	if t.kind != tokenWord {
		return curNone, k
	}
	for _, s := range p.book.signs {
		if !strings.HasPrefix(p.s[t.start:], s.text) {
			continue
		}
		for end := t.start + int32(len(s.text)); ; k++ {
			if u := p.tok(k); u.start >= end || u.kind == tokenEnd {
				return s.cur, k
			}
		}
	}
	return curNone, k
}

// pesos are the countries whose currency is a peso.
var pesos = [...]struct {
	country string
	cur     int
}{{"MX", curMXN}, {"AR", curARS}, {"CO", curCOP}, {"CL", curCLP}, {"UY", curUYU}, {"DO", curDOP}, {"PH", curPHP}}

// families are the words of currencies that several countries have, with the currencies in
// the order in which a doubt lists them.
var families = [...]struct {
	word    int
	members []int
}{
	{curPeso, []int{curMXN, curARS, curCOP, curCLP, curUYU, curDOP, curPHP}},
	{curShilling, []int{curKES, curTZS, curUGX, curSOS}},
	{curCrown, []int{curSEK, curNOK, curDKK, curCZK, curISK}},
	{curLira, []int{curTRY, curLBP, curSYP}},
	{curKwacha, []int{curZMW, curMWK}},
	{curLeu, []int{curRON, curMDL}},
	{curCFA, []int{curXOF, curXAF}},
	{curDinar, []int{curDZD, curTND, curIQD, curKWD, curJOD, curBHD, curLYD, curRSD}},
	{curRupee, []int{curINR, curPKR, curLKR, curNPR, curMUR}},
	{curGuinea, []int{curEGP, curSDG, curGBP}},
	{curYen, []int{curJPY, curCNY}},
	{curRand, []int{curZAR}},
	{curPiso, []int{curPHP, curBWP}},
	{curNaira, []int{curNGN}},
}

// family returns the currencies that a word may stand for, or none.
func family(cur int) []int {
	if cur <= curRial || cur > curCFA {
		return nil
	}
	for i := range families {
		if families[i].word == cur {
			return families[i].members
		}
	}
	return nil
}

// peso returns the peso of the country of the reader's locale, or curNone.
func (p *parser) peso() int {
	_, country, _ := strings.Cut(p.opt.Locale.String(), "-")
	for i := range pesos {
		if pesos[i].country == country {
			return pesos[i].cur
		}
	}
	return curNone
}

// signOf returns the currency of a sign in this text, or curNone: $ is the peso where
// there is one, and in doubt in Spanish of no country.
func (p *parser) signOf(r rune) int {
	cur := currencySign(r)
	if cur != curUSD || p.book.tag == "" {
		return cur
	}
	if peso := p.peso(); peso != curNone {
		return peso
	}
	if p.opt.Locale.String() == "es-419" {
		return curDollar
	}
	return cur
}

// dollars are the currencies that write letters before a dollar sign.
var dollars = [...]struct {
	letters string
	cur     int
}{
	{"US", curUSD}, {"U.S", curUSD}, {"us", curUSD}, {"A", curAUD}, {"AU", curAUD}, {"C", curCAD}, {"CA", curCAD},
	{"Can", curCAD}, {"HK", curHKD}, {"NZ", curNZD}, {"S", curSGD}, {"SG", curSGD}, {"NT", curTWD}, {"R", curBRL},
	{"RD", curDOP}, {"COL", curCOP}, {"AR", curARS}, {"CLP", curCLP},
	{"MX", curMXN}, {"Mex", curMXN}, {"J", curJMD}, {"N", curNAD},
}

// dollar returns the currency of a dollar sign behind letters, or curNone.
func dollar(letters string) int {
	for i := range dollars {
		if dollars[i].letters == letters {
			return dollars[i].cur
		}
	}
	return curNone
}
