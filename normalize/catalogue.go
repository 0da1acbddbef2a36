package normalize

import "strings"

// Library catalogues put the punctuation of ISBD, which says what follows, behind
// what goes before: "London :", "Wiley,", "2nd ed. /", "Coastal studies ;". In a
// field of its own it says nothing.

// Catalogued is [Text] without such punctuation at the end, for a publisher, a place,
// an edition or a series.
func Catalogued(s string) string {
	text := Text(s)
	rest := strings.TrimRight(text, " ,:;/=")
	if rest == "" {
		return text
	}
	return rest
}

// withoutAreaMark takes the mark of the area that would follow off the end of a
// title: "Tides and coasts /".
func withoutAreaMark(title string) string {
	if n := len(title); n > 2 && title[n-2] == ' ' && strings.IndexByte("/:;=", title[n-1]) >= 0 {
		return strings.TrimRight(title[:n-2], " ")
	}
	return title
}

// Statement divides a title as catalogues write it from the statement of
// responsibility behind it, "Tides / by Jane Doe ; edited by Richard Roe", and
// returns where the one ends and the other begins: at the last slash, since a title
// may have one itself. It is for the caller to know that it is a statement.
func Statement(title string) (end, start int, ok bool) {
	const mark = " / "
	at := strings.LastIndex(title, mark)
	if at <= 0 || strings.TrimSpace(title[:at]) == "" || strings.TrimSpace(title[at+len(mark):]) == "" {
		return 0, 0, false
	}
	return at, at + len(mark), true
}
