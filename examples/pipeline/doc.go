// Command pipeline checks observations on many machines, by Apache Beam: observations go
// in, findings and conflicts come out, the same as those of the plain library.
//
//	go run -C examples/pipeline . -folder data -observations "data/*.jsonl" -out results -runner prism
//
// The README beside it says what that costs, when it is worth it, which observations
// are checked together, and how observations travel between processes.
package main
