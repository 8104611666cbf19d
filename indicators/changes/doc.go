// Package changes tells two releases of a dataset apart: which records are new, gone,
// revised or have another ID, in which of their members, and by how much.
//
//	c := changes.Compare(old, today)
//	for _, x := range c.List {
//		fmt.Println(x.Kind, x.Path, x.Members) // revised /observations/F0016 [figure words]
//		if by, ok := x.Difference(); ok {
//			fmt.Println(by) // 2000 job
//		}
//	}
//
// # What is compared
//
// All that an [indicators.Dataset] holds: the definitions of its catalogue, bodies,
// sources, observations and corrections. A record is known by its ID. One that is gone
// while another with the same members came is [Renamed]: it has another ID. Where
// several have the same members they are paired in order of ID. Nothing is rounded: a
// figure is revised when its number, its bounds, its qualifier or its stated resolution
// differ, so 5 and 5.0 differ if a resolution is stated.
//
// # There and back
//
// [Changes.Apply] makes the new release of the old one, and refuses an old one that is
// not the one compared; [Changes.Invert] turns changes round. As JSON, changes are a
// document of format "mithaq.changes/1" that holds the whole records, before and after,
// so that a release can be sent as what changed in it. [Changes.Text] says them to
// people.
//
// Comparing two releases takes time in proportion to their observations, and memory in
// proportion to what changed.
package changes
