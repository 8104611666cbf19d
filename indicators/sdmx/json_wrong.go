package sdmx

import (
	"fmt"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// hole returns the error of an index whose value, if there is one, does not say by what
// figures are multiplied.
func (c *jsonComponent) hole(t interchange.Token, cell []byte, ok bool) error {
	switch {
	case t != interchange.Number || c.c.ID != interchange.MultID:
	case !ok:
		return fmt.Errorf("%w: an index of %s beyond its %d values", indicators.ErrUnknown, c.id, c.values.len())
	case c.holes && len(cell) == 0:
		return fmt.Errorf("%w: a value of %s without an ID", indicators.ErrUnknown, c.id)
	}
	return nil
}

// surplus returns the error of a value behind those of n attributes.
func surplus(t interchange.Token, n int) error {
	if t != interchange.Number && t != interchange.String {
		return nil
	}
	return fmt.Errorf("%w: a value behind those of %d attributes", indicators.ErrUnknown, n)
}

// codedTwice refuses a dimension that lists a code twice. Of records it shows with the
// observations.
func (r *jsonReader) codedTwice(st *jsonStructure) error {
	for l := range levels {
		for i := range st.dimensions[l] {
			d := &st.dimensions[l][i]
			if d.c.ID == interchange.RecordID || d.c.ID == "" {
				d.holes = false // there is nothing to lose
				continue
			}
			seen := make(map[string]struct{}, d.values.len())
			for n := range d.values.len() {
				cell := d.values.at(n)
				if _, twice := seen[string(cell)]; twice && len(cell) > 0 {
					e := &indicators.Error{Op: readJSONOp, Offset: int(d.where.offset), Line: d.where.line, Column: d.where.column}
					err := fmt.Errorf("%w: code %s of %s", indicators.ErrDuplicate, cite.Quote(string(cell)), d.id)
					return interchange.Explain(e, err)
				}
				seen[string(cell)] = struct{}{}
			}
		}
	}
	return nil
}
