module github.com/mithaq-go/mithaq/examples/sql

go 1.26.0

require (
	github.com/jackc/pgx/v5 v5.13.0
	github.com/mithaq-go/mithaq v0.0.0
	github.com/shopspring/decimal v1.6.0
)

require (
	github.com/google/go-cmp v0.7.0 // indirect
	github.com/jackc/pgpassfile v1.0.0 // indirect
	github.com/jackc/pgservicefile v0.0.0-20240606120523-5a60cdf6a761 // indirect
	golang.org/x/text v0.41.0 // indirect
)

replace github.com/mithaq-go/mithaq => ../..
