package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
)

// Marshal returns fields, which must be written as a JSON object, with a first
// member "format".
func Marshal(format string, fields any) ([]byte, error) {
	data, err := JSON(fields)
	if err != nil {
		return nil, err
	}
	if len(data) < 2 || data[0] != '{' {
		return nil, fmt.Errorf("document: %s is not written as an object", format)
	}
	out := make([]byte, 0, len(data)+len(format)+len(`{"format":"",`))
	out = append(out, `{"format":"`+format+`"`...)
	if data[1] != '}' {
		out = append(out, ',')
	}
	return append(out, data[1:]...), nil
}

// JSON returns v as [json.Marshal] does, with '<', '>' and '&' as they are.
func JSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// A Fault is an error as documents have it.
type Fault struct {
	// Code is a stable word for the kind of error, such as "no_data".
	Code string `json:"code"`
	// Text is the message, in English.
	Text string `json:"text"`
}

// FaultOf returns an error as documents have it, nil for no error. The code is
// that of the first error of the chain that has a method Code, "other" if none
// has.
func FaultOf(err error) *Fault {
	if err == nil {
		return nil
	}
	return &Fault{codeOf(err), err.Error()}
}

func codeOf(err error) string {
	var coded interface{ Code() string }
	if errors.As(err, &coded) {
		return coded.Code()
	}
	return "other"
}

// Error returns the document of an error that is a pointer to a struct: "code" and
// "text" as [FaultOf] has them, and the other exported fields that are set, each
// by its name in lower case. Err and Detail are said by the text, and an Offset
// below 0 is none. Errors in a field are written as [FaultOf] has them.
func Error(err error) ([]byte, error) {
	out, failed := JSON(FaultOf(err))
	if failed != nil {
		return nil, failed
	}
	out = out[:len(out)-1]
	fields := reflect.ValueOf(err).Elem()
	for i := range fields.NumField() {
		name, v := fields.Type().Field(i).Name, fields.Field(i)
		if name == "Err" || name == "Detail" || v.IsZero() || v.CanInt() && v.Int() < 0 {
			continue
		}
		x := v.Interface()
		if list, ok := x.([]error); ok {
			faults := make([]*Fault, len(list))
			for i, err := range list {
				faults[i] = FaultOf(err)
			}
			x = faults
		}
		data, failed := JSON(x)
		if failed != nil {
			return nil, failed
		}
		out = append(out, `,"`+strings.ToLower(name)+`":`...)
		out = append(out, data...)
	}
	return append(out, '}'), nil
}

// Errors returns the document of a list of errors: "list" and "total", how many
// there are, with those that are not listed.
func Errors[E any](list []E, total int) ([]byte, error) {
	return JSON(struct {
		List  []E `json:"list"`
		Total int `json:"total"`
	}{append([]E{}, list...), total})
}

// Codes are the errors of a package with their codes.
type Codes []struct {
	Err  error
	Code string
}

// Of returns the code of an error: that of the package's own error that it
// wraps, else the code of an error from a package below, else "other".
func (c Codes) Of(err error) string {
	for _, x := range c {
		if errors.Is(err, x.Err) {
			return x.Code
		}
	}
	return codeOf(err)
}

// NotRead says that values of a type are written and not read back, and what to do
// instead.
func NotRead(name, instead string) string {
	return name + " is written and not read back: " + instead
}
