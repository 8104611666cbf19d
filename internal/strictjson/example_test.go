package strictjson_test

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/mithaq-go/mithaq/internal/strictjson"
)

func ExampleDecode() {
	var doc struct {
		Observations []struct {
			ID     string `json:"id"`
			Figure string `json:"figure"`
			Note   string `json:"note,omitempty"`
		} `json:"observations"`
	}
	err := strictjson.Decode([]byte(`{
  "format": "mithaq.dataset/1",
  "observations": [
    {"id": "S05", "figure": "65000", "Note": "AMRC"},
    {"id": "S06", "figure": 7500000}
  ]
}`), &doc, strictjson.Options{Format: "mithaq.dataset/1"})
	fmt.Println(err)
	// Output:
	// line 4, column 38, /observations/S05/Note: unknown member: "Note", perhaps "note"
	// line 5, column 29, /observations/S06/figure: wrong type: a number, want a string
}

func ExampleReader() {
	type observation struct {
		ID     string `json:"id"`
		Figure string `json:"figure"`
	}
	input := strings.NewReader(`{"id":"a","figure":"16"}
{"id":"b","figure":null}
{"id":"c","figure":">9000"}
`)
	r := strictjson.NewLines(input, nil, strictjson.Options{})
	for {
		var o observation
		err := r.Next(&o)
		if err == io.EOF {
			break
		}
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(o.ID, o.Figure)
	}
	// Output:
	// a 16
	// line 2, column 20, /b/figure: null for a required value: want a string
	// c >9000
}

func ExampleWriter() {
	w := strictjson.NewArrayWriter(os.Stdout, struct {
		Title string `json:"title"`
	}{"Two figures"}, "observations", "mithaq.dataset/1")
	for _, figure := range []string{"16", ">9000"} {
		if err := w.Write(map[string]string{"figure": figure}); err != nil {
			fmt.Println(err)
		}
	}
	if err := w.Close(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//   "format": "mithaq.dataset/1",
	//   "title": "Two figures",
	//   "observations": [
	//     {"figure":"16"},
	//     {"figure":">9000"}
	//   ]
	// }
}
