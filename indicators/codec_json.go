package indicators

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"

	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// DecodeCatalogue reads a catalogue, a JSON document of format
// "mithaq.catalogue/1". It refuses what is not exactly that: unknown and
// repeated members, null, names and codes that are not well-formed, repeated
// IDs. The error is a [*Problems], each with its line, column and JSON Pointer.
func DecodeCatalogue(r io.Reader, o DecodeOptions) (*Catalogue, error) {
	var spec CatalogueSpec
	if err := decodeDocument("DecodeCatalogue", r, &spec, CatalogueFormat, o); err != nil {
		return nil, err
	}
	return NewCatalogue(spec)
}

// EncodeCatalogue writes a catalogue as [DecodeCatalogue] reads it: the same
// catalogue always gives the same bytes. It fails when a record lacks what the
// format requires, a name for instance.
func EncodeCatalogue(w io.Writer, c *Catalogue) error {
	d := documentWriter{op: "EncodeCatalogue", w: w}
	if c == nil {
		return absent(d.op, "catalogue")
	}
	d.open(CatalogueFormat)
	writeArray(&d, "indicators", c.Indicators())
	writeArray(&d, "perimeters", c.Perimeters())
	writeArray(&d, "dimensions", c.Dimensions())
	writeArray(&d, "areas", c.Areas())
	return d.close()
}

// sourcesFile is the content of a file of sources.
type sourcesFile struct {
	Bodies  []Body   `json:"bodies,omitzero"`
	Sources []Source `json:"sources,omitzero"`
}

// DecodeSources adds the bodies and sources of a JSON document of format
// "mithaq.sources/1". Errors are as in [DecodeCatalogue]; then nothing is added.
func (b *Builder) DecodeSources(r io.Reader, o DecodeOptions) error {
	var file sourcesFile
	if err := decodeDocument("Builder.DecodeSources", r, &file, SourcesFormat, o); err != nil {
		return err
	}
	b.AddBody(file.Bodies...)
	b.AddSource(file.Sources...)
	return nil
}

// EncodeSources writes the bodies and sources of a dataset, as
// [Builder.DecodeSources] reads them.
func EncodeSources(w io.Writer, data *Dataset) error {
	d := documentWriter{op: "EncodeSources", w: w}
	if data == nil {
		return absent(d.op, "dataset")
	}
	d.open(SourcesFormat)
	writeArray(&d, "bodies", data.Bodies())
	writeArray(&d, "sources", data.Sources())
	return d.close()
}

// DecodeObservations adds the observations of a file, and its corrections,
// which only the form [JSON] has. It holds one observation in memory beside
// what the Builder keeps.
//
// Errors are as in [DecodeCatalogue]. The observations that could be read are
// then in the Builder, but it will not build: a dataset that lacks some of its
// records would not say so.
func (b *Builder) DecodeObservations(r io.Reader, form Format, o DecodeOptions) error {
	if b == nil {
		b = new(Builder)
	}
	var corrections []Correction
	var bad Problems
	most := o.withDefaults(maxStream).MaxProblems
	for obs, err := range readObservations("Builder.DecodeObservations", r, form, o, &corrections) {
		if err == nil {
			b.AddObservation(obs)
			continue
		}
		if err := bad.merge(err, most); err != nil {
			b.bad.add(incomplete(), maxBad)
			return err
		}
	}
	if bad.Total > 0 {
		b.bad.add(incomplete(), maxBad)
		return &bad
	}
	b.AddCorrection(corrections...)
	return nil
}

func incomplete() *Error {
	return &Error{Op: "Builder.DecodeObservations", Err: ErrInvalid, Detail: "a file was read in part only"}
}

// ReadObservations yields the observations of a file in the order in which
// they stand there, in bounded memory whatever its length. Corrections, which
// the form [JSON] has, are checked and not yielded.
//
// An error is yielded with the zero Observation. A [*Problems] is about one
// observation, or about the document around them; the next one follows. Any
// other error, one of r for instance, is the last. Once as many problems are
// listed as o allows, the errors that follow only say how many more there are.
func ReadObservations(r io.Reader, form Format, o DecodeOptions) iter.Seq2[Observation, error] {
	return readObservations("ReadObservations", r, form, o, nil)
}

func readObservations(op string, r io.Reader, form Format, o DecodeOptions, corrections *[]Correction) iter.Seq2[Observation, error] {
	if r == nil {
		return func(yield func(Observation, error) bool) { yield(Observation{}, absent(op, "reader")) }
	}
	o = o.withDefaults(maxStream)
	r = &limited{r, op, o.MaxBytes, o.MaxBytes}
	switch form {
	case JSON:
		var header struct {
			Corrections []Correction `json:"corrections,omitzero"`
		}
		in := strictjson.NewArray(r, &header, "observations", o.strict(ObservationsFormat))
		return func(yield func(Observation, error) bool) {
			if !each(op, in, o, yield) {
				return
			}
			if corrections != nil {
				*corrections = header.Corrections
			}
		}
	case JSONLines:
		in := strictjson.NewLines(r, nil, o.strict(ObservationsFormat))
		return func(yield func(Observation, error) bool) { each(op, in, o, yield) }
	case CSV:
		return readCSV(op, r, o)
	}
	return func(yield func(Observation, error) bool) {
		yield(Observation{}, &Error{Op: op, Err: ErrInvalid, Detail: form.String()})
	}
}

// each yields the records of in; it reports false when it was told to stop.
func each(op string, in *strictjson.Reader, o DecodeOptions, yield func(Observation, error) bool) bool {
	var obs Observation
	for n := 0; ; n++ {
		err := in.Next(&obs)
		switch {
		case err == nil && n >= o.MaxRecords:
			yield(Observation{}, &Error{Op: op, Err: ErrLimit, Detail: fmt.Sprintf("more than %d observations", o.MaxRecords)})
			return false
		case err == nil:
			if !yield(obs, nil) {
				return false
			}
		case err == io.EOF:
			return true
		default:
			ps, ok := problemsOf(op, err)
			if !ok {
				var own *Error
				if !errors.As(err, &own) {
					err = &Error{Op: op, Err: err}
				}
				yield(Observation{}, err)
				return false
			}
			if !yield(Observation{}, ps) {
				return false
			}
		}
	}
}

// EncodeObservations writes the observations of a dataset, in order of key and
// ID, and its corrections, as a JSON document. It fails when a record lacks what
// the format requires, a source or a role for instance.
func EncodeObservations(w io.Writer, data *Dataset) error {
	d := documentWriter{op: "EncodeObservations", w: w}
	if data == nil {
		return absent(d.op, "dataset")
	}
	d.open(ObservationsFormat)
	writeArray(&d, "observations", data.All())
	writeArray(&d, "corrections", data.Corrections())
	return d.close()
}

// WriteObservations writes observations in the order in which they come, in
// bounded memory. [ReadObservations] reads them back.
func WriteObservations(w io.Writer, form Format, all iter.Seq[Observation]) error {
	const op = "WriteObservations"
	switch {
	case w == nil:
		return absent(op, "writer")
	case all == nil:
		return absent(op, "observations")
	}
	switch form {
	case JSON:
		d := documentWriter{op: op, w: w}
		d.open(ObservationsFormat)
		writeArray(&d, "observations", all)
		return d.close()
	case JSONLines:
		lines := strictjson.NewLineWriter(w, nil, ObservationsFormat)
		for obs := range all {
			if err := lines.Write(&obs); err != nil {
				return encodeError(op, "observations", obs.ID, err)
			}
		}
		if err := lines.Close(); err != nil {
			return &Error{Op: op, Err: err}
		}
		return nil
	case CSV:
		return writeCSV(op, w, all)
	}
	return &Error{Op: op, Err: ErrInvalid, Detail: form.String()}
}

// decodeDocument reads a whole JSON document into v.
func decodeDocument(op string, r io.Reader, v any, format string, o DecodeOptions) error {
	if r == nil {
		return absent(op, "reader")
	}
	o = o.withDefaults(maxDocument)
	err := strictjson.DecodeFrom(r, v, o.strict(format))
	if err == nil {
		return nil
	}
	if ps, ok := problemsOf(op, err); ok {
		return ps
	}
	return &Error{Op: op, Err: err}
}

// absent is the error of a call that was given nil for what it needs.
func absent(op, what string) *Error { return &Error{Op: op, Err: ErrInvalid, Detail: "no " + what} }

func encodeError(op, array string, id ID, err error) error {
	e := &Error{Op: op, Path: cite.Pointer(array, string(id))}
	return e.explain(err)
}

// documentWriter writes a document of arrays of records. A record stands on one
// line if it fits, and else fills lines.
type documentWriter struct {
	op      string
	w       io.Writer
	e       strictjson.Encoder
	out     []byte
	record  []byte
	members int
	err     error
}

// lineWidth is how many characters a line of a document has, where they can be
// parted.
const lineWidth = 112

func (d *documentWriter) open(format string) {
	d.out = append(d.out, "{\n  \"format\": "...)
	d.out = strconv.AppendQuote(d.out, format)
}

func (d *documentWriter) close() error {
	d.out = append(d.out, "\n}\n"...)
	d.flush(0)
	return d.err
}

// flush writes what is held, when it is more than so many bytes.
func (d *documentWriter) flush(most int) {
	if d.err != nil || len(d.out) <= most {
		return
	}
	if d.w == nil {
		d.err = absent(d.op, "writer")
	} else if _, err := d.w.Write(d.out); err != nil {
		d.err = &Error{Op: d.op, Err: err}
	}
	d.out = d.out[:0]
}

// writeArray writes a member that holds records. It leaves an empty one out,
// but for the first, which the format requires.
func writeArray[T interface{ id() ID }](d *documentWriter, name string, records iter.Seq[T]) {
	n := 0
	for r := range records {
		if d.err != nil {
			return
		}
		if n++; n > 1 {
			d.out = append(d.out, ',')
		} else {
			d.member(name)
		}
		d.out = append(d.out, "\n    "...)
		var err error
		if d.record, err = d.e.Append(d.record[:0], r); err != nil {
			d.err = encodeError(d.op, name, r.id(), err)
			return
		}
		d.out = strictjson.Fill(d.out, d.record, 4, lineWidth)
		d.flush(32 << 10)
	}
	switch {
	case n > 0:
		d.out = append(d.out, "\n  ]"...)
	case d.members == 0:
		d.member(name)
		d.out = append(d.out, ']')
	}
	d.members++
}

func (d *documentWriter) member(name string) {
	d.out = append(d.out, ",\n  "...)
	d.out = strconv.AppendQuote(d.out, name)
	d.out = append(d.out, ": ["...)
}

func (i Indicator) id() ID   { return i.ID }
func (p Perimeter) id() ID   { return p.ID }
func (d Dimension) id() ID   { return d.ID }
func (c Category) id() ID    { return c.ID }
func (b Body) id() ID        { return b.ID }
func (s Source) id() ID      { return s.ID }
func (o Observation) id() ID { return o.ID }
func (c Correction) id() ID  { return c.ID }
