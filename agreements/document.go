package agreements

import (
	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/document"
)

// Formats of the documents that are written and not read back.
const (
	targetsFormat        = "mithaq.targets/1"
	targetProgressFormat = "mithaq.target-progress/1"
	sensitivityFormat    = "mithaq.sensitivity/1"
	ledgerFormat         = "mithaq.ledger/1"
	portfolioFormat      = "mithaq.portfolio/1"
	historyFormat        = "mithaq.history/1"
	versionFormat        = "mithaq.version/1"
)

// notRead refuses to read a document into a type that is only written.
func notRead(name, instead string) error {
	return &Error{Op: name + ".UnmarshalJSON", Err: ErrInvalid, Detail: document.NotRead(name, instead)}
}

// MarshalJSON returns the book as a document of format "mithaq.agreements/1",
// which [DecodeBook] reads.
func (b Book) MarshalJSON() ([]byte, error) { return document.Marshal(Format, b.spec) }

// UnmarshalJSON is an error: [DecodeBook] reads a book.
func (b *Book) UnmarshalJSON([]byte) error { return notRead("Book", "DecodeBook reads one") }

// MarshalJSON returns the agreement with everything that ever changed, as its file
// holds it: a document of format "mithaq.history/1" with the member "agreement",
// absent in the zero History.
func (h History) MarshalJSON() ([]byte, error) {
	var doc struct {
		Agreement *Agreement `json:"agreement,omitzero"`
	}
	if h.book != nil {
		doc.Agreement = &h.book.spec.Agreements[h.i]
	}
	return document.Marshal(historyFormat, doc)
}

// UnmarshalJSON is an error: [DecodeBook] reads a book, and [Book.Agreement] returns
// a history of it.
func (h *History) UnmarshalJSON([]byte) error {
	return notRead("History", "DecodeBook reads a book, and Book.Agreement returns one of it")
}

// MarshalJSON returns the version as a document of format "mithaq.version/1": the
// days "valid" and "known" where they are set, the "agreement" as it read, and the
// "layers" that it is made of. A version of which nothing was known has only the
// "id" of the agreement.
func (v Version) MarshalJSON() ([]byte, error) {
	doc := struct {
		ID        ID          `json:"id,omitzero"`
		Valid     period.Date `json:"valid,omitzero"`
		Known     period.Date `json:"known,omitzero"`
		Agreement *Agreement  `json:"agreement,omitzero"`
		Layers    []Layer     `json:"layers,omitzero"`
	}{ID: v.ID(), Valid: v.valid, Known: v.known, Layers: v.layers}
	if v.IsKnown() {
		a := v.Agreement()
		doc.Agreement = &a
	}
	return document.Marshal(versionFormat, doc)
}

// UnmarshalJSON is an error: [DecodeBook] reads a book, and [History.AsOf] returns
// a version of an agreement.
func (v *Version) UnmarshalJSON([]byte) error {
	return notRead("Version", "DecodeBook reads a book, and History.AsOf returns one of its agreements")
}

// assessmentFields are the fields of an [Assessment] without its methods.
type assessmentFields Assessment

// MarshalJSON returns the assessment as a document of format
// "mithaq.target-progress/1":
//
//	{
//	  "format": "mithaq.target-progress/1",
//	  "agreement": "offshoring-2016",
//	  "target": "exports-2020",
//	  "value": "18000000000 MAD",
//	  "basis": "open",
//	  "at": "2018-12-31",
//	  "readings": [{"id": "additional.ministry", "progress": "1/9", "status": "behind", ...}],
//	  "status": "ahead|behind",
//	  "options": {"claims": false},
//	  "view": {"policy": "authority", "corrected": false, "digits": "nominal"}
//	}
//
// Each reading has the names of the fields of [ReadingAssessment] in lower case, and
// the figures and days that its methods are applied to as "inputs". A number that
// is not there has its reason as "undefined". Of the View only the configuration
// is written.
func (a Assessment) MarshalJSON() ([]byte, error) {
	return document.Marshal(targetProgressFormat, struct {
		assessmentFields
		Options AssessOptions         `json:"options"`
		View    indicators.ViewConfig `json:"view"`
	}{assessmentFields(a), a.assessor.opt, a.assessor.view.Config()})
}

// UnmarshalJSON is an error: [ParseExplanation] reads what an assessment rests on,
// and [Explanation.Replay] computes it again.
func (a *Assessment) UnmarshalJSON([]byte) error {
	return notRead("Assessment", "ParseExplanation reads the document of its Explanation")
}

// readingFields are the fields of a [ReadingAssessment] without its methods.
type readingFields ReadingAssessment

// MarshalJSON returns the reading with the names of its fields in lower case, and
// what [ReadingAssessment.Inputs] returns as "inputs".
func (r ReadingAssessment) MarshalJSON() ([]byte, error) {
	return document.JSON(struct {
		readingFields
		Inputs    progress.Inputs         `json:"inputs,omitzero"`
		Baselined *indicators.Observation `json:"baseline_observation,omitzero"`
	}{readingFields(r), r.inputs, r.baselined})
}

// UnmarshalJSON is an error: [ParseExplanation] reads what a reading rests on.
func (r *ReadingAssessment) UnmarshalJSON([]byte) error {
	return notRead("ReadingAssessment", "ParseExplanation reads the document of the Explanation of its Assessment")
}

// explanationFields are the fields of an [Explanation] without its methods.
type explanationFields Explanation

// MarshalJSON returns the explanation as [Explanation.JSON] does.
func (x Explanation) MarshalJSON() ([]byte, error) { return x.JSON() }

// UnmarshalJSON is an error: [ParseExplanation] reads an explanation.
func (x *Explanation) UnmarshalJSON([]byte) error {
	return notRead("Explanation", "ParseExplanation reads one")
}

// sensitivityFields are the fields of a [Sensitivity] without its methods.
type sensitivityFields Sensitivity

// MarshalJSON returns the table as a document of format "mithaq.sensitivity/1", with
// the names of its fields in lower case: "readings" as in the document of an
// [Assessment], "progress", "status" and "named".
func (s Sensitivity) MarshalJSON() ([]byte, error) {
	return document.Marshal(sensitivityFormat, sensitivityFields(s))
}

// UnmarshalJSON is an error: [Assessment.Sensitivity] makes such a table.
func (s *Sensitivity) UnmarshalJSON([]byte) error {
	return notRead("Sensitivity", "Assessment.Sensitivity makes one")
}

// targetFields are the fields of a [TargetTable] without its methods.
type targetFields TargetTable

// MarshalJSON returns the table as [TargetTable.JSON] does.
func (t TargetTable) MarshalJSON() ([]byte, error) { return t.JSON() }

// UnmarshalJSON is an error: [Version.TargetTable] makes such a table.
func (t *TargetTable) UnmarshalJSON([]byte) error {
	return notRead("TargetTable", "Version.TargetTable makes one")
}

// ledgerFields are the fields of a [Ledger] without its methods.
type ledgerFields Ledger

// MarshalJSON returns the ledger as a document of format "mithaq.ledger/1", with
// the names of its fields in lower case: "agreement", "instrument", "at",
// "currency", "tranches", "limits", "payable", "paid" and so on. An amount that may
// be one of several has its "least" and its "most".
func (l Ledger) MarshalJSON() ([]byte, error) { return document.Marshal(ledgerFormat, ledgerFields(l)) }

// UnmarshalJSON is an error: [Version.Ledger] makes a ledger of a book, which
// [DecodeBook] reads.
func (l *Ledger) UnmarshalJSON([]byte) error {
	return notRead("Ledger", "Version.Ledger makes one of a book, which DecodeBook reads")
}

// portfolioFields are the fields of a [Portfolio] without its methods.
type portfolioFields Portfolio

// MarshalJSON returns the portfolio as a document of format "mithaq.portfolio/1",
// with the names of its fields in lower case: "at", "members", each with the
// document of its assessment, and "totals".
func (p Portfolio) MarshalJSON() ([]byte, error) {
	return document.Marshal(portfolioFormat, portfolioFields(p))
}

// UnmarshalJSON is an error: [Book.Portfolio] makes a portfolio.
func (p *Portfolio) UnmarshalJSON([]byte) error {
	return notRead("Portfolio", "Book.Portfolio makes one of a book, which DecodeBook reads")
}
