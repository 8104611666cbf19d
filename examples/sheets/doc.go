// Command sheets reads workbooks with a layout and writes what it found: the
// observations with filters, the findings with links to their cells, and a copy of the
// sheet that they link to.
//
//	go run -C examples/sheets .                               a sample, and what is wrong with it
//	go run -C examples/sheets . -lang fr -to report.xlsx      the same as a workbook
//	go run -C examples/sheets . -layout bilan.json bilan.xlsx your own workbook
//	go run -C examples/sheets . -sector morocco.xlsx          Morocco's sector as a workbook
//	go run -C examples/sheets . -back folder morocco.xlsx     and back into its files
//
// Workbooks are opened within limits: of bytes, unpacked and packed, of parts and of
// elements, so that a small file cannot take a large memory. A workbook that is cut
// short is an error, never half a sheet. What is written are texts, never formulas.
package main
