// Package bulk is how the formats for exchange add very many observations to a
// Builder of package indicators: what many of them have in common is checked and
// numbered once.
package bulk
