// Package mithaq is the map of a library for the published figures of an
// economic sector and for the agreements that set its goals.
package mithaq
