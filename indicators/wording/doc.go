// Package wording reads and writes figures the way Morocco prints them, in
// Arabic, French and English.
package wording
