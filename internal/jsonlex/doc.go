// Package jsonlex is the lexical part of JSON (RFC 8259): white space, numbers
// and strings. What reads JSON as a whole text (package strictjson) and what
// reads it as a stream (package interchange) both stand on it; they differ in
// how they go on after a flaw and in how they report it.
package jsonlex
