// Package agreements models what parties agreed: who signed for whom, what
// they undertook, by when and for how much, what changed since, and what the
// sources leave open.
//
// # Target basis
//
// A target is a number, and a number alone says nothing. "18 billion dirhams
// of exports by 2020", with 10 billion reached in 2018 and 8 billion in 2015,
// is 11 % done if the 18 come on top of the 8, and 20 % done if 18 is the
// level to reach. So a [Target] must state its [Basis]; there is no default,
// and a target without one is refused. Where the sources leave the basis open,
// or disagree, it is [BasisOpen] and lists the readings that they leave;
// nothing is chosen.
//
// # Two times
//
// A [Book] keeps two times apart: when something holds, and when it became
// known. An [Amendment] changes what holds from a day on. A [Correction]
// changes what is known to have held. [History.AsOf] answers for any pair of
// days: the agreement as it read on one, as far as it was known on the other.
package agreements
