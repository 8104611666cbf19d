package indicators

import (
	"embed"
	"strings"
)

//go:embed schema
var schemas embed.FS

// Schema returns the JSON Schema (2020-12) of a file format, such as
// [ObservationsFormat]. A document that the decoders accept is valid by it; the
// decoders also refuse what a schema cannot say, such as a figure with empty
// bounds or a repeated ID. A line of [JSONLines] is valid by "#/$defs/observation"
// of the schema.
func Schema(format string) ([]byte, bool) {
	name, ok := strings.CutPrefix(format, "mithaq.")
	if !ok || strings.Count(name, "/") != 1 {
		return nil, false
	}
	text, err := schemas.ReadFile("schema/" + strings.Replace(name, "/", "-", 1) + ".json")
	return text, err == nil
}
