package mapping

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
)

// Form is what an input looks like: a format of this library, of SDMX or of
// another exchange of statistics.
type Form string

// The forms that [Sniff] tells apart.
const (
	UnknownForm Form = ""

	SDMXCSV1  Form = "SDMX-CSV 1.0"
	SDMXCSV2  Form = "SDMX-CSV 2.x"
	PlainCSV  Form = "CSV with a column for each SDMX component"
	OtherCSV  Form = "CSV"
	SDMXJSON1 Form = "SDMX-JSON 1.0"
	SDMXJSON2 Form = "SDMX-JSON 2.x"
	// SDMXJSONStructure is a structure message of SDMX-JSON.
	SDMXJSONStructure Form = "SDMX-JSON structure message"

	SDMXMLSpecific  Form = "SDMX-ML 2.1 structure-specific data"
	SDMXMLGeneric   Form = "SDMX-ML 2.1 generic data"
	SDMXMLStructure Form = "SDMX-ML 2.1 structure message"
	// SDMXMLCompact, SDMXMLOldGeneric and SDMXMLGroup are data messages of version
	// 2.0, as older services send them.
	SDMXMLCompact    Form = "SDMX-ML 2.0 compact data"
	SDMXMLOldGeneric Form = "SDMX-ML 2.0 generic data"
	SDMXMLGroup      Form = "SDMX-ML 2.0 message group"
	// SDMXMLOld is any other message of version 2.0.
	SDMXMLOld   Form = "SDMX-ML 2.0"
	SDMXMLError Form = "SDMX error message"

	JSONStat        Form = "JSON-stat"
	DataPackage     Form = "Data Package descriptor"
	WorldBankJSON   Form = "World Bank JSON"
	Data360JSON     Form = "World Bank Data360 JSON"
	MithaqJSON      Form = "file of this library"
	WorldBankXML    Form = "World Bank XML"
	IMFJSON         Form = "IMF CompactData JSON"
	INEGIJSON       Form = "INEGI JSON"
	INESpainJSON    Form = "INE Spain JSON"
	INEPortugalJSON Form = "INE Portugal JSON"
	StatCanJSON     Form = "StatCan WDS JSON"
	PxWebJSON       Form = "PxWeb JSON"
	OtherJSON       Form = "JSON"
	OtherXML        Form = "XML"
	HTML            Form = "HTML page"
	Workbook        Form = "workbook or archive (ZIP)"
	OldWorkbook     Form = "workbook of Excel 97 to 2003"
	PDF             Form = "PDF document"
	CompressedInput Form = "compressed input (gzip)"
	EmptyInput      Form = "empty input"
	NotUTF8         Form = "text in UTF-16"
)

// sniffed is how much of an input Sniff looks at.
const sniffed = 64 << 10

// Sniff says what an input is by its start, of which some thousand bytes are
// enough. It does not say that the rest of it is sound.
func Sniff(start []byte) Form {
	start = start[:min(len(start), sniffed)]
	for _, m := range [...]struct {
		magic string
		form  Form
	}{
		{"PK\x03\x04", Workbook}, {"\xd0\xcf\x11\xe0", OldWorkbook}, {"%PDF-", PDF}, {"\x1f\x8b", CompressedInput},
		{"\xff\xfe", NotUTF8}, {"\xfe\xff", NotUTF8},
	} {
		if bytes.HasPrefix(start, []byte(m.magic)) {
			return m.form
		}
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\ufeff")), " \t\r\n")
	switch {
	case len(text) == 0:
		return EmptyInput
	case text[0] == '<':
		return sniffXML(text)
	case text[0] == '{' || text[0] == '[':
		return sniffJSON(text)
	}
	return sniffCSV(text)
}

// Peek reads the start of an input for [Sniff], and returns it with what reads the
// whole input. An input that is an [io.Seeker] is set back to where it stood, and
// returned as it is. Its only error is one of the input.
func Peek(in io.Reader) (start []byte, all io.Reader, err error) {
	if in == nil {
		return nil, nil, &indicators.Error{Op: "mapping.Peek", Err: indicators.ErrInvalid, Detail: "no reader"}
	}
	start = make([]byte, 8<<10)
	from := int64(-1)
	seeker, ok := in.(io.Seeker)
	if ok {
		if from, err = seeker.Seek(0, io.SeekCurrent); err != nil {
			from = -1
		}
	}
	n, err := io.ReadFull(in, start)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = nil
	}
	start = start[:n]
	if err == nil && from >= 0 {
		if _, err := seeker.Seek(from, io.SeekStart); err == nil {
			return start, in, nil
		}
	}
	return start, io.MultiReader(bytes.NewReader(start), in), err
}

// sniffXML looks at the name of the root element.
func sniffXML(text []byte) Form {
	rest := text
	for {
		i := bytes.IndexByte(rest, '<')
		if i < 0 || i+1 >= len(rest) {
			return OtherXML
		}
		rest = rest[i+1:]
		switch {
		case rest[0] == '?':
			continue
		case bytes.HasPrefix(rest, []byte("!--")):
			if _, after, ok := bytes.Cut(rest, []byte("-->")); ok {
				rest = after
			}
			continue
		case rest[0] == '!':
			if len(rest) > 12 && strings.EqualFold(string(rest[:12]), "!doctype htm") {
				return HTML
			}
			continue
		}
		end := bytes.IndexAny(rest, " \t\r\n/>")
		if end < 0 {
			return OtherXML
		}
		name := string(rest[:end])
		if _, local, ok := strings.Cut(name, ":"); ok {
			name = local
		}
		old := bytes.Contains(rest, []byte("v2_0")) || bytes.Contains(rest, []byte("v1_0"))
		switch strings.TrimSuffix(name, "TimeSeriesData") {
		case "StructureSpecific", "StructureSpecificData":
			return SDMXMLSpecific
		case "Generic", "GenericData":
			if old {
				return SDMXMLOldGeneric
			}
			return SDMXMLGeneric
		case "Structure":
			if old {
				return SDMXMLOld
			}
			return SDMXMLStructure
		case "CompactData":
			return SDMXMLCompact
		case "MessageGroup":
			return SDMXMLGroup
		case "UtilityData", "CrossSectionalData":
			return SDMXMLOld
		case "data":
			if bytes.Contains(rest, []byte("www.worldbank.org")) {
				return WorldBankXML
			}
		case "Error":
			return SDMXMLError
		case "html", "HTML":
			return HTML
		}
		return OtherXML
	}
}

// sniffJSON looks for members that only one form has.
func sniffJSON(text []byte) Form {
	has := func(name string) bool { return bytes.Contains(text, []byte(`"`+name+`"`)) }
	for _, f := range ownJSON {
		if !slices.ContainsFunc(f.members, func(name string) bool { return !has(name) }) {
			return f.form
		}
	}
	switch {
	case has("dataSets") || has("structures") || has("structure") && has("header"):
		return sniffSDMXJSON(has)
	case has("OBS_VALUE") && has("TIME_PERIOD") && !has("class"):
		return Data360JSON
	case text[0] == '[' && (has("countryiso3code") || has("per_page")):
		return WorldBankJSON
	case bytes.Contains(text, []byte(`"mithaq.`)) && has("format") && !has("class") && !has("resources"):
		return MithaqJSON
	case has("resources") && (has("path") || has("data")):
		return DataPackage
	case has("dataStructures") || has("codelists") || has("conceptSchemes"):
		return SDMXJSONStructure
	case has("class") && (has("dataset") || has("collection") || has("dimension")):
		return JSONStat
	case has("dimension") && has("size"):
		return JSONStat
	}
	return OtherJSON
}

// ownJSON are forms of one service that have members of these names.
var ownJSON = [...]struct {
	form    Form
	members []string
	advice  string
}{
	{IMFJSON, []string{"CompactData", "DataSet"}, "ask api.imf.org for SDMX-CSV or SDMX-JSON"},
	{INEGIJSON, []string{"INDICADOR", "OBSERVATIONS"},
		"ask for SDMX, or name the members of its OBSERVATIONS in a mapping and read them alone"},
	{INESpainJSON, []string{"COD", "Nombre", "Data", "Valor"},
		"name the members of its Data in a mapping and read them alone"},
	{INEPortugalJSON, []string{"IndicadorCod", "Dados", "valor"},
		"name the members of its Dados in a mapping and read those of each period alone"},
	{StatCanJSON, []string{"vectorDataPoint"}, "ask for the table as SDMX, or for its CSV"},
	{PxWebJSON, []string{"columns", "data", "key", "values", "code"}, "ask for the format json-stat2"},
}

// sniffSDMXJSON tells versions apart.
func sniffSDMXJSON(has func(string) bool) Form {
	if has("structures") || has("meta") && !has("structure") {
		return SDMXJSON2
	}
	return SDMXJSON1
}

// sniffCSV looks at the first line.
func sniffCSV(text []byte) Form {
	line, _, more := bytes.Cut(text, []byte{'\n'})
	head := strings.ToUpper(strings.TrimLeft(string(bytes.TrimSpace(line)), `"`))
	has := func(name string) bool { return strings.Contains(head, name) }
	switch {
	case strings.HasPrefix(head, "STRUCTURE") && has("STRUCTURE_ID"):
		return SDMXCSV2
	case strings.HasPrefix(head, "DATAFLOW"):
		return SDMXCSV1
	case has("TIME_PERIOD") && has("OBS_VALUE"):
		return PlainCSV
	case more && strings.ContainsAny(head, ",;\t|"):
		return OtherCSV
	}
	return UnknownForm
}

// IsCSV reports whether the form is a table of delimited text.
func (f Form) IsCSV() bool {
	switch f {
	case SDMXCSV1, SDMXCSV2, PlainCSV, OtherCSV:
		return true
	}
	return false
}

// Advice says in English what the input is, what reads it, or what to ask the
// service for instead.
func (f Form) Advice() string {
	const ask = "ask the service for SDMX-CSV (Accept: application/vnd.sdmx.data+csv), SDMX-JSON or SDMX-ML 2.1"
	text := "this is " + string(f)
	switch f {
	case UnknownForm:
		return "this is nothing that is known here: " + ask
	case SDMXCSV1, SDMXCSV2, PlainCSV:
		return text + ": sdmx.ReadCSV reads it"
	case SDMXJSON1, SDMXJSON2:
		return text + ": sdmx.ReadJSON reads it"
	case SDMXMLSpecific, SDMXMLGeneric, SDMXMLCompact, SDMXMLOldGeneric, SDMXMLGroup:
		return text + ": sdmx.ReadXML reads it"
	case SDMXMLStructure, SDMXJSONStructure:
		return text + ", without data: sdmx.ReadStructures reads it"
	case SDMXMLOld:
		return text + ", which is not read: ask the service for version 2.1, or SDMX-CSV"
	case WorldBankXML:
		return text + ", which is not read: ask the service for format=json"
	case SDMXMLError:
		return text + ": the service has answered with an error and no data"
	case WorldBankJSON, Data360JSON:
		return text + ": sdmx.ReadRecords reads it"
	case JSONStat:
		return text + ": package jsonstat reads it"
	case DataPackage:
		return text + ": package datapackage reads it, with the files that it names"
	case MithaqJSON:
		return text + ": package indicators reads it"
	case HTML:
		return text + ", not data: check the address, and " + ask
	case Workbook, OldWorkbook:
		return text + ": read its cells with package sheet, or save it as CSV"
	case CompressedInput:
		return text + ": decompress it first"
	case NotUTF8:
		return text + ": convert it to UTF-8 first"
	case EmptyInput:
		return text + ": the service has answered with nothing"
	case OtherCSV:
		return text + ": name its columns in a mapping, or read it with package sheet"
	}
	for _, own := range ownJSON {
		if f == own.form {
			return text + ", which is not read: " + own.advice
		}
	}
	return text + ", which is not read: " + ask
}
