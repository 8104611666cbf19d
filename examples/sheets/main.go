package main

import _ "github.com/xuri/excelize/v2"
import _ "github.com/mithaq-go/mithaq/indicators/sheet"

func main() {}
