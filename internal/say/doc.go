// Package say makes texts for people out of their Arabic, French and English.
package say
