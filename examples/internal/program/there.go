package program

import (
	"fmt"
	"strings"
)

// mostThere is how many names an error lists.
const mostThere = 100

// None returns the error of a flag that names what is not there, with what is.
func None[T ~string](flag, value string, there []T) error {
	if len(there) == 0 {
		return Usage("-%s %q: there is none, and no other either", flag, value)
	}
	var names []string
	for _, name := range there[:min(len(there), mostThere)] {
		names = append(names, string(name))
	}
	list := strings.Join(names, ", ")
	if more := len(there) - len(names); more > 0 {
		list += fmt.Sprintf(" and %d more", more)
	}
	return Usage("-%s %q: there is none; there are: %s", flag, value, list)
}
