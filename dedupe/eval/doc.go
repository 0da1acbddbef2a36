// Package eval measures clusters of records against a truth: what a labelled
// set says about which of its records are one.
//
// It knows nothing of records. Clusters and truth are a [Partition] each, a
// label for every record by number, so that the clusters of any program can be
// measured.
//
// Each metric is a [Tally], the counts of every group of the truth. A tally
// gives the sum of its counts, and intervals by resampling groups: the records
// of a group stand or fall together, so drawing pairs would promise more than
// the data hold.
//
// The metrics do not depend on the order of the records, but for [Removal],
// which asks which record of a cluster is the first.
package eval
