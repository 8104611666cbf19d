package indicators

import (
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/explain"
)

// DOT returns the explanation as a graph in the DOT language of Graphviz, with
// labels in a language: a box for each input with its source, an ellipse for
// each step, and an arrow from every operand to what is made of it.
func (x Explanation) DOT(lang wording.Lang) string {
	d := dotWriter{w: textWriter{Lines: explain.Lines{Writer: wording.WriterOf(lang)}, labels: x.Labels}}
	d.b.WriteString("digraph explanation {\n\trankdir=BT;\n")
	if x.Result.Op != "" {
		d.step(&x.Result, 0)
	}
	d.b.WriteString("}\n")
	return d.b.String()
}

type dotWriter struct {
	b    strings.Builder
	w    textWriter
	next int
}

// step writes a step and returns the name of its node.
func (d *dotWriter) step(s *Step, depth int) string {
	name := "n" + strconv.Itoa(d.next)
	d.next++
	lines := []string{s.Formula}
	shape := "ellipse"
	if s.At != "" {
		lines[0] = s.At + ": " + s.Formula
	}
	if s.Input != nil {
		shape = "box"
		lines[0] = d.w.input(s.Input)
	}
	lines = append(lines, d.w.quantity(s.Quantity))
	if s.Input != nil {
		for _, c := range s.Input.Chosen {
			lines = append(lines, d.w.cited(c))
		}
	} else if p := d.w.Say(opPhrase(operation(s.Op))); p != "" {
		lines = append(lines, p)
	}
	for i := range lines {
		lines[i] = dotEscape(lines[i])
	}
	d.b.WriteString("\t" + name + " [shape=" + shape + ", label=\"" + strings.Join(lines, `\n`) + "\"];\n")
	for i := range s.Steps {
		if depth == stepTree.MaxDepth || d.next == explain.MaxSteps {
			break
		}
		child := d.step(&s.Steps[i], depth+1)
		d.b.WriteString("\t" + child + " -> " + name + ";\n")
	}
	return name
}

// dotEscape writes text for a quoted string of DOT.
func dotEscape(s string) string {
	return strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(explain.OneLine(s))
}
