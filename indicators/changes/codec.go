package changes

import (
	"io"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/refused"
	"github.com/mithaq-go/mithaq/internal/document"
	"github.com/mithaq-go/mithaq/internal/stored"
	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// Format is the format of a file of changes.
const Format = "mithaq.changes/1"

const decodeOp = "changes.Decode"

// file is a document of changes.
type file struct {
	Changes []Change `json:"changes"`
}

// Decode reads a JSON document of format "mithaq.changes/1". The error is an
// [*indicators.Problems] with every problem and its place. Whether the changes are those
// of a dataset, [Changes.Apply] tells.
func Decode(r io.Reader, o indicators.DecodeOptions) (Changes, error) {
	if r == nil {
		return Changes{}, &indicators.Error{Op: decodeOp, Err: indicators.ErrInvalid, Detail: "no reader"}
	}
	var f file
	err := strictjson.DecodeFrom(r, &f, strictjson.Options{
		Format: Format, MaxBytes: o.MaxBytes, MaxProblems: o.MaxProblems,
	})
	if err != nil {
		return Changes{}, refused.Problems(decodeOp, err)
	}
	return f.list(), nil
}

// Encode writes changes as [Decode] reads them.
func Encode(w io.Writer, c Changes) error {
	const op = "changes.Encode"
	if w == nil {
		return &indicators.Error{Op: op, Err: indicators.ErrInvalid, Detail: "no writer"}
	}
	text, err := strictjson.Encode(c.file(), strictjson.EncodeOptions{Format: Format})
	if err == nil {
		_, err = w.Write(text)
	}
	if err != nil {
		return &indicators.Error{Op: op, Err: err}
	}
	return nil
}

func (c Changes) file() file {
	if c.List == nil {
		return file{[]Change{}}
	}
	return file{c.List}
}

func (f file) list() Changes {
	if len(f.Changes) == 0 {
		return Changes{}
	}
	return Changes{f.Changes}
}

// MarshalJSON returns the changes as a document of format "mithaq.changes/1".
func (c Changes) MarshalJSON() ([]byte, error) { return document.Marshal(Format, c.file()) }

// UnmarshalJSON reads what [Changes.MarshalJSON] returns.
func (c *Changes) UnmarshalJSON(data []byte) error {
	if c == nil {
		return refuseStored("Changes.UnmarshalJSON", stored.NoTarget())
	}
	var f file
	if err := strictjson.Decode(data, &f, strictjson.Options{Format: Format}); err != nil {
		return refused.Problems("Changes.UnmarshalJSON", err)
	}
	*c = f.list()
	return nil
}

// refuseStored is the error of a stored value that cannot be read.
func refuseStored(op string, fault stored.Fault) error {
	e := &indicators.Error{Op: op, Err: indicators.ErrSyntax, Detail: fault.Explain()}
	switch {
	case fault.Err != nil:
		e.Err = fault.Err
	case fault.Type:
		e.Err = indicators.ErrType
	case fault.Nil:
		e.Err = indicators.ErrInvalid
	}
	return e
}
