// Package browser tests the pages of examples/report in a real Chromium: what axe-core
// says of them, what they ask for, what a click shows without scripts and without a
// network, and what is on paper. It has no code of its own.
//
// The tests need Chromium, node, npm, the tools of poppler and a font with Arabic letters,
// which .ci/run installs:
//
//	apt-get install chromium nodejs npm poppler-utils fonts-noto-core
//
// Where one is absent they are skipped, unless the variable MITHAQ_BROWSER is "required".
package browser
