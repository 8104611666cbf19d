package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/house"
)

// TestCurrent: the picture of the architecture page shows the imports as they are.
func TestCurrent(t *testing.T) {
	root, err := house.Root()
	if err != nil {
		t.Fatal(err)
	}
	drawn := filepath.Join(t.TempDir(), "drawn.svg")
	if err := run([]string{"-o", drawn}); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(drawn)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(root, ".github", "architecture.svg"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error(".github/architecture.svg is not current: run go generate ./internal/house")
	}
}

// TestDraw: a package that is added has to get a place, and each import that does
// not follow from others is an arrow.
func TestDraw(t *testing.T) {
	g := house.Graph{
		"indicators/money":  nil,
		"indicators/figure": {"indicators/money"},
		"indicators":        {"indicators/figure", "indicators/money", "internal/enum"},
		"agreements/sector": {"indicators"},
		"internal/enum":     nil,
		"internal/house":    nil,
	}
	svg, err := draw(g)
	if err != nil {
		t.Fatal(err)
	}
	for dec := xml.NewDecoder(bytes.NewReader(svg)); ; {
		if _, err := dec.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	if n := strings.Count(string(svg), `class="arrow"`); n != 3 {
		t.Errorf("%d arrows, want 3", n)
	}
	if n := strings.Count(string(svg), `class="room`); n != 4 {
		t.Errorf("%d rooms, want 4", n)
	}
	if !strings.Contains(string(svg), ">enum<") {
		t.Error("internal/enum is not in the foundation")
	}
	g["indicators/attic"] = nil
	if _, err := draw(g); err == nil {
		t.Error("a package without a place is drawn")
	}
}
