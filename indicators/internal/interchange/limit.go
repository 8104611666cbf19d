package interchange

// MaxProblems is how many problems a reader lists when its limits do not say.
const MaxProblems = 100

// Default sets a limit that is not positive to its default.
func Default[T int | int64](limit *T, standard T) {
	if *limit <= 0 {
		*limit = standard
	}
}
