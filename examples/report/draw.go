package main

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// size is the geometry of a drawing.
type size struct {
	name                     string
	width, height            px
	left, right, top, bottom px
	font                     px
	radius                   px
	every                    int // the least pixels between two years that are written out
}

// A drawing for screens and print, and one for telephones.
var (
	wide = size{
		name: "wide", width: 92800, height: 33000, left: 2600, right: 1600, top: 4600, bottom: 2600, font: 1250,
		radius: 440, every: 44,
	}
	narrow = size{
		name: "narrow", width: 36000, height: 32000, left: 1900, right: 1100, top: 5000, bottom: 2600, font: 1250,
		radius: 380, every: 40,
	}
)

// edge is where the lines of the values begin.
const edge px = 200

// shapes is how many perimeters have a look of their own.
const shapes = 6

// drawing is a chart in pixels.
type drawing struct {
	Name    string
	W, H    px
	Font    px
	Top     px
	Bottom  px
	Left    px
	Right   px
	Grid    []gridline
	Years   []tick
	Breaks  []rule
	Lines   []stroke
	Marks   []glyph
	Labels  []label
	Lo, Hi  string // the values at Bottom and Top
	First   string // the day at Left
	Last    string // the day at Right
	Summary string
}

type (
	gridline struct {
		Y      px
		Value  string
		Text   string
		X, TY  px
		Anchor string
		Base   bool
	}
	tick struct {
		X, Y px
		Text string
	}
	rule struct {
		X, Y1, Y2 px
		Label     label
	}
	stroke struct {
		X1, Y1, X2, Y2 px
		Group          int
		From, To       string // periods
		Perimeter      string
	}
	glyph struct {
		X, Y      px
		Path      string // of the shape, around 0,0
		Bar       string // of the range or the arrow, around 0,0
		Class     string
		Group     int
		Number    number
		Period    string
		Title     string
		Perimeter string
	}
	label struct {
		X, Y   px
		Text   string
		Anchor string
		Class  string
		Leader string
		Number number
	}
	box struct{ x1, y1, x2, y2 px }
)

// canvas places things on a drawing.
type canvas struct {
	size
	plot
	lang    wording.Lang
	taken   []box
	d       *drawing
	from    period.Date
	days    int
	anchors map[string]string
}

// draw draws a plot.
func (m *maker) draw(c chart, p plot, s size) drawing {
	d := drawing{
		Name: s.name + "-" + c.ID, W: s.width, H: s.height, Font: s.font, Top: s.top, Bottom: s.height - s.bottom,
		Left: s.left, Right: s.width - s.right,
	}
	cv := canvas{size: s, plot: p, lang: m.lang, d: &d, anchors: map[string]string{
		"start": "start", "middle": "middle", "end": "end",
	}}
	if m.lang == wording.Ar { // a text from right to left starts at its right end
		cv.anchors["start"], cv.anchors["end"] = "end", "start"
	}
	cv.from = period.MustDate(p.years[0], 1, 1)
	end := period.MustDate(p.years[1], 12, 31).AddDays(1)
	cv.days = end.DaysSince(cv.from)
	d.First, d.Last = cv.from.String(), end.String()
	cv.grid(m)
	cv.ticks()
	for _, l := range p.lines {
		d.Lines = append(d.Lines, stroke{
			X1: cv.x(l.from.at), Y1: cv.y(l.from.lower), X2: cv.x(l.to.at), Y2: cv.y(l.to.lower), Group: l.group % shapes,
			From: l.from.at.String(), To: l.to.at.String(), Perimeter: string(groupOf(c, l.group)),
		})
	}
	for _, x := range p.marks {
		cv.glyph(m, c, x)
	}
	cv.breaks(m)
	for i, x := range p.marks {
		if x.accused {
			cv.accuse(d.Marks[i])
		}
	}
	d.Summary = m.with("{name}: everything that was published, by year", "name", c.Label)
	return d
}

// groupOf returns the perimeter of a group.
func groupOf(c chart, n int) indicators.ID {
	for _, g := range c.Groups {
		if g.N == n {
			return g.ID
		}
	}
	return ""
}

// x is where the middle of a period lies.
func (c *canvas) x(p period.Period) px {
	twice := p.First().DaysSince(c.from) + p.Last().AddDays(1).DaysSince(c.from)
	way := c.width - c.left - c.right
	return c.left + along(big.NewRat(int64(twice), 2), new(big.Rat), big.NewRat(int64(c.days), 1), way)
}

// y is where a value lies.
func (c *canvas) y(v *big.Rat) px {
	base := c.height - c.bottom
	return base - along(v, c.lo, c.hi, base-c.top)
}

// grid draws the lines of the values; the topmost says its unit.
func (c *canvas) grid(m *maker) {
	power := c.power(m)
	for v := c.lo; v.Cmp(c.hi) <= 0; v = new(big.Rat).Add(v, c.step) {
		f, err := figure.FromRat(v)
		if err != nil {
			return
		}
		q := figure.Quantity{Figure: f, Unit: c.unit}
		top := new(big.Rat).Add(v, c.step).Cmp(c.hi) > 0
		text := m.tell(q)
		if scaled, err := f.Scale(power); err == nil && !top {
			text = m.tell(scaled)
		}
		if v.Cmp(c.lo) == 0 {
			c.d.Lo = q.String()
		}
		c.d.Hi = q.String()
		y := c.y(v)
		g := gridline{
			Y: y, Value: q.String(), Text: text, X: edge, TY: y - 500, Anchor: c.anchors["start"], Base: v.Sign() == 0,
		}
		c.d.Grid = append(c.d.Grid, g)
		c.take(edge, y-1500, edge+c.wide(text), y)
	}
	// Nothing is written over the years.
	c.take(0, c.height-c.bottom+200, c.width, c.height)
}

// power returns by what the values are scaled where the topmost has a word for it, such
// as billion.
func (c *canvas) power(m *maker) *big.Rat {
	top, err := figure.FromRat(c.hi)
	if err != nil {
		return big.NewRat(1, 1)
	}
	said := m.tell(figure.Quantity{Figure: top, Unit: c.unit})
	for _, n := range []int64{1, 1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000} {
		scaled, err := top.Scale(big.NewRat(1, n))
		if err != nil {
			continue
		}
		number := m.tell(scaled)
		if rest, ok := strings.CutPrefix(said, number); ok && rest != "" && !strings.ContainsAny(rest[:1], ".,0123456789") {
			return big.NewRat(1, n)
		}
	}
	return big.NewRat(1, 1)
}

// ticks writes the years.
func (c *canvas) ticks() {
	way := int(c.width-c.left-c.right) / 100
	years := c.years[1] - c.years[0] + 1
	every := 1
	for _, n := range []int{1, 2, 5, 10, 20, 50, 100} {
		every = n
		if way*n/years >= c.every {
			break
		}
	}
	for y := c.years[0]; y <= c.years[1]; y++ {
		if y%every == 0 {
			c.d.Years = append(c.d.Years, tick{X: c.x(period.Year(y)), Y: c.height - 800, Text: strconv.Itoa(y)})
		}
	}
}

// wide estimates how wide a text is.
func (c *canvas) wide(text string) px {
	return px(utf8.RuneCountInString(text)) * c.font * 56 / 100
}

func (c *canvas) take(x1, y1, x2, y2 px) { c.taken = append(c.taken, box{x1, y1, x2, y2}) }

func (c *canvas) free(b box) bool {
	if b.x1 < 0 || b.y1 < 0 || b.x2 > c.width || b.y2 > c.height {
		return false
	}
	for _, o := range c.taken {
		if b.x1 < o.x2 && o.x1 < b.x2 && b.y1 < o.y2 && o.y1 < b.y2 {
			return false
		}
	}
	return true
}

// shape is the path of the shape of a group around 0,0.
func shape(n int, r px) string {
	at := func(x, y px) string { return x.String() + " " + y.String() }
	join := func(points ...string) string { return "M" + strings.Join(points, "L") + "Z" }
	s, t := r*88/100, r*115/100
	switch n % shapes {
	case 0:
		return fmt.Sprintf("M-%[1]s 0a%[1]s %[1]s 0 1 0 %[2]s 0a%[1]s %[1]s 0 1 0 -%[2]s 0Z", r, 2*r)
	case 1:
		return join(at(-s, -s), at(s, -s), at(s, s), at(-s, s))
	case 2:
		return join(at(0, -t), at(t, s), at(-t, s))
	case 3:
		return join(at(0, t), at(t, -s), at(-t, -s))
	case 4:
		return join(at(-t, 0), at(-t/2, -t), at(t/2, -t), at(t, 0), at(t/2, t), at(-t/2, t))
	}
	return join(at(-t, -t/3), at(0, -t), at(t, -t/3), at(t*2/3, t), at(-t*2/3, t))
}

// diamond is the shape of a target.
func diamond(r px) string {
	return fmt.Sprintf("M0 -%[1]sL%[1]s 0L0 %[1]sL-%[1]s 0Z", r)
}

// glyph draws a mark.
func (c *canvas) glyph(m *maker, of chart, x mark) {
	g := glyph{
		X: c.x(x.at), Y: c.y(x.lower), Group: x.group % shapes, Number: x.number, Period: x.at.String(),
		Perimeter: string(groupOf(of, x.group)), Class: "point", Path: shape(x.group, c.radius),
	}
	const arrow, cap = px(1500), px(350)
	switch x.kind {
	case about:
		g.Class = "about"
	case span:
		g.Class = "span"
		high := c.y(x.upper) - g.Y
		g.Bar = fmt.Sprintf("M-%[1]s 0H%[1]sM0 0V%[2]sM-%[1]s %[2]sH%[1]s", cap, high)
		g.Path = ""
	case above, below:
		g.Class = "bound"
		tip, wing := -arrow, -arrow+cap
		if x.kind == below {
			tip, wing = arrow, arrow-cap
		}
		g.Bar = fmt.Sprintf("M-%[1]s 0H%[1]sM0 0V%[2]sM-%[1]s %[3]sL0 %[2]sL%[1]s %[3]s", cap, tip, wing)
		g.Path = ""
	}
	if x.aim {
		g.Class += " aim"
		if g.Path != "" {
			g.Path = diamond(c.radius + 100)
		}
	}
	if x.agreed {
		g.Class += " agreed"
	}
	if x.accused {
		g.Class += " accused"
	}
	g.Title = m.period(x.at) + m.say(": ") + x.number.Said
	if name := m.perimeter(groupOf(of, x.group)); name != "" {
		g.Title += m.say(", ") + name
	}
	c.d.Marks = append(c.d.Marks, g)
	c.take(g.X-c.radius, g.Y-c.radius, g.X+c.radius, g.Y+c.radius)
	switch x.kind {
	case span:
		c.take(g.X-cap, c.y(x.upper), g.X+cap, g.Y)
	case above:
		c.take(g.X-cap, g.Y-arrow, g.X+cap, g.Y)
	case below:
		c.take(g.X-cap, g.Y, g.X+cap, g.Y+arrow)
	}
}

// breaks draws where the definition changes; their labels stand above the picture, in
// rows where they would meet.
func (c *canvas) breaks(m *maker) {
	text := m.say("new definition")
	for _, b := range c.plot.breaks {
		x := (c.x(b.Before) + c.x(b.After)) / 2
		if b.Before == b.After || b.After.Before(b.Before) {
			x = c.x(b.After) - along(big.NewRat(1, 2), new(big.Rat), big.NewRat(int64(c.years[1]-c.years[0]+1), 1),
				c.width-c.left-c.right)
		}
		year := strconv.Itoa(b.After.First().Year())
		l := label{Text: year + " " + text, Class: "break"}
		w := c.wide(l.Text)
		placed := false
		for _, y := range []px{1300, 2950, 4600} {
			for _, side := range []string{"middle", "end", "start"} {
				at := box{x - w/2, y - c.font, x + w/2, y + 300}
				l.X, l.Anchor = x, "middle"
				switch side {
				case "end":
					at.x1, at.x2, l.X, l.Anchor = x-w-300, x-300, x-300, c.anchors["end"]
				case "start":
					at.x1, at.x2, l.X, l.Anchor = x+300, x+w+300, x+300, c.anchors["start"]
				}
				if !placed && c.free(at) {
					placed = true
					l.Y = y
					c.taken = append(c.taken, at)
					c.d.Breaks = append(c.d.Breaks, rule{X: x, Y1: y + 400, Y2: c.height - c.bottom, Label: l})
				}
			}
		}
		if !placed {
			c.d.Breaks = append(c.d.Breaks, rule{X: x, Y1: c.top, Y2: c.height - c.bottom})
		}
	}
}

// accuse writes beside a figure that an error accuses what was printed.
func (c *canvas) accuse(g glyph) {
	l := label{Text: g.Number.Said, Class: "accused", Number: g.Number, Anchor: "middle"}
	w := c.wide(l.Text)
	for _, dy := range []px{-1400, -2000, -2800, -3600, 2400, -5000, -7000} {
		for _, dx := range []px{0, w / 2, -w / 2, w, -w} {
			x, y := g.X+dx, g.Y+dy
			at := box{x - w/2, y - c.font, x + w/2, y + 300}
			if !c.free(at) {
				continue
			}
			l.X, l.Y = x, y
			if dy < 0 {
				near := min(max(g.X, x-w/2+400), x+w/2-400)
				l.Leader = fmt.Sprintf("M%s %sL%s %s", near, y+400, g.X, g.Y-c.radius-150)
			}
			c.taken = append(c.taken, at)
			c.d.Labels = append(c.d.Labels, l)
			return
		}
	}
	l.X, l.Y = g.X, g.Y-1400
	c.d.Labels = append(c.d.Labels, l)
}
