package sdmx_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// TestCodelists compares every code with the files of the standard's lists,
// which are read with another reader of CSV.
func TestCodelists(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(testkit.Samples(t, "codelists"), "CL_*.csv"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	var ids []string
	for _, file := range files {
		id := strings.TrimSuffix(filepath.Base(file), ".csv")
		ids = append(ids, id)
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		rows, err := csv.NewReader(f).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		list, ok := sdmx.CodelistOf(id)
		if !ok || list.ID != id || list.Agency != "SDMX" || list.Version == "" || list.Name == "" || len(list.Codes) != len(rows)-1 {
			t.Errorf("%s: %+v, want %d codes", id, list, len(rows)-1)
			continue
		}
		for i, row := range rows[1:] {
			if c := list.Codes[i]; c.ID != row[0] || c.Name != row[1] {
				t.Errorf("%s: %+v, want %q", id, c, row[:2])
			}
		}
	}
	slices.Sort(ids)
	if got := sdmx.CodelistIDs(); !slices.Equal(got, ids) {
		t.Errorf("%q, want %q", got, ids)
	}
	for _, id := range []string{"", "#", "CL_", "\tF", "cl_freq"} {
		if list, ok := sdmx.CodelistOf(id); ok {
			t.Errorf("%q: %+v", id, list)
		}
	}
}

// TestCodelistsInUse: the statuses, multipliers and numbers of decimals that
// readers take are those of the lists, and no others.
func TestCodelistsInUse(t *testing.T) {
	for _, c := range []struct{ id, component string }{
		{"CL_OBS_STATUS", "OBS_STATUS"}, {"CL_CONF_STATUS", "CONF_STATUS"}, {"CL_UNIT_MULT", "UNIT_MULT"}, {"CL_DECIMALS", "DECIMALS"},
	} {
		list, ok := sdmx.CodelistOf(c.id)
		if !ok {
			t.Fatal(c.id)
		}
		known := map[string]bool{}
		for _, code := range list.Codes {
			known[code.ID] = true
		}
		var candidates []string
		for i := range 128 {
			candidates = append(candidates, string(rune(i)), fmt.Sprint(i-64), fmt.Sprintf("0%d", i))
		}
		candidates = append(candidates, "+1", "-0", "1.0", "AA", "PB", "_Z", "free", "1e1", "99999999999999999999")
		for _, code := range candidates {
			if strings.ContainsAny(code, ",\"\r\n;") || code == "\x00" {
				continue
			}
			// The last three make it a message of our own structure; rows may be shorter.
			text := "STRUCTURE,STRUCTURE_ID,INDICATOR,TIME_PERIOD,OBS_VALUE," + c.component + ",REF_AREA,PERIMETER,RECORD\ndataflow,A:B,jobs,2015,1," + code + "\n"
			var b indicators.Builder
			err := sdmx.ReadCSV(strings.NewReader(text), sdmx.ReadOptions{}).Load(&b)
			if (err == nil) != known[code] {
				t.Errorf("%s %q: %v, in the list: %v", c.component, code, err, known[code])
			}
			if err != nil && !strings.Contains(err.Error(), "line 2, column 26") {
				t.Errorf("%s %q: %v does not say where", c.component, code, err)
			}
		}
	}
}
