module github.com/mithaq-go/mithaq/examples/report/browser

go 1.26
