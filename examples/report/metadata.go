package main

// metadata is the report as a schema.org Dataset.
type metadata struct {
	Context      string     `json:"@context"`
	Type         string     `json:"@type"`
	Name         string     `json:"name"`
	Description  string     `json:"description"`
	InLanguage   string     `json:"inLanguage"`
	Temporal     string     `json:"temporalCoverage,omitempty"`
	Version      string     `json:"version,omitempty"`
	Measured     []property `json:"variableMeasured,omitempty"`
	BasedOn      []work     `json:"isBasedOn,omitempty"`
	Distribution download   `json:"distribution"`
	Software     string     `json:"creditText"`
}

type property struct {
	Type  string `json:"@type"`
	Name  string `json:"name"`
	Value string `json:"value,omitempty"`
	Unit  string `json:"unitText,omitempty"`
	ID    string `json:"propertyID"`
}

type work struct {
	Type      string `json:"@type"`
	Name      string `json:"name"`
	URL       string `json:"url,omitempty"`
	Publisher string `json:"publisher,omitempty"`
}

type download struct {
	Type   string `json:"@type"`
	Format string `json:"encodingFormat"`
	URL    string `json:"contentUrl"`
}

// metadata describes a report for machines.
func (m *maker) metadata(r *report) metadata {
	d := metadata{
		Context: "https://schema.org", Type: "Dataset", Name: r.title(), Description: m.describe(r),
		InLanguage: m.lang.String(), Version: r.Version, Software: "mithaq, " + module,
		Distribution: download{"DataDownload", "text/csv", "#figures"},
	}
	for _, k := range r.Keys {
		p := property{Type: "PropertyValue", Name: k.Label + m.say(", ") + r.Year, ID: k.ID}
		if k.Number.IsSet() {
			p.Value, p.Unit = k.Number.Value.Figure.String(), k.Number.Value.Unit.String()
		}
		d.Measured = append(d.Measured, p)
	}
	for _, s := range r.Sources {
		x := work{Type: "CreativeWork", Name: s.Title.Text, URL: s.Address, Publisher: s.Who}
		if x.Name == "" {
			x.Name = s.Who
		}
		d.BasedOn = append(d.BasedOn, x)
	}
	if len(r.Charts) > 0 {
		w := r.Charts[0].Drawings[0]
		d.Temporal = w.First + "/" + w.Last
	}
	return d
}

// title is the title of the page.
func (r *report) title() string {
	if r.Agreement != "" {
		return r.Agreement
	}
	return r.Sector
}

// describe says in a sentence what the page is.
func (m *maker) describe(r *report) string {
	s := r.Sector + m.say(": ") + m.with("where things stood on {day}", "day", m.date(r.At)) + m.say(", ")
	if r.Known.IsSet() {
		return s + m.with("as known on {day}", "day", m.date(r.Known))
	}
	return s + m.say("by all that is known")
}
