// Package explain is what the explanations of figures have in common. An
// explanation is a tree of steps, each of which claims a figure: [Tree.Replay]
// computes every step again from the ones below it, and [Tree.Print] writes the
// tree as an indented list in a language.
package explain
