//go:build !unix

package postgresql

// startServer starts no server: how to run one is known for Unix only.
func startServer() (*server, error) { return nil, nil }
