// Package indicators models the published figures of a sector: what is
// measured, what was published and by whom, which sources disagree, and what
// follows from the figures, exactly and with reasons.
package indicators
