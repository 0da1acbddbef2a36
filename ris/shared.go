package ris

import (
	"fmt"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// EndNote's XML has the fields of EndNote's RIS under other names. A reader and a
// writer of such a format translate names and values, and share what RIS means:
// the tables of tags and types, the labels in notes, and what is concluded from
// several fields.

// FieldReader reads the values of fields that stood in another format. The zero
// FieldReader works, and recognises the dialect of each record. It is not safe for
// concurrent use.
type FieldReader struct {
	// GivenFirst is set where the given names of persons may stand first in the
	// other format, as [Dialect] has it.
	GivenFirst bool

	dialect *dialectTable
	entry   Entry
	fields  []record.RawField
	memory  readingMemory
}

// NewFieldReader returns a reader of fields by the dialect with the name: no
// record's is recognised. The error says that the dialect is unknown.
func NewFieldReader(dialect string) (*FieldReader, error) {
	for i := range dialects {
		if dialects[i].Name == dialect {
			return &FieldReader{dialect: dialectTables[i]}, nil
		}
	}
	return nil, fmt.Errorf("unknown dialect %q", dialect)
}

// Fill reads fields into a record that has its Origin, and may have room for values
// and traces; ID and Raw are left to the caller. The text stands at a place in a
// document, and the places of the fields are those in it: where a line of a value
// begins there is a place for each. So are the places in the record, which may share
// memory with those of the fields. The dialect's name stands in its Origin. Records
// that are filled one after the other share blocks of memory of some kilobytes, as
// those of a [Reader] do.
func (f *FieldReader) Fill(out *record.Record, text []byte, at record.Span, fields []Field) {
	f.entry = Entry{Bytes: text, Span: at, origin: out.Origin, dialect: f.dialect}
	f.fields = appendRaw(f.fields[:0], fields)
	signs := anySigns
	signs.lines = false
	for i := 0; i < len(fields) && !signs.lines; i++ {
		signs.lines = strings.IndexByte(fields[i].Value, '\n') >= 0
	}
	d := reading{entry: &f.entry, fields: f.fields, record: out, signs: signs, givenFirst: f.GivenFirst}
	d.use(&f.memory)
	for i := range fields {
		d.noteMojibake(i)
	}
	d.readValues()
	d.collectUnclaimed()
	f.memory.next()
	f.entry = Entry{}
	clear(f.fields)
}

// FieldWriter gives records as fields, for a writer of another format that has
// the fields of RIS. It is not safe for concurrent use.
type FieldWriter struct {
	fields       *composition
	losses       lossReport
	ids, sources bool
}

// NewFieldWriter returns a writer for the program that the profile names. IDs and
// sources are as in [WriterOptions].
func NewFieldWriter(profile *Profile, ids, sources bool) *FieldWriter {
	return &FieldWriter{fields: newComposition(profile), ids: ids, sources: sources}
}

// Append appends the record's fields to dst: TY first, those of one tag together,
// and no ER. Lines of a value are divided by "\n".
func (w *FieldWriter) Append(dst []Field, r *record.Record) []Field {
	w.fields.compose(r, w.ids, w.sources)
	dst = w.fields.appendFields(dst)
	return dst[:len(dst)-1]
}

// Losses calls onLoss for every value of the record that was appended last which
// does not come back from the fields, as the caller wrote them.
func (w *FieldWriter) Losses(fields []Field, onLoss func(record.Loss)) {
	w.losses.entry.Fields = append(w.losses.entry.Fields[:0], fields...)
	w.losses.reportFields(w.fields, onLoss)
}

// endNoteTypes are the types of RIS that EndNote has no type of its own for, and the
// nearest that it has.
var endNoteTypes = []codeUse{{"ICOMM", "PCOMM"}, {"INPR", "JOUR"}, {"JFULL", "SER"}, {"SLIDE", "ADVS"}, {"SOUND", "ADVS"}}

// EndNoteRefer returns the profile of EndNote's Refer format, which has the fields of
// its RIS and names the types as EndNote does: a name that EndNote does not know
// would make a record a generic one.
func EndNoteRefer() *Profile {
	profile := Profile{Title: "EndNote"}
	for i := range profiles {
		if profiles[i].Name == "endnote" {
			profile = profiles[i]
		}
	}
	profile.ByteOrderMark, profile.codes = false, endNoteTypes
	return &profile
}

// EndNoteXML returns the profile of EndNote's XML, in which each field has one
// value. EndNote's own numbers are the ids of its records: others than numbers go
// into the note.
func EndNoteXML(numbered bool) *Profile {
	unread := []string{
		"A1", "C8", "CP", "CR", "CT", "BT", "DI", "ED", "H1", "H2", "J1", "JA", "JO", "L3", "LK", "N2",
		"T1", "U1", "U2", "U3", "U4", "U5", "VO", "Y1",
	}
	if !numbered {
		unread = append(unread, "ID")
	}
	single := map[string]string{"LA": ", ", "SN": "\n"}
	for _, tag := range []string{
		"AB", "AD", "AN", "AV", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "CA", "CN", "CY", "DB", "DO", "DP", "EP", "ET",
		"ID", "IS", "J2", "JF", "LB", "M1", "M2", "M3", "NV", "OP", "PB", "PY", "RI", "RP", "SE", "SP", "ST", "SV", "T2", "T3",
		"TI", "TT", "VL", "Y2",
	} {
		single[tag] = ""
	}
	return &Profile{
		Name: "endnote-xml", Title: "EndNote", LineEnd: "\n",
		codes:  endNoteTypes,
		prefer: []string{"T2", "J2"}, unread: []tagUse{{tags: unread}}, single: single, corporateComma: true,
		ownOrder: true,
	}
}
