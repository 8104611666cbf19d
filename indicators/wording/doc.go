/*
Package wording reads and writes figures as they are printed in Morocco, in
Arabic, French and English: "أزيد من 9000 إطار", "7,3 MMDH", "Dh654.7bn".

It also holds the languages and locales of the library ([Lang], [Locale]) and
names with their status ([Text]).

# Reading

[Parse] reads a text that is one figure, [Find] finds all figures in a text with
their places. A [Reading] has the figure with its qualifier and resolution, its
kind, unit or currency, the language that the words show, and the words. 65 ألف is
65,000 stated to the thousand (65000@1000), "plus de 9 000" is more than 9,000,
71 ألفا و270 مليار سنتيم is 712,700,000,000 MAD.

The grammar, roughly:

	figure    = [qualifier] amount [suffix] | "between" amount "and" amount
	          | ["from"] amount "to" amount | amount "-" amount | "(" amount ")"
	amount    = [sign] [currency] number [counted] ["per" unit]
	number    = term { ["and"] term }
	term      = digits | words | half { scale }
	counted   = "%" | points | currency | unit

Digits are ASCII, Arabic-Indic or Persian, never mixed, and at most 64. Thousands
may be separated by points, commas, spaces of five kinds, apostrophes and U+066C.
Numbers in words are read up to 10^12: خمسة وسبعون ألف درهم, quatre-vingt-dix mille,
two hundred and fifty thousand; and twice, as in contracts: 2 000 000 (deux
millions) de dirhams. Shares in words are numbers: two-thirds, ثلثا, les trois quarts.
Lakhs and crores are read in English, and grouped as in 1,50,000. Arabic words are
read with the clitics و ف ب ل ك ال written to them, with and without vowel
signs, hamza and tatweel. MDH is a million dirhams, MMDH a milliard, MMAD a million
MAD. There is no exponent syntax.

# What is in doubt

A figure that has several readings is an error that wraps [ErrAmbiguous] and one or
more reasons, with all readings in [Error.Candidates]. Nothing is guessed:

	1.500                  1500 or 1.5                     [ErrSeparator]
	1.077 مليار درهم       1,077 or 1.077 milliard         [ErrSeparator]
	129ر7 مليار درهم       7.129 or 129.7 milliard         [ErrOrder]
	5 MM DH                5 million or 5 milliard         [ErrScale]
	300 مليون              300,000,000, or 3,000,000 MAD   [ErrCentime]
	ألف ريال               50 MAD or 1,000 SAR             [ErrCurrency]
	500 فرنك               5 MAD, 500 XOF or 500 CHF       [ErrCurrency]
	(17 %)                 17 or -17                       [ErrSign]
	12-15                  a range or a difference         [ErrRange]
	12 above 500 emplois   12,500 jobs, or two rows        [ErrBreak]
	7 out of 10            a share, or 7 of 10             [ErrShare]
	3 of 5 plants          a share, or 3 of them           [ErrShare]
	50 points              of percentages, base or index   [ErrUnit]
	12-                    a minus behind, or a dash       [ErrSign]
	3 000 (deux mille) DH  3,000 or 2,000                  [ErrContradiction]
	R1.5bn, Rs 500, ¥500   what a [Region] decides         [ErrCurrency]
	200 milliards FCFA     of West or Central Africa       [ErrCurrency]
	fell to 7.54m          metres, or millions             [ErrUnit]
	5 million pesos        of the countries that have them [ErrCurrency]
	over 10 years          more than ten, or during ten    [ErrRange]
	at the 10% mark        10%, or more or less than that  [ErrBound]
	12 XYZ                 what is counted is not known    [ErrUnit]
	$112 per night         of a rate by what is not known  [ErrUnit]
	a Boeing 737           a number or a name              [ErrReference]

What can be told of an error is in an [*Error]:

	var e *wording.Error
	if errors.As(err, &e) && errors.Is(err, wording.ErrAmbiguous) {
		for _, reading := range e.Candidates {
			fmt.Println(reading.Quantity())
		}
	}

What words decide is not in doubt. "22,550 فرصة عمل" is 22,550, because there are
no parts of a job; 1,551 MMDH is 1.551 milliard, because before a scale word the
French and Arabic comma is decimal; 20.000 درهم is 20,000, because no price has
three decimals.

In running text [Find] also asks in which language the words around a number are, where
its own words do not show it: "1,200" in an English text is 1200, and 1.2 trillion there
is 10^12. A French or Arabic comma stays in doubt. Of which country a dinar, a riyal or
an FCFA is, the text around it tells when it names a country of one of them alone.

The rest only the caller can decide, by the fields of a [Reader]: the locale, what
the separators mean, the region, what a bare million is. [Learn] finds out what
the separators of a document mean from the figures in it that are certain; a
separator that it met in both meanings stays in doubt. A locale decides about bare
numbers, percentages, and amounts with an ISO code or CLDR symbol, and about
nothing that words speak against.

# What is refused

Other errors say why a text is no figure, and where: [ErrNotFigure], [ErrTrailing],
[ErrMalformed], [ErrContradiction] (36.828.330 million), [ErrPeriod] (2014-2020).
A word that belongs to the number and is not read is [ErrTrailing]: two dozen, 3
hundred, 5 miliards, 12 mMDH; so are numbers that say something else, as 3 emplois
sur dix and 500 fewer jobs.
Controls, zero width characters, direction overrides, embeddings and isolates, soft
hyphens and bad UTF-8 are [ErrUnsafe]; only the marks U+200E, U+200F and U+061C
between words, and one isolate around the whole, are accepted, since CLDR and
[Writer] write them. Mixed digit systems are [ErrDigits]. Text beyond 4,096 bytes
(64 MiB for Find) and digits beyond 64 are [ErrLimit]; a Reader can move both.

# Running text

Find passes over what is no figure: years, dates, times, ordinals, references to
laws and articles, telephone numbers, list numbers, indefinite plurals ("des
millions"). It reads number words, but "un", "une", "one" only before a scale word,
and Arabic duals of units of time (سنتين). A number that it cannot make out comes with
an error; it is not left out. Reading takes time in proportion to the text, whatever
the text, and about a microsecond and one allocation a figure.

[FindReader] reads a text as it comes, in bounded memory, and finds the same.

# Boundaries

Texts are wrapped, aligned and copied out of pages, so in Find a line break, several
spaces or a no-break space stand for a space, and change no figure. Where a break may
also end a row, between two groups of digits or before what is counted, the figure is
in doubt. A tab, an empty line, a list mark and the border of a cell always end a
figure; a full stop without a space behind it ends a sentence. Characters of no width
at the edge of a number or word are passed over in Find; inside one, and anywhere in
Parse, they are [ErrUnsafe].

# Writing

A [Writer] writes a whole page in one way: words of a language, one pair of
separators, decimal places with a mode, one style. [Writer.Say] takes money, figures,
quantities, days, periods and all records that are a [WordsAppender]. Its zero
style, [Prose], is for sentences and tables: 7,5 milliards de dirhams, 75 000 à 80 000
emplois, du 6 mai au 31 décembre 2016. It never rounds unless [Places] say so; a
number without an end is a fraction, 1500/13 dirhams par emploi.

[Format], [FormatQuantity] and [FormatMoney] write a value in a locale and a [Style].
Plain, Accounting, Compact and CompactLong follow CLDR 48.2, with these departures:

  - qualifiers are words in Plain, CompactLong and Press, and signs in
    Accounting and Compact; the Arabic "+9" of CLDR for at least nine is ≥9;
  - French 10^12 is 1000 Md in Compact, not "1 Bn", which is 10^9 to readers of
    English, and Compact does not group it;
  - between a French million and what is counted stands "de";
  - currencies other than the Moroccan dirham are written with their ISO code.

Press follows the newspapers: 7,3 MMDH, 7,5 millions de dirhams, 7.5 ملايير درهم, MAD
7.5bn. Compact and CompactLong round: points to even, bounds outward, so that
"more than 9,876" never becomes "more than 9.9K". The other styles are exact, and
what they write in a locale is read back in that locale as the same figure. The
resolution is read back where digits can show it. Two cases need help: a count with
exactly three decimals (1.246 people) is read as ambiguous in French and English and
therefore written in Arabic-Indic digits in Arabic; and an Arabic million without a
unit in the compact styles needs [BareNumber]. Numbers that are no decimals are
written as fractions, 9/65, which Parse does not read.

[Marks] chooses what becomes of the invisible marks of CLDR. [CSVSafe] makes a cell of
a text.

In a locale of Spanish (es, es-MX and others) a reader reads Spanish words: más de 9.000,
406 mil 800 millones de dólares, 2,5 millardos. A peso and a dollar sign are those of the
country. Such a language is one file of data; it is no [Lang], and has no names.

A [Locale] beyond the three with constants gives separators, digits, groups and
patterns of numbers, percentages and amounts; words stay in the Writer's language.
Percent signs stand behind the number everywhere. What is written in a locale with
digits other than European, Arabic or Persian ones is refused on reading, with
[ErrDigits].

# Sources

CLDR 48.2 (data/locales.json holds the facts); phrases from Moroccan press and official
pages between 2004 and 2025 for the tests. The words are ours, in one file a language
(data/ar.txt); go generate makes the tables from them, and data/README.md says what a
line of such a file means.
*/
package wording
