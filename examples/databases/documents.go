package main

import (
	"bytes"
	"context"
	"encoding/gob"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/fxamacker/cbor/v2"
	"github.com/vmihailenco/msgpack/v5"
	"go.mongodb.org/mongo-driver/v2/bson"
	"gopkg.in/yaml.v3"
)

// A codec writes and reads documents.
type codec struct {
	name  string
	write func(any) ([]byte, error)
	read  func([]byte, any) error
	show  func([]byte) (string, error)
}

// codecs are the packages for documents that the values go through.
func codecs() []codec {
	return []codec{
		{"encoding/json", json.Marshal, json.Unmarshal, text},
		{"encoding/xml", xml.Marshal, xml.Unmarshal, text},
		{"YAML", yaml.Marshal, yaml.Unmarshal, text},
		{"BSON", bson.Marshal, bson.Unmarshal, func(b []byte) (string, error) { return bson.Raw(b).String(), nil }},
		{"CBOR", cbor.Marshal, cbor.Unmarshal, cbor.Diagnose},
		{"MessagePack", msgpack.Marshal, msgpack.Unmarshal, size},
		{"encoding/gob", writeGob, readGob, nothing},
	}
}

func text(b []byte) (string, error) { return string(b), nil }

func size(b []byte) (string, error) { return fmt.Sprintf("%d bytes", len(b)), nil }

func nothing([]byte) (string, error) { return "", nil }

func writeGob(v any) ([]byte, error) {
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(v)
	return b.Bytes(), err
}

func readGob(data []byte, v any) error { return gob.NewDecoder(bytes.NewReader(data)).Decode(v) }

// documents returns a store for each codec: a document for each payment.
func documents() []store {
	var stores []store
	for _, c := range codecs() {
		stores = append(stores, store{c.name, func(_ context.Context, all []payment) ([]payment, []string, error) {
			back := make([]payment, len(all))
			var first string
			for i, p := range all {
				data, err := c.write(p)
				if err != nil {
					return nil, nil, err
				}
				if err := c.read(data, &back[i]); err != nil {
					return nil, nil, err
				}
				if i == 0 {
					if first, err = c.show(data); err != nil {
						return nil, nil, err
					}
				}
			}
			if first == "" {
				return back, nil, nil
			}
			return back, strings.Split(strings.TrimSpace(first), "\n"), nil
		}})
	}
	return stores
}
