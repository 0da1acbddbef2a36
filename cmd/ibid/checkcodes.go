package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ibid-go/ibid/check"
	"github.com/ibid-go/ibid/record"
)

// explainCodes prints what the codes mean, those of the flag and of the
// arguments behind it, or lists all.
func (a *app) explainCodes(cmd *cobra.Command, f *checkFlags, args []string) error {
	wanted := args
	if f.explain != explainAll {
		wanted = append([]string{string(f.explain)}, args...)
	}
	p := newPrinter(a.stdout)
	codes := check.Codes()
	if len(wanted) == 0 {
		rows := [][]string{{"CODE", "SEVERITY", "MEANING"}}
		for _, c := range codes {
			rows = append(rows, []string{c.Code, string(c.Severity), c.Message})
		}
		p.table(0, "", rows)
		return p.err
	}
	for i, name := range wanted {
		found := false
		for _, c := range codes {
			if c.Code != name && !strings.HasSuffix(c.Code, "."+name) {
				continue
			}
			if i > 0 || found {
				p.line("")
			}
			printCode(p, c)
			found = true
		}
		if !found {
			return &usageError{fmt.Errorf("there is no code %q; --explain alone lists all", name)}
		}
	}
	return errors.Join(p.err)
}

// printCode prints the documentation of a code. The line that the code comes
// out at is marked.
func printCode(p *printer, c record.Code) {
	p.line(p.styled(bold, c.Code) + " (" + p.styled(severityStyles[c.Severity], string(c.Severity)) + ")")
	p.paragraph("", plain, 0, strings.ToUpper(c.Message[:1])+c.Message[1:]+".", plain)
	p.line("")
	p.paragraph("", plain, 0, c.About, plain)
	if c.Example == "" {
		return
	}
	p.line("")
	for i, line := range strings.Split(strings.TrimSuffix(c.Example, "\n"), "\n") {
		mark := "    "
		if i+1 == c.Line {
			mark = "  > "
		}
		p.line(mark + visible(line))
	}
}

// visible makes what an example holds visible: tabs, and what is no text.
func visible(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == '\t':
			b.WriteString("<TAB>")
		case r == '\r':
			b.WriteString("<CR>")
		case r == 0:
			b.WriteString("<NUL>")
		case r == '\u2028':
			b.WriteString("<U+2028>")
		case r == '\ufeff':
			b.WriteString("<U+FEFF>")
		case r == '\ufffd':
			fmt.Fprintf(&b, "<%02X>", s[i])
		default:
			b.WriteString(printable(string(r)))
		}
	}
	return b.String()
}
