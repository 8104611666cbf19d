package agreements

import _ "embed"

//go:embed schema/agreements-1.json
var schema []byte

// Schema returns the JSON Schema (2020-12) of [Format]. A document that
// [DecodeBook] accepts is valid by it; the decoder also refuses what a schema
// cannot say, such as a repeated ID or an open basis without readings. The
// decoder takes null for an absent optional member; the schema does not offer
// it.
func Schema() []byte { return append([]byte(nil), schema...) }
