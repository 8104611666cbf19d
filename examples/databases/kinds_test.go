package main

import (
	"bytes"
	"database/sql"
	"encoding"
	"encoding/xml"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/sheet"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// texts are values of types that neither a record holds nor a number stands for.
var texts = map[reflect.Type][]string{
	reflect.TypeFor[indicators.Expr]():       {"jobs", "export_revenue / jobs", "1 - jobs"},
	reflect.TypeFor[indicators.ExprPeriod](): {"2015", "2015-Q1", "-1 year"},
	reflect.TypeFor[wording.Places]():        {"at most 1, half-even", "exactly 2, up/4", "at most 0"},
	reflect.TypeFor[money.Text]():            {"1.50 MAD", "-7 JPY", "12.500 XQT/3"},
	reflect.TypeFor[money.NumberJSON]():      {"1.50 MAD", "-7 JPY"},
	reflect.TypeFor[money.MinorJSON]():       {"1.50 MAD", "-7 JPY"},
	reflect.TypeFor[finding.Code]():          {"IND031", "mine 7", "قاعدة"},
	reflect.TypeFor[finding.Family]():        {"scale slip", "قاعدة"},
	reflect.TypeFor[indicators.Members]():    {"segment", "segment {BPO, CRM}", "quarter"},
	reflect.TypeFor[sheet.Range]():           {"A3:H40", "B7"},
	reflect.TypeFor[sheet.Ref]():             {"B7", "AA12"},
}

// samples returns values of a type, each once: some that a field of the records
// holds, or all that an enumeration has, and many of a larger set, or those of
// texts. The first is the zero value.
func samples(t *testing.T, typ reflect.Type) []reflect.Value {
	t.Helper()
	all := []reflect.Value{reflect.Zero(typ)}
	i := slices.IndexFunc(columns, func(f reflect.StructField) bool { return f.Type == typ })
	if i < 0 && len(texts[typ]) > 0 {
		for _, text := range texts[typ] {
			v := reflect.New(typ)
			if err := v.Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(text)); err != nil {
				t.Fatal(err)
			}
			all = append(all, v.Elem())
		}
		return all
	}
	if i < 0 {
		for n := range uint64(256) {
			// A code, and a set of one or two.
			for _, bits := range []uint64{n, 1<<min(n%32, n/32) | 1<<(n/32)} {
				v := reflect.New(typ).Elem()
				if v.OverflowUint(bits) {
					continue
				}
				v.SetUint(bits)
				_, err := v.Interface().(encoding.TextMarshaler).MarshalText()
				if err == nil && !slices.ContainsFunc(all, v.Equal) {
					all = append(all, v)
				}
			}
		}
		return all
	}
	for _, r := range records(77, 40) {
		v := reflect.ValueOf(r).FieldByIndex(columns[i].Index)
		if !slices.ContainsFunc(all, func(o reflect.Value) bool { return cmp.Equal(o.Interface(), v.Interface()) }) {
			all = append(all, v)
		}
	}
	return all
}

// eachKind runs a test for every type that is stored in columns.
func eachKind(t *testing.T, f func(t *testing.T, typ, null reflect.Type, all []reflect.Value)) {
	for _, pair := range stored {
		t.Run(pair[0].String(), func(t *testing.T) {
			all := samples(t, pair[0])
			if len(all) < 2 {
				t.Fatal("no samples")
			}
			f(t, pair[0], pair[1], all)
		})
	}
}

// same reports what is not equal.
func same(t *testing.T, what string, want, got any) {
	t.Helper()
	if !cmp.Equal(want, got) {
		t.Errorf("%s: %v came back as %v", what, want, got)
	}
}

// TestKindsInDocuments writes every type as a field, behind a pointer, and in
// a list.
func TestKindsInDocuments(t *testing.T) {
	eachKind(t, func(t *testing.T, typ, _ reflect.Type, all []reflect.Value) {
		record := reflect.StructOf([]reflect.StructField{
			{Name: "Value", Type: typ},
			{Name: "Pointer", Type: reflect.PointerTo(typ)},
			{Name: "List", Type: reflect.SliceOf(typ)},
		})
		for _, c := range codecs() {
			for i, v := range all {
				want := reflect.New(record)
				want.Elem().Field(0).Set(v)
				if i > 0 { // null is a nil pointer
					p := reflect.New(typ)
					p.Elem().Set(v)
					want.Elem().Field(1).Set(p)
				}
				want.Elem().Field(2).Set(reflect.Append(reflect.Zero(reflect.SliceOf(typ)), v, all[0], v))
				got := reflect.New(record)
				write := c.write
				if c.name == "encoding/xml" {
					write = writeElement // the record has no name for one
				}
				data, err := write(want.Interface())
				if err == nil {
					err = c.read(data, got.Interface())
				}
				if err != nil {
					t.Errorf("%s: %v: %v", c.name, v, err)
					continue
				}
				for f := range record.NumField() {
					same(t, c.name+" "+record.Field(f).Name, want.Elem().Field(f).Interface(), got.Elem().Field(f).Interface())
				}
			}
		}
	})
}

// writeElement writes a value as an XML element of a fixed name.
func writeElement(v any) ([]byte, error) {
	var b bytes.Buffer
	err := xml.NewEncoder(&b).EncodeElement(v, xml.StartElement{Name: xml.Name{Local: "record"}})
	return b.Bytes(), err
}

// TestKindsInColumns writes every type into a column by database/sql, as it
// is, behind a pointer, and as sql.Null. What is unset is NULL.
func TestKindsInColumns(t *testing.T) {
	for name, open := range map[string]struct {
		db    func(*testing.T) *sql.DB
		place [2]string
	}{"SQLite": {memory, [2]string{"?", "?"}}, "PostgreSQL": {standard, [2]string{"$1", "$2"}}} {
		t.Run(name, func(t *testing.T) {
			db := open.db(t)
			eachKind(t, func(t *testing.T, typ, null reflect.Type, all []reflect.Value) {
				execute(t, db, "CREATE TEMPORARY TABLE kinds (id bigint, v text)")
				defer execute(t, db, "DROP TABLE kinds")
				for i, v := range all {
					execute(t, db, fmt.Sprintf("INSERT INTO kinds VALUES (%s, %s)", open.place[0], open.place[1]), i, v.Interface())
					query := fmt.Sprintf("SELECT v FROM kinds WHERE id = %d", i)
					same(t, "value", v.Interface(), scanned(t, db, query, typ, all[1]).Interface())

					valid := reflect.New(null).Elem()
					valid.Field(0).Set(v)
					valid.FieldByName("Valid").SetBool(i > 0 || hasText(v))
					same(t, "sql.Null", valid.Interface(), scanned(t, db, query, null, reflect.Zero(null)).Interface())

					p := scanned(t, db, query, reflect.PointerTo(typ), reflect.Zero(reflect.PointerTo(typ)))
					if p.IsNil() == (i > 0 || hasText(v)) {
						t.Errorf("a pointer for %v is nil: %v", v, p.IsNil())
					} else if !p.IsNil() {
						same(t, "pointer", v.Interface(), p.Elem().Interface())
					}

					update := fmt.Sprintf("UPDATE kinds SET v = %s WHERE id = %s", open.place[0], open.place[1])
					execute(t, db, update, valid.Interface(), i)
					same(t, "written as sql.Null", v.Interface(), scanned(t, db, query, typ, all[1]).Interface())
					execute(t, db, fmt.Sprintf("UPDATE kinds SET v = NULL WHERE id = %d", i))
					same(t, "NULL", all[0].Interface(), scanned(t, db, query, typ, all[1]).Interface())
				}
			})
		})
	}
}

// hasText is whether a zero value has a text, and so is no NULL.
func hasText(v reflect.Value) bool {
	text, err := v.Interface().(encoding.TextMarshaler).MarshalText()
	return err == nil && len(text) > 0
}

// scanned reads one column into a value that held another before.
func scanned(t *testing.T, db *sql.DB, query string, typ reflect.Type, before reflect.Value) reflect.Value {
	t.Helper()
	p := reflect.New(typ)
	p.Elem().Set(before)
	if err := db.QueryRowContext(t.Context(), query).Scan(p.Interface()); err != nil {
		t.Errorf("%s into %v: %v", query, typ, err)
	}
	return p.Elem()
}

// TestKindsInArrays sends lists to PostgreSQL by pgx, as text[], and reads them
// back: unset values are NULL in them, and NULL for a whole list is nil.
func TestKindsInArrays(t *testing.T) {
	conn := connect(t)
	eachKind(t, func(t *testing.T, typ, _ reflect.Type, all []reflect.Value) {
		list := reflect.Append(reflect.Zero(reflect.SliceOf(typ)), all...)
		kinds := []string{"text"}
		if typ.String() == "period.Date" {
			kinds = append(kinds, "date")
		}
		for _, kind := range kinds {
			for _, mode := range []pgx.QueryExecMode{pgx.QueryExecModeCacheStatement, pgx.QueryExecModeDescribeExec} {
				got := reflect.New(list.Type())
				var nulls int
				err := conn.QueryRow(t.Context(), "SELECT $1::"+kind+"[], array_length(array_positions($1::"+kind+"[], NULL), 1)",
					mode, list.Interface()).Scan(got.Interface(), nullInt{&nulls})
				if err != nil {
					t.Errorf("%s[] in mode %v: %v", kind, mode, err)
					continue
				}
				same(t, kind+"[]", list.Interface(), got.Elem().Interface())
				if want := map[bool]int{true: 0, false: 1}[hasText(all[0])]; nulls != want {
					t.Errorf("%s[]: %d are NULL, want %d", kind, nulls, want)
				}
			}
			got := reflect.New(list.Type())
			got.Elem().Set(list)
			err := conn.QueryRow(t.Context(), "SELECT NULL::"+kind+"[]").Scan(got.Interface())
			if err != nil || !got.Elem().IsNil() {
				t.Errorf("NULL for %s[]: %v, %v", kind, got.Elem(), err)
			}
		}
	})
}

// nullInt reads a number; NULL is 0.
type nullInt struct{ to *int }

func (n nullInt) Scan(src any) error {
	var v sql.Null[int]
	err := v.Scan(src)
	*n.to = v.V
	return err
}

// TestKindsByGORM has GORM make a column for every type, as it is and behind a
// pointer, and finds each value by its column.
func TestKindsByGORM(t *testing.T) {
	for name, dialect := range byORM {
		t.Run(name, func(t *testing.T) {
			dialect := dialect(t)
			eachKind(t, func(t *testing.T, typ, null reflect.Type, all []reflect.Value) {
				model := reflect.StructOf([]reflect.StructField{
					{Name: "ID", Type: reflect.TypeFor[int64](), Tag: `gorm:"primaryKey"`},
					{Name: "Value", Type: typ},
					{Name: "Pointer", Type: reflect.PointerTo(typ)},
					// GORM asks a sql.Null for no type, and has to be told.
					{Name: "Null", Type: null, Tag: `gorm:"type:text"`},
				})
				table := strings.ReplaceAll(typ.String(), ".", "_") // not one twice: pgx remembers its columns
				db := migrated(t, dialect, nil)
				if err := db.Table(table).AutoMigrate(reflect.New(model).Interface()); err != nil {
					t.Fatal(err)
				}
				for i, v := range all {
					want := reflect.New(model)
					want.Elem().Field(0).SetInt(int64(i + 1))
					want.Elem().Field(1).Set(v)
					if i > 0 {
						p := reflect.New(typ)
						p.Elem().Set(v)
						want.Elem().Field(2).Set(p)
						want.Elem().Field(3).Field(0).Set(v)
						want.Elem().Field(3).FieldByName("Valid").SetBool(true)
					}
					if err := db.Table(table).Create(want.Interface()).Error; err != nil {
						t.Fatalf("%v: %v", v, err)
					}
					got := reflect.New(model)
					if err := db.Table(table).First(got.Interface(), i+1).Error; err != nil {
						t.Fatalf("%v: %v", v, err)
					}
					for f := range model.NumField() {
						same(t, model.Field(f).Name, want.Elem().Field(f).Interface(), got.Elem().Field(f).Interface())
					}
					if i == 0 {
						continue
					}
					got = reflect.New(model)
					err := db.Table(table).Where("value = ?", v.Interface()).First(got.Interface()).Error
					if err != nil || got.Elem().Field(0).Int() != int64(i+1) {
						t.Errorf("found by %v: %v, %v", v, got.Elem().Field(0), err)
					}
				}
			})
		})
	}
}
