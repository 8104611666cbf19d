package sdmx

import (
	_ "embed"
	"strings"
)

//go:embed codelists.txt
var codelists string

// standardAgency maintains the cross-domain code lists.
const standardAgency = "SDMX"

// CodelistOf returns a cross-domain code list of SDMX by its ID, such as
// "CL_OBS_STATUS": its codes with their English names, in the order of the
// standard. [CodelistIDs] says which there are. It is read anew with each call.
func CodelistOf(id string) (list Codelist, ok bool) {
	for line := range strings.Lines(codelists) {
		line = strings.TrimSuffix(line, "\n")
		if code, isItem := strings.CutPrefix(line, "\t"); isItem {
			if ok {
				code, name, _ := strings.Cut(code, " ")
				list.Codes = append(list.Codes, Item{ID: code, Name: name})
			}
			continue
		}
		if ok {
			break
		}
		head, rest, _ := strings.Cut(line, " ")
		if ok = head == id && head != "#"; ok {
			version, name, _ := strings.Cut(rest, " ")
			list.Artefact = Artefact{ID: id, Version: version, Agency: standardAgency, Name: name}
		}
	}
	return list, ok
}

// CodelistIDs returns the IDs of the lists that [CodelistOf] knows, in order.
func CodelistIDs() []string {
	var ids []string
	for line := range strings.Lines(codelists) {
		if line[0] != '#' && line[0] != '\t' {
			id, _, _ := strings.Cut(line, " ")
			ids = append(ids, id)
		}
	}
	return ids
}
