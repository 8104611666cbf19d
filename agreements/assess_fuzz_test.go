package agreements_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// FuzzAssess: no book makes an assessment, a ledger or a condition panic; every
// explanation computes again; and what is payable lies within what is committed.
func FuzzAssess(f *testing.F) {
	f.Add([]byte(sampleBook), uint8(0))
	for _, x := range ruleExamples(f) {
		f.Add([]byte(x.Fires), uint8(1))
	}
	s := sample()
	f.Fuzz(func(t *testing.T, text []byte, n uint8) {
		b, err := agreements.DecodeBook(bytes.NewReader(text), agreements.DecodeOptions{MaxBytes: 1 << 16})
		if err != nil {
			return
		}
		view := s.View(indicators.ViewConfig{Policy: indicators.Policy(n % 5)})
		at := period.MustDate(2014+int(n%8), 12, 31)
		opt := agreements.AssessOptions{Trajectory: progress.Shape(n / 32 % 3)}
		var all []agreements.TargetRef
		for h := range b.Agreements() {
			v := h.AsOf(period.Date{}, period.Date{})
			for _, x := range v.Agreement().Targets {
				all = append(all, agreements.TargetRef{Agreement: h.ID(), Target: x.ID})
				a, err := v.AssessAs(x.ID, view, at, opt)
				if err != nil {
					t.Fatal(err)
				}
				for _, r := range a.Sensitivity().Readings {
					if r.Status == 0 || r.Progress.IsSet() != r.Undefined.IsDefined() {
						t.Fatalf("%s/%s: status %v, progress %v, %v", x.ID, r.ID, r.Status, r.Progress, r.Undefined)
					}
					for _, m := range progress.Methods() {
						if m.ID != "cagr" && m.ID != "cagr-ratio" {
							_, _ = r.Apply(m)
						}
					}
				}
				e := a.Explanation()
				if err := e.Replay(); err != nil {
					t.Fatal(err)
				}
				if e.Text(wording.Fr) == "" {
					t.Fatal("nothing to say")
				}
			}
			for _, x := range v.Agreement().Conditions {
				if _, err := v.Evaluate(x.ID, view, at); err != nil && !errors.Is(err, agreements.ErrUnknown) {
					t.Fatal(err)
				}
			}
			for _, x := range v.Agreement().Instruments {
				l, err := v.Ledger(x.ID, view, at)
				if err != nil || !x.Envelope.IsSet() || !l.Payable.Least.IsSet() {
					continue
				}
				if c, err := l.Payable.Least.Cmp(x.Envelope); err != nil || c > 0 && x.Envelope.Sign() >= 0 {
					t.Fatalf("%v payable of %v, %v", l.Payable.Least, x.Envelope, err)
				}
			}
		}
		if _, err := b.Portfolio(period.Date{}, period.Date{}, view, at, all...); err != nil {
			t.Fatal(err)
		}
	})
}
