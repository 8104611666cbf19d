// Package finding defines what a rule reports, and what all rules have in
// common, whatever they check.
//
// A [Finding] is a defect or a doubt in the data: what is wrong, where, on what
// evidence, and what would mend it. Rules return findings and change nothing;
// a defect of the data is never an error.
//
// # Paths
//
// A finding names the record that it speaks of by a JSON Pointer (RFC 6901)
// that goes by IDs, never by indexes: "/observations/S06/figure". The path
// stays the same when records are added or sorted.
//
// # Texts
//
// Messages, suggestions and notes are templates in Arabic, French and English.
// {name} in a template is where the [Arg] of that name goes. A quantity is
// written as the language has it, and as exactly as the rule gives it: what
// sources state is never rounded. A rule that computes a rate again rounds it to
// the decimal places of the published one, to one where that shows none; a bound
// is rounded outward, and marked as an open one.
//
// # Rules
//
// A [Rule] is a code, a family, a severity, a title and what mends such a
// defect. The packages of rules embed it in a rule type of their own, which
// adds what the rule checks. Codes are permanent: IND001 and up for figures,
// AGR001 and up for agreements. Give your own rules codes with another prefix.
//
// # Acknowledgements
//
// Who has looked at a finding and accepts it says so in an [Acknowledgement]: which
// finding, who, when, why, until when. [Acknowledge] marks the finding, which stays and is
// counted apart. A finding is known by its fingerprint, which depends on its code, its
// path and the figures that it rests on: when one of them changes, the finding is open
// again. What is wrong with an acknowledgement is a finding too:
//
//	ACK001  the finding is no longer there
//	ACK002  the acknowledgement has expired
//	ACK003  figures have changed since
//
// # Forms
//
// A finding is a line of text ([Finding.String]), an object of JSON, or a result in a log
// of SARIF 2.1.0 ([EncodeSARIF]).
//
// # Order
//
// [Finding.Compare] defines the order of findings: by path, then code, then
// English text. What checks data returns findings in this order, each once.
package finding
