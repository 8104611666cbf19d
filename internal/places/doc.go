// Package places remembers where the records of data files stand: in which file,
// on which line and in which column, the members of a record too.
//
// An [Index] is filled while a file is decoded: what the decoder reads goes
// through a scanner, byte by byte, so that no file is read twice or held in
// memory. The scanners trust the decoders to refuse what is malformed. An Index
// takes about 40 bytes for a row of a table of nine columns and 60 for the same in JSON.
//
// # Names
//
// Records and their members are named by JSON Pointers that go by IDs, as the
// paths of findings do. An element of an array is called by its "id", its
// "fingerprint" or its "code", whichever it has first in this order, else by its
// number.
//
// # What a place is
//
// The place of a record is where it begins, but if its ID stands on another
// line, where that stands: a reader who goes to the line sees the ID. The place of a
// member is where its value begins, if that is on the same line; else it is the
// place of the record. A path that leads beyond what is in the file has the
// place of the last record or member on its way.
package places
