package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"golang.org/x/term"
	"golang.org/x/text/width"
)

// defaultWidth is the line width where the output is not a terminal; a
// terminal's own width is used between the two limits.
const (
	defaultWidth  = 80
	smallestWidth = 40
	largestWidth  = 100
)

// runeWidth returns how many columns of a terminal r takes.
func runeWidth(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// textWidth returns how many columns of a terminal s takes.
func textWidth(s string) int {
	columns := 0
	for _, r := range s {
		columns += runeWidth(r)
	}
	return columns
}

// printable makes text from a file safe for a terminal: control characters,
// which could move the cursor or colour the screen, and marks that turn the
// direction of what follows become U+FFFD; line ends and tabs become blanks.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r) || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069':
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// wrap breaks s into lines of at most columns columns, at blanks, and between
// wide characters, which are written without blanks. The first line has
// already used the given number of columns. A word longer than a line is
// broken where the line ends.
func wrap(s string, columns, used int) []string {
	var lines []string
	var line strings.Builder
	room := columns - used
	pending := false // a blank is due before the next piece
	flush := func() {
		lines = append(lines, line.String())
		line.Reset()
		room = columns
		pending = false
	}
	for word := range strings.FieldsSeq(s) {
		for _, piece := range pieces(word) {
			need := textWidth(piece)
			if pending {
				need++
			}
			if need > room && (line.Len() > 0 || len(lines) == 0 && used > 0) {
				flush()
				need = textWidth(piece)
			}
			if pending {
				line.WriteByte(' ')
				pending = false
			}
			if need <= room {
				line.WriteString(piece)
				room -= need
				continue
			}
			for _, r := range piece {
				if runeWidth(r) > room && line.Len() > 0 {
					flush()
				}
				line.WriteRune(r)
				room -= runeWidth(r)
			}
		}
		pending = line.Len() > 0
	}
	if line.Len() > 0 || len(lines) == 0 {
		lines = append(lines, line.String())
	}
	return lines
}

// closing are wide marks that must not begin a line.
const closing = "，。、；：？！）】」』》”’"

// pieces splits a word at its wide characters, each of which may end a line.
func pieces(word string) []string {
	var out []string
	start := 0
	wide := false
	for i, r := range word {
		isWide := runeWidth(r) == 2
		if i > start && (isWide || wide) && runeWidth(r) > 0 && !strings.ContainsRune(closing, r) {
			out = append(out, word[start:i])
			start = i
		}
		wide = isWide
	}
	return append(out, word[start:])
}

// shorten cuts s to at most columns columns, with an ellipsis where it cut.
func shorten(s string, columns int) string {
	if textWidth(s) <= columns {
		return s
	}
	room := columns - 1
	for i, r := range s {
		room -= runeWidth(r)
		if room < 0 {
			return strings.TrimRight(s[:i], " ,;:") + "…"
		}
	}
	return s
}

// style is how a piece of text stands out on a terminal that has colours.
type style string

// Styles, as SGR parameters.
const (
	plain  style = ""
	bold   style = "1"
	faint  style = "2"
	yellow style = "33"
	green  style = "32"
	red    style = "31"
)

// printer writes lines for people. The first write error is kept.
type printer struct {
	w       io.Writer
	columns int
	// terminal is set where w leads to a terminal, colour where that has
	// colours.
	terminal bool
	colour   bool
	err      error
}

// newPrinter returns a printer to w that knows whether w leads to a terminal,
// and uses colours there unless NO_COLOR is set (https://no-color.org) or the
// terminal is a dumb one.
func newPrinter(w io.Writer) *printer {
	p := &printer{w: w, columns: defaultWidth}
	device := w
	if through, ok := w.(interface{ device() io.Writer }); ok {
		device = through.device()
	}
	file, ok := device.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return p
	}
	p.terminal = true
	p.colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	if columns, _, err := term.GetSize(int(file.Fd())); err == nil {
		p.columns = min(max(columns, smallestWidth), largestWidth)
	}
	return p
}

// styled returns s in a style.
func (p *printer) styled(st style, s string) string {
	if !p.colour || st == plain || s == "" {
		return s
	}
	return "\x1b[" + string(st) + "m" + s + "\x1b[0m"
}

func (p *printer) write(s string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, s)
	}
}

// line writes one line as it is.
func (p *printer) line(s string) { p.write(strings.TrimRight(s, " ") + "\n") }

// paragraph writes text wrapped, after a label; continuation lines are
// indented by hang columns. The label is padded to hang columns.
func (p *printer) paragraph(label string, labelStyle style, hang int, text string, textStyle style) {
	label = printable(label)
	pad := max(hang-textWidth(label), 1)
	over := max(textWidth(label)+pad-hang, 0)
	lead := p.styled(labelStyle, label) + strings.Repeat(" ", pad)
	if strings.TrimSpace(label) == "" {
		lead = strings.Repeat(" ", hang)
	}
	for _, l := range wrap(printable(text), max(p.columns-hang, smallestWidth/2), over) {
		p.line(lead + p.styled(textStyle, l))
		lead = strings.Repeat(" ", hang)
	}
}

// table writes rows in columns aligned by display width, the first row as a
// heading. Columns named in right are aligned to the right; the last column
// is wrapped.
func (p *printer) table(indent int, right string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	last := len(rows[0]) - 1
	widths := make([]int, last+1)
	for _, row := range rows {
		for i, cell := range row {
			row[i] = printable(cell)
			widths[i] = max(widths[i], textWidth(row[i]))
		}
	}
	hang := indent
	for _, w := range widths[:last] {
		hang += w + 2
	}
	for n, row := range rows {
		var lead strings.Builder
		lead.WriteString(strings.Repeat(" ", indent))
		for i, cell := range row[:last] {
			pad := strings.Repeat(" ", widths[i]-textWidth(cell))
			if strings.Contains(right, fmt.Sprint(i)) {
				lead.WriteString(pad + cell + "  ")
			} else {
				lead.WriteString(cell + pad + "  ")
			}
		}
		cell := row[last]
		if strings.Contains(right, fmt.Sprint(last)) {
			cell = strings.Repeat(" ", widths[last]-textWidth(cell)) + cell
			p.line(p.styled(headingStyle(n), lead.String()+cell))
			continue
		}
		for k, l := range wrap(cell, max(p.columns-hang, smallestWidth/2), 0) {
			if k > 0 {
				p.line(strings.Repeat(" ", hang) + l)
				continue
			}
			p.line(p.styled(headingStyle(n), lead.String()+l))
		}
	}
}

func headingStyle(row int) style {
	if row == 0 {
		return faint
	}
	return plain
}
