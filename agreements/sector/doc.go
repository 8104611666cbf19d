// Package sector puts a sector together: its catalogue and published figures,
// its agreements, and the rules that hold them against each other.
//
//	s, err := sector.New(sector.Spec{ID: "textiles", Dataset: data, Book: book})
//	for _, f := range s.Check() {
//		fmt.Println(f)
//	}
//
// A sector is not a country's: package offshoring is one that is made of data
// files by this package.
package sector
