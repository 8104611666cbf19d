package sdmx

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/internal/jsonlex"
)

// jsonQuick reads observations of which it knows all but RECORD, TIME_PERIOD and
// OBS_VALUE, from the bytes that the scanner has ahead of it. Whatever is not
// written in the shortest way, or not known, is left to the scanner.
type jsonQuick struct {
	*interchange.Quick
	usable bool // in the current data set

	text    [2][]byte // of the key and of the rest of the last observation
	key     *interchange.Key
	rest    *interchange.Rest
	now     [2][]byte // what the observation that is being read adds to the texts of its series
	was     [2][]byte // what the texts have of the last one
	fresh   [2]bool   // the texts of the series have changed since
	tail    []byte    // what stood behind the last value, to the end of its array
	dims    []value   // the dimensions of the key
	indexes []int     // of these dimensions
	read    bool      // the texts are those of the observation that the scanner reads next

	next  []int  // the indexes of the series that is being entered
	last  []int  // those of the series before
	head  []byte // what its key starts with, up to the last index
	known bool   // the series before was entered, and has no attributes
}

// quickSeries is what the key and the attributes of a series add to each of its
// observations.
type quickSeries struct {
	text   [2][]byte
	record []byte
	time   *interchange.Time
	ok     bool
}

// begin starts a data set. Its observations are quick to read if the value is
// the one measure and not coded, and no attribute is a part of the key.
func (q *jsonQuick) begin(r *jsonReader, set *jsonDataSet) {
	q.Forget()
	q.key, q.rest, q.tail, q.known, q.head = nil, nil, nil, false, q.head[:0]
	st := set.st
	m := &st.measures[0]
	q.usable = set.action != Delete && len(set.groups.shapes) == 0 && !st.hasDefaults()
	q.usable = q.usable && len(st.measures) == 1 && m.c.ID == interchange.ValueID && !m.coded
	var seen [ofKey]bool
	for l := range levels {
		for i := range st.dimensions[l] {
			q.usable = q.usable && !st.dimensions[l][i].c.IsEntangled() && !st.dimensions[l][i].holes
		}
		for i := range st.attributes[l] {
			a := &st.attributes[l][i]
			if a.sort = ofRest; a.c.Part == interchange.Dimension || a.c.IsEntangled() {
				q.usable = false
			}
		}
		for i := range st.dimensions[l] {
			d := &st.dimensions[l][i]
			switch d.sort = ofRest; {
			case d.c.ID == interchange.RecordID:
				d.sort = recordCell
			case d.c.ID == interchange.TimeID:
				d.sort = timeCell
			case d.c.ID == interchange.ValueID:
				q.usable = false
			case d.c.ID != "" && d.c.Part == interchange.Dimension:
				d.sort = ofKey
			}
			if d.sort < ofKey {
				if seen[d.sort] || l == atDataSet {
					q.usable = false
				}
				seen[d.sort] = true
			}
		}
	}
}

// series takes down what a series says of its observations.
func (q *jsonQuick) series(set *jsonDataSet) {
	s := &set.quick
	s.text[0], s.text[1], s.record, s.time, s.ok = s.text[0][:0], s.text[1][:0], nil, nil, q.usable
	q.fresh, q.known = [2]bool{true, true}, false
	for i := 0; s.ok && i < len(set.series); i++ {
		v := &set.series[i]
		switch sort := v.component.sort; sort {
		case recordCell:
			s.record = v.cell
		case timeCell:
			s.time = q.Time(v.cell)
			s.ok = s.time != nil
		default:
			t := &s.text[sort-ofKey]
			*t = binary.LittleEndian.AppendUint32(*t, uint32(len(v.cell)))
			*t = append(*t, v.cell...)
		}
	}
}

// sibling takes down what a series says that was entered, where the one before
// was entered too and differs from it in RECORD and TIME_PERIOD at most. It
// reports false for any other, of which series takes it down. Their first dimensions are
// known to be alike.
func (q *jsonQuick) sibling(set *jsonDataSet, dims []*jsonComponent, alike int) bool {
	s := &set.quick
	if !q.known {
		return false
	}
	for k := alike; k < len(dims); k++ {
		if q.next[k] != q.last[k] && dims[k].sort >= ofKey {
			return false
		}
	}
	for k := alike; k < len(dims); k++ {
		if q.next[k] == q.last[k] {
			continue
		}
		d := dims[k]
		cell := d.values.at(q.next[k])
		set.series[k].cell = cell
		if d.sort == recordCell {
			s.record = cell
		} else if s.time = q.Time(cell); s.time == nil {
			s.ok = false
		}
	}
	return true
}

// start returns where a member or an element starts, after its comma; -1 when
// none does.
func start(b []byte, comma bool, first byte) int {
	i := 0
	if comma && len(b) > 0 && b[0] == ',' {
		i++
	}
	if i < len(b) && b[i] == '\n' { // as messages have it that have a line for each observation
		i++
	}
	if i < len(b) && b[i] == first && (!comma || b[0] == ',') {
		return i + 1
	}
	return spacedStart(b, comma, first)
}

// spacedStart is start for any white space.
func spacedStart(b []byte, comma bool, first byte) int {
	i := jsonlex.Space(b, 0)
	if comma {
		if i >= len(b) || b[i] != ',' {
			return -1
		}
		i = jsonlex.Space(b, i+1)
	}
	if i >= len(b) || b[i] != first {
		return -1
	}
	return i + 1
}

// index reads one number of a key and what ends it. next is -1 when there is
// none.
func index(b []byte, i int) (n, next int) {
	first := i
	for ; i < len(b); i++ {
		c := b[i] - '0'
		if c > 9 {
			break
		}
		n = n*10 + int(c)
	}
	if i == first || i-first > 9 || i >= len(b) || b[i] != ':' && b[i] != '"' {
		return 0, -1
	}
	return n, i + 1
}

// enterSeries reads the key of a series that has nothing but observations, and
// enters these.
func (q *jsonQuick) enterSeries(r *jsonReader, set *jsonDataSet) bool {
	if !q.usable {
		return false
	}
	b, comma := r.s.Ahead()
	i := start(b, comma, '"')
	dims := set.st.keys[atSeries]
	if i < 0 || len(dims) == 0 {
		return false
	}
	first, end, final, alike := i, i, len(dims)-1, 0 // end is where the last index starts
	if len(q.head) > 0 && bytes.HasPrefix(b[i:], q.head) {
		alike, i = final, i+len(q.head)
	}
	q.next = append(q.next[:0], q.last[:alike]...)
	for k := alike; k <= final; k++ {
		n := 0
		end = i
		if n, i = index(b, i); i < 0 || n >= dims[k].values.len() || (b[i-1] == '"') != (k == final) {
			return false
		}
		q.next = append(q.next, n)
	}
	const rest = `:{"observations":{`
	if !bytes.HasPrefix(b[i:], []byte(rest)) || !r.s.Enter(i+len(rest), 2) {
		return false
	}
	r.seriesAgain(q.next)
	if !q.sibling(set, dims, alike) {
		set.series = set.series[:0]
		for k, d := range dims {
			set.series = append(set.series, value{d, d.values.at(q.next[k])})
		}
		q.series(set)
	}
	q.next, q.last, q.known = q.last, q.next, set.quick.ok
	if alike == 0 {
		q.head = append(q.head[:0], b[first:end]...)
	}
	return true
}

// leaveSeries passes the end of a series that was entered, if nothing else comes.
func (q *jsonQuick) leaveSeries(r *jsonReader) bool {
	b, _ := r.s.Ahead()
	if i := start(b, false, '}'); i > 0 {
		if n := start(b[i:], false, '}'); n > 0 {
			r.s.Leave(i+n, 2)
			return true
		}
	}
	return false
}

// observation reads an observation. It reports false when it cannot read
// what comes next.
func (q *jsonQuick) observation(r *jsonReader, set *jsonDataSet, flat bool) (bool, error) {
	q.read = false
	if !set.quick.ok || r.count >= r.limits.MaxObservations {
		return false, nil
	}
	b, comma := r.s.Ahead()
	i := start(b, comma, '"')
	if i < 0 {
		return false, nil
	}
	r.line = r.s.LineAhead(i)
	dims := r.within(set, b[i:], flat)
	record, time, i := q.cells(set, dims, b, i)
	if i < 0 || i+2 > len(b) || b[i] != ':' || b[i+1] != '[' {
		return false, nil
	}
	number := plainNumber(b[i+2:])
	if number == nil {
		return false, nil
	}
	if i = q.attributes(b, i+2+len(number)); i < 0 {
		return false, nil
	}
	q.read = true
	if q.find(set); q.rest == nil || q.key == nil && !q.learn(r, set, flat) {
		return false, nil
	}
	ok, more := q.AddAt(q.key, q.rest, record, time, number)
	if !ok {
		return false, nil
	}
	r.observationAgain(dims, q.indexes, flat)
	r.count++
	r.s.Advance(i)
	if !more {
		return false, errStopped
	}
	return i >= len(b) || b[i] == ',', nil // else the next one is not quick to read
}

// cells reads the key of an observation, from i on. It starts what the texts have
// by which its key and its rest are known. next is -1 when it cannot be read.
func (q *jsonQuick) cells(set *jsonDataSet, dims []*jsonComponent, b []byte,
	i int) (record []byte, time *interchange.Time, next int) {
	if len(dims) == 0 {
		return nil, nil, -1
	}
	q.now[0], q.now[1], q.dims, q.indexes = q.now[0][:0], q.now[1][:0], q.dims[:0], q.indexes[:0]
	record, time = set.quick.record, set.quick.time
	for k, d := range dims {
		n := 0
		if n, i = index(b, i); i < 0 || n >= d.values.len() || (b[i-1] == '"') != (k == len(dims)-1) {
			return nil, nil, -1
		}
		q.indexes = append(q.indexes, n)
		switch d.sort {
		case recordCell:
			record = d.values.at(n)
		case timeCell:
			if time = q.time(d, n); time == nil {
				return nil, nil, -1
			}
		case ofKey:
			q.now[0] = binary.LittleEndian.AppendUint32(q.now[0], uint32(n))
			q.dims = append(q.dims, value{d, d.values.at(n)})
		default:
			q.now[1] = binary.LittleEndian.AppendUint32(q.now[1], uint32(n))
		}
	}
	return record, time, i
}

// plainNumber returns the number that b starts with, nil when there is none or
// it does not end in b.
func plainNumber(b []byte) []byte {
	i := 0
	for i < len(b) && (b[i] >= '0' && b[i] <= '9' || b[i] == '.' || b[i] == '-') {
		i++
	}
	if i == 0 || i >= len(b) || b[i] != ',' && b[i] != ']' {
		return nil
	}
	return b[:i]
}

// attributes adds what stands between the value and the end of the observation,
// from i on, to the text of the rest. next is where that ends, -1 when b does
// not have it whole.
func (q *jsonQuick) attributes(b []byte, i int) (next int) {
	if len(q.tail) == 0 || !bytes.HasPrefix(b[i:], q.tail) {
		n := endOfArray(b[i:])
		if n < 0 {
			return -1
		}
		q.tail = append(q.tail[:0], b[i:i+n]...)
	}
	q.now[1] = append(q.now[1], q.tail...)
	return i + len(q.tail)
}

// find looks up the key and the rest by their texts, unless they are those of
// the observation before.
func (q *jsonQuick) find(set *jsonDataSet) {
	if q.changed(set, 1) || q.rest == nil {
		q.rest = q.Rest(q.text[1])
	}
	if q.changed(set, 0) || q.key == nil {
		q.key = q.Key(q.text[0])
	}
}

// changed sets one of the texts, and reports whether it is another than before.
func (q *jsonQuick) changed(set *jsonDataSet, half int) bool {
	if !q.fresh[half] && bytes.Equal(q.now[half], q.was[half]) {
		return false
	}
	q.fresh[half] = false
	q.was[half] = append(q.was[half][:0], q.now[half]...)
	q.text[half] = append(append(q.text[half][:0], set.quick.text[half]...), q.now[half]...)
	return true
}

// time returns a value of a dimension as a period.
func (q *jsonQuick) time(d *jsonComponent, n int) *interchange.Time {
	if d.times == nil {
		d.times = make([]*interchange.Time, d.values.len())
	}
	if d.times[n] == nil {
		d.times[n] = q.Time(d.values.at(n))
	}
	return d.times[n]
}

// endOfArray returns how long what is left of an array is, with its end. It is
// -1 when it does not end in b or has something to unescape.
func endOfArray(b []byte) int {
	depth := 1
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '"':
			n := bytes.IndexByte(b[i+1:], '"')
			if n < 0 || bytes.IndexByte(b[i+1:i+1+n], '\\') >= 0 {
				return -1
			}
			i += n + 1
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return -1
}

// learn reads the key of an observation whose rest is known.
func (q *jsonQuick) learn(r *jsonReader, set *jsonDataSet, flat bool) bool {
	q.key = q.LearnKey(q.text[0], func() bool { return q.setKey(r, set, flat) })
	return q.key != nil
}

// setKey sets the dimensions of the key.
func (q *jsonQuick) setKey(r *jsonReader, set *jsonDataSet, flat bool) bool {
	put := func(v value) bool {
		return v.component.sort != ofKey || r.d.Set(&v.component.c, v.cell) == nil
	}
	for i := range set.st.dimensions[atDataSet] {
		d := &set.st.dimensions[atDataSet][i]
		if flat && inKey(q.dims, d) {
			continue
		}
		if d.values.len() != 1 || !put(value{d, d.values.at(0)}) {
			return false
		}
	}
	for _, list := range [][]value{set.series, q.dims} {
		for _, v := range list {
			if !put(v) {
				return false
			}
		}
	}
	return true
}

func inKey(dims []value, d *jsonComponent) bool {
	for _, v := range dims {
		if v.component == d {
			return true
		}
	}
	return false
}

// keep remembers what the observation says that the scanner has read.
func (q *jsonQuick) keep(o *indicators.Observation) {
	if !q.read {
		return
	}
	q.read = false
	if q.key == nil {
		q.key = q.KeepKey(q.text[0], o.Key)
	}
	if q.rest == nil {
		q.rest = q.KeepRest(q.text[1], o)
	}
}

// quickValue reads an entry of the values of a component that is an ID or a
// value, and a name at most.
func (r *jsonReader) quickValue(to *cellTable) bool {
	b, comma := r.s.Ahead()
	i := start(b, comma, '{')
	if i < 0 {
		return false
	}
	switch rest := b[i:]; {
	case bytes.HasPrefix(rest, []byte(`"value":"`)):
		i += len(`"value":"`)
	case bytes.HasPrefix(rest, []byte(`"id":"`)):
		i += len(`"id":"`)
	default:
		return false
	}
	n := plainString(b[i:])
	if n <= 0 {
		return false
	}
	cell := b[i : i+n]
	i += n + 1
	const name = `,"name":"`
	if bytes.HasPrefix(b[i:], []byte(name)) {
		i += len(name)
		if !bytes.HasPrefix(b[i:], b[i-len(name)-n-1:i-len(name)]) { // the name is not the ID
			if n = plainString(b[i:]); n < 0 {
				return false
			}
		}
		i += n + 1
	}
	if i >= len(b) || b[i] != '}' || !to.add(cell) {
		return false
	}
	r.s.Advance(i + 1)
	return true
}

// plainString returns the length of a string that has nothing to unescape, -1
// for any other.
func plainString(b []byte) int {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	for i := 0; i+8 <= len(b); i += 8 {
		word := binary.LittleEndian.Uint64(b[i:])
		quote, slash := word^'"'*ones, word^'\\'*ones
		// The high bit of each byte that is a quote, a backslash, a control or not of ASCII; the
		// lowest of them is right.
		quote = (quote - ones) &^ quote & highs
		others := (slash-ones)&^slash&highs | (word-' '*ones)&highs | word&highs
		if found := quote | others; found != 0 {
			if at := bits.TrailingZeros64(found); quote>>at&1 != 0 && others>>at&1 == 0 {
				return i + at/8
			}
			break
		}
	}
	n := bytes.IndexByte(b, '"')
	if n < 0 {
		return -1
	}
	ascii := true
	for _, c := range b[:n] {
		if c < ' ' || c == '\\' {
			return -1
		}
		ascii = ascii && c < utf8.RuneSelf
	}
	if !ascii && !utf8.Valid(b[:n]) {
		return -1
	}
	return n
}
