// Package verbatim holds a figure against the words that it was made of, for the rules
// of figures and the rules of agreements: its value, scale, qualifier and unit.
//
// A sign may be said by a verb ("fell by 2.7 %"), a figure that names no unit may
// have any, and jobs may be called people, so none of these is a difference.
package verbatim
