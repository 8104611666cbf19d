package sdmx

import (
	"fmt"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/refused"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// StructureKind says what sort of artefact describes data.
type StructureKind uint16

const (
	// Dataflow: a flow of data of a data structure.
	Dataflow StructureKind = iota + 1
	// DataStructure: a data structure definition (DSD).
	DataStructure
	// DataProvision: what SDMX calls a provision agreement, the link between a
	// dataflow and who supplies it.
	DataProvision
)

var structureKinds = enum.Table[StructureKind]{"", "dataflow", "datastructure", "dataprovision"}

// String returns the spelling of SDMX-CSV: "dataflow", "datastructure" or
// "dataprovision".
func (k StructureKind) String() string { return structureKinds.String("structure kind", k) }

// Structure names what describes data: AGENCY:ID(VERSION). The version is ""
// for an artefact without versions.
type Structure struct {
	Kind    StructureKind `json:"kind,omitzero"`
	Agency  string        `json:"agency,omitzero"`
	ID      string        `json:"id,omitzero"`
	Version string        `json:"version,omitzero"`
}

// ParseStructure reads AGENCY:ID(VERSION) or AGENCY:ID.
func ParseStructure(kind StructureKind, s string) (Structure, error) {
	bad := func() (Structure, error) {
		return Structure{}, &indicators.Error{Op: "sdmx.ParseStructure", Err: indicators.ErrSyntax, Detail: cite.Quote(s)}
	}
	agency, rest, ok := strings.Cut(s, ":")
	if !ok || !isID(agency) {
		return bad()
	}
	id, version, versioned := strings.Cut(rest, "(")
	if versioned {
		if version, ok = strings.CutSuffix(version, ")"); !ok || version == "" || strings.ContainsAny(version, "() \t\r\n") {
			return bad()
		}
	}
	if !isID(id) {
		return bad()
	}
	return Structure{kind, agency, id, version}, nil
}

// String returns AGENCY:ID(VERSION), and AGENCY:ID without a version.
func (s Structure) String() string {
	if s.Version == "" {
		return s.Agency + ":" + s.ID
	}
	return s.Agency + ":" + s.ID + "(" + s.Version + ")"
}

// isID reports whether s is an SDMX identifier, dots of nested ones included.
func isID[T string | []byte](s T) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		case c == '_', c == '-', c == '@', c == '$', c == '.':
		default:
			return false
		}
	}
	return len(s) > 0
}

// Action says what is to be done with the data of a message.
type Action uint16

const (
	// Merge: data is added or updated.
	Merge Action = iota + 1
	// Replace: data takes the place of what is there.
	Replace
	// Delete: data is removed.
	Delete
	// Append: deprecated; data is added.
	Append
	// Information: deprecated; data is for information.
	Information
)

var actions = enum.Table[Action]{"", "Merge", "Replace", "Delete", "Append", "Information"}

// String returns the spelling of SDMX-JSON: "Merge", "Replace" and so on.
func (a Action) String() string { return actions.String("action", a) }

// Letter returns the spelling of SDMX-CSV: M, R, D, A or I, and 0 for none.
func (a Action) Letter() byte {
	if a == 0 || !actions.Valid(a) {
		return 0
	}
	return actions[a][0]
}

// ParseAction reads the spelling of SDMX-CSV or of SDMX-JSON.
func ParseAction(s string) (Action, error) {
	for a := Merge; a <= Information; a++ {
		if s == actions[a] || len(s) == 1 && s[0] == a.Letter() {
			return a, nil
		}
	}
	return 0, &indicators.Error{Op: "sdmx.ParseAction", Err: indicators.ErrUnknown,
		Detail: fmt.Sprintf("action %s, %s, or the first letter", cite.Quote(s), actions.Want(""))}
}

// Labels says how SDMX-CSV shows names with codes.
type Labels uint16

const (
	// LabelsID: codes alone.
	LabelsID Labels = iota
	// LabelsBoth: "code: name" in one cell.
	LabelsBoth
	// LabelsName: a column for the code and one for the name.
	LabelsName
)

var labels = enum.Table[Labels]{"id", "both", "name"}

// String returns "id", "both" or "name".
func (l Labels) String() string { return labels.String("labels", l) }

// Keys says which columns with whole keys an SDMX-CSV message has, beside
// those of the dimensions.
type Keys uint16

const (
	// KeysNone: no such column.
	KeysNone Keys = 0
	// KeysSeries: SERIES_KEY.
	KeysSeries Keys = 1
	// KeysObs: OBS_KEY.
	KeysObs Keys = 2
	// KeysBoth: SERIES_KEY and OBS_KEY.
	KeysBoth = KeysSeries | KeysObs
)

var keyColumns = enum.Table[Keys]{"none", "series", "obs", "both"}

// String returns "none", "series", "obs" or "both".
func (k Keys) String() string { return keyColumns.String("keys", k) }

// refuseStored is the error of a stored value that cannot be read.
func refuseStored(op string, fault stored.Fault) error { return refused.Stored(op, fault) }
