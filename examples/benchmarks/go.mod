module github.com/mithaq-go/mithaq/examples/benchmarks

go 1.26

require (
	github.com/Rhymond/go-money v1.0.15
	github.com/bojanz/currency v1.4.2
	github.com/cockroachdb/apd/v3 v3.2.3
	github.com/ericlagergren/decimal v0.0.0-20240411145413-00de7ca16731
	github.com/govalues/decimal v0.1.36
	github.com/govalues/money v0.2.4
	github.com/mithaq-go/mithaq v0.0.0
	github.com/nikolaydubina/fpdecimal v0.16.0
	github.com/quagmt/udecimal v1.10.1
	github.com/shopspring/decimal v1.6.0
	github.com/woodsbury/decimal128 v1.4.1
	gopkg.in/inf.v0 v0.9.1
)

replace github.com/mithaq-go/mithaq => ../..
