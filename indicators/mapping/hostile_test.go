package mapping_test

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/jsonstat"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// bomb is a message of n observations whose keys have dims dimensions with names
// and codes of some fifty bytes, of which only one differs.
type bomb struct {
	n, dims int
}

func (b bomb) name(prefix string, i int) string {
	return fmt.Sprintf("%s%s%d", prefix, strings.Repeat("x", 50), i)
}

func (b bomb) each(n int, sep string, f func(i int) string) string {
	list := make([]string, n)
	for i := range list {
		list[i] = f(i)
	}
	return strings.Join(list, sep)
}

func (b bomb) json() string {
	return `{"data":{"structures":[{"dimensions":{"dataSet":[` + b.each(b.dims, ",", func(i int) string {
		return fmt.Sprintf(`{"id":"%s","values":[{"id":"%s"}]}`, strings.ToUpper(b.name("D", i)), b.name("c", i))
	}) + `],"series":[],"observation":[{"id":"TIME_PERIOD","values":[{"id":"2015"}]},{"id":"R","values":[` +
		b.each(b.n, ",", func(i int) string { return fmt.Sprintf(`{"id":"%d"}`, i) }) + `]}]},"attributes":{}}],` +
		`"dataSets":[{"observations":{` + b.each(b.n, ",", func(i int) string {
		return fmt.Sprintf(`"0:%d":[1]`, i)
	}) + `}}]}}`
}

func (b bomb) jsonStat() string {
	return `{"version":"2.0","class":"dataset","role":{"time":["t"]},"id":["t","r"` +
		b.each(b.dims, "", func(i int) string { return `,"` + b.name("d", i) + `"` }) + `],"size":[1,` + fmt.Sprint(b.n) +
		strings.Repeat(",1", b.dims) + `],"dimension":{"t":{"category":{"index":["2015"]}},"r":{"category":{"index":[` +
		b.each(b.n, ",", func(i int) string { return fmt.Sprintf(`"%d"`, i) }) + `]}}` +
		b.each(b.dims, "", func(i int) string {
			return `,"` + b.name("d", i) + `":{"category":{"index":["` + b.name("c", i) + `"]}}`
		}) + `},"value":[` + strings.Repeat("1,", b.n-1) + `1]}`
}

func (b bomb) xml() string {
	return `<m:GenericData xmlns:m="m"><m:DataSet><m:Attributes>` + b.each(b.dims, "", func(i int) string {
		return fmt.Sprintf(`<m:Value id="%s" value="%s"/>`, b.name("D", i), b.name("c", i))
	}) + `</m:Attributes>` + b.each(b.n, "", func(i int) string {
		return fmt.Sprintf(`<m:Obs><m:ObsKey><m:Value id="R" value="%d"/></m:ObsKey>`, i) +
			`<m:ObsDimension value="2015"/></m:Obs>`
	}) + `</m:DataSet></m:GenericData>`
}

// TestHostile: keys that grow out of proportion are refused: what is kept is at
// most 64 bytes for each byte of the input, and 64 KiB.
func TestHostile(t *testing.T) {
	def := indicators.Observation{Role: indicators.RoleObserved, Source: "s", Key: indicators.Key{Indicator: "x"}}
	readSDMX := func(text string) reading {
		return sdmx.Read(io.MultiReader(strings.NewReader(text)), sdmx.ReadOptions{Defaults: def})
	}
	readStat := func(text string) reading {
		return jsonstat.Read(strings.NewReader(text), jsonstat.ReadOptions{Defaults: def})
	}
	for _, dims := range []int{1, 20, 35, 60, 300} {
		b := bomb{3000, dims}
		for name, c := range map[string]struct {
			text string
			read func(string) reading
		}{"SDMX-JSON": {b.json(), readSDMX}, "JSON-stat": {b.jsonStat(), readStat}, "SDMX-ML": {b.xml(), readSDMX}} {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			var into indicators.Builder
			err := c.read(c.text).Load(&into)
			runtime.GC()
			runtime.ReadMemStats(&after)
			most := 64*uint64(len(c.text)) + 64<<10
			if held := after.HeapAlloc - min(after.HeapAlloc, before.HeapAlloc); held > most && !testkit.Race() {
				t.Errorf("%s, %d dimensions: %d bytes kept of %d", name, dims, held, len(c.text))
			}
			if dims >= 60 && name != "SDMX-ML" && !errors.Is(err, indicators.ErrLimit) {
				t.Errorf("%s, %d dimensions: %v", name, dims, err)
			}
			if dims == 1 && err != nil {
				t.Errorf("%s: %v", name, err)
			}
			runtime.KeepAlive(&into)
		}
	}
}
