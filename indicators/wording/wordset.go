package wording

// wordSet is a set of words that the files of the languages list under its name, and which no category and no role
// covers: they decide beside which number a word of another meaning stands.
type wordSet uint8

const (
	wordsBar          wordSet = iota // la BARRE des 10 millions: a mark that is there to be passed
	wordsMarket                      // MARKET cap: no mark
	wordsBeneath                     // SOUS, BELOW: the number is not reached
	wordsLeadIn                      // at, to, around: a mark behind one is not said to be passed
	wordsYet                         // has YET to cross
	wordsPointTo                     // هذه: goes on a subject
	wordsRefer                       // منها: refers to a subject, and so goes on it
	wordsSeveral                     // SEVERAL hundred
	wordsHeap                        // a COUPLE of million
	wordsNightly                     // prices are by it, and it is no unit: $112 a NIGHT
	wordsBy                          // PAR: by, and also per
	wordsNotPer                      // par RAPPORT à: no rate
	wordsThan                        // more THAN, plus QUE
	wordsManifold                    // more than DOUBLED
	wordsJoin                        // behind "more" they go on a sentence: more AND
	wordsInLess                      // DE moins, EN moins: before a word that compares
	wordsLess                        // de MOINS
	wordsOnTop                       // EN plus des 300 DH: before "more", that much besides
	wordsPriceFor                    // 3 dollars POUR 1000 litres
	wordsPriceOf                     // 400 DH LES 10 kg
	wordsPerMany                     // 8 litres AUX 100 km
	wordsThe                         // an article that is no number
	wordsDayThe                      // LE 24: an article before a day
	wordsDaytime                     // 8 DH le JOUR
	wordsNighttime                   // et 13 DH la NUIT
	wordsOnward                      // a year ON, which is no rate
	wordsLimit                       // the $15 MINIMUM wage
	wordsCoin                        // of which nobody says the currency
	wordsSpanFrom                    // DU 5 au 9: between days
	wordsSpanTo                      // du 5 AU 9
	wordsClockHour                   // على الساعة السابعة و45 دقيقة: before an hour of the day
	wordsPerHour                     // km/H
	wordsPerSecond                   // m/S
	wordsPerDay                      // 12 t/J
	wordsPerYear                     // 12 t/YR
	wordsAgainst                     // CONTRE 10 à 15 DH: what follows did not change
	wordsToMinus                     // before a number in parentheses that is a minus: versus ($0.12)
	wordsCirca                       // C. 440,000
	wordsOnly                        // not ONLY
	wordsClause                      // a clause with its own verb begins with it: qui, which
	wordsOf                          // de
	wordsVerbEnd                     // how an infinitive or a participle ends, behind which a qualifier stands
	wordsWithout                     // SANS que
	wordsThat                        // sans QUE
	wordsDegree                      // 4 DEGRÉS sous zéro
	wordsZero                        // below ZERO
	wordsAside                       // OVER the $4bn plan: also says where something is, or of what
	wordsAbove                       // 240bp ABOVE the 9.5% minimum: only compares
	wordsComparative                 // SUPÉRIEUR à
	wordsKnown                       // BELOW the 5% forecast: compares with what is known
	wordsToward                      // rolls over TO €17m: a qualifier before it is none
	wordsOver                        // OVER ten years: during
	wordsSpread                      // SPREAD over 12 sites
	wordsAge                         // 30 years OLD, of AGE
	wordsSpent                       // WORKED over ten years: longer than
	wordsPounds                      // of nobody says which country
	wordsThese                       // l'un de CES trois
	wordsTheir                       // un quart de SA valeur
	wordsWithin                      // IN 5m: before minutes, or metres
	wordsNumberKind                  // le numéro VERT
	wordsNumberShort                 // NO. 8
	wordsCurrent                     // du 14 COURANT: of this month
	wordsOfIt                        // من فاتح يناير إلى 31 منه
	wordsEachMonth                   // le 15 de CHAQUE mois
	wordsSafar                       // a month that is also zero
	wordsCountsUp                    // AT day 28: before the number of a day
	wordsMonday                      // الاثنين, also two
	wordsDay                         // words beside Monday
	wordsAfterOrdinal                // المادة الثالثة بعد المئة
	wordsUntil                       // JUSQU'EN 2028
	wordsMagnitude                   // MAGNITUDE 4,6
	wordsDown                        // DOWN from 3% to 5%
	wordsUp                          // up from
	wordsByMuch                      // fell BY 29,000 to 1.44 million
	wordsPartBy                      // fell BY a third
	wordsOdd                         // 40-ODD: about so many
	wordsThem                        // half of THEM
	wordsPast                        // the price went PAST 120 dirhams
	wordsOfMuch                      // a margin OF 15% to 15.1%
	wordsOfAge                       // CEUX de 25 à 34 ans
	wordsByHow                       // فاقت التوقعات ب 15 مليونا
	wordSets
)

// wordList is the words of a set. Most others are told by their length or their first byte.
type wordList struct {
	lengths uint64 // a bit for each length in bytes
	firsts  uint64 // and for the last six bits of each first byte, in lower case
	list    []string
}

// says reports whether a set has a word, with or without a capital at its beginning.
func (v *vocabulary) says(set wordSet, word string) bool {
	l := &v.words[set]
	if len(word) == 0 || l.lengths>>len(word)&1 == 0 || l.firsts>>((word[0]|0x20)&63)&1 == 0 {
		return false
	}
	for _, w := range l.list {
		if len(w) == len(word) && w[1:] == word[1:] && (w[0] == word[0] || w[0] == word[0]|0x20 && word[0]-'A' < 26) {
			return true
		}
	}
	return false
}

// says reports whether a set has the word of a token, with the Arabic particles that are written to it.
func (p *parser) says(set wordSet, t *token) bool {
	return t.kind == tokenWord && p.book.says(set, p.s[t.start:t.end])
}
