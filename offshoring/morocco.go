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
// which is immutable. The error is that of [Load]; a test of the package sees
// to it that there is none.
func Morocco() (*Sector, error) { return morocco() }

var morocco = sync.OnceValues(func() (*Sector, error) {
	folder, err := Files()
	if err != nil {
		return nil, err
	}
	return Load(folder)
})

// Files returns the embedded data files, as [Load] reads them: a start for a
// folder of one's own.
func Files() (fs.FS, error) {
	folder, err := fs.Sub(embedded, "data")
	if err != nil {
		return nil, &Error{Op: "Files", Err: err}
	}
	return folder, nil
}
