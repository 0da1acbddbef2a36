package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// ReadBundle reads a Bundle. It refuses a version of the form that it does
// not know, and ignores members that it does not know. Errors are those of
// [BundleReader.Next]; the first one ends the reading.
func ReadBundle(r io.Reader) (*Bundle, error) {
	b := &Bundle{Ibid: JSONVersion, Documents: []*Document{}, Records: []*Record{}, Works: []*Work{}}
	reader := NewBundleReader(r, nil)
	for {
		e, err := reader.Next()
		if err == io.EOF {
			return b, nil
		}
		if err != nil {
			return nil, err
		}
		if reader.objects > 1 {
			return nil, &JSONError{Offset: reader.decoder.InputOffset(), Err: errors.New("text after the end of the bundle")}
		}
		switch {
		case e.Document != nil:
			b.Documents = append(b.Documents, e.Document)
		case e.Record != nil:
			b.Records = append(b.Records, e.Record)
		case e.Work != nil:
			b.Works = append(b.Works, e.Work)
		case e.Pair != nil:
			b.Pairs = append(b.Pairs, *e.Pair)
		case e.Study != nil:
			b.Studies = append(b.Studies, *e.Study)
		}
	}
}

// Element is one element of a [Bundle] or [Line]. Exactly one field is set.
type Element struct {
	Document *Document
	Record   *Record
	Work     *Work
	Pair     *Pair
	Study    *Study
}

// BundleReader reads a [Bundle], or any number of [Line] values one after
// another, element by element; only one element is held in memory.
type BundleReader struct {
	input   *recentInput
	decoder *json.Decoder
	limits  ReadOptions
	// objects counts the bundles or lines that were begun; version is the one
	// that the current one states.
	objects int
	version string
	// inObject and list say where the decoder stands: inside a bundle or line,
	// and inside its list of that name.
	inObject bool
	list     string
	err      error
}

// NewBundleReader returns a reader of r.
func NewBundleReader(r io.Reader, o *ReadOptions) *BundleReader {
	limits := o.limits()
	input := &recentInput{r: r}
	return &BundleReader{input: input, decoder: json.NewDecoder(input), limits: limits}
}

// Next returns the next element, in the order of the input, or io.EOF.
//
// A *[ParseError] comes with an element one of whose members has the wrong
// type; the rest of the element is there, the error's Span covers the element,
// and the next call goes on after it. A *[JSONError] tells the place of what
// cannot be read at all, or of a version that this package does not know, and
// ends the stream, as does an error of the underlying reader, which is returned
// as it is. A version that stands behind the elements is checked when it is
// met; an input without any object has no version and is refused.
func (b *BundleReader) Next() (Element, error) {
	if b.err != nil {
		return Element{}, b.err
	}
	e, err := b.next()
	var damaged *ParseError
	if err != nil && !errors.As(err, &damaged) {
		b.err = err
	}
	return e, err
}

func (b *BundleReader) next() (Element, error) {
	for {
		var err error
		switch {
		case !b.inObject:
			err = b.beginObject()
		case b.list != "":
			b.input.restart(b.decoder.InputOffset(), int64(b.limits.MaxElement))
			if b.decoder.More() {
				return b.element(b.list)
			}
			err = b.endList()
		default:
			var name string
			var more bool
			if name, more, err = b.member(); err == nil && more {
				if name == "work" {
					return b.element("works")
				}
				err = b.enter(name)
			}
		}
		if err != nil {
			return Element{}, err
		}
	}
}

// beginObject reads the brace that begins a bundle or line.
func (b *BundleReader) beginObject() error {
	token, err := b.token()
	if err == io.EOF && b.objects == 0 {
		return b.failure(b.input.end(), checkVersion(""))
	}
	if err != nil {
		return err
	}
	if token != json.Delim('{') {
		return b.failure(b.decoder.InputOffset(), errors.New("expected an object, the bundle"))
	}
	b.objects++
	b.inObject, b.version = true, ""
	return nil
}

// member reads the name of the next member of the bundle or line; it reports
// false at the object's end.
func (b *BundleReader) member() (name string, more bool, err error) {
	token, err := b.token()
	if err != nil {
		return "", false, b.unexpectedEnd(err)
	}
	if token == json.Delim('}') {
		b.inObject = false
		if b.version == "" {
			return "", false, b.failure(b.decoder.InputOffset(), checkVersion(""))
		}
		return "", false, nil
	}
	return token.(string), true, nil
}

// enter reads the version, enters a list of elements, or skips a member that
// is not known.
func (b *BundleReader) enter(name string) error {
	if name == "ibid" {
		raw, start, err := b.value()
		if err != nil {
			return err
		}
		if json.Unmarshal(raw, &b.version) != nil {
			return b.failure(start, fmt.Errorf("%w: %s is not a string", ErrJSONVersion, raw))
		}
		if err := checkVersion(b.version); err != nil {
			return b.failure(start, err)
		}
		return nil
	}
	known := false
	for _, part := range bundleParts {
		known = known || part.name == name
	}
	if !known {
		return b.skip()
	}
	token, err := b.token()
	if err != nil {
		return b.unexpectedEnd(err)
	}
	switch token {
	case json.Delim('['):
		b.list = name
		return nil
	case nil:
		return nil
	default:
		return b.failure(b.decoder.InputOffset(), fmt.Errorf("member %q must be a list", name))
	}
}

func (b *BundleReader) endList() error {
	token, err := b.token()
	if err != nil {
		return b.unexpectedEnd(err)
	}
	if token != json.Delim(']') {
		return b.failure(b.decoder.InputOffset(), fmt.Errorf("expected the end of the list %q", b.list))
	}
	b.list = ""
	return nil
}

// element reads one element of the named list.
func (b *BundleReader) element(list string) (Element, error) {
	raw, start, err := b.value()
	if err != nil {
		return Element{}, err
	}
	var e Element
	var target any
	switch list {
	case "documents":
		e.Document = new(Document)
		target = e.Document
	case "records":
		e.Record = new(Record)
		target = e.Record
	case "works":
		e.Work = new(Work)
		target = e.Work
	case "pairs":
		e.Pair = new(Pair)
		target = e.Pair
	case "studies":
		e.Study = new(Study)
		target = e.Study
	}
	if err := unmarshalElement(raw, target); err != nil {
		return e, &ParseError{
			Diagnostic: Diagnostic{
				Severity: SeverityError,
				Code:     "json.member-type",
				Message:  fmt.Sprintf("an element of %q: %v", list, err),
				Span:     Span{Start: start, End: start + int64(len(raw))},
			},
			Err: fmt.Errorf("%w: %w", ErrDamaged, err),
		}
	}
	return e, nil
}

var errNotObject = errors.New("not an object")

// unmarshalElement reads raw, which is valid JSON. With an error the members
// that have the right type are read nevertheless.
func unmarshalElement(raw []byte, target any) error {
	if raw[0] != '{' {
		return errNotObject
	}
	return json.Unmarshal(raw, target)
}

// value reads the next value whole, within the limits, and its first byte's
// place.
func (b *BundleReader) value() (json.RawMessage, int64, error) {
	start := b.decoder.InputOffset()
	b.input.restart(start, int64(b.limits.MaxElement))
	var raw json.RawMessage
	if err := b.decoder.Decode(&raw); err != nil {
		return nil, start, b.unexpectedEnd(b.located(err))
	}
	start = b.decoder.InputOffset() - int64(len(raw))
	if depth(raw) > b.limits.MaxDepth {
		return nil, start, b.failure(start, ErrTooDeep)
	}
	return raw, start, nil
}

// skip passes over a value of any size without holding it.
func (b *BundleReader) skip() error {
	for open := 0; ; {
		token, err := b.token()
		if err != nil {
			return b.unexpectedEnd(err)
		}
		switch token {
		case json.Delim('['), json.Delim('{'):
			open++
		case json.Delim(']'), json.Delim('}'):
			open--
		}
		if open > b.limits.MaxDepth {
			return b.failure(b.decoder.InputOffset(), ErrTooDeep)
		}
		if open <= 0 {
			return nil
		}
	}
}

func (b *BundleReader) token() (json.Token, error) {
	b.input.restart(b.decoder.InputOffset(), int64(b.limits.MaxElement))
	token, err := b.decoder.Token()
	if err != nil {
		return nil, b.located(err)
	}
	return token, nil
}

// located gives a syntax error of the decoder its place. The decoder's own
// offsets do not count what was read as tokens, so the text since the last
// known place is parsed again.
func (b *BundleReader) located(err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		start, text := b.input.recent()
		offset := b.decoder.InputOffset()
		trimmed := bytes.TrimLeft(text, " \t\r\n,:")
		var again *json.SyntaxError
		var value json.RawMessage
		if errors.As(json.NewDecoder(bytes.NewReader(trimmed)).Decode(&value), &again) && again.Offset > 0 {
			offset = start + int64(len(text)-len(trimmed)) + again.Offset - 1
		}
		return b.failure(offset, err)
	case errors.Is(err, errInputLimit):
		return b.failure(b.decoder.InputOffset(), fmt.Errorf("an element is %w of %d bytes", ErrTooLong, b.limits.MaxElement))
	default:
		return err
	}
}

func (b *BundleReader) failure(offset int64, err error) error {
	return &JSONError{Offset: offset, Err: err}
}

// unexpectedEnd turns an end of input inside a bundle into an error.
func (b *BundleReader) unexpectedEnd(err error) error {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return b.failure(b.input.end(), io.ErrUnexpectedEOF)
	}
	return err
}

// depth returns how deeply the values of valid JSON are nested.
func depth(raw []byte) int {
	deepest, open, inString := 0, 0, false
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			open++
			deepest = max(deepest, open)
		case c == '}' || c == ']':
			open--
		}
	}
	return deepest
}
