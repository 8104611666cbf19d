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
//     24 statements, and 15 agreements and unilateral acts.
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
// # What is not certain
//
// Names carry their status: attested, an unofficial translation, or unverified.
// Perimeters say what a figure counts: call centres only, all offshoring as it
// was counted to 2018, the wider count since 2019, and the exchange office's
// digital services since 2023. Growth across two of them is refused. The mapping
// of segments to industrial classifications is our own; none is official.
//
// # Sources
//
// Each figure has its own. The texts were read in 2026; what could not be read
// again is marked.
package offshoring
