package indicators

import "github.com/mithaq-go/mithaq/internal/stored"

// AppendText appends the text of [ExprPeriod.String]. A shift that the metric
// language does not have is an error.
func (m ExprPeriod) AppendText(b []byte) ([]byte, error) {
	if err := m.check(); err != nil {
		return b, &Error{Op: "ExprPeriod.AppendText", Err: ErrInvalid, Detail: err.Error()}
	}
	return append(b, m.String()...), nil
}

// UnmarshalText reads what [ExprPeriod.String] returns: "2015", "-1", "+2",
// "-1 year", "0".
func (m *ExprPeriod) UnmarshalText(text []byte) error {
	if m == nil {
		return refuseStored("ExprPeriod.UnmarshalText", stored.NoTarget())
	}
	n, err := parseInside("ExprPeriod.UnmarshalText", "at(x, ", string(text))
	if err != nil {
		return err
	}
	if n.op != opAt || n.x.op != opRef || n.x.id != "x" {
		return &Error{Op: "ExprPeriod.UnmarshalText", Err: ErrSyntax, Detail: "more than a period"}
	}
	*m = n.from
	return nil
}

// AppendText appends the text of [Members.String]; nothing for the zero value.
// Members that the metric language does not have are an error.
func (m Members) AppendText(b []byte) ([]byte, error) {
	if m.Equal(Members{}) {
		return b, nil
	}
	if err := m.check(); err != nil {
		return b, &Error{Op: "Members.AppendText", Err: ErrInvalid, Detail: err.Error()}
	}
	return append(b, m.String()...), nil
}

// UnmarshalText reads what [Members.String] returns: "segment",
// "segment {BPO, CRM}", "quarter". Empty text is the zero value.
func (m *Members) UnmarshalText(text []byte) error {
	if m == nil {
		return refuseStored("Members.UnmarshalText", stored.NoTarget())
	}
	if len(text) == 0 {
		*m = Members{}
		return nil
	}
	n, err := parseInside("Members.UnmarshalText", "sum(x over ", string(text))
	if err != nil {
		return err
	}
	if n.op != opSum || n.x.op != opRef || n.x.id != "x" {
		return &Error{Op: "Members.UnmarshalText", Err: ErrSyntax, Detail: "more than members"}
	}
	*m = n.over
	return nil
}

// parseInside reads the last argument of a call.
func parseInside(op, before, text string) (*node, error) {
	x, err := ParseExpr(before + text + ")")
	if err != nil {
		return nil, &Error{Op: op, Err: ErrSyntax, Detail: err.Error()}
	}
	return x.n, nil
}
