// Package digits tells how two printed numbers that differ came apart: by rounding
// or cutting, by a power of ten, by digits that changed places or were lost.
package digits
