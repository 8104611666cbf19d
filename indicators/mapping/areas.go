package mapping

import (
	_ "embed"
	"strings"
)

//go:embed areas.txt
var areas string

// AreaCodes says which codes of countries a component has.
type AreaCodes string

const (
	// Alpha3 are those of ISO 3166-1 alpha-3: MAR.
	Alpha3 AreaCodes = "alpha3"
	// M49 are the numbers of ISO 3166-1 and of UN M49: 504.
	M49 AreaCodes = "m49"
)

// Alpha2 returns the code of ISO 3166-1 alpha-2, MA, of one of c. Codes that have
// none, such as those of aggregates, report false. Numbers may lack the zeros before
// them, or have the apostrophe that keeps these in a spreadsheet.
func (c AreaCodes) Alpha2(code string) (string, bool) {
	if c == M49 {
		if code = strings.TrimPrefix(code, "'"); len(code) == 1 || len(code) == 2 {
			code = "00"[:3-len(code)] + code
		}
	}
	if len(code) != 3 || c != Alpha3 && c != M49 {
		return "", false
	}
	i := strings.Index(areas, " "+code)
	if i < 2 || areas[i-1] == ':' {
		return "", false
	}
	line := areas[strings.LastIndexByte(areas[:i], '\n')+1:]
	if line[0] == '#' || (code[0] <= '9') != (c == M49) || len(line) < 10 {
		return "", false
	}
	if line[3:6] != code && line[7:10] != code {
		return "", false
	}
	return line[:2], true
}

// isAlpha2 reports whether a code is one of ISO 3166-1 alpha-2, or begins with
// one, as those of ISO 3166-2 do.
func isAlpha2(code string) bool {
	return len(code) == 2 && strings.Contains(areas, "\n"+code+" ") ||
		len(code) > 3 && code[2] == '-' && strings.Contains(areas, "\n"+code[:2]+" ")
}
