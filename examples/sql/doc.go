// Command sql keeps a sector in PostgreSQL: it saves the figures and agreements of a
// folder, loads them again, and asks the database what people ask. Package store does
// the work; import it, or copy it.
//
//	go run -C examples/sql . -dsn "postgres://localhost/figures"
//	go run -C examples/sql . -dsn "postgres://localhost/figures" -name textiles -folder ../textiles
//	go run -C examples/sql . -dsn "postgres://localhost/figures" -load -known 2016-12-31 -lang fr
//	go run -C examples/sql . -schema
//
// The first command saves Morocco's offshoring sector, and says at the end whether it
// came back equal. It makes the schema "mithaq" in the database, and touches nothing
// else there. Progress goes to the error output.
//
// # Views
//
// The last command prints the SQL of the schema: tables, and views for programs that
// show tables as they are.
//
//	mithaq.figures      every figure, published and corrected, with its source and the
//	                    smallest and largest number that it allows
//	mithaq.conflicts    every two figures of one thing, and how they stand to each other
//	mithaq.commitments  what parties undertook, on which days, as known on which
//	mithaq.targets      what they aim at, the same way
//	mithaq.amounts      what they pay, the same way
//
// # The tests
//
// The tests start a PostgreSQL server of their own on 127.0.0.1, as those of
// examples/databases do.
package main
