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
// # Evidence
//
// Each field in which two records can agree or contradict gives one finding: a
// level with a weight in thousandths of a bit, log2(m/u) of the shares of pairs
// that are and are not the same which show that level. A missing value is no
// finding. Agreement on a frequent value is worth less than the table says. The
// table, the prior and the scale stand in one file, weights.go, and
// [WeightsVersion] names them; they are set by hand, so the confidence made of
// their sum orders pairs and serves as a threshold, and is no measured
// probability. Vetoes (vetoes.go) and the rules of the verdict (verdict.go)
// are tried in the order in which they stand there.
//
// Two things are known only of a set, and are learned from its records that are
// plainly one publication by title, authors and year: which names stand for one
// container, and which sources list each publication once (twins.go). Inside one
// issue of one journal some findings weigh otherwise (compare_issue.go). Between
// sources that are declared free of duplicates, a pair that is each other's
// likeliest by a clear margin needs less evidence (counterparts.go). Letters and
// names as scans and PDF files leave them are told from other words (damage.go),
// and a slip from a word that excludes the other (contrasts.go). Two reports of one
// study, which share authors and passages, are asked about where nothing of their
// own agrees (companions.go), and so are two records under one title that may stand
// in two places, as an abstract of a congress and its article (elsewhere.go), or a
// record without a place that agrees as well with two that are not one (tied.go). What a
// search engine shows of a text is no abstract (snippet.go); and a record that stands nowhere but in a register is an entry of it
// (register_entry.go). What each field, veto and step contributes is measured in
// README.md beside this file.
//
// Titles and names are compared across scripts (scripts.go): Cyrillic and Greek
// are transliterated, Arabic and Hebrew compared without points, Chinese and
// Japanese character by character. Names in scripts that cannot be compared
// are no finding, and names that agree by transliteration alone do not make up
// for another container. What the set shows is used before any pair is
// compared: titles that many works have, DOIs of supplements and books, and
// names of authors that stand in the place of a title.
//
// A record that was written with Ibid's id and came back from another program
// is known by it ([record.SchemeIbid]), however little it says. Where a veto, or
// another DOI, says that it has become another's, the two are [record.Unsure].
//
// # Laws
//
// Compare(a,b) equals Compare(b,a). A Resolution depends on the set of the
// records and the options, not on the order in which records were added nor
// on the number of workers. A veto is never overridden by weight, and a
// person's decision never by anything.
package dedupe
