package tables

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// currencies reads currencies.txt: a code, and names in English, French and Arabic.
func (g *generator) currencies(text []byte) error {
	before := ""
	return lines(text, func(line string) error {
		fields := strings.Split(line, "|")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		if len(fields) != 4 || len(fields[0]) != 3 {
			return fmt.Errorf("%q: want a code and names in three languages", line)
		}
		if fields[0] <= before {
			return fmt.Errorf("%q does not come behind %q", fields[0], before)
		}
		before = fields[0]
		for i, most := range []int{2, 2, 4} {
			forms := strings.Split(fields[i+1], ";")
			for k := range forms {
				forms[k] = strings.TrimSpace(forms[k])
				if forms[k] == "" || len(forms) != 1 && len(forms) != most {
					return fmt.Errorf("%q: want one form or %d", fields[i+1], most)
				}
			}
			fields[i+1] = strings.Join(forms, ";")
		}
		g.names = append(g.names, fields)
		return nil
	})
}

// writeCurrencies writes the names of currencies as one text, and where each begins.
func (g *generator) writeCurrencies(b *bytes.Buffer) {
	b.WriteString("// currencyText holds, by code, the names of currencies in English, French and Arabic.\n" +
		"const currencyText = \"\" +\n")
	var at []int
	size := 0
	for i, fields := range g.names {
		line := strings.Join(fields, "|") + "\n"
		at = append(at, size)
		size += len(line)
		b.WriteString(strconv.Quote(line))
		if i < len(g.names)-1 {
			b.WriteString(" +")
		}
		b.WriteString("\n")
	}
	b.WriteString("\n// currencyAt holds where the line of each currency begins in currencyText.\n" +
		"var currencyAt = [...]uint16{")
	for i, n := range at {
		if i%12 == 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(b, "%d, ", n)
	}
	b.WriteString("\n}\n")
}
