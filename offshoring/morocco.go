package offshoring

import (
	"embed"
	"io/fs"
	"sync"
)

//go:embed data/*.json
var embedded embed.FS

// Morocco returns Morocco's offshoring sector, from the data that are embedded
// in the package. The first call reads them; the later ones share the result,
// which is immutable. The error is that of [Load]; a test of the package makes
// sure that there is none.
func Morocco() (*Sector, error) { return morocco() }

var morocco = sync.OnceValues(func() (*Sector, error) { return Load(Files()) })

// Files returns the folder of data files that [Morocco] reads.
func Files() fs.FS {
	folder, err := fs.Sub(embedded, "data")
	if err != nil { // the name is a valid one
		return embedded
	}
	return folder
}
