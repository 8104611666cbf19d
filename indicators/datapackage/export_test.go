package datapackage

// Slowly makes a reading read each row the ordinary way.
func (r *Reading) Slowly() { r.slow = true }
