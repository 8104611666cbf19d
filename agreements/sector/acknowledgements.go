package sector

import (
	_ "embed"
	"io"
	"iter"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// AcknowledgementsFormat is the "format" member of acknowledgements.json.
const AcknowledgementsFormat = "mithaq.acknowledgements/1"

//go:embed schema/acknowledgements-1.json
var acknowledgementsSchema []byte

// AcknowledgementsSchema returns the JSON Schema (2020-12) of [AcknowledgementsFormat].
func AcknowledgementsSchema() []byte { return append([]byte(nil), acknowledgementsSchema...) }

// acknowledgementsContent is the content of acknowledgements.json.
type acknowledgementsContent struct {
	Acknowledgements []finding.Acknowledgement `json:"acknowledgements"`
}

// decodeAcknowledgements reads acknowledgements.json.
func decodeAcknowledgements(r io.Reader, opt strictjson.Options) ([]finding.Acknowledgement, error) {
	var c acknowledgementsContent
	opt.Format = AcknowledgementsFormat
	err := strictjson.DecodeFrom(r, &c, opt)
	return c.Acknowledgements, err
}

// EncodeAcknowledgements writes acknowledgements as a document that [Load] reads.
func EncodeAcknowledgements(w io.Writer, all []finding.Acknowledgement) error {
	const op = "EncodeAcknowledgements"
	if w == nil {
		return &Error{Op: op, Err: indicators.ErrInvalid, Detail: "no writer"}
	}
	for e := range wrongAcknowledgements(all) {
		e.Op = op
		return e
	}
	if all == nil {
		all = []finding.Acknowledgement{}
	}
	text, err := strictjson.Encode(
		acknowledgementsContent{all}, strictjson.EncodeOptions{Format: AcknowledgementsFormat},
	)
	if err == nil {
		_, err = w.Write(text)
	}
	return err
}

// acknowledgements reads the files of acknowledgements.
func (l *loader) acknowledgements() (all []finding.Acknowledgement) {
	l.read(acknowledgementsFile, func(name string, r io.Reader) error {
		some, err := decodeAcknowledgements(r, strictjson.Options{MaxProblems: l.opt.MaxProblems})
		if err != nil {
			return err
		}
		for e := range wrongAcknowledgements(some) {
			e.File = name
			l.fail(e)
		}
		for _, a := range some {
			l.record(name, cite.Pointer("acknowledgements", a.Fingerprint))
		}
		all = append(all, some...)
		return nil
	})
	return all
}

// wrongAcknowledgements yields what is wrong with acknowledgements.
func wrongAcknowledgements(all []finding.Acknowledgement) iter.Seq[*Error] {
	return func(yield func(*Error) bool) {
		seen := make(map[string]bool, len(all))
		for _, a := range all {
			at := cite.Pointer("acknowledgements", a.Fingerprint)
			e := &Error{Path: at, Err: indicators.ErrInvalid}
			switch {
			case len(a.Fingerprint) != 16 || strings.Trim(a.Fingerprint, "0123456789abcdef") != "":
				e.Detail = "a fingerprint has 16 hexadecimal digits"
			case seen[a.Fingerprint]:
				e.Err = indicators.ErrDuplicate
			case a.Code == "":
				e.Detail = "no code"
			case a.Path == "" || a.Path[0] != '/':
				e.Detail = "the path is no JSON Pointer"
			case a.By == "":
				e.Detail = "it is not said who acknowledges the finding"
			case !a.On.IsSet():
				e.Detail = "it is not said on which day"
			case a.Why == "":
				e.Detail = "it is not said why"
			case a.Until.IsSet() && a.Until.Before(a.On):
				e.Detail = "it expires before it begins"
			default:
				e = nil
			}
			seen[a.Fingerprint] = true
			if e != nil && !yield(e) {
				return
			}
		}
	}
}
