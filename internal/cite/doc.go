// Package cite puts pieces of the input into messages: quoted, cut short, or as
// the place where something stands.
package cite
