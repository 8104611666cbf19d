module github.com/mithaq-go/mithaq/examples/validate

go 1.26

require (
	github.com/mithaq-go/mithaq v0.0.0
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3
	golang.org/x/text v0.14.0
)

require (
	github.com/google/go-cmp v0.7.0 // indirect
	github.com/shopspring/decimal v1.6.0 // indirect
)

replace github.com/mithaq-go/mithaq => ../..
