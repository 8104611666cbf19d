package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing/fstest"
	"time"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/datapackage"
	"github.com/mithaq-go/mithaq/indicators/jsonstat"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
	"github.com/shopspring/decimal"
)

// messages are the observations of generate as SDMX messages.
var messages = sync.OnceValue(func() map[string][]byte {
	var b indicators.Builder
	generate(func(o indicators.Observation) { b.AddObservation(o) })
	d, err := b.Build(catalogue())
	ok(err)
	m := map[string][]byte{}
	for _, form := range forms {
		var b bytes.Buffer
		writeMessage(form, &b, d)
		m[form] = b.Bytes()
	}
	return m
})

const (
	sdmxCSV     = "SDMX-CSV"
	sdmxJSON    = "SDMX-JSON"
	jsonStat    = "JSON-stat"
	dataPackage = "a data package"
	sdmxML      = "SDMX-ML" // read only
)

var forms = [...]string{sdmxCSV, sdmxJSON, jsonStat, dataPackage}

// mlMessage is the observations of generate as an SDMX-ML message of structure-specific
// data, in series. The library does not write such messages.
var mlMessage = sync.OnceValue(func() []byte {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<mes:StructureSpecificData xmlns:mes="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"` +
		` xmlns:com="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common"` +
		` xmlns:ss="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/structurespecific">
<mes:Header><mes:ID>M</mes:ID><mes:Structure structureID="S" dimensionAtObservation="TIME_PERIOD"><com:Structure>` +
		`<URN>urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=A:B(1.0)</URN></com:Structure></mes:Structure>` +
		"</mes:Header>\n<mes:DataSet ss:structureRef=\"S\">\n")
	n := 0
	generate(func(o indicators.Observation) {
		if n%20 == 0 {
			firm, _ := o.Key.Breakdown.Code("firm")
			fmt.Fprintf(
				&b, `<Series INDICATOR="%s" REF_AREA="%s" FIRM="%s" UNIT_MEASURE="%v">`+"\n", o.Key.Indicator,
				o.Key.Area, firm, o.Unit,
			)
		}
		fmt.Fprintf(&b, `<Obs TIME_PERIOD="%v" OBS_VALUE="%v" OBS_STATUS="A"/>`+"\n", o.Key.Period, o.Figure)
		if n++; n%20 == 0 {
			b.WriteString("</Series>\n")
		}
	})
	b.WriteString("</mes:DataSet>\n</mes:StructureSpecificData>\n")
	return b.Bytes()
})

// mlEntries hold reading SDMX-ML against the tokens of encoding/xml.
func mlEntries() []entry {
	const op = "interchange/read 1M from " + sdmxML + " and keep none"
	return []entry{
		{op, ours, loop(func() { mlMessage() }, timed(func(int) {
			n := 0
			for o, err := range sdmx.ReadXML(bytes.NewReader(mlMessage()), sdmx.ReadOptions{}).All() {
				ok(err)
				sinkInt += int64(len(o.ID))
				n++
			}
			if n != rows {
				panic(fmt.Sprintf("%d observations", n))
			}
		}))},
		{op, xmlTokens, loop(func() { mlMessage() }, timed(func(int) {
			for d := xml.NewDecoder(bytes.NewReader(mlMessage())); ; sinkInt++ {
				if _, err := d.Token(); err == io.EOF {
					return
				} else {
					ok(err)
				}
			}
		}))},
	}
}

const xmlTokens = "encoding/xml, tokens only"

// writeMessage writes a dataset; of a data package, only the table.
func writeMessage(form string, out io.Writer, d *indicators.Dataset) {
	var err error
	switch form {
	case sdmxCSV:
		_, err = sdmx.WriteCSV(out, d, sdmx.WriteOptions{})
	case sdmxJSON:
		_, err = sdmx.WriteJSON(out, d, sdmx.WriteOptions{Prepared: period.MustDate(2026, 11, 23)})
	case jsonStat:
		_, err = jsonstat.Write(out, d, jsonstat.WriteOptions{})
	default:
		_, err = datapackage.Write(func(name string) (io.WriteCloser, error) {
			if name == packageTable {
				return closer{out}, nil
			}
			return closer{io.Discard}, nil
		}, d, datapackage.WriteOptions{})
	}
	ok(err)
}

const packageTable = "data/observations.csv"

type closer struct{ io.Writer }

func (closer) Close() error { return nil }

// packageFiles is a package whose table is that of messages.
func packageFiles() fstest.MapFS {
	var descriptor bytes.Buffer
	d := dataset()
	_, err := datapackage.Write(func(name string) (io.WriteCloser, error) {
		if name == datapackage.FileName {
			return closer{&descriptor}, nil
		}
		return closer{io.Discard}, nil
	}, d, datapackage.WriteOptions{})
	ok(err)
	return fstest.MapFS{
		datapackage.FileName: {Data: descriptor.Bytes()}, packageTable: {Data: messages()[dataPackage]},
	}
}

var packaged = sync.OnceValue(packageFiles)

// loadPackage loads the data package into a dataset.
func loadPackage() *indicators.Dataset {
	r, err := datapackage.Read(packaged(), datapackage.ReadOptions{})
	ok(err)
	var b indicators.Builder
	ok(r.Load(&b))
	d, err := b.Build(catalogue())
	ok(err)
	return d
}

// read starts the reading of a message.
func read(form string, in io.Reader) *sdmx.Reading {
	if form == sdmxCSV {
		return sdmx.ReadCSV(in, sdmx.ReadOptions{})
	}
	return sdmx.ReadJSON(in, sdmx.ReadOptions{})
}

// loadMessage loads a message into a dataset.
func loadMessage(form string) *indicators.Dataset {
	var b indicators.Builder
	ok(read(form, bytes.NewReader(messages()[form])).Load(&b))
	d, err := b.Build(catalogue())
	ok(err)
	return d
}

// flatRow is an observation as a program without this library might read it from
// either message.
type flatRow struct {
	Indicator, Area, Perimeter, Firm, Record, Period string
	Value                                            decimal.Decimal
	Unit, Role, Source, Published                    string
}

func (f *flatRow) set(component, cell string) {
	switch component {
	case "INDICATOR":
		f.Indicator = cell
	case "REF_AREA":
		f.Area = cell
	case "PERIMETER":
		f.Perimeter = cell
	case "FIRM":
		f.Firm = cell
	case "RECORD":
		f.Record = cell
	case "TIME_PERIOD":
		f.Period = cell
	case "OBS_VALUE":
		var err error
		f.Value, err = decimal.NewFromString(cell)
		ok(err)
	case "UNIT_MEASURE":
		f.Unit = cell
	case "ROLE":
		f.Role = cell
	case "SOURCE":
		f.Source = cell
	case "PUBLISHED":
		f.Published = cell
	}
}

// peerRows reads a message into structs with the standard library and shopspring.
func peerRows(form string) []flatRow {
	in := bytes.NewReader(messages()[form])
	if form == sdmxCSV {
		return peerCSV(in)
	}
	return peerJSON(in)
}

func peerCSV(in io.Reader) []flatRow {
	r := csv.NewReader(in)
	head, err := r.Read()
	ok(err)
	var all []flatRow
	for {
		rec, err := r.Read()
		if err == io.EOF {
			return all
		}
		ok(err)
		var f flatRow
		for i, cell := range rec {
			f.set(head[i], cell)
		}
		all = append(all, f)
	}
}

// writePeerCSV writes rows with the standard library.
func writePeerCSV(out io.Writer, rows []flatRow) {
	w := csv.NewWriter(out)
	for _, f := range rows {
		ok(w.Write([]string{
			"dataflow", "A:B(1.0)", "M", f.Indicator, f.Area, f.Perimeter, f.Firm, f.Record, f.Period, f.Value.String(), f.Unit,
			f.Role, f.Source, f.Published,
		}))
	}
	w.Flush()
	ok(w.Error())
}

func peerJSON(in io.Reader) []flatRow {
	type component struct {
		ID     string `json:"id"`
		Values []struct {
			ID    string `json:"id"`
			Value string `json:"value"`
		} `json:"values"`
	}
	type part struct {
		Series      []component `json:"series"`
		Observation []component `json:"observation"`
	}
	var message struct {
		Data struct {
			Structures []struct {
				Dimensions part `json:"dimensions"`
				Attributes part `json:"attributes"`
			} `json:"structures"`
			DataSets []struct {
				Series map[string]struct {
					Observations map[string][]json.Number `json:"observations"`
				} `json:"series"`
			} `json:"dataSets"`
		} `json:"data"`
	}
	ok(json.NewDecoder(in).Decode(&message))
	st := &message.Data.Structures[0]
	var all []flatRow
	at := func(f *flatRow, c *component, index string) {
		n, err := strconv.Atoi(index)
		ok(err)
		v := &c.Values[n]
		if v.ID != "" {
			f.set(c.ID, v.ID)
		} else {
			f.set(c.ID, v.Value)
		}
	}
	for key, series := range message.Data.DataSets[0].Series {
		var of flatRow
		for i, n := range strings.Split(key, ":") {
			at(&of, &st.Dimensions.Series[i], n)
		}
		for key, values := range series.Observations {
			f := of
			for i, n := range strings.Split(key, ":") {
				at(&f, &st.Dimensions.Observation[i], n)
			}
			f.set("OBS_VALUE", values[0].String())
			for i, n := range values[1:] {
				if n != "" {
					at(&f, &st.Attributes.Observation[i], n.String())
				}
			}
			all = append(all, f)
		}
	}
	return all
}

var sinkRows []flatRow

func interchangeEntries() []entry {
	var list []entry
	for _, form := range []string{sdmxCSV, sdmxJSON} {
		peer := csvStructs
		if form == sdmxJSON {
			peer = jsonStructs
		}
		prepare := func() { messages() }
		list = append(list,
			entry{
				"interchange/load 1M from " + form, ours,
				loop(prepare, timed(func(int) { sinkDataset = loadMessage(form) })),
			},
			entry{
				"interchange/load 1M from " + form, peer,
				loop(prepare, timed(func(int) { sinkRows = peerRows(form) })),
			},
			entry{"interchange/read 1M from " + form + " and keep none", ours, loop(prepare, timed(func(int) {
				for o, err := range read(form, bytes.NewReader(messages()[form])).All() {
					ok(err)
					sinkInt += int64(len(o.ID))
				}
			}))},
		)
	}
	for _, form := range forms {
		list = append(list, entry{
			"interchange/write 1M as " + form, ours,
			loop(func() { messages(); dataset() }, timed(func(int) { writeMessage(form, io.Discard, dataset()) })),
		})
	}
	list = append(list, entry{
		"interchange/write 1M as " + sdmxCSV, "encoding/csv, []struct",
		loop(func() { sinkRows = peerRows(sdmxCSV) }, timed(func(int) { writePeerCSV(io.Discard, sinkRows) })),
	}, entry{
		"interchange/load 1M from " + dataPackage, ours,
		loop(func() { packaged() }, timed(func(int) { sinkDataset = loadPackage() })),
	})
	return append(list, mlEntries()...)
}

// processor is the least time of all processors together that the operation
// measured last has taken: what a machine that is busy with others does not
// change much.
var processor time.Duration

// timed notes the time of processors.
func timed(op func(int)) func(int) {
	return func(i int) {
		start := processorTime()
		op(i)
		if t := processorTime() - start; processor == 0 || t < processor {
			processor = t
		}
	}
}

func processorTime() time.Duration {
	var r syscall.Rusage
	ok(syscall.Getrusage(syscall.RUSAGE_SELF, &r))
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// messageOf returns which message an operation reads or writes, "" for none.
func messageOf(op string) string {
	for _, form := range forms {
		if rest, ok := strings.CutPrefix(op, "interchange/"); ok && strings.Contains(rest, form) {
			return form
		}
	}
	return ""
}

// sizeOf returns how many bytes an operation reads or writes, 0 where it is not known.
func sizeOf(op string) int {
	switch {
	case strings.Contains(op, sdmxML):
		return len(mlMessage())
	case op == textOp:
		return len(article())
	}
	if form := messageOf(op); form != "" {
		return len(messages()[form])
	}
	return 0
}

// printSpeed prints the bytes of a message that were read or written in a second,
// and in a second of processors.
func printSpeed(stdout io.Writer, o outcome) {
	if size := float64(sizeOf(o.op)); size > 0 {
		fmt.Fprintf(
			stdout, "    %.1f MB at %.1f MB/s; %.1f MB for each second of processors\n", size/1e6, size/o.ns*1000,
			size/1e6/o.cpu.Seconds(),
		)
	}
}

// printHeldMessages prints how many bytes an observation of each message takes in
// memory.
func printHeldMessages(stdout io.Writer) {
	messages()
	catalogue()
	fmt.Fprintf(stdout, "\n%-42s %12s\n", "interchange/held, bytes an observation", "bytes")
	for _, form := range []string{sdmxCSV, sdmxJSON} {
		before := heap()
		d := loadMessage(form)
		held := heap() - before
		distinct := map[string]bool{}
		for o := range d.All() {
			for _, s := range []string{
				string(o.ID), string(o.Key.Indicator), o.Key.Breakdown.String(), string(o.Source),
			} {
				distinct[s] = true
			}
		}
		var texts int64
		for s := range distinct {
			texts += int64(len(s))
		}
		fmt.Fprintf(stdout, "  %-40s %12.1f\n", form+", "+ours+", distinct strings aside", float64(held-texts)/rows)
		fmt.Fprintf(stdout, "  %-40s %12.1f\n", form+", "+ours+", all", float64(held)/rows)
		runtime.KeepAlive(d)
		d, distinct = nil, nil

		before = heap()
		p := peerRows(form)
		fmt.Fprintf(stdout, "  %-40s %12.1f\n", form+", "+goSlice, float64(heap()-before)/rows)
		runtime.KeepAlive(p)
	}
}

// printPeaks streams each message from a file in a process of its own, and prints
// the most memory that it had.
func printPeaks(stdout io.Writer) error {
	dir, err := os.MkdirTemp("", "mithaq-benchmarks-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	fmt.Fprintf(stdout, "\n%-42s %12s\n", "interchange/peak memory, keeping nothing", "MB")
	self, err := os.Executable()
	if err != nil {
		return err
	}
	for _, form := range []string{sdmxCSV, sdmxJSON} {
		file := filepath.Join(dir, form)
		if err := os.WriteFile(file, messages()[form], 0o600); err != nil {
			return err
		}
		out, err := exec.Command(self, "-stream", form, "-file", file).Output()
		if err != nil {
			return fmt.Errorf("streaming %s: %w", form, err)
		}
		fmt.Fprintf(stdout, "  %-40s %s", form, out)
	}
	return nil
}

// stream reads a message from a file, keeps nothing, and prints the most memory
// that the process had.
func stream(form, file string, stdout io.Writer) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	n := 0
	for _, err := range read(form, f).All() {
		if err != nil {
			return err
		}
		n++
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Fprintf(stdout, "%12.1f  from the system by Go, %s, %d observations\n", float64(m.Sys)/1e6, peakOfProcess(), n)
	return nil
}

// peakOfProcess returns the resident peak as the system counts it, where it says.
func peakOfProcess() string {
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return "resident peak unknown"
	}
	defer f.Close()
	for in := bufio.NewScanner(f); in.Scan(); {
		if peak, ok := strings.CutPrefix(in.Text(), "VmHWM:"); ok {
			kb, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(peak), " kB"))
			if err == nil {
				return fmt.Sprintf("%.1f resident at most", float64(kb)*1024/1e6)
			}
		}
	}
	return "resident peak unknown"
}

var _ = [...]any{&sinkRows}
