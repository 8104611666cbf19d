// Drawing draws .github/architecture.svg: the public packages as rooms of a
// house, each on the floor above the highest that it imports, with an arrow for
// each import that does not follow from others. Only where a room stands on its
// floor, and its caption, are written here; the rest is read from the source.
//
//	go run ./internal/house/drawing -o .github/architecture.svg
package main

import (
	"bytes"
	"flag"
	"fmt"
	"go/parser"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/internal/house"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("drawing", flag.ContinueOnError)
	to := flags.String("o", "architecture.svg", "the file to write")
	if err := flags.Parse(args); err != nil {
		return err
	}
	root, err := house.Root()
	if err != nil {
		return err
	}
	tree, err := house.Parse(root, parser.ImportsOnly)
	if err != nil {
		return err
	}
	picture, err := draw(tree.Graph())
	if err != nil {
		return err
	}
	return os.WriteFile(*to, picture, 0o666)
}

// room is a package in the picture.
type room struct {
	dir     string
	x       int // of its middle
	caption string
	floor   int // 0 is the lowest
}

// rooms lists all packages that users may see, also some that are still to come.
func rooms() []*room {
	return []*room{
		{dir: "indicators/money", x: 460, caption: "exact amounts"},
		{dir: "indicators/period", x: 780, caption: "dates and periods"},
		{dir: "indicators/figure", x: 460, caption: "published numbers"},
		{dir: "indicators/index", x: 440, caption: "index numbers"},
		{dir: "indicators/wording", x: 700, caption: "numbers in words"},
		{dir: "indicators", x: 500, caption: "data, views, metrics"},
		{dir: "agreements/progress", x: 880, caption: "arithmetic of targets"},
		{dir: "indicators/mapping", x: 270, caption: "foreign codes"},
		{dir: "indicators/changes", x: 455, caption: "two releases apart"},
		{dir: "indicators/sdmx", x: 110, caption: "SDMX 2.1"},
		{dir: "indicators/jsonstat", x: 270, caption: "JSON-stat 2"},
		{dir: "indicators/datapackage", x: 430, caption: "Data Package 2"},
		{dir: "indicators/sheet", x: 576, caption: "tables of any shape"},
		{dir: "indicators/finding", x: 640, caption: "findings and rules"},
		{dir: "agreements", x: 880, caption: "targets and history"},
		{dir: "indicators/rules", x: 722, caption: "the IND rules"},
		{dir: "agreements/rules", x: 880, caption: "the AGR rules"},
		{dir: "agreements/sector", x: 500, caption: "any sector's folder"},
		{dir: "offshoring", x: 500, caption: "Morocco's sector"},
	}
}

const (
	width      = 1000
	roomWidth  = 140
	roomHeight = 46
	storey     = 92 // from one floor to the next
	margin     = 12
	roofTop    = 24
)

// place finds the floor of each package that is there: it stands above all that
// it imports.
func place(g house.Graph) ([]*room, error) {
	var list []*room
	for _, r := range rooms() {
		if _, ok := g[r.dir]; ok {
			list = append(list, r)
		}
	}
	for dir := range g {
		if !slices.ContainsFunc(list, func(r *room) bool { return r.dir == dir }) {
			return nil, fmt.Errorf("the picture has no place for %s", dir)
		}
	}
	var floor func(dir string) int
	floor = func(dir string) int {
		at := 0
		for _, d := range g[dir] {
			at = max(at, floor(d)+1)
		}
		return at
	}
	for _, r := range list {
		r.floor = floor(r.dir)
	}
	return list, nil
}

// picture collects the text of the SVG.
type picture struct {
	bytes.Buffer
	rooms []*room
	top   int // the highest floor
}

func (p *picture) line(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

// y is where the rooms of a floor begin.
func (p *picture) y(floor int) int { return roofTop + 56 + (p.top-floor)*storey }

func (p *picture) find(dir string) *room {
	return p.rooms[slices.IndexFunc(p.rooms, func(r *room) bool { return r.dir == dir })]
}

// draw draws the graph of all packages of the module.
func draw(all house.Graph) ([]byte, error) {
	g := all.Public()
	list, err := place(g)
	if err != nil {
		return nil, err
	}
	p := &picture{rooms: list}
	for _, r := range list {
		p.top = max(p.top, r.floor)
	}
	base := p.y(0) + roomHeight + 26 // where the foundation begins
	height := base + 76
	p.line(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" role="img" aria-labelledby="t">`, width, height)
	p.line(`<title id="t">The packages of mithaq: each stands on those that its arrows point to</title>`)
	p.style()
	p.line(`<rect class="sky" width="%d" height="%d" rx="8"/>`, width, height)
	p.walls(base)
	p.foundation(base, all)
	p.arrows(g.Reduce())
	for _, r := range p.rooms {
		y := p.y(r.floor)
		p.line(`<rect class="room %s" x="%d" y="%d" width="%d" height="%d" rx="6"/>`, wing(r.dir), r.x-roomWidth/2, y, roomWidth, roomHeight)
		name, class := p.name(r), "name"
		if len(name) > 12 {
			class = "name long"
		}
		p.line(`<text class="%s" x="%d" y="%d">%s</text>`, class, r.x, y+20, name)
		p.line(`<text class="caption" x="%d" y="%d">%s</text>`, r.x, y+37, r.caption)
	}
	p.line(`</svg>`)
	return p.Bytes(), nil
}

// name is the last element of a package's path, or all of it where another
// package has the same.
func (p *picture) name(r *room) string {
	last := path.Base(r.dir)
	for _, other := range p.rooms {
		if other != r && path.Base(other.dir) == last {
			return r.dir
		}
	}
	return last
}

// wing is the folder at the top level that a package belongs to.
func wing(dir string) string {
	first, _, _ := strings.Cut(dir, "/")
	return first
}

// style gives the colours, for light and for dark pages.
func (p *picture) style() {
	p.line(`<style>
.sky{fill:#fff}.wall{fill:#f6f4ef;stroke:#8a8378;stroke-width:1.5}.roof{fill:#efe6da;stroke:#8a8378;stroke-width:1.5}
.floor{stroke:#d6d0c5}.stone{fill:#e4dfd5;stroke:#8a8378;stroke-width:1.5}
.room{stroke-width:1.5}.indicators{fill:#e3eefb;stroke:#2f6db5}.agreements{fill:#e6f4e6;stroke:#3b8a4a}.offshoring{fill:#fbe9d7;stroke:#c0702a}
.name{font-size:15px;font-weight:600;text-anchor:middle;fill:#1d2329}.long{font-size:13px}.caption{font-size:12px;text-anchor:middle;fill:#4a525a}
.part{font-size:13px;fill:#5f584e}.part tspan{font-weight:600}.arrow{fill:none;stroke:#5d6670;stroke-width:1.5}.head{fill:#5d6670}
@media (prefers-color-scheme:dark){
.sky{fill:#14181d}.wall{fill:#1d2229;stroke:#7b828b}.roof{fill:#262b33;stroke:#7b828b}
.floor{stroke:#363d46}.stone{fill:#2b313a;stroke:#7b828b}
.indicators{fill:#16304d;stroke:#6aa8ee}.agreements{fill:#17371f;stroke:#68b878}.offshoring{fill:#45290f;stroke:#e39a55}
.name{fill:#f0f3f6}.caption{fill:#c3cad2}.part{fill:#b5bcc5}.arrow{stroke:#a3acb6}.head{fill:#a3acb6}}
</style>
<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
<path class="head" d="M0 0 8 4 0 8z"/></marker></defs>`)
}

// walls draws the house: the roof over a sector, the attic, the halls, and the
// ground floor.
func (p *picture) walls(base int) {
	eaves := p.y(p.find("agreements/sector").floor) + roomHeight + 14
	halls := p.y(p.find("indicators").floor) + roomHeight + 22
	attic := eaves
	if r := slices.IndexFunc(p.rooms, func(r *room) bool { return r.dir == "agreements/rules" }); r >= 0 {
		attic = p.y(p.rooms[r].floor) + roomHeight + 22
	}
	p.line(`<path class="roof" d="M%d %d %d %d %d %dz"/>`, margin, eaves, width/2, roofTop, width-margin, eaves)
	p.line(`<rect class="wall" x="%d" y="%d" width="%d" height="%d"/>`, margin+14, eaves, width-2*margin-28, base-eaves)
	label := func(y int, name, what string) {
		p.line(`<text class="part" x="%d" y="%d"><tspan>%s</tspan> %s</text>`, margin+30, y, name, what)
	}
	if attic > eaves {
		label(eaves+24, "Attic", "rules, over all records")
		p.line(`<path class="floor" d="M%d %dH%d"/>`, margin+15, attic, width-margin-15)
	}
	label(halls-40, "Halls", "records: who published what, who agreed to what")
	p.line(`<path class="floor" d="M%d %dH%d"/>`, margin+15, halls, width-margin-15)
	label(halls+24, "Ground floor", "arithmetic that knows no record")
}

// foundation names the internal packages that several parts of the house share.
func (p *picture) foundation(base int, all house.Graph) {
	var shared []string
	for _, r := range p.rooms {
		for dir := range all.Reach(r.dir) {
			if name, ok := strings.CutPrefix(dir, "internal/"); ok && !slices.Contains(shared, name) {
				shared = append(shared, name)
			}
		}
	}
	slices.Sort(shared)
	p.line(`<rect class="stone" x="%d" y="%d" width="%d" height="54"/>`, margin, base, width-2*margin)
	p.line(`<text class="part" x="%d" y="%d"><tspan>internal/</tspan> what several rooms share and no user sees</text>`, margin+18, base+22)
	p.line(`<text class="part" x="%d" y="%d">%s</text>`, margin+18, base+42, strings.Join(shared, " \u00b7 "))
}

// arrows draws the imports, spread along the edges of the rooms.
func (p *picture) arrows(g house.Graph) {
	above := make(map[string][]*room) // the rooms that import a room
	below := make(map[string][]*room)
	for _, r := range p.rooms {
		for _, d := range g[r.dir] {
			above[d] = append(above[d], r)
			below[r.dir] = append(below[r.dir], p.find(d))
		}
	}
	port := func(at *room, others []*room, other *room) int {
		slices.SortFunc(others, func(a, b *room) int { return a.x - b.x })
		step := roomWidth / (len(others) + 1)
		return at.x - roomWidth/2 + step*(slices.Index(others, other)+1)
	}
	for _, r := range p.rooms {
		for _, d := range g[r.dir] {
			to := p.find(d)
			x1, y1 := port(r, below[r.dir], to), p.y(r.floor)+roomHeight
			x2, y2 := port(to, above[d], r), p.y(to.floor)-2
			bend := (y2 - y1) / 2
			p.line(`<path class="arrow" marker-end="url(#head)" d="M%d %dC%d %d %d %d %d %d"/>`, x1, y1, x1, y1+bend, x2, y2-bend, x2, y2)
		}
	}
}
