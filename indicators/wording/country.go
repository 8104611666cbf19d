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
	{curAED, []string{"emirat-", "emirien-", "uae", "dubai", "dhabi", "sharjah", "ابوظبي", "امارات", "اماراتي-",
		"دبي", "ابوظبي", "ظبي", "شارقه"}},
	{curSAR, []string{"saudi-", "saoudi-", "riyadh", "riyad", "jeddah", "aramco", "tadawul", "سعودي-",
		"رياض", "ارامكو", "جده"}},
	{curQAR, []string{"qatar-", "doha", "قطر", "قطري-", "دوحه"}},
	{curOMR, []string{"oman", "omani-", "omanais-", "muscat", "عمان", "عماني-", "مسقط"}},
	{curYER, []string{"yemen-", "sanaa", "aden", "يمن", "يمني-", "صنعاء", "عدن"}},
	{curIRR, []string{"iran", "iranian-", "iranien-", "tehran", "teheran", "ايران-", "طهران"}},
	{curEGP, []string{"egypt-", "cairo", "caire", "مصر", "مصري", "مصريه", "مصريين", "قاهره"}},
	{curSDG, []string{"sudan-", "soudan-", "khartoum", "سودان-", "خرطوم"}},
	{curGBP, []string{"britain", "british", "england", "london", "sterling",
		"britanni-", "londres", "angleterre", "بريطاني-", "انجليزي-", "انجلترا",
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

// emirates says whether a text names the Emirates, of which dirhams may be.
type emirates uint8

const (
	emiratesUnknown emirates = iota
	emiratesUnnamed
	emiratesNamed
)

// emirateFirst holds the last bytes of the letters that [emirateIn] is asked about.
var emirateFirst = func() (last [256]bool) {
	for _, letter := range []string{"m", "M", "u", "U", "d", "D", "s", "S", "م", "د", "ظ", "ش"} {
		last[letter[len(letter)-1]] = true
	}
	return last
}()

// mostDateline is how many bytes from the beginning of a text its dateline stands at most.
const mostDateline = 40

// namesEmirates reports whether a word of the text names the Emirates.
func (p *parser) namesEmirates() bool {
	for i := 0; i < len(p.s); i++ {
		if !emirateFirst[p.s[i]] || !emirateIn(p.s, i) {
			continue
		}
		end := letters(p.s, i+1)
		if home := p.homeNamed(wordBegin(p.s, i+1), end); home != 0 && homes[home-1].cur == curAED {
			p.headed = i < mostDateline
			return true
		}
		i = end - 1
	}
	return false
}

// emirateIn reports whether letters that every word of [homes] for the Emirates has, and few other words, begin
// with the one whose last byte is s[i].
func emirateIn(s string, i int) bool {
	if s[i] < utf8.RuneSelf {
		switch strings.ToLower(s[i:min(i+3, len(s))]) {
		case "mir", "uae", "dub", "dha", "sha":
			return true
		}
		return false
	}
	if i == 0 || i+5 > len(s) {
		return false
	}
	switch s[i-1 : i+5] {
	case "مار", "دبي", "ظبي", "شار":
		return true
	}
	return false
}

// wordBegin returns where the letters and marks that go on at s[i:] begin.
func wordBegin(s string, i int) int {
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if !isLetter(r) && !fold.IsMark(r) {
			break
		}
		i -= n
	}
	return i
}

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
		if p.namesEmirates() {
			p.emirates = emiratesNamed
		}
	}
	if p.emirates != emiratesNamed {
		return false
	}
	home := p.atHome(a, dirhams)
	return home == curAED || home == curNone && p.headed // or both are named, behind a dateline
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
	from, to := bytesAround(p.s, at)
	p.places.lookUp(p.s, from, to, p.homeNamed)
	if len(p.places.between(from, to)) == 0 {
		return curNone // as nearly always: no words need to be counted
	}
	from, to = p.places.wholeWords(p.s, at, countryWindow, countryWindow)
	near := curNone
	for _, w := range p.places.between(from, to) {
		switch cur := homes[w.tells-1].cur; {
		case cur == near || !slices.Contains(family, cur):
		case near != curNone:
			return curNone
		default:
			near = cur
		}
	}
	return near
}

// homeNamed returns one more than the index of the country or the bank that the word s[i:end] names,
// or 0.
func (p *parser) homeNamed(i, end int) uint8 {
	var buf [maxWord]byte
	word := p.s[i:end]
	if len(word) < 3 || len(word) > maxKey {
		return 0
	}
	key := buf[:0]
	if word[0]|0x20 == 'a' && p.behindSouth(i) {
		key = append(key, "south "...)
	}
	key = fold.Append(key, word)
	home := homeOf(key)
	if home != 0 || key[0] < utf8.RuneSelf {
		return home
	}
	for _, clitic := range [...]rune{'و', 'ب', 'ل'} {
		if len(key) < 8 || letterIn(key) != clitic {
			continue
		}
		if key = key[2:]; clitic == 'ل' && letterIn(key) == 'ل' {
			key = key[2:] // للجزائر
		}
		if home = homeOf(key); home != 0 {
			return home
		}
	}
	if len(key) >= 10 && letterIn(key) == 'ا' && letterIn(key[2:]) == 'ل' {
		home = homeOf(key[4:])
	}
	return home
}

// behindSouth reports whether the word before s[i:] is South: of Africa.
func (p *parser) behindSouth(i int) bool {
	before := p.s[max(0, i-len("South, ")):i]
	return strings.HasSuffix(strings.TrimRightFunc(before, func(r rune) bool { return !isLetter(r) }), "South")
}

// homeWord is a word of homes, or the beginning of some.
type homeWord struct {
	begins string
	open   bool  // others go on
	home   uint8 // one more than the index in homes
}

// homeWords are the words of homes by [homeSlot]. Most words of a text are in a slot that is empty.
var homeWords = func() (slots [1 << 10][]homeWord) {
	for i := range homes {
		for _, w := range homes[i].words {
			begins, open := strings.CutSuffix(w, "-")
			n := homeSlot([]byte(begins))
			slots[n] = append(slots[n], homeWord{begins, open, uint8(i + 1)})
		}
	}
	return slots
}()

// homeSlot tells words apart by their first three Arabic letters, or four Latin ones. None of homes is
// shorter but for whole ones of three.
func homeSlot(key []byte) uint32 {
	n := min(len(key), 4)
	if key[0] >= utf8.RuneSelf {
		n = min(len(key), 6)
	}
	return fold.Hash(key[:n]) * 2654435761 >> 22
}

// homeOf is homeNamed for a folded word without clitics.
func homeOf(key []byte) uint8 {
	if len(key) < 3 {
		return 0
	}
	for _, w := range homeWords[homeSlot(key)] {
		if len(key) >= len(w.begins) && string(key[:len(w.begins)]) == w.begins && (w.open || len(key) == len(w.begins)) {
			return w.home
		}
	}
	return 0
}
