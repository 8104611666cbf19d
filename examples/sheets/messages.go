package main

import (
	_ "embed"

	"github.com/mithaq-go/mithaq/internal/say"
)

//go:embed messages.txt
var messageFile string

// messages is what this program says to people.
var messages = say.NewCatalogue(messageFile)
