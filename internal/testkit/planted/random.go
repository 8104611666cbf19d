package planted

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
)

// random draws numbers that are the same on every platform: each product is
// rounded by a conversion before it is added to anything, so that no compiler
// fuses the two, and logarithms and powers are computed here.
type random struct {
	bits  *rand.PCG
	spare float64
	kept  bool
}

// newRandom returns a stream of its own for each seed and purpose.
func newRandom(seed uint64, purpose string) *random {
	h := fnv.New64a()
	h.Write([]byte(purpose))
	return &random{bits: rand.NewPCG(seed, h.Sum64())}
}

// uniform is in [0, 1).
func (r *random) uniform() float64 { return math.Ldexp(float64(r.bits.Uint64()>>11), -53) }

// between is in [lo, hi).
func (r *random) between(lo, hi float64) float64 { return lo + float64((hi-lo)*r.uniform()) }

// below is in 0 to n-1.
func (r *random) below(n int) int { return int(r.bits.Uint64() % uint64(n)) }

// normal has mean 0 and standard deviation 1 (Marsaglia's polar method).
func (r *random) normal() float64 {
	if r.kept {
		r.kept = false
		return r.spare
	}
	for {
		x, y := r.between(-1, 1), r.between(-1, 1)
		s := float64(x*x) + float64(y*y)
		if s >= 1 || s == 0 {
			continue
		}
		f := math.Sqrt(-2 * ln(s) / s)
		r.spare, r.kept = float64(y*f), true
		return float64(x * f)
	}
}

// student is Student's t with 4 degrees of freedom, scaled to standard deviation 1.
func (r *random) student() float64 {
	chi := -2 * (ln(1-r.uniform()) + ln(1-r.uniform())) // chi-squared with 4 degrees of freedom
	return r.normal() / math.Sqrt(chi/4) / math.Sqrt2
}

// exp is e to the power of x, for |x| below 700.
func exp(x float64) float64 {
	k := math.Floor(float64(x/math.Ln2) + 0.5)
	rest := x - float64(k*math.Ln2)
	sum := float64(1)
	for n := 18; n > 0; n-- {
		sum = 1 + float64(sum*rest)/float64(n)
	}
	return math.Ldexp(sum, int(k))
}

// ln is the natural logarithm of x, which is positive.
func ln(x float64) float64 {
	m, e := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m *= 2
		e--
	}
	s := (m - 1) / (m + 1)
	z := float64(s * s)
	sum := float64(0)
	for n := 31; n > 0; n -= 2 {
		sum = float64(sum*z) + 1/float64(n)
	}
	return float64(2*s*sum) + float64(float64(e)*math.Ln2)
}
