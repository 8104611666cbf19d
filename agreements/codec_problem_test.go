package agreements_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
)

// TestDecodeProblems: what is wrong with a file is found by errors.Is and
// errors.As, with the place of each problem.
func TestDecodeProblems(t *testing.T) {
	for _, c := range []struct {
		name, file string
		is         error
		paths      []string
	}{
		{"too large", `{"format": "mithaq.agreements/1", "agreements": []}` + strings.Repeat(" ", 2000), agreements.ErrLimit, []string{""}},
		{"not JSON", `{"format": "mithaq.agreements/1", "agreements": [}`, agreements.ErrSyntax, []string{"/agreements/0"}},
		{"twice", `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "id": "b", "form": "convention", "known": "2016"}]}`, agreements.ErrDuplicate, nil},
		{"misspelt and refused", `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "fromm": "convention", "form": "treaty", "known": "2016"}]}`, agreements.ErrInvalid, []string{"/agreements/a/fromm", "/agreements/a/form"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := agreements.DecodeBook(strings.NewReader(c.file), agreements.DecodeOptions{MaxBytes: 1000})
			if !errors.Is(err, c.is) {
				t.Fatalf("%v is not %v", err, c.is)
			}
			var first *agreements.Error
			if !errors.As(err, &first) {
				t.Fatalf("%v is no *Error", err)
			}
			list, ok := first.Err.(interface{ Unwrap() []error })
			if !ok {
				t.Fatalf("%T lists no problems", first.Err)
			}
			var paths []string
			for _, e := range list.Unwrap() {
				var x *agreements.Error
				if !errors.As(e, &x) {
					t.Fatalf("%v is no *Error", e)
				}
				paths = append(paths, x.Path)
			}
			for i, want := range c.paths {
				if i >= len(paths) || paths[i] != want {
					t.Errorf("paths %q, want %q", paths, c.paths)
					break
				}
			}
		})
	}
}
