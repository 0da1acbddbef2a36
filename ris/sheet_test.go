package ris

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
)

// sheetFacts are what the sheets and practice say of tags: "TAG TYPES
// MEANING", with "-" for every type that no other line of the tag names.
const sheetFacts = `
ID - own-id
TI - title/main
T1 - title/main
CT - title/main
BT - container
BT BOOK,UNPB title/main
T2 JOUR,EJOUR,MGZN,NEWS,CHAP,ECHAP,DICT,ENCYC,BLOG secondary-title
T2 CONF,CPAPER text/event/name
T2 BOOK,EDBOOK,RPRT,THES,MAP,COMP text/series/title
T2 HEAR detail/committee
T2 BILL,STAT detail/code
T2 STAND text/section
T3 CHAP,CONF,SOUND,DATA,BOOK text/series/title
T3 HEAR,BILL detail/legislative-body
TT - title/translated
ST - title/short
J1 - abbreviation
J2 - abbreviation
JA - abbreviation
JF - container
JO - container-or-abbreviation
AU - name/author
AU EDBOOK name/editor
AU ART name/artist
AU PAT name/inventor
AU MPCT name/director
AU MUSIC name/composer
AU MAP name/cartographer
AU COMP name/programmer
AU GRANT,GRNT name/investigator
A1 - name/author
A1 PAT name/inventor
ED - name/editor
A2 CHAP,CONF,ENCYC,DICT,SER,JOUR name/editor
A2 BOOK,RPRT,COMP,MAP name/collection-editor
A2 SOUND,VIDEO name/performer
A2 MPCT name/director
A2 CASE name/reporter
A2 DATA name/producer
A2 PCOMM,ICOMM name/recipient
A2 BILL name/sponsor
A2 PAT name/issuing-organization
A3 CHAP,CONF name/collection-editor
A3 BOOK name/editor
A3 MPCT name/producer
A3 BLOG name/illustrator
A3 RPRT name/publisher
A3 THES name/advisor
A4 - name/translator
A4 MPCT name/performer
A4 MUSIC name/producer
A4 CASE name/counsel
TA - name-variant
AD - affiliation
PY - date/issued
Y1 - date/issued
DA - date/issued
DA AGGR,DBASE,EBOOK,EJOUR,ECHAP,MULTI date/accessed
Y2 - date/accessed
Y2 STAT detail/date-enacted
Y2 PAT date/submitted
AB - abstract
N2 - abstract
N1 - note
RN - note/research
KW - keyword
RP - detail/reprint-status
RP PAT,RPRT note
VL - volume
VL COMP text/edition
VL PAT detail/version
VL PAMP text/number
VL CHART,EQUA,FIGURE detail/size
VL ELEC,BLOG date/accessed
IS - issue
IS CHAP text/number_of_volumes
CP - issue
SP - first-page
SP BOOK,THES,EBOOK number-of-pages
SP MPCT detail/running-time
EP - last-page
SE GEN,NEWS,BILL,STAT text/section
SE BOOK detail/pages
SE CHAP,SER text/chapter
SE EJOUR date/online
SE CASE detail/date-filed
SE MANSCPT,MGZN first-page
SE CTLG number-of-pages
SE DATA detail/original-release
SE DICT text/edition
SE PAT detail/international-patent-number
NV - text/number_of_volumes
NV EJOUR detail/document-number
NV EBOOK detail/version
NV RPRT text/series/number
NV CTLG,DATA,MANSCPT,PCOMM text/number
NV GRANT detail/amount-received
ET BOOK edition
ET COMP,DATA detail/version
ET JOUR,INPR,JFULL,ABST date/online
ET AGGR,DBASE date/issued
ET MANSCPT detail/description
ET HEAR,BILL,STAT detail/session
CY - text/publisher/place
CY CONF,CPAPER text/event/place
PB - text/publisher/name
SN - issn-or-isbn
DO - identifier
DI - identifier
UR - link
LK - link
L1 - attachment/pdf
L2 - attachment/fulltext
L3 - attachment/related
L4 - attachment/image
AN - accession
AV - detail/archive-location
CN - library/call_numbers
CA - detail/caption
CR - rights
C1 JOUR detail/custom-1
C1 CHAP,ECHAP,SER text/section
C1 CONF,CPAPER text/publisher/place
C1 MAP detail/scale
C1 NEWS detail/column
C1 VIDEO,SOUND detail/cast
C1 PAT detail/date-filed
C2 JOUR,INPR,JFULL,ABST pmcid
C2 CONF date/issued
C2 NEWS issue
C2 PAT date/issued
C2 SER text/number
C3 CONF container
C3 PAT detail/designated-states
C3 MAP,SOUND,VIDEO,ART detail/size
C3 EJOUR pmcid
C4 BOOK,CHAP,EBOOK detail/reviewer
C4 PAT detail/attorney
C4 MPCT text/genre
C5 EBOOK detail/last-update
C5 EJOUR detail/issue-title
C5 STAT detail/country
C5 PAT detail/references
C5 SOUND,VIDEO detail/carrier-format
C5 GRANT detail/funding-number
C6 PAT detail/legal-status
C6 RPRT issue
C6 STAT volume
C6 JOUR,EJOUR detail/custom-6
C7 JOUR,INPR,JFULL,ABST,EJOUR article-number
C7 EBOOK,ECHAP pmcid
C8 - detail/custom-8
DB - text/origin/database
DP - text/origin/platform
LA - language
LA COMP detail/programming-language
LB - library/labels
M1 BOOK,SER,CHAP text/series/number
M1 BILL,HEAR,STAT text/number
M1 JOUR,EJOUR,CONF,MGZN,GOVDOC issue
M1 PAT detail/application-number
M1 NEWS,LEGAL,STAND first-page
M1 ECHAP text/chapter
M1 ELEC date/accessed
M1 GRANT detail/status
M1 ART detail/size
M1 COMP detail/system
M2 JOUR,INPR,JFULL,ABST first-page
M2 PAMP number-of-pages
M3 THES,RPRT,MAP,MANSCPT,JOUR type-of-work/genre
M3 BLOG,ELEC,EBOOK,MPCT,MUSIC type-of-work/medium
OP - title/original
OP BILL,CASE,HEAR,LEGAL,STAT detail/history
OP PAT detail/priority-numbers
OP BLOG,COMP detail/contents
RI - detail/reviewed-item
RI STAT detail/article-number
SV - text/series/number
SV CASE text/number
U1 - detail/user-1
U2 - detail/user-2
U3 - detail/user-3
U4 - detail/user-4
U5 - detail/user-5
H1 - library/holdings
H2 - library/call_numbers
VO - volume
`

// typeFacts are the types of the sheets and their CSL types; "+" stands behind
// those that are a whole publication.
const typeFacts = `
ABST article-journal|ADVS motion_picture +|AGGR dataset +|ANCIENT classic +|ART graphic +|BILL bill +|BLOG post-weblog|
BOOK book +|CASE legal_case +|CHAP chapter|CHART figure +|CLSWK classic +|COMP software +|CONF paper-conference|
CPAPER paper-conference|CTLG entry +|DATA dataset +|DBASE dataset +|DICT entry-dictionary|EBOOK book +|ECHAP chapter|
EDBOOK book +|EJOUR article-journal|ELEC webpage +|ENCYC entry-encyclopedia|EQUA article|FIGURE figure|GEN document +|
GOVDOC report +|GRANT article +|HEAR hearing +|ICOMM personal_communication +|INPR article-journal|JFULL periodical +|
JOUR article-journal|LEGAL regulation +|MANSCPT manuscript +|MAP map +|MGZN article-magazine|MPCT motion_picture +|
MULTI motion_picture +|MUSIC musical_score +|NEWS article-newspaper|PAMP pamphlet +|PAT patent +|PCOMM personal_communication +|
RPRT report +|SER periodical +|SLIDE speech +|SOUND song +|STAND standard +|STAT legislation +|THES thesis +|UNBILL bill +|
UNPB manuscript +|VIDEO motion_picture +|UNPD manuscript +|GRNT article +|WEB webpage +|ONLN webpage +|STD document +|
REPT report +|RRPT report +`

func TestSheetOfTags(t *testing.T) {
	covered := map[string]bool{"TY": true, "ER": true}
	for line := range strings.Lines(strings.TrimSpace(sheetFacts)) {
		parts := strings.Fields(line)
		require.Len(t, parts, 3, line)
		row := rowOf(parts[0])
		require.NotNil(t, row, line)
		want, ok := meaningNamed(parts[2])
		require.True(t, ok, line)
		codes := strings.Split(parts[1], ",")
		if parts[1] == "-" {
			require.Equal(t, want, row.meaning, line)
			codes = nil
		}
		for _, code := range codes {
			require.NotNil(t, typeOf(code), line)
			require.Equal(t, want, row.meaningIn(code), "%s in %s", line, code)
		}
		covered[parts[0]] = true
	}
	for i := range tagRows {
		require.True(t, covered[tagRows[i].tag], "no fact about %s", tagRows[i].tag)
	}
	// rispy writes unknown tags into a list of this name; it is no tag.
	covered["UK"] = true
	for _, tag := range sheetColumn(t, "ris_tags.tsv") {
		require.True(t, covered[tag], "the sheet's tag %s is not covered", tag)
	}
}

func TestSheetOfTypes(t *testing.T) {
	// A preprint has no code.
	covered := map[string]bool{"PREPRINT": true}
	for fact := range strings.SplitSeq(strings.TrimSpace(typeFacts), "|") {
		parts := strings.Fields(fact)
		row := typeOf(parts[0])
		require.NotNil(t, row, fact)
		require.Equal(t, parts[1], string(row.csl), fact)
		require.Equal(t, len(parts) == 3, row.whole, fact)
		covered[parts[0]] = true
	}
	for i := range typeRows {
		require.True(t, covered[typeRows[i].code], "no fact about %s", typeRows[i].code)
	}
	for label, code := range typeLabels {
		require.NotNil(t, typeTable[code], label)
		require.Equal(t, strings.ToLower(label), label)
	}
	for _, code := range sheetColumn(t, "ris_types.tsv") {
		require.True(t, covered[code], "the sheet's type %s is not covered", code)
	}
}

// sheetColumn returns the first column of a reference sheet beside the
// repository; nothing where it is not there.
func sheetColumn(t *testing.T, name string) []string {
	path, here := corpus.Beside(t, "reference", name)
	if !here {
		return nil
	}
	file, err := os.Open(path)
	require.NoError(t, err)
	defer file.Close()
	var column []string
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		first, _, _ := strings.Cut(lines.Text(), "\t")
		column = append(column, first)
	}
	require.NoError(t, lines.Err())
	return column[1:]
}
