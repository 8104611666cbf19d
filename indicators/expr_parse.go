package indicators

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// ParseExpr reads an expression of the metric language. The grammar is in the
// documentation of [Metric]. Text longer than 16 KiB, nesting deeper than 128
// and more than 2,048 operations are refused with [ErrLimit].
//
// The error is a [*Problems]: every fault found, up to 20, each with its byte
// offset.
func ParseExpr(text string) (Expr, error) {
	p, err := newParser("ParseExpr", text)
	if err != nil {
		return Expr{}, err
	}
	n := p.expr()
	p.end()
	if err := p.bad.err(); err != nil {
		return Expr{}, err
	}
	return Expr{n: n}, nil
}

// parser reads an expression by recursive descent. After a fault it goes on
// with an opBad node, so that all faults are told at once.
type parser struct {
	op    string
	s     string
	pos   int
	depth int
	size  int
	bad   Problems
	last  int  // offset of the last fault: one is told for each place
	stop  bool // a limit is reached: nothing more is read
}

func newParser(op, text string) (*parser, error) {
	if len(text) > maxExprText {
		p := &parser{op: op, last: -1}
		p.fail(maxExprText, ErrLimit, "%d bytes of text, more than %d", len(text), maxExprText)
		return nil, &p.bad
	}
	return &parser{op: op, s: text, last: -1}, nil
}

func (p *parser) fail(at int, sentinel error, format string, args ...any) *node {
	if at == p.last || p.stop {
		return &node{op: opBad, at: at}
	}
	p.last = at
	p.bad.add(&Error{Op: p.op, Err: sentinel, Offset: at, Detail: fmt.Sprintf(format, args...)}, maxExprErrors)
	if sentinel == ErrLimit {
		p.stop, p.pos = true, len(p.s)
	}
	return &node{op: opBad, at: at}
}

// finish completes a node; what is wrong with it is a fault at its place.
func (p *parser) finish(n *node) *node {
	for _, a := range []*node{n.x, n.y} {
		if a != nil && a.op == opBad {
			return a
		}
	}
	if p.size++; p.size > maxExprNodes {
		return p.fail(n.at, ErrLimit, "more than %d operations", maxExprNodes)
	}
	if err := n.finish(); err != nil {
		e := n.locate(p.op, n.at, err)
		return p.fail(n.at, e.Err, "%s", e.Detail)
	}
	return n
}

func (p *parser) space() {
	for p.pos < len(p.s) {
		switch p.s[p.pos] {
		case ' ', '\t', '\n', '\r':
			p.pos++
		default:
			return
		}
	}
}

// peek returns the next byte that is no space, 0 at the end.
func (p *parser) peek() byte {
	p.space()
	if p.pos < len(p.s) {
		return p.s[p.pos]
	}
	return 0
}

// take reads c if it comes next.
func (p *parser) take(c byte) bool {
	if p.peek() == c && p.pos < len(p.s) {
		p.pos++
		return true
	}
	return false
}

// expect reads c, or tells that it is missing.
func (p *parser) expect(c byte, after string) bool {
	if p.take(c) {
		return true
	}
	p.fail(p.pos, ErrSyntax, "%q expected after %s, found %s", c, after, p.found())
	return false
}

// found describes what comes next.
func (p *parser) found() string {
	if p.peek() == 0 && p.pos == len(p.s) {
		return "the end"
	}
	_, n := utf8.DecodeRuneInString(p.s[p.pos:])
	end := p.pos + n
	for end < len(p.s) && nameByte(p.s[p.pos]) && nameByte(p.s[end]) {
		end++
	}
	return cite.Quote(p.s[p.pos:end])
}

// end tells of what stands behind the expression.
func (p *parser) end() {
	for p.peek(); p.pos < len(p.s); p.peek() {
		p.fail(p.pos, ErrSyntax, "operator expected, found %s", p.found())
		// Go on behind it: there may be more faults.
		before := p.pos
		if c := p.s[p.pos]; strings.IndexByte("+-*/)],", c) >= 0 {
			p.pos++
		}
		if p.peek() != 0 {
			p.expr()
		}
		if p.pos == before {
			p.junk()
		}
	}
}

// junk goes behind the letter that comes next.
func (p *parser) junk() {
	if p.pos < len(p.s) {
		_, n := utf8.DecodeRuneInString(p.s[p.pos:])
		p.pos += n
	}
}

// expr = term { ("+" | "-") term }.
func (p *parser) expr() *node {
	if p.depth++; p.depth > maxExprDepth {
		p.depth--
		return p.fail(p.pos, ErrLimit, "nested deeper than %d", maxExprDepth)
	}
	defer func() { p.depth-- }()
	x := p.term()
	for {
		at := p.pos
		switch c := p.peek(); c {
		case '+', '-':
			p.pos++
			o := opAdd
			if c == '-' {
				o = opSub
			}
			x = p.finish(&node{op: o, x: x, y: p.term(), at: p.skip(at)})
		default:
			return x
		}
	}
}

// skip returns the offset of the first byte from at that is no space.
func (p *parser) skip(at int) int {
	for at < len(p.s) && strings.IndexByte(" \t\n\r", p.s[at]) >= 0 {
		at++
	}
	return at
}

// term = unary { ("*" | "/") unary }.
func (p *parser) term() *node {
	x := p.unary()
	for {
		at := p.pos
		switch c := p.peek(); c {
		case '*', '/':
			p.pos++
			o := opMul
			if c == '/' {
				o = opQuo
			}
			x = p.finish(&node{op: o, x: x, y: p.unary(), at: p.skip(at)})
		default:
			return x
		}
	}
}

// unary = { "-" } postfix.
func (p *parser) unary() *node {
	var signs []int
	for p.peek() == '-' {
		if len(signs) > maxExprDepth {
			return p.fail(p.pos, ErrLimit, "more than %d signs", maxExprDepth)
		}
		signs = append(signs, p.pos)
		p.pos++
	}
	x := p.postfix()
	for i := len(signs) - 1; i >= 0; i-- {
		x = p.finish(&node{op: opNeg, x: x, at: signs[i]})
	}
	return x
}

// postfix = primary { "[" selections "]" }.
func (p *parser) postfix() *node {
	x := p.primary()
	for p.peek() == '[' {
		at := p.pos
		p.pos++
		n := &node{op: opSelect, x: x, at: at}
		before := p.bad.Total
		n.where = p.selections()
		p.expect(']', "the selection")
		if p.bad.Total > before {
			x = &node{op: opBad, at: at}
			continue
		}
		x = p.finish(n)
	}
	return x
}

// primary = number | indicator | function | "(" expr ")".
func (p *parser) primary() *node {
	c := p.peek()
	at := p.pos
	switch {
	case c == '(':
		p.pos++
		x := p.expr()
		if p.take(')') {
			return x
		}
		return p.fail(p.pos, ErrSyntax, "%q expected, found %s", ')', p.found())
	case c == '"':
		rest := p.s[p.pos+1:]
		end := strings.IndexByte(rest, '"')
		if end < 0 {
			p.pos = len(p.s)
			return p.fail(at, ErrSyntax, "quote without an end")
		}
		p.pos += end + 2
		return p.finish(&node{op: opRef, id: ID(rest[:end]), at: at})
	case '0' <= c && c <= '9':
		return p.number()
	case nameByte(c) && c != '_' && c != '.':
		for p.pos < len(p.s) && nameByte(p.s[p.pos]) {
			p.pos++
		}
		name := p.s[at:p.pos]
		if p.peek() == '(' {
			p.pos++
			return p.call(name, at)
		}
		return p.finish(&node{op: opRef, id: ID(name), at: at})
	}
	bad := p.fail(p.pos, ErrSyntax, "a number, an indicator or %q expected, found %s", '(', p.found())
	if strings.IndexByte("+-*/)],", c) < 0 {
		p.junk()
	}
	return bad
}

// number = digits [ "." digits ] [ "%" | "[" unit "]" ].
func (p *parser) number() *node {
	at := p.pos
	p.digits()
	if p.pos+1 < len(p.s) && p.s[p.pos] == '.' && isDigit(p.s[p.pos+1]) {
		p.pos++
		p.digits()
	}
	n := &node{op: opNumber, at: at, num: p.s[at:p.pos]}
	if len(n.num) > maxNumber {
		return p.fail(at, ErrLimit, "a number of more than %d digits", maxNumber)
	}
	n.num = canonicalNumber(n.num)
	var unit string
	switch p.peek() {
	case '%':
		p.pos++
		unit = "percent"
	case '[':
		unitAt := p.pos
		end := strings.IndexByte(p.s[p.pos:], ']')
		if end < 0 {
			p.pos = len(p.s)
			return p.fail(unitAt, ErrSyntax, "unit without %q", ']')
		}
		unit = strings.TrimSpace(p.s[unitAt+1 : unitAt+end])
		p.pos = unitAt + end + 1
		if unit == "" {
			return p.fail(unitAt, ErrSyntax, "empty unit")
		}
	}
	if unit != "" {
		u, err := figure.ParseUnit(unit)
		if err != nil {
			return p.fail(at, ErrUnit, "%s: %v", cite.Quote(unit), err)
		}
		n.unit = u
	}
	return p.finish(n)
}

func (p *parser) digits() {
	for p.pos < len(p.s) && isDigit(p.s[p.pos]) {
		p.pos++
	}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// canonicalNumber drops zeros that say nothing: "007.50" is "7.5".
func canonicalNumber(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	s = strings.TrimLeft(s, "0")
	if s == "" || s[0] == '.' {
		s = "0" + s
	}
	return s
}

// functions maps names to operations.
func functionNamed(name string) op {
	for o := opAt; int(o) < len(opNames); o++ {
		if opNames[o] == name {
			return o
		}
	}
	return opBad
}

// call reads the arguments of a function; the opening parenthesis is read.
func (p *parser) call(name string, at int) *node {
	o := functionNamed(name)
	if o == opBad {
		p.fail(at, ErrSyntax, "unknown function %s", cite.Quote(name))
		p.skipCall()
		return &node{op: opBad, at: at}
	}
	n := &node{op: o, at: at}
	before := p.bad.Total
	n.x = p.expr()
	switch {
	case o == opSum || o == opAggregate || o == opHHI || o == opNormalisedHHI:
		p.members(n)
	case o.compares() || o.overlaps():
		p.basket(n)
	default:
		p.args(n)
	}
	if !p.take(')') {
		p.fail(p.pos, ErrSyntax, "%q expected to end %s(, found %s", ')', name, p.found())
		p.skipCall()
	}
	if p.bad.Total > before {
		return &node{op: opBad, at: at}
	}
	return p.finish(n)
}

// skipCall goes behind the parenthesis that ends a call.
func (p *parser) skipCall() {
	for open := 1; p.pos < len(p.s); p.pos++ {
		switch p.s[p.pos] {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				p.pos++
				return
			}
		}
	}
}

// members reads "over dimension", "over dimension {codes}" or "over kind".
func (p *parser) members(n *node) {
	p.space()
	at := p.pos
	if word := p.word(); word != "over" {
		p.pos = at
		p.fail(at, ErrSyntax, "%q and what to run over expected in %s(, found %s", "over", n.op, p.found())
		return
	}
	p.space()
	at = p.pos
	dim := p.word()
	if k, err := period.ParseKind(dim); err == nil && stepKind(k) {
		n.over = AcrossPeriods(k)
		return
	}
	var codes []ID
	if p.take('{') {
		for {
			p.space()
			codes = append(codes, ID(p.word()))
			if !p.take(',') {
				break
			}
			if len(codes) > maxMembers {
				p.fail(p.pos, ErrLimit, "more than %d members", maxMembers)
				return
			}
		}
		p.expect('}', "the members")
	}
	n.over = Across(ID(dim), codes...)
	if err := n.over.check(); err != nil {
		p.fail(at, ErrSyntax, "what to run over: %s", (&node{op: n.op}).locate(p.op, at, err).Detail)
	}
}

// basket reads the quantities of a basket, its members, the one that a contribution
// is of, and the base.
func (p *parser) basket(n *node) {
	p.comma(n, "quantities")
	n.y = p.expr()
	p.members(n)
	if n.op == opLaspeyresContribution {
		p.comma(n, "dimension=code")
		n.where = p.selections()
	}
	n.from = Ago(1)
	if n.op.overlaps() {
		p.comma(n, "a base year")
		n.from = p.moment()
	} else if p.take(',') {
		n.from = p.moment()
	}
}

// word reads the bytes of an ID, of a period or of a shift.
func (p *parser) word() string {
	at := p.pos
	for p.pos < len(p.s) {
		c := p.s[p.pos]
		if !nameByte(c) && c != '-' && c != ':' && c != '/' && c != '+' {
			break
		}
		p.pos++
	}
	return p.s[at:p.pos]
}

// args reads the arguments behind the first of a function.
func (p *parser) args(n *node) {
	switch n.op {
	case opAt, opIndex, opChain, opRebase:
		p.comma(n, "a period")
		n.from = p.moment()
	case opDeflator:
		p.comma(n, "a volume")
		n.y = p.expr()
	case opConstantPrices:
		p.comma(n, "a price index")
		n.y = p.expr()
		p.comma(n, "a base period")
		n.from = p.moment()
	case opMovingAverage:
		p.comma(n, "a number of periods")
		p.space()
		at := p.pos
		k, err := strconv.Atoi(p.word())
		if err != nil {
			p.fail(at, ErrSyntax, "a number of periods expected")
		}
		n.n = k
	case opGrowth, opDifference:
		n.from, n.to = Ago(1), ExprPeriod{}
		if p.peek() == ',' {
			p.moments(n)
		}
	case opCAGR, opInterpolate, opLeastSquares, opExponential:
		p.moments(n)
	case opShare:
		p.comma(n, "dimension=code")
		n.where = p.selections()
	case opContribution:
		p.comma(n, "dimension=code")
		n.where = p.selections()
		n.from, n.to = Ago(1), ExprPeriod{}
		if p.peek() == ',' {
			p.moments(n)
		}
	}
}

func (p *parser) comma(n *node, what string) {
	if p.peek() != ',' {
		p.fail(p.pos, ErrSyntax, "%s( needs %s behind a comma", n.op, what)
		return
	}
	p.pos++
}

func (p *parser) moments(n *node) {
	p.comma(n, "two periods")
	n.from = p.moment()
	p.comma(n, "a second period")
	n.to = p.moment()
}

// moment = period | "0" | ( "+" | "-" ) digits [ kind ].
func (p *parser) moment() ExprPeriod {
	p.space()
	at := p.pos
	word := p.word()
	if word == "0" {
		return ExprPeriod{}
	}
	if strings.HasPrefix(word, "+") || strings.HasPrefix(word, "-") {
		n, err := strconv.Atoi(word)
		if err != nil {
			p.fail(at, ErrSyntax, "%s is no shift", cite.Quote(word))
			return ExprPeriod{}
		}
		m := ExprPeriod{steps: n}
		p.space()
		kindAt := p.pos
		if kind := p.word(); kind != "" {
			k, err := period.ParseKind(kind)
			if err != nil || !stepKind(k) {
				p.fail(kindAt, ErrSyntax, "%s is no length of a shift", cite.Quote(kind))
			}
			m.step = k
		}
		return m
	}
	if word == "" {
		p.fail(at, ErrSyntax, "a period or a shift expected, found %s", p.found())
		return ExprPeriod{}
	}
	q, err := period.Parse(word)
	if err != nil {
		p.fail(at, ErrSyntax, "%s is no period", cite.Quote(word))
	}
	return On(q)
}

// selections = selection { "," selection }; a comma that no selection follows
// is left for the caller.
func (p *parser) selections() []Part {
	var parts []Part
	for {
		p.space()
		at := p.pos
		dim := p.word()
		if p.peek() != '=' {
			if len(parts) > 0 && dim != "" { // the periods of a contribution
				p.pos = strings.LastIndexByte(p.s[:at], ',')
				return parts
			}
			p.fail(p.pos, ErrSyntax, "dimension=code expected, found %s", p.found())
			return parts
		}
		p.pos++
		p.space()
		codeAt := p.pos
		part := Part{Dimension: ID(dim)}
		if !p.take('*') {
			part.Code = ID(p.word())
			if err := part.Code.Check(); err != nil {
				p.fail(codeAt, ErrID, "code of %s: %s", cite.Quote(dim), cite.Quote(string(part.Code)))
			}
		}
		if err := part.Dimension.Check(); err != nil {
			p.fail(at, ErrID, "dimension %s", cite.Quote(dim))
		}
		if parts = append(parts, part); len(parts) > maxMembers {
			p.fail(p.pos, ErrLimit, "more than %d selections", maxMembers)
			return parts
		}
		if !p.take(',') {
			return parts
		}
	}
}
