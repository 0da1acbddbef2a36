package bibtex

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/csl"
	"github.com/ibid-go/ibid/internal/tex"
	"github.com/ibid-go/ibid/record"
)

// outField is a field to be written; bare values stand without braces.
type outField struct {
	name, value string
	bare        bool
}

// composition is a record on its way into an entry.
type composition struct {
	options   *WriterOptions
	record    *record.Record
	key       string
	entryType string
	fields    []outField
	stood     map[string]*record.RawField // the fields as they stood, by name
	from      []*record.Record            // those that the record was fused from
	back      *record.Record              // what is read again
	carried   []string                    // names of fields that no rule reads
}

// entry returns the text of the record's entry.
func (c *composition) entry() string {
	r := c.record
	if r.Origin.Format == record.FormatBibTeX && len(r.Raw) > 0 && strings.HasPrefix(r.Raw[0].Name, typeField) {
		if text, ok := c.asItStood(); ok {
			return text
		}
		c.stood = map[string]*record.RawField{}
		for i := range r.Raw[1:] {
			f := &r.Raw[i+1]
			if name := fieldName(f.Name); c.stood[name] == nil {
				c.stood[name] = f
			}
		}
	}
	if _, err := readIbidID(r.ID); err == nil && c.options.IDs && r.Identifier(record.SchemeIbid) == "" {
		named := *r
		named.Identifiers = append(slices.Clone(r.Identifiers), record.Identifier{Scheme: record.SchemeIbid, Value: r.ID})
		r, c.record = &named, &named
	}
	c.entryType = c.typeFor()
	c.addFields()
	c.addUnread()
	c.back = readText(c.text())
	if !c.options.Plain {
		if text := carry(r, c.back, c.options.Sources, c.options.ASCII); text != "" {
			c.fields = append(c.fields, outField{ibidField, text, false})
			c.readIbid()
		}
	}
	return c.text()
}

// addID adds the record's id to the fields as they stood.
func (c *composition) addID() {
	if r := c.record; c.options.IDs && r.Identifier(record.SchemeIbid) == "" {
		if _, err := readIbidID(r.ID); err == nil {
			c.fields = append(c.fields, outField{"ibid-id", r.ID, false})
		}
	}
}

// asItStood writes the fields as they stood, where they still say what the
// record says.
func (c *composition) asItStood() (string, bool) {
	r := c.record
	c.entryType = strings.TrimPrefix(r.Raw[0].Name, typeField)
	for _, f := range r.Raw[1:] {
		value, ok := c.valueAsItStood(&f)
		if !ok || !isFieldName(f.Name) {
			c.fields = nil
			return "", false
		}
		c.fields = append(c.fields, outField{f.Name, value, true})
	}
	c.back = readText(c.text())
	sources := c.options.Sources && r.Origin.Kind != ""
	for i := range members {
		if m := &members[i]; m.Name != "own_id" && !m.same(r, c.back) || m.Name == "own_id" && r.OwnID != "" && c.back.OwnID != r.OwnID {
			sources = true
		}
	}
	if sources || c.back.Origin.Platform != r.Origin.Platform || !isTypeName(c.entryType) {
		c.fields, c.back = nil, nil
		return "", false
	}
	c.addID()
	return c.text(), true
}

func isTypeName(name string) bool {
	for i := range len(name) {
		if !isTypeByte(name[i]) {
			return false
		}
	}
	return name != "" && isASCIILetter(name[0])
}

func isFieldName(name string) bool {
	for i := range len(name) {
		if !isNameByte(name[i]) {
			return false
		}
	}
	return name != ""
}

// valueAsItStood returns a value as it stood, words that are no month in braces,
// since what defined them is not written.
func (c *composition) valueAsItStood(f *record.RawField) (string, bool) {
	e := entryOf("@misc{k, f = " + f.Value + "\n}\n")
	if e == nil || len(e.Fields) != 1 || e.suspect || e.damage != nil || e.Fields[0].Parts == nil || e.Fields[0].deep {
		return "", false
	}
	var b strings.Builder
	for i, p := range e.Fields[0].Parts {
		if i > 0 {
			b.WriteString(" # ")
		}
		switch {
		case p.Kind == PartBraced || p.Kind == PartQuoted && !pairs(p.Text):
			b.WriteString("{" + p.Text + "}")
		case p.Kind == PartQuoted && !strings.Contains(p.Text, `"`):
			b.WriteString(`"` + p.Text + `"`)
		case p.Kind == PartNumber, p.Kind == PartMacro && months[strings.ToLower(p.Text)]:
			b.WriteString(p.Text)
		default:
			b.WriteString("{" + p.Text + "}")
		}
		if !pairs(p.Text) {
			return "", false
		}
	}
	return b.String(), !c.options.ASCII || isASCII(b.String())
}

func isASCII(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r >= 0x80 }) < 0
}

// text returns the entry as it is written.
func (c *composition) text() string {
	var b strings.Builder
	b.WriteString("@" + c.entryType + "{" + c.key + ",\n")
	for i := range c.fields {
		f := &c.fields[i]
		b.WriteString("  " + f.name + " = ")
		if f.bare {
			b.WriteString(f.value)
		} else {
			b.WriteString("{" + guardLines(f.value) + "}")
		}
		b.WriteString(",\n")
	}
	b.WriteString("}\n")
	return b.String()
}

// guardLines keeps lines of a value from looking like the beginning of an entry.
func guardLines(value string) string {
	if strings.IndexByte(value, '@') < 0 || strings.IndexByte(value, '\n') < 0 {
		return value
	}
	lines := strings.Split(value, "\n")
	for i := range lines {
		if trimmed := strings.TrimLeft(lines[i], " \t\r"); i > 0 && strings.HasPrefix(trimmed, "@") {
			lines[i] = lines[i][:len(lines[i])-len(trimmed)] + "{@}" + trimmed[1:]
		}
	}
	return strings.Join(lines, "\n")
}

// entryOf reads one entry that is written as this package writes it.
func entryOf(text string) *Entry {
	e := &Entry{Text: text}
	at := 0
	for number := 1; at < len(text); number++ {
		length := strings.IndexByte(text[at:], '\n')
		if length < 0 {
			length = len(text) - at
		}
		end := min(at+length+1, len(text))
		e.marks = append(e.marks, mark{at: at, length: length, start: int64(at), line: int64(at), end: int64(end), number: number, column: 1})
		at = end
	}
	e.Span = e.span(0, len(text))
	h, form := findHead([]byte(text), 0)
	if form != headFound {
		return nil
	}
	s := newBodyScan(h, false)
	closed := s.run([]byte(text), false) == scanEnd
	if closed {
		e.Text = text[:s.at]
	}
	o := &Options{}
	o.setDefaults()
	e.suspect = parse(e, h, closed, false, o)
	e.origin.Format = record.FormatBibTeX
	return e
}

// readText reads an entry that was written, as a reader would.
func readText(text string) *record.Record {
	e := entryOf(text)
	if e == nil {
		return &record.Record{}
	}
	return e.Record()
}

// readIbid reads the last field, which is "ibid", into what was read of the others
// without it: it adds to them.
func (c *composition) readIbid() {
	own := composition{entryType: c.entryType, key: c.key, fields: c.fields[len(c.fields)-1:]}
	if e := entryOf(own.text()); e != nil {
		for _, v := range e.alone().withoutReferences() {
			if v.name == ibidField {
				applyIbid(c.back, &v)
				return
			}
		}
	}
	c.back = readText(c.text())
}

// typeFor returns the entry type of the record: the one that it stood under
// where that means its type still.
func (c *composition) typeFor() string {
	r := c.record
	if len(r.Raw) > 0 && r.Origin.Format == record.FormatBibTeX {
		stood := strings.TrimPrefix(r.Raw[0].Name, typeField)
		if t, ok := typeOf(stood); isTypeName(stood) && (ok && (t.csl == r.Type || isPreprint(r) && mayBePreprint(&record.Record{Type: t.csl})) || !ok && r.Type == "") {
			return stood
		}
	}
	if r.Type == record.TypeThesis {
		for _, name := range []string{"phdthesis", "mastersthesis"} {
			if entryTypes[name].genre == r.Genre {
				return name
			}
		}
	}
	if name := writtenTypes[r.Type]; name != "" {
		return name
	}
	return "misc"
}

// add adds a field of running text.
func (c *composition) add(name, value string) {
	if value != "" {
		c.addText(name, tex.Encode(value, c.options.ASCII))
	}
}

// addText adds a field of running text, which may be written as a record had it that
// this one was fused from.
func (c *composition) addText(name, value string) {
	if text, ok := c.asSourceHas(name, value); ok {
		c.fields = append(c.fields, outField{name, text, true})
		return
	}
	c.addEncoded(name, value)
}

// addEncoded adds a field whose value is TeX already. Where the field stood with
// a value that means the same, that one is written: it may protect case and keep
// maths.
func (c *composition) addEncoded(name, value string) {
	if value == "" {
		return
	}
	if stood := c.stood[name]; stood != nil {
		if text, ok := c.valueAsItStood(stood); ok && sameText(name, text, value) {
			c.fields = append(c.fields, outField{name, text, true})
			return
		}
	}
	c.fields = append(c.fields, outField{name, value, false})
}

// sameText reports whether the readings of a field give the same for two values,
// the first in its delimiters.
func sameText(name, whole, value string) bool {
	a := readText("@misc{k, " + name + " = " + whole + "\n}\n")
	b := readText("@misc{k, " + name + " = {" + value + "}\n}\n")
	if len(a.Trace) != len(b.Trace) {
		return false
	}
	for i := range members {
		if !members[i].same(a, b) {
			return false
		}
	}
	return true
}

// addVerbatim adds a field that holds no running text.
func (c *composition) addVerbatim(name, value string) {
	if value != "" {
		c.addEncoded(name, tex.EncodeVerbatim(value))
	}
}

// authorRole returns the role of those who stand as authors, where BibTeX and its
// styles look for them.
func (c *composition) authorRole() record.Role {
	if role := csl.AuthorRole(c.record.Contributors); c.stood[string(role)] == nil {
		return role
	}
	return record.RoleAuthor
}

// addNames adds the names of a role.
func (c *composition) addNames(name string, role record.Role) {
	author := c.authorRole()
	if role == author && role != record.RoleAuthor {
		return
	}
	var list []string
	for i := range c.record.Contributors {
		if person := &c.record.Contributors[i]; person.Role == role || role == record.RoleAuthor && person.Role == author {
			if text := encodeName(person.Name, c.options.ASCII); text != "" {
				list = append(list, text)
			}
		}
	}
	if role == record.RoleAuthor && c.record.MoreContributors {
		list = append(list, "others")
	}
	c.addEncoded(name, strings.Join(list, " and "))
}

// encodeName writes a name so that it is read again, in braces where BibTeX
// would divide it otherwise.
func encodeName(n record.Name, ascii bool) string {
	encode := func(text string) string { return tex.Encode(text, ascii) }
	if n.Family == "" || n.Given == "" {
		literal := n.Literal
		if literal == "" {
			literal = strings.Join(strings.Fields(n.NonDroppingParticle+" "+n.Family+" "+n.Suffix+" "+n.Given), " ")
		}
		if literal == "" {
			return ""
		}
		return "{" + encode(literal) + "}"
	}
	particle := n.NonDroppingParticle
	if particle == "" {
		particle = n.DroppingParticle
	}
	write := func(open, close string) string {
		text := strings.TrimSpace(encode(particle) + " " + open + encode(n.Family) + close)
		if n.Suffix != "" {
			text += ", " + open + encode(n.Suffix) + close
		}
		return text + ", " + open + encode(n.Given) + close
	}
	plain := write("", "")
	for _, text := range []string{plain, write("{", "}")} {
		if read, err := readName(text); err == nil && read == n && len(splitPersons(text)) == 1 {
			return text
		}
	}
	if len(splitList(plain)) > 1 {
		return write("{", "}")
	}
	return plain
}

// addTitle adds a title with the words in braces whose case a style must not
// change.
func (c *composition) addTitle(name string, role record.TitleRole) {
	for _, title := range c.record.Titles {
		if title.Role == role {
			text := protectCase(title.Value, c.options.ASCII)
			if marked := c.nocaseIn(title.Value); marked != "" {
				if protected := protectNocase(marked, c.options.ASCII); tex.Plain(protected) == tex.Plain(text) {
					text = protected
				}
			}
			c.addText(name, text)
			return
		}
	}
}

// addList adds a list of texts, those in braces that hold what parts them.
func (c *composition) addList(name string, texts []string) {
	list := make([]string, 0, len(texts))
	for _, text := range texts {
		encoded := tex.Encode(text, c.options.ASCII)
		if strings.ContainsAny(text, ",;") {
			encoded = "{" + encoded + "}"
		}
		list = append(list, encoded)
	}
	c.addEncoded(name, strings.Join(list, ", "))
}

// addUnread adds the fields of a record of BibTeX that no rule read, as they
// stood.
func (c *composition) addUnread() {
	if c.stood == nil {
		return
	}
	for _, unread := range c.record.Unread() {
		if unread.Field < 1 {
			continue
		}
		f := &c.record.Raw[unread.Field]
		name := fieldName(f.Name)
		if slices.Contains([]string{"crossref", "xdata", ibidField, "ibid-id"}, name) || !isFieldName(f.Name) ||
			c.has(name) {
			continue
		}
		if value, ok := c.valueAsItStood(f); ok {
			c.fields = append(c.fields, outField{f.Name, value, true})
			c.carried = append(c.carried, unread.Path)
		}
	}
}

// report tells what the entry does not hold.
func (c *composition) report(onLoss func(record.Loss)) {
	r := c.record
	reason := "BibTeX has no field for it in an entry of type " + c.entryType
	for i := range members {
		m := &members[i]
		if m.Name == "own_id" && (r.OwnID == "" || c.back.OwnID == r.OwnID) || m.same(r, c.back) {
			continue
		}
		wanted := leaves(m, r)
		for _, path := range missing(wanted, leaves(m, c.back)) {
			onLoss(record.Loss{Record: r.ID, Path: path, Value: wanted[path], Reason: reason})
		}
	}
	if r.Origin.Format == record.FormatBibTeX && c.stood == nil {
		return
	}
	for _, unread := range r.Unread() {
		if !slices.Contains(c.carried, unread.Path) && !c.isWritten(unread) {
			onLoss(record.Loss{Record: r.ID, Path: unread.Path, Value: unread.Text, Reason: "no rule reads it, and BibTeX has no field for it"})
		}
	}
}

// isWritten reports whether text that no rule read belongs to what is written in
// another way.
func (c *composition) isWritten(unread record.Unread) bool {
	if c.stood == nil || unread.Field < 0 {
		return false
	}
	name := fieldName(c.record.Raw[unread.Field].Name)
	return name == "crossref" || name == "xdata" || name == ibidField || slices.Contains(table.Silent, name)
}
