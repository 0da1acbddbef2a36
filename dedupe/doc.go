// Package dedupe recognises which records speak of the same publication and
// reconciles them: candidates by several keys, a comparison of each candidate
// pair with graded evidence, vetoes and typed relations, a verdict, clusters
// that respect the vetoes, and works fused from them with a claim for every
// value.
//
// [Compare] compares two records. An [Index] takes any number of records,
// holds only compact features of them, and gives a [Resolution]: which records
// are one version and which versions one work. [Fuse] makes a work of one of
// its groups and the records of that group. [Resolve] does it all for records
// in memory.
//
// # Laws
//
// Compare(a,b) equals Compare(b,a). A Resolution depends on the set of the
// records and the options, not on the order in which records were added nor
// on the number of workers. A veto is never overridden by weight, and a
// person's decision never by anything.
package dedupe
