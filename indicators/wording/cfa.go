package wording

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

// Words so many bytes before and behind an amount of CFA francs tell of which union it is.
const francWindow = 400

// francCountry is a folded word that tells whose francs CFA a text counts: a country, those
// who live there, a capital, a bank or a union.
type francCountry struct {
	word  string
	whole bool // it is the whole word, and not its beginning: Niger, not Nigeria
	cur   int
}

var francCountries = [...]francCountry{
	{"senegal", false, curXOF}, {"dakar", false, curXOF}, {"ivoire", true, curXOF}, {"ivoirien", false, curXOF},
	{"ivorian", false, curXOF}, {"ivory", true, curXOF}, {"abidjan", false, curXOF}, {"mali", true, curXOF},
	{"malien", false, curXOF}, {"malian", false, curXOF}, {"bamako", true, curXOF}, {"burkin", false, curXOF},
	{"ouagadougou", true, curXOF}, {"benin", false, curXOF}, {"cotonou", true, curXOF}, {"togo", false, curXOF},
	{"lome", true, curXOF}, {"niger", true, curXOF}, {"nigerien", false, curXOF}, {"niamey", true, curXOF},
	{"bissau", false, curXOF}, {"bceao", true, curXOF}, {"uemoa", true, curXOF}, {"umoa", true, curXOF},
	{"waemu", true, curXOF}, {"brvm", true, curXOF}, {"boad", true, curXOF}, {"السنغال", true, curXOF},
	{"ديفوار", true, curXOF}, {"العاج", true, curXOF}, {"بوركينا", true, curXOF},
	{"بنين", true, curXOF}, {"توغو", true, curXOF}, {"النيجر", true, curXOF},
	{"cameroun", false, curXAF}, {"cameroon", false, curXAF}, {"yaounde", true, curXAF}, {"douala", true, curXAF},
	{"gabon", false, curXAF}, {"libreville", true, curXAF}, {"tchad", false, curXAF}, {"chad", true, curXAF},
	{"chadian", false, curXAF}, {"djamena", true, curXAF}, {"centrafri", false, curXAF}, {"bangui", true, curXAF},
	{"congo", false, curXAF}, {"brazzaville", true, curXAF}, {"malabo", true, curXAF}, {"beac", true, curXAF},
	{"cemac", true, curXAF}, {"bvmac", true, curXAF}, {"الكاميرون", true, curXAF}, {"الغابون", true, curXAF},
	{"تشاد", true, curXAF}, {"الكونغو", true, curXAF},
}

// francOf returns the currency that an amount of CFA francs is in, or curNone. The papers of
// Senegal write a bare "Cfa".
func (p *parser) francOf(a *amount) int {
	near := p.francNear(a)
	if k := a.noun[0]; near == curNone && k >= 0 && a.noun[1] == k+1 && p.text(p.tok(k)) == "Cfa" {
		return curXOF
	}
	return near
}

// francNear returns the currency that an amount of CFA francs is in by the countries and
// banks that the text around it names, or curNone when it names none, or those of both.
func (p *parser) francNear(a *amount) int {
	at := int(p.tok(a.first).start)
	from, to := max(0, at-francWindow), min(len(p.s), at+francWindow)
	near := curNone
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
		if cur := francNamed(p.s[i:end]); cur != curNone && (i > from || from == 0) {
			if near != curNone && near != cur {
				return curNone
			}
			near = cur
		}
		i = max(end, i+n)
	}
	return near
}

// francNamed returns the currency of the country or bank that a word names, or curNone.
func francNamed(word string) int {
	var buf [maxWord]byte
	if len(word) < 4 || len(word) > maxKey {
		return curNone
	}
	key := string(fold.Append(buf[:0], word))
	for i := range francCountries {
		if c := &francCountries[i]; strings.HasPrefix(key, c.word) && (!c.whole || len(key) == len(c.word)) {
			return c.cur
		}
	}
	return curNone
}
