// Package offshoring is Morocco's offshoring and customer-relations sector: its
// indicators, its published figures, its agreements, and the rules that hold
// them against each other.
//
//	sector, err := offshoring.Morocco()
//	for _, f := range sector.Check() {
//		fmt.Println(f)
//	}
//
// # Data
//
// The data are files that a user could have written:
//
//   - catalogue.json: indicators with their units, natures and bounds;
//     perimeters; segments, parks and client markets; places.
//   - sources.json: who measured or said it, and who printed it.
//   - observations.json: every figure with its source and its words. Figures
//     that disagree are all there; none is chosen.
//   - agreements.json: programmes, organisations, people, the source article's
//     24 statements, and 20 agreements and unilateral acts.
//   - metrics.json: what is derived, as expressions.
//   - sector.json: what must hold between the metrics.
//   - offshoring.json: parks, rankings, awards and classifications.
//
// [Load] reads a folder of such files, so that the offshoring sector of another
// country needs no new code. A sector that is not offshoring is read by
// [github.com/mithaq-go/mithaq/agreements/sector.Load], which links none of this
// data.
//
// # The source article
//
// The library began with one Arabic article on agreements signed in 2016. Its
// statements are S01 to S24. Statement S06 says that the sector brought 7.5
// million dirhams of export revenue in 2015, where 7.5 billion was meant. The
// figure stays as published: Check finds the slip, and a View with
// corrections answers with the corrected figure and says so.
//
// # How the data were collected
//
// Figures were read in 2026 from stored copies of web pages, most of them of
// newspapers and releases; the yearly series of the country are copies of those
// of the World Bank. What is recorded is what stands there: the number, its last
// printed digit, its qualifier ("about", "more than"), the words around it in their
// language, the address, the day as exactly as it is known, who says it and who
// prints it. A second reader held 222 of the records against their pages. No digit,
// unit or scale was wrong; some qualifiers, perimeters, roles, dates and provenances
// were. They are corrected, and figures that the first reader missed were added.
// Figures that disagree are all kept. Where an editor had to decide, the note of
// the record says what was decided and why.
//
// The tests hold the data again: every figure against its words, and all of them
// against each other by the rules of Check.
//
// # Confidence
//
// Confidence is the editor's judgement of a reading. It chooses nothing: an answer
// rests on authority, date and role.
//
//   - high: the words and the page say it, with the period and what is counted.
//   - medium: the number is in the words; the year, the perimeter or who said it
//     is the editor's reading of the page.
//   - low: the words fit more than one reading, or another page makes the number
//     doubtful. The note says which.
//   - unresolved: the figure cannot be read; its candidates say what it may be.
//   - wrong: certainly a misprint. The figure stays as printed.
//
// # How to dispute a number
//
// Open an issue with the template "A number is wrong"
// (.github/ISSUE_TEMPLATE/number.md): the ID of the record, what it should be, and
// the words and the address that say so. A wrong reading of ours is mended in the
// data, with the words that show it. A wrong publication stays as published: it
// gets a correction or a candidate with its evidence, and the publication that
// says otherwise becomes a record beside it. For your own copy no issue is needed:
// data are files, [Load] reads a folder, and acknowledgements.json says which
// findings you accept, and why.
//
// # What is not certain
//
// Names carry their status: attested as printed, an unofficial translation, or
// unverified. Perimeters say what a figure counts: call centres only, all
// offshoring as it was counted to 2018, the wider count since 2019, and the exchange
// office's digital services since 2023. Growth across two of them is refused. The
// mapping of segments to industrial classifications is our own; none is official.
//
// The article names nobody for its figures: its carrier stands for them, and they
// count as one source with the press conference of the association that another
// newspaper reports. What is not known after a day is not there: no figure is
// extrapolated. The latest exports are of the first half of 2025, the latest page is of
// June 2026.
package offshoring
