package main

import (
	_ "embed"

	"github.com/mithaq-go/mithaq/internal/say"
)

//go:embed messages.txt
var messageFile string

// phrases is what this program says to people.
var phrases = say.NewCatalogue(messageFile)
