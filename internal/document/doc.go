// Package document writes answers as JSON documents: values that are made from
// records and are not read back, each with a member "format", and errors inside
// them as a code and a text.
package document
