package strictjson_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mithaq-go/mithaq/internal/strictjson"
)

func TestWriter(t *testing.T) {
	const format = "mithaq.observations/1"
	records := []obs{{ID: "a", Figure: "1"}, {ID: "b", Figure: ">9000", Parts: []int{1, 2}}}
	tests := []struct {
		name   string
		lines  bool
		header any
		format string
		n      int
		want   string
	}{
		{"array", false, head{Title: "t"}, format, 2, `{
  "format": "mithaq.observations/1",
  "title": "t",
  "observations": [
    {"id":"a","figure":"1"},
    {"id":"b","figure":">9000","parts":[1,2]}
  ]
}
`},
		{"empty array", false, nil, "", 0, "{\n  \"observations\": []\n}\n"},
		{"array and format", false, nil, format, 1, "{\n  \"format\": \"mithaq.observations/1\",\n  \"observations\": [\n    {\"id\":\"a\",\"figure\":\"1\"}\n  ]\n}\n"},
		{"lines", true, nil, "", 2, "{\"id\":\"a\",\"figure\":\"1\"}\n{\"id\":\"b\",\"figure\":\">9000\",\"parts\":[1,2]}\n"},
		{"lines with header", true, head{Title: "t"}, format, 1, "{\"format\":\"mithaq.observations/1\",\"title\":\"t\"}\n{\"id\":\"a\",\"figure\":\"1\"}\n"},
		{"lines with format", true, nil, format, 0, "{\"format\":\"mithaq.observations/1\"}\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			w := strictjson.NewArrayWriter(&b, tt.header, "observations", tt.format)
			if tt.lines {
				w = strictjson.NewLineWriter(&b, tt.header, tt.format)
			}
			for _, o := range records[:tt.n] {
				if err := w.Write(o); err != nil {
					t.Fatal(err)
				}
			}
			if err := errors.Join(w.Close(), w.Close()); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, b.String()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			var h head
			header := any(&h)
			if tt.header == nil {
				header = nil
			}
			opt := strictjson.Options{Format: tt.format}
			r := strictjson.NewArray(&b, header, "observations", opt)
			if tt.lines {
				r = strictjson.NewLines(&b, header, opt)
			}
			if got := strings.Join(drain(t, r), ""); got != "ab"[:tt.n] {
				t.Errorf("read back as %q", got)
			}
			if err := w.Write(records[0]); !errors.Is(err, strictjson.ErrTarget) {
				t.Errorf("Write after Close: %v", err)
			}
		})
	}
}
