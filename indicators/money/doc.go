// Package money models amounts of money exactly.
package money
