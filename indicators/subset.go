package indicators

// Subset returns a dataset of the observations that s picks, with all bodies
// and sources, and the corrections of those observations: what one source says
// on its own, for instance.
func (d *Dataset) Subset(s Selector) (*Dataset, error) {
	if d == nil {
		d = new(Dataset)
	}
	var b Builder
	for x := range d.Bodies() {
		b.AddBody(x)
	}
	for x := range d.Sources() {
		b.AddSource(x)
	}
	picked := map[ID]bool{}
	for o := range d.Select(s) {
		b.AddObservation(o)
		picked[o.ID] = true
	}
	for c := range d.Corrections() {
		if picked[c.Observation] {
			b.AddCorrection(c)
		}
	}
	return b.Build(d.Catalogue())
}
