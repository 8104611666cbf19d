package wording

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

// So many words before and behind an amount in running text tell of which country its currency
// is, and how its text writes decimals.
const countryWindow = 70

// homes are folded words that tell of which country a dinar, a riyal or a franc CFA is: by
// currency the country, those who live there, its capital, its bank. A word that ends with a
// hyphen is the beginning of one; Niger is not Nigeria.
var homes = [...]struct {
	cur   int
	words []string
}{
	{curXOF, []string{"senegal-", "dakar", "ivoire", "ivoirien-", "ivorian-", "ivory", "abidjan", "mali",
		"malien-", "malian-",
		"bamako", "burkina-", "ouagadougou", "benin-", "cotonou", "togo-", "lome", "niger", "nigerien-",
		"niamey",
		"bissau-", "bceao", "uemoa", "umoa", "waemu", "brvm", "boad", "سنغال-", "ديفوار", "عاج", "بوركينا",
		"بنين", "توغو",
		"نيجر"}},
	{curXAF, []string{"cameroun-", "cameroon-", "yaounde", "douala", "gabon-", "libreville", "tchad-",
		"chad", "chadian",
		"djamena", "centrafri-", "bangui", "congo-", "brazzaville", "malabo", "beac", "cemac", "bvmac",
		"كاميرون-",
		"غابون-", "تشاد-", "كونغو"}},
	{curDZD, []string{"alger-", "sonatrach", "جزائر-", "سوناطراك"}},
	{curTND, []string{"tunis-", "sfax", "تونس-", "صفاقس"}},
	{curIQD, []string{"irak-", "iraq-", "baghdad", "bagdad", "عراق-", "بغداد"}},
	{curKWD, []string{"kuwait-", "koweit-", "كويت-"}},
	{curJOD, []string{"jordan", "jordanian-", "jordanie-", "amman", "اردن-"}},
	{curBHD, []string{"bahrain-", "bahrein-", "manama", "بحرين-", "منامه"}},
	{curLYD, []string{"liby-", "ليبي-"}},
	{curRSD, []string{"serbi-", "serbe-", "belgrad-"}},
	{curMAD, []string{"maroc-", "morocc-", "مغرب-"}},
	{curAED, []string{"emirat-", "emirien-", "uae", "dubai", "dhabi", "sharjah", "امارات", "اماراتي-",
		"دبي", "ابوظبي", "ظبي", "شارقه"}},
	{curSAR, []string{"saudi-", "saoudi-", "riyadh", "riyad", "jeddah", "aramco", "tadawul", "سعودي-",
		"رياض", "ارامكو", "جده"}},
	{curQAR, []string{"qatar-", "doha", "قطر", "قطري-", "دوحه"}},
	{curOMR, []string{"oman", "omani-", "omanais-", "muscat", "عمان", "عماني-", "مسقط"}},
	{curYER, []string{"yemen-", "sanaa", "aden", "يمن", "يمني-", "صنعاء", "عدن"}},
	{curIRR, []string{"iran", "iranian-", "iranien-", "tehran", "teheran", "ايران-", "طهران"}},
	{curEGP, []string{"egypt-", "cairo", "caire", "مصر", "مصري", "مصريه", "مصريين", "قاهره"}},
	{curSDG, []string{"sudan-", "soudan-", "khartoum", "سودان-", "خرطوم"}},
	{curGBP, []string{"britanni-", "londres", "angleterre", "بريطاني-", "انجليزي-", "انجلترا",
		"لندن", "استرليني", "بريميرليج", "بريميرليغ"}},
	{curINR, []string{"india", "indian", "indians", "inde", "indien", "indienne", "delhi", "mumbai",
		"bengaluru", "bangalore",
		"chennai", "kolkata", "kerala", "gujarat", "maharashtra", "sensex", "nifty", "rbi", "sebi", "modi",
		"هند", "هندي", "هنديه"}},
	{curPKR, []string{"pakistan-", "karachi", "lahore", "islamabad", "باكستان-"}},
	{curLKR, []string{"lanka", "lankan", "colombo", "سريلانك-"}},
	{curNPR, []string{"nepal-", "kathmandu", "نيبال-"}},
	{curMUR, []string{"mauritius", "mauritian-", "mauricien-"}},
	{curZAR, []string{"south africa", "south african", "south africans", "eskom", "johannesburg",
		"pretoria", "durban",
		"gauteng", "soweto", "transnet", "sarb", "limpopo", "kwazulu", "rand", "jse", "sars", "capitec",
		"shoprite", "anc", "cosatu"}},
	{curNGN, []string{"nigeria-", "lagos", "abuja", "nnpc", "dangote", "naira", "cbn", "kano", "tinubu",
		"نيجيري-"}},
	{curPHP, []string{"philippin-", "filipin-", "manila", "meralco", "bsp", "pagcor", "luzon", "mindanao",
		"visayas", "cebu", "davao", "quezon", "فلبين-"}},
	{curBWP, []string{"botswana", "gaborone"}},
	{curKES, []string{"kenya-", "nairobi", "mombasa", "safaricom", "kisumu", "kra", "كيني-"}},
	{curTZS, []string{"tanzan-", "dodoma", "تنزاني-"}},
	{curUGX, []string{"ugand-", "ougand-", "kampala", "اوغند-"}},
	{curSOS, []string{"somali-", "mogadishu", "صومال-"}},
	{curMXN, []string{"mexic-", "mexique", "مكسيك-"}},
	{curARS, []string{"argentin-", "buenos", "ارجنتين-"}},
	{curCLP, []string{"chile", "chilean-", "chili", "chilien-", "تشيلي"}},
	{curCOP, []string{"colombi-", "bogota", "كولومبي-"}},
	{curUYU, []string{"urugua-", "montevideo"}},
	{curDOP, []string{"dominican", "dominicain-"}},
	{curSEK, []string{"swed-", "sued-", "stockholm", "سويد-"}},
	{curNOK, []string{"norw-", "norveg-", "oslo", "نرويج-"}},
	{curDKK, []string{"denmark", "danish", "danemark", "danois-", "copenhag-", "دنمارك-"}},
	{curCZK, []string{"czech-", "tchequ-", "prague"}},
	{curISK, []string{"iceland-", "islande", "islandais-", "reykjavik"}},
	{curTRY, []string{"turk-", "turc-", "turqu-", "istanbul", "ankara", "erdogan", "تركيا", "تركي",
		"تركيه", "انقره", "اردوغان"}},
	{curLBP, []string{"liban-", "leban-", "beirut", "beyrouth", "لبنان-", "بيروت"}},
	{curSYP, []string{"syri-", "damas-", "سوري-", "دمشق"}},
	{curZMW, []string{"zambi-", "lusaka"}},
	{curMWK, []string{"malawi-", "lilongwe"}},
	{curRON, []string{"romani-", "roumani-", "roumain-", "bucharest", "bucarest"}},
	{curMDL, []string{"moldov-", "moldav-", "chisinau"}},
	{curJPY, []string{"japan-", "japon-", "tokyo", "nikkei", "يابان-", "طوكيو"}},
	{curCNY, []string{"china", "chinese", "chine", "chinois-", "beijing", "pekin", "shanghai", "yuan", "صين-"}},
}

// francOf returns the currency that an amount of CFA francs is in, or curNone. The papers of
// Senegal write a bare "Cfa".
func (p *parser) francOf(a *amount) int {
	if k := a.noun[0]; k >= 0 && a.noun[1] == k+1 && p.text(p.tok(k)) == "Cfa" {
		return curXOF
	}
	return curNone
}

// emirates says whether a text may speak of the Emirates, of which dirhams may be.
type emirates uint8

const (
	emiratesUnknown emirates = iota
	emiratesUnnamed
	emiratesNamed
)

// emirateWords stand, whole or in part, in texts that speak of the Emirates.
var emirateWords = [...]string{"مارات", "دبي", "ظبي", "الشارقة", "mirat", "Duba", "Dhabi", "UAE", "Sharjah"}

// arabs are the currencies of Arab countries, of which only Morocco counts in centimes.
var arabs = []int{curMAD, curDZD, curTND, curLYD, curEGP, curSDG, curSAR, curQAR, curOMR, curYER, curAED, curKWD,
	curBHD, curIQD, curJOD, curLBP, curSYP}

// abroad reports whether the running text around an amount names one Arab country, and not Morocco.
func (p *parser) abroad(a *amount) bool {
	home := p.atHome(a, arabs)
	return home != curNone && home != curMAD
}

// dirhams are the currencies that a dirham may be.
var dirhams = []int{curMAD, curAED}

// inEmirates reports whether the running text around an amount of dirhams names the Emirates and not
// Morocco.
func (p *parser) inEmirates(a *amount) bool {
	if !p.find {
		return false
	}
	if p.emirates == emiratesUnknown {
		p.emirates = emiratesUnnamed
		for _, word := range emirateWords {
			if strings.Contains(p.s, word) {
				p.emirates = emiratesNamed
				break
			}
		}
	}
	return p.emirates == emiratesNamed && p.atHome(a, dirhams) == curAED
}

// rials are the currencies that a riyal may be, besides the five centimes of Moroccan speech.
var rials = []int{curMAD, curSAR, curQAR, curOMR, curYER, curIRR}

// homeOfRial returns the currency of an amount in riyals by the country around it, or curNone.
func (p *parser) homeOfRial(a *amount) int {
	if cur := p.atHome(a, rials); cur != curMAD {
		return cur
	}
	return curNone
}

// atHome returns the one of several currencies that an amount is in by the countries that the
// running text around it names, or curNone when it names none of theirs, or several.
func (p *parser) atHome(a *amount, family []int) int {
	return p.homeAt(int(p.tok(a.first).start), family)
}

// homeAt is atHome for an amount at s[at:].
func (p *parser) homeAt(at int, family []int) int {
	if !p.find || family == nil {
		return curNone
	}
	from, to := wordsAround(p.s, at, countryWindow, countryWindow)
	near := curNone
	south := false
	for i := from; i < to; {
		r, n := fold.Rune(p.s, i)
		if !isLetter(r) {
			i += n
			continue
		}
		end := i
		for end < len(p.s) && end-i < maxKey {
			r, n := fold.Rune(p.s, end)
			if !isLetter(r) && !fold.IsMark(r) {
				break
			}
			end += n
		}
		word := p.s[i:end]
		cur := curNone
		if i > from || at-from < mostSurroundings-utf8.UTFMax {
			cur = homeOf(word, south, family)
		}
		south = word == "South"
		i = max(end, i+n)
		switch {
		case cur == curNone || cur == near:
		case near != curNone:
			return curNone
		default:
			near = cur
		}
	}
	return near
}

// homeOf returns the one of several currencies that is that of the country or the bank which a
// word names, or curNone. south says that "South" stands before it.
func homeOf(word string, south bool, family []int) int {
	var buf [maxWord]byte
	if len(word) < 3 || len(word) > maxKey {
		return curNone
	}
	key := buf[:0]
	if south {
		key = append(key, "south "...)
	}
	key = fold.Append(key, word)
	for _, clitic := range [...]string{"", "و", "ب", "ل", "ال"} {
		if len(key) < len(clitic)+6 && clitic != "" || string(key[:len(clitic)]) != clitic {
			continue
		}
		if key = key[len(clitic):]; clitic == "ل" && key[0] == 0xD9 && key[1] == 0x84 {
			key = key[2:] // للجزائر
		}
		if cur := homeNamed(key, family); cur != curNone {
			return cur
		}
	}
	return curNone
}

// homeBegins has a bit for the first four bytes of each word of homes: most words of a
// text begin like none. No beginning of words has fewer.
var homeBegins = func() (set [1 << 12 / 64]uint64) {
	for _, h := range homes {
		for _, w := range h.words {
			n := homeBit([]byte(w))
			set[n/64] |= 1 << (n % 64)
		}
	}
	return set
}()

// homeBit is the bit of a word of three bytes or more.
func homeBit(key []byte) uint32 {
	fourth := uint32(key[min(3, len(key)-1)])
	return (uint32(key[0])<<24 | uint32(key[1])<<16 | uint32(key[2])<<8 | fourth) * 2654435761 >> 20
}

// homeNamed is homeOf for a folded word without clitics.
func homeNamed(key []byte, family []int) int {
	if len(key) < 3 {
		return curNone
	}
	if n := homeBit(key); homeBegins[n/64]>>(n%64)&1 == 0 {
		return curNone
	}
	for i := range homes {
		h := &homes[i]
		if !slices.Contains(family, h.cur) {
			continue
		}
		for _, w := range h.words {
			if begins, open := strings.CutSuffix(w, "-"); len(key) >= len(begins) && string(key[:len(begins)]) == begins &&
				(open || len(key) == len(begins)) {
				return h.cur
			}
		}
	}
	return curNone
}
