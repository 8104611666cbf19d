# Revisions from the first to the latest release of each period: their number, sum,
# sum of absolute values, the largest with its period, and the first releases.
# Rows are sorted by period and by date of publication.
BEGIN { FS = "," }
NR == 1 { next }
$1 != period { done(); period = $1; first = $3; firsts = firsts " " $3; n++ }
{ latest = $3 }
END {
	done()
	print "n", n
	print "sum", sum
	print "absolute", absolute
	print "largest", largest, at
	print "first" firsts
}
function done(   r, a) {
	if (period == "") return
	r = latest - first
	a = r < 0 ? -r : r
	sum += r
	absolute += a
	if (a > most) { most = a; largest = r; at = period }
}
