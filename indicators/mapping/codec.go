package mapping

import (
	"embed"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/refused"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// Format is the format of a file with a mapping.
const Format = "mithaq.mapping/1"

const decodeOp = "mapping.Decode"

// Decode reads a JSON document of format "mithaq.mapping/1", and checks the
// mapping. The error is an [*indicators.Problems] with every problem and its
// place.
func Decode(r io.Reader, o indicators.DecodeOptions) (Mapping, error) {
	var m Mapping
	if r == nil {
		return m, &indicators.Error{Op: decodeOp, Err: indicators.ErrInvalid, Detail: "no reader"}
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = 4 << 20
	}
	err := strictjson.DecodeFrom(r, &m, strictjson.Options{
		Format: Format, MaxBytes: o.MaxBytes, MaxDepth: 16, MaxProblems: o.MaxProblems,
	})
	if err != nil {
		return Mapping{}, refused.Problems(decodeOp, err)
	}
	if err := m.Check(); err != nil {
		return Mapping{}, err
	}
	return m, nil
}

// Encode writes a mapping as [Decode] reads it.
func Encode(w io.Writer, m Mapping) error {
	const op = "mapping.Encode"
	if w == nil {
		return &indicators.Error{Op: op, Err: indicators.ErrInvalid, Detail: "no writer"}
	}
	if err := m.Check(); err != nil {
		return err
	}
	text, err := strictjson.Encode(m, strictjson.EncodeOptions{Format: Format})
	if err == nil {
		_, err = w.Write(text)
	}
	if err != nil {
		return &indicators.Error{Op: op, Err: err}
	}
	return nil
}

//go:embed schema/mapping-1.json
var schema []byte

// Schema returns the JSON Schema (2020-12) of [Format].
func Schema() []byte { return slices.Clone(schema) }

//go:embed data
var offices embed.FS

// Offices lists the IDs of the ready-made mappings, in order: those of the
// messages of the European Central Bank, Eurostat and so on. Each says in Evidence
// what proves it.
func Offices() []string {
	entries, _ := fs.ReadDir(offices, "data")
	ids := make([]string, len(entries))
	for i, e := range entries {
		ids[i] = strings.TrimSuffix(e.Name(), ".json")
	}
	slices.Sort(ids)
	return ids
}

// Office returns a ready-made mapping by its ID, read anew with each call. The
// error is [indicators.ErrUnknown] for an ID that [Offices] does not list.
func Office(id string) (Mapping, error) {
	f, err := offices.Open("data/" + id + ".json")
	if err != nil {
		return Mapping{}, &indicators.Error{Op: "mapping.Office", Err: indicators.ErrUnknown,
			Detail: cite.Quote(id) + ", want one of " + strings.Join(Offices(), ", ")}
	}
	defer f.Close()
	return Decode(f, indicators.DecodeOptions{})
}
