package datapackage

// Slowly makes a reading read each row as if there were none before it.
func (r *Reading) Slowly() { r.table.slow = true }
