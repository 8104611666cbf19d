package main

// say returns one of the brief's own words in its language.
func (b *brief) say(word string) string { return messages.Phrase(word).In(b.lang) }

// label returns a word with the colon that goes behind it.
func (b *brief) label(word string) string { return b.say(word) + b.say(": ") }
