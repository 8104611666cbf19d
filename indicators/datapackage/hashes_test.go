package datapackage_test

// hashes are of the four bytes "a\n1\n".
var hashes = []string{
	"34ff2335cbe2045ddc3b78993d1e971d",
	"md5:34ff2335cbe2045ddc3b78993d1e971d",
	"sha1:462f48ef322fb5799296128071da500d5726cdbc",
	"sha256:309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc",
	"sha512:f56f799c0f8bc6b0618ff99ea2dfea2d3a2efc8e26ac987c1fb82d5e76383d13dc8f5d31182d056230289aecb25943e5bce5a1a6075c023834441b99475f279f",
}
