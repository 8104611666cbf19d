package indicators

// groups joins things into groups: a disjoint-set forest whose roots are the
// smallest member of each group.
type groups []int

func newGroups(n int) groups {
	g := make(groups, n)
	for i := range g {
		g[i] = i
	}
	return g
}

// find returns the smallest member of i's group.
func (g groups) find(i int) int {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

// union joins the groups of i and j.
func (g groups) union(i, j int) {
	i, j = g.find(i), g.find(j)
	g[max(i, j)] = min(i, j)
}
