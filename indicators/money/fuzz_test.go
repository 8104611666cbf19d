package money_test

import (
	"regexp"
)

// textForm is the grammar of Parse, as a pattern.
var textForm = regexp.MustCompile(`^([-+]?[0-9]+(?:\.[0-9]+)?) ([A-Z]{3}(?:/[0-6])?)$`)
