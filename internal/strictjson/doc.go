// Package strictjson reads and writes the library's JSON files.
//
// A data file is evidence: a member that is misspelt, given twice or silently
// null must not pass for a fact. The decoder therefore refuses what
// encoding/json lets through, says where, and reports every problem of a file
// in one go.
//
// # What is refused
//
// Duplicate and unknown members; member names that differ in case; missing
// members; null where a value is required; invalid UTF-8 and lone surrogates;
// a byte order mark; data after the end; numbers out of range or with a
// fraction where an integer is wanted; documents that are too large or nested
// too deep. Each is a [Problem] whose Err matches one of the package's
// sentinels under errors.Is.
//
// After a grammar error ([ErrSyntax], [ErrDepth]) nothing more of the text can
// be trusted and decoding stops there; after any other problem it goes on, up
// to the end. [Problems] lists the first of them and counts all of them.
//
// # Pointers and positions
//
// A problem carries a JSON Pointer (RFC 6901), the byte offset from 0, and the
// line and column from 1. Columns count characters (code points), not bytes.
//
// An element of an array that is an object with an "id" member (or else a
// "code" member) that is a non-empty string is named by it in pointers, not by
// its index: /observations/S06/figure. Elements without one are named by index.
//
// # Types
//
// Decode and Encode walk plain Go values:
//
//   - bool, string kinds, signed and unsigned integers;
//   - [encoding/json.Number] for a number that is kept as it was written;
//   - slices, arrays of fixed length, maps with string or text keys;
//   - structs whose exported fields all have a json tag with a name (or "-");
//     embedded structs without a tag are read as if their fields stood outside;
//   - pointers, which are optional: absent and null are nil;
//   - types with UnmarshalStrict (see [Unmarshaler]), UnmarshalJSON or
//     UnmarshalText, in this order, and their inverses [Marshaler], MarshalJSON
//     and AppendText or MarshalText.
//
// A member is required unless its field is a pointer or its tag says omitempty
// or omitzero, with the meanings of encoding/json. There are no floats and no
// interfaces: a type that holds one is refused with [ErrTarget].
//
// # Writing
//
// [Encode] writes what Decode reads: members in field order, map keys sorted,
// two spaces of indent, no HTML escaping, a newline at the end. A required
// value that would be written as null is an error, so that every file written
// can be read back.
//
// # Large inputs
//
// [Reader] streams the records of a JSON Lines file, or of one array member of
// a document, in bounded memory and with positions in the whole input.
// [Writer] writes the same two shapes.
//
// Memory in use is at most a constant times the input, the constant being set
// by the Go types decoded into; [Options] has a finite limit for each dimension.
package strictjson
