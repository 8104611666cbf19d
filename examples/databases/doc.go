// Command databases stores values of the library in seven kinds of document and
// in two databases, reads them back, and says what stood there. Its tests hold
// that every kind of value comes back equal from every store.
//
//	go run -C examples/databases .
//	go run -C examples/databases . -postgres "postgres://localhost/test"
//
// # Documents
//
// A value is written by methods that each package looks for; none needs a tag, a
// registration or an adapter:
//
//	go.mongodb.org/mongo-driver/v2/bson  a string; null if unset
//	encoding/json, encoding/xml          the text; amounts are objects in JSON
//	gopkg.in/yaml.v3                     the text
//	github.com/fxamacker/cbor/v2,
//	github.com/vmihailenco/msgpack/v5,
//	encoding/gob                         the binary form, which is the text but
//	                                     for amounts; no bytes if unset
//
// # Columns
//
// In a database a value is text in one column, and NULL if it is unset:
//
//	value                      SQLite        PostgreSQL         GORM's type
//	money.Money and the rest   TEXT          text               string
//	period.Date                TEXT, DATE    text, date         date
//	a list of values           -             text[], date[]     -
//
// In SQLite a column of numbers must be TEXT: NUMERIC turns what looks like a
// number into a float of 64 bits, and 92233720368547758.07 into
// 92233720368547760. PostgreSQL's numeric keeps all digits. What has a unit or a
// currency beside its digits never looks like a number, but the digits of an
// amount in a column of their own, a ratio, and a figure do.
//
// ORDER BY sorts text: 10.00 MAD comes before 9.00 MAD. To sort by value, sort
// by the digits: split_part(amount, ' ', 1)::numeric in PostgreSQL. Dates, codes
// and units sort as they do in Go; periods by year, then by form.
//
// An amount is also read from what other programs store: a JSON object, a
// composite (1.50,EUR), and char(n) with its padding.
//
// # PostgreSQL in the tests
//
// The tests start a server of their own on 127.0.0.1, in a temporary folder, and
// remove it. They look for its programs on the PATH and where Debian puts them,
// and are skipped without; with MITHAQ_POSTGRES=required, which the project's
// checks set, they fail.
package main
