package dedupe

// omission leaves parts of the evidence out, to measure what they contribute.
// The zero omission leaves nothing out.
type omission struct {
	// fields are the fields that are not compared, one bit each.
	fields uint32
	// veto is the name of a veto that does not hold.
	veto string
	// twins leaves out what the set shows of its containers and sources, issue
	// what one issue makes of the evidence, linkage the comparison of clusters
	// before they are joined.
	twins, issue, linkage bool
}

func (o omission) hasField(f field) bool { return o.fields&(1<<f) != 0 }
