// Package rulekit is what the rules of figures and the rules of agreements are
// written with: a report that gathers findings, and the runner that completes,
// sorts and returns them.
package rulekit
