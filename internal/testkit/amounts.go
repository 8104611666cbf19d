package testkit

import "strings"

// Amounts writes out the amounts of a JSON text that are short in it: @1000 is 1,000 dirhams and
// @1000EUR as many euros.
func Amounts(text string) string {
	var b strings.Builder
	for n, part := range strings.Split(text, "@") {
		if n == 0 {
			b.WriteString(part)
			continue
		}
		end := strings.IndexFunc(part, func(r rune) bool { return !strings.ContainsRune("-.0123456789", r) })
		if end < 0 {
			end = len(part)
		}
		amount, currency := part[:end], "MAD"
		if strings.HasPrefix(part[end:], "EUR") {
			currency, end = "EUR", end+len("EUR")
		}
		b.WriteString(`{"amount": "` + amount + `", "currency": "` + currency + `"}` + part[end:])
	}
	return b.String()
}
