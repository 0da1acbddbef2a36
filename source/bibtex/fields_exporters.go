package bibtex

import (
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// exporterRows are fields that single databases and programs write, beside those
// of BibTeX and BibLaTeX in rows.
var exporterRows = []row{
	// Scopus.
	{"chemicals_cas", detail("cas-numbers")}, {"molecular_seqnumbers", detail("sequence-numbers")},
	{"manufacturers", ownDetail}, {"tradenames", ownDetail}, {"sponsors", detail("event-sponsor")},
	{"funding_details funding_text funding_text_2 funding_text_3 funding_text_4 funding_text_5", detail("funding")},
	{"correspondence_address", detail("reprint-address")},
	{"references", detail("cited-references")}, {"open_access", detail("open-access")},

	// Web of Science.
	{"cited-references", ownDetail}, {"web-of-science-index", detail("index")}, {"oa", detail("open-access")},
	{"esi-highly-cited-paper", detail("highly-cited")}, {"esi-hot-paper", detail("hot-paper")},
	{"usage-count-last-180-days", usage("usage-180-days")}, {"usage-count-since-2013", usage("usage-since-2013")},
	{"meeting", plainText("event/name")}, {"book-author", names("container-author")},
	{"supplement", plainText("supplement")}, {"special-issue", ownDetail},

	// ACM, IEEE, INSPIRE, ADS, Zenodo, the citation file format.
	{"issue_date", date(record.DatePrint)}, {"acronym", ownDetail},
	{"reportnumber report-number report_number", detail("report-number")},
	{"conference-date", one(eventDate)},
	{"date-released", func(name string) []typed.Reading {
		return []typed.Reading{ifDated(verbatim.DateBy(name, record.DateIssued, normalize.EDTF))}
	}},
	{"repository-code repository", link("related")}, {"swhid", accession("Software Heritage")},

	// CiteULike.
	{"citeulike-linkout-0 citeulike-linkout-1 citeulike-linkout-2 citeulike-linkout-3 citeulike-linkout-4", link("")},

	// HAL.
	{"hal_id", accession("HAL")}, {"hal_version", detail("version")}, {"hal_local_reference", detail("local-reference")},

	// Zotero, Mendeley, JabRef, and what the latter reads from PubMed.
	{"collaborator", names("contributor")}, {"assignee", ownDetail}, {"nationality country", detail("country")},
	{"city", plainText("publisher/place")}, {"genre degree", lateText("genre", nil)}, {"revision", detail("version")},
	{"internal-note", one(libraryNote)}, {"citation-count citationcount", one(citations)},
	{"ps", one(func(name string) typed.Reading { return verbatim.Attachment(name, "") })},
	{"status pubstatus pst", one(func(name string) typed.Reading { return text.Status(name, statuses) })},
	{"pii article-pii", detail("pii")}, {"nlmid", detail("nlm-id")}, {"nihmsid manuscript-id", detail("nihms-id")},
	{"location-id other-id lid aid", one(text.AnyIdentifier)}, {"copyright-owner", plainText("copyright")},
	{"gr grants", detail("funding")}, {"mesh-terms", subjects("mesh")},
	{"journal-full jt", one(func(name string) typed.Reading { return text.Journal(name) })},
	{"ta", one(func(name string) typed.Reading { return text.JournalAbbreviation(name, "") })},
	{"chemicals registry-number substance-name gene-symbol gene-symbols", ownDetail},

	// BibLaTeX's further roles and numbers.
	{"editora editorb editorc", editors("contributor")},
	{"authortype editortype editoratype editorbtype editorctype nameaddon", ownDetail}, {relationType, ownDetail},
	{"origlanguage", detail("original-language")}, {"library", library("library/call_numbers")},
	{"isan", accession("ISAN")}, {"ismn", accession("ISMN")}, {"isrn", accession("ISRN")}, {"iswc", accession("ISWC")},

	// CoLRev, which screens in the file itself.
	{"colrev_status", one(screened)},
}

// silentOfExporters are fields of programs that say nothing of the publication.
const silentOfExporters = `adsnote slaccitation citationkey bibtexkey search shortauthor shorteditor gender pagination bookpagination verba verbb verbc
	lista listb listc listd liste listf namea nameb namec entrezdate pubmodel own stat edat mhda crdt phst jid sb lr dcom dep
	colrev_origin colrev_masterdata_provenance colrev_data_provenance`

// usage reads how often a record was used in Web of Science.
func usage(metric string) func(string) []typed.Reading {
	return one(func(name string) typed.Reading { return counted(name, metric, "Web of Science") })
}

// citations reads a number of citations of which no provider is named.
func citations(name string) typed.Reading { return counted(name, "citations", "") }

func counted(name, metric, provider string) typed.Reading {
	return typed.Many(text, name, "counts", func(s string) (record.Count, error) {
		c, err := normalize.CountStatement(strings.TrimSpace(s) + " citations")
		if err == nil {
			c.Metric, c.Provider = metric, provider
		}
		return c, err
	}, func(r *record.Record) *[]record.Count { return &r.Counts }, func(a, b record.Count) bool { return a == b })
}

// eventDate reads the date of a conference.
func eventDate(name string) typed.Reading { return eventDateBy(name, normalize.EDTF) }

func eventDateBy(name string, read func(string) (record.Date, error)) typed.Reading {
	return typed.One(verbatim, name, "event/date", func(s string) (string, error) {
		d, err := read(s)
		return d.Value, err
	}, func(r *record.Record) *string { return &r.Event.Date })
}

// verdicts are the states of a record in CoLRev that follow from screening; the
// others are steps of preparation.
var verdicts = map[string]string{
	"rev_prescreen_included": "included", "rev_prescreen_excluded": "excluded",
	"rev_included": "included", "rev_excluded": "excluded", "rev_synthesized": "included",
}

// screened reads a decision that was made in CoLRev.
func screened(name string) typed.Reading {
	return typed.Many(text, name, "library/decisions", func(s string) (record.Decision, error) {
		verdict := verdicts[strings.ToLower(strings.TrimSpace(s))]
		if verdict == "" {
			return record.Decision{}, nil
		}
		return record.Decision{Tool: "colrev", Verdict: verdict}, nil
	}, func(r *record.Record) *[]record.Decision { return &r.Library.Decisions }, nil)
}
