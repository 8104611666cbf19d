package say_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

func TestCatalogue(t *testing.T) {
	c := say.NewCatalogue("# a comment: here\n\nen: {n} jobs: many\r\nfr: {n} emplois : beaucoup\nar: {n} منصب\n\n" +
		"en: last\nfr: dernier\nar: أخير")
	p := c.Phrase("{n} jobs: many").With("n", say.Same("7"))
	if p != (say.Phrase{"7 منصب", "7 emplois : beaucoup", "7 jobs: many"}) {
		t.Errorf("%q", p)
	}
	if s, _ := c.Text("last").Display(wording.Fr); s != "dernier" {
		t.Errorf("the last block: %q", s)
	}
	if s, _ := c.Text("absent").Display(wording.Ar); s != "absent" {
		t.Errorf("a message that is not there: %q", s)
	}
	in := c.Phrase("last").With("n", func(l wording.Lang) string { return l.String() }).Text()
	if s, _ := in.Display(wording.En); s != "last" {
		t.Errorf("a value without a place: %q", s)
	}
}
