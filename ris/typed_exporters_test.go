package ris

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestExporters reads what single exporters write.
func TestExporters(t *testing.T) {
	citations := func(value int64, provider, asOf string) record.Count {
		return record.Count{Metric: "citations", Value: value, Provider: provider, AsOf: asOf}
	}
	id := func(scheme record.Scheme, value, authority string) record.Identifier {
		return record.Identifier{Scheme: scheme, Value: value, Authority: authority}
	}
	tests := []struct {
		name, in string
		path     string
		want     any
	}{
		{"Scopus: count with provider and date", "TY  - JOUR\nDB  - Scopus\nN1  - Cited By :10\nN1  - Export Date: 5 June 2020\n", "counts/0", citations(10, "Scopus", "2020-06-05")},
		{"Scopus: the note stays", "TY  - JOUR\nDB  - Scopus\nN1  - Cited By :10\nN1  - Export Date: 5 June 2020\n", "notes/1", record.Note{Text: "Export Date: 5 June 2020"}},
		{"Scopus: PMID in C2", "TY  - JOUR\nC2  - 31421429\nDB  - Scopus\n", "identifiers/0", id(record.SchemePMID, "31421429", "")},
		{"Pure: PMID in C2", "TY  - JOUR\nUR  - http://www.scopus.com/inward/record.url?scp=85089709540&partnerID=8YFLogxK\nC2  - 32706713\n", "identifiers/1", id(record.SchemePMID, "32706713", "")},
		{"Pure: article number in M1", "TY  - JOUR\nUR  - http://www.scopus.com/inward/record.url?scp=85089709540&partnerID=8YFLogxK\nIS  - 7\nM1  - e17362\n", "article_number", "e17362"},
		{"Pure: Scopus id in AN", "TY  - JOUR\nUR  - http://www.scopus.com/inward/record.url?scp=85089709540&partnerID=8YFLogxK\nAN  - SCOPUS:85089709540\n", "identifiers", []record.Identifier{id(record.SchemeScopus, "85089709540", "")}},
		{"Publish or Perish: mark of a citation", "TY  - JOUR\nTI  - [CITATION][C] Tides of the sea\n", "titles/0/value", "Tides of the sea"},
		{"Publish or Perish: count since the year", "TY  - JOUR\nPY  - 2017\nM1  - Query date: 2022-03-14 11:14:54\nN1  - Cited By (since 2017): 12345\n", "counts", []record.Count{citations(12345, "", "2022-03-14")}},
		{"Publish or Perish: the same count twice", "TY  - JOUR\nPY  - 2017\nM1  - Query date: 2022-03-14 11:14:54\nM1  - 12 cites: https://scholar.google.com/scholar?cites=1\nN1  - Cited By (since 2017): 12\n", "counts", []record.Count{citations(12, "Google Scholar", "2022-03-14")}},
		{"a count that a label states with its provider", "TY  - JOUR\nN1  - Export Date: 5 June 2020; Cited By: 10\nN1  - Count: citations 10; provider Scopus; as of 2020-06-05\n", "counts", []record.Count{citations(10, "Scopus", "2020-06-05")}},
		{"a count without a database", "TY  - JOUR\nN1  - Cited By :10\n", "counts/0", citations(10, "", "")},
		{"Web of Science: counts on lines", "TY  - JOUR\nAN  - WOS:000312345600001\nN1  - Times Cited in Web of Science Core Collection:  3\nTotal Times Cited:  4\n", "counts/0", citations(3, "Web of Science Core Collection", "")},
		{"Web of Science: accession number", "TY  - JOUR\nAN  - WOS:000312345600001\n", "identifiers/0", id(record.SchemeWoS, "WOS:000312345600001", "")},
		{"Web of Science: abbreviation", "TY  - JOUR\nT2  - JOURNAL OF TIDES\nAN  - WOS:000312345600001\nJI  - J. Tides\n", "container/abbreviations/0", record.Abbreviation{Value: "J. Tides", Kind: "iso4"}},
		{"Web of Science: conference", "TY  - CPAPER\nT2  - SMART GRIDS 2016, PT II\nCP  - International Conference on Smart Grids\nPU  - SEA PRESS\nPA  - 1 QUAY, PORTO, PORTUGAL\nY2  - APR 04-08, 2016\nCL  - Porto, PORTUGAL\nAN  - WOS:000312345600001\n", "event", record.Event{Name: "International Conference on Smart Grids", Place: "Porto, PORTUGAL", Date: "2016-04-04/2016-04-08"}},
		{"Web of Science: proceedings", "TY  - CPAPER\nT2  - SMART GRIDS 2016, PT II\nCP  - International Conference on Smart Grids\nPU  - SEA PRESS\nPA  - 1 QUAY, PORTO, PORTUGAL\nY2  - APR 04-08, 2016\nCL  - Porto, PORTUGAL\nAN  - WOS:000312345600001\n", "container/title", "SMART GRIDS 2016, PT II"},
		{"Web of Science: conference of an article", "TY  - JOUR\nT2  - TIDES\nVL  - 3\nIS  - 2\nCP  - International Conference on Tides\nAN  - WOS:000312345600001\n", "event/name", "International Conference on Tides"},
		{"Web of Science: address of the publisher", "TY  - CPAPER\nT2  - SMART GRIDS 2016, PT II\nCP  - International Conference on Smart Grids\nPU  - SEA PRESS\nPA  - 1 QUAY, PORTO, PORTUGAL\nY2  - APR 04-08, 2016\nCL  - Porto, PORTUGAL\nAN  - WOS:000312345600001\n", "details/0", record.Detail{Name: "publisher-address", Value: "1 QUAY, PORTO, PORTUGAL"}},
		{"Scopus: article number of a paper", "TY  - CONF\nC7  - 8983123\nDB  - Scopus\n", "article_number", "8983123"},
		{"BVS: number", "TY  - JOUR\nID  - biblio-1123456\nDB  - LILACS\n", "identifiers", []record.Identifier{id(record.SchemeBVS, "biblio-1123456", "")}},
		{"BVS: PMID", "TY  - JOUR\nID  - mdl-33456789\nDB  - MEDLINE\n", "identifiers", []record.Identifier{id(record.SchemeBVS, "mdl-33456789", ""), id(record.SchemePMID, "33456789", "")}},
		{"BVS: number that a label states too", "TY  - JOUR\nID  - biblio-1123456\nN1  - Identifier (bvs): biblio-1123456\nDB  - LILACS\n", "identifiers", []record.Identifier{id(record.SchemeBVS, "biblio-1123456", "")}},
		{"LILACS: country in CP", "TY  - JOUR\nIS  - 3\nCP  - Brasil\nDB  - LILACS\n", "publisher/place", "Brasil"},
		{"an issue in CP", "TY  - JOUR\nCP  - Spring\n", "issue", "Spring"},
		{"EndNote: degree in VL", "TY  - THES\nM3  - Dissertation\nVL  - Ph.D.\n", "details/0", record.Detail{Name: "degree", Value: "Ph.D."}},
		{"ProQuest: volume of abstracts in VL", "TY  - THES\nVL  - 45\n", "volume", "45"},
		{"library catalogue: extent of a book", "TY  - BOOK\nSP  - 503 p. ; 22 cm.\n", "number_of_pages", 503},
		{"several identifiers on one line of a note", "TY  - JOUR\nN1  - PMID: 33617304; PMCID: PMC8081530; DOI: 10.1200/GO.20.00639\n", "identifiers", []record.Identifier{id(record.SchemePMID, "33617304", ""), id(record.SchemePMCID, "PMC8081530", ""), id(record.SchemeDOI, "10.1200/go.20.00639", "")}},
		{"the server of a stated preprint", "TY  - UNPB\nPB  - medRxiv\nM3  - Preprint\n", "server", "medRxiv"},
		{"Scopus: a count before the other notes", "TY  - JOUR\nDB  - Scopus\nN1  - Cited By :10; Export Date: 5 June 2020; CODEN: TIDES\n", "counts/0", citations(10, "Scopus", "2020-06-05")},
		{"Springer: place of the publisher", "TY  - CONF\nTI  - Tides\nCY  - Cham\nDO  - 10.1007/978-3-030-00000-0_1\nID  - Sol2020\n", "publisher/place", "Cham"},
		{"Web of Science: address of an author", "TY  - JOUR\nC1  - Univ Tides, Porto, Portugal\nAN  - WOS:000312345600001\n", "affiliations/0", "Univ Tides, Porto, Portugal"},
		{"Web of Science: organisations behind the addresses without a line end", "TY  - JOUR\nAD  - Univ Tides, Porto, PortugalC3  - University of Tides\nAN  - WOS:000312345600001\n", "affiliations", []string{"Univ Tides, Porto, Portugal", "University of Tides"}},
		{"Web of Science: funding", "TY  - JOUR\nFU  - Sea Fund [12]\nFX  - The Sea Fund paid.\nAN  - WOS:000312345600001\n", "details", []record.Detail{{Name: "funding", Value: "Sea Fund [12]"}, {Name: "funding-text", Value: "The Sea Fund paid."}}},
		{"the tag of organisations in an address of others", "TY  - JOUR\nAD  - Univ Tides, PortoC3  - Lab\n", "affiliations", []string{"Univ Tides, PortoC3 - Lab"}},
		{"Scopus: date of the conference in a note", "TY  - CONF\nDB  - Scopus\nN1  - Export Date: 18 June 2024; Cited By: 2; Conference name: Sea 2019; Conference date: 18 November 2019 through 21 November 2019; Conference code: 157456\n", "event/date", "2019-11-18/2019-11-21"},
		{"Scopus: the date alone", "TY  - CONF\nDB  - Scopus\nN1  - Conference date: 18 November 2019 through 21 November 2019\n", "event/date", "2019-11-18/2019-11-21"},
		{"Scopus: name of the conference in a note", "TY  - CONF\nT2  - Tides Workshop Proceedings\nDB  - Scopus\nN1  - Export Date: 18 June 2024; Conference name: 3rd Workshop on Tides, Sea 2019; Conference code: 157456\n", "event/name", "3rd Workshop on Tides, Sea 2019"},
		{"Scopus: name of the conference with a semicolon", "TY  - CONF\nDB  - Scopus\nN1  - Export Date: 18 June 2024; Conference name: Sea 2019; Sand 2019; Conference code: 157456\n", "event/name", "Sea 2019; Sand 2019"},
		{"Scopus: name with a semicolon at the beginning of a note", "TY  - CONF\nDB  - Scopus\nN1  - Conference name: Sea 2019; Sand 2019; Conference date: 12 May 2019\n", "event/name", "Sea 2019; Sand 2019"},
		{"Scopus: proceedings beside the name of the conference", "TY  - CONF\nT2  - Tides Workshop Proceedings\nDB  - Scopus\nN1  - Export Date: 18 June 2024; Conference name: 3rd Workshop on Tides, Sea 2019; Conference code: 157456\n", "container/title", "Tides Workshop Proceedings"},
		{"Scopus: name of the conference before T2", "TY  - CONF\nDB  - Scopus\nN1  - Export Date: 18 June 2024; Conference name: 3rd Workshop on Tides, Sea 2019\nT2  - Tides Workshop Proceedings\n", "event/name", "3rd Workshop on Tides, Sea 2019"},
		{"Scopus: no name of the conference in a note", "TY  - CONF\nT2  - Tides Workshop Proceedings\nDB  - Scopus\nN1  - Export Date: 18 June 2024; Conference name: ; Conference code: 157456\n", "event/name", "Tides Workshop Proceedings"},
		{"a note that looks like Scopus's", "TY  - CONF\nT2  - Tides Workshop\nN1  - Conference name: look this up\n", "event/name", "Tides Workshop"},
		{"Scopus: notes behind the conference", "TY  - CONF\nDB  - Scopus\nN1  - Conference name: Sea 2019; Conference code: 157456; Export Date: 18 June 2024; Cited By: 2\n", "counts/0", citations(2, "Scopus", "2024-06-18")},
		{"Publish or Perish: count and date of query", "TY  - JOUR\nM1  - Query date: 2022-03-14 10:23:13\nM1  - 120 cites: https://scholar.google.com/scholar?cites=37\n", "counts/0", citations(120, "Google Scholar", "2022-03-14")},
		{"Publish or Perish: more authors", "TY  - JOUR\nAU  - Sol, I\nAU  - ...\nM1  - Query date: 2022-03-14 10:23:13\n", "more_contributors", true},
		{"EBSCOhost: accession number", "TY  - JOUR\nDB  - CINAHL\nN1  - Accession Number: 102345678. Language: English. Entry Date: 20120101. Publication Type: Journal Article. PMID: NLM22345678.\n", "identifiers/0", id(record.SchemeAccession, "102345678", "CINAHL")},
		{"EBSCOhost: PMID", "TY  - JOUR\nDB  - CINAHL\nN1  - Accession Number: 102345678. Language: English. PMID: NLM22345678.\n", "identifiers/1", id(record.SchemePMID, "22345678", "")},
		{"ProQuest: its own number before MEDLINE's", "TY  - JOUR\nT1  - Tides\nAN  - 1867891234; 29123456\nDB  - MEDLINE®\nUR  - https://www.proquest.com/docview/1867891234/abstract/1?accountid=12\n", "identifiers", []record.Identifier{id(record.SchemeAccession, "1867891234", "ProQuest"), id(record.SchemePMID, "29123456", "")}},
		{"ProQuest: behind EndNote", "TY  - JOUR\nAN  - 1867891234; 2017-12345-001\nDB  - APA PsycInfo®\nUR  - https://search.example.org/docview/1867891234\nID  - 12\nL1  - internal-pdf://1/Sol.pdf\n", "identifiers", []record.Identifier{id(record.SchemeAccession, "1867891234", "ProQuest"), id(record.SchemeAccession, "2017-12345-001", "PsycINFO")}},
		{"EBSCOhost: MEDLINE's number", "TY  - JOUR\nAN  - 31234567\nDB  - cmedm\nDP  - EBSCOhost\n", "identifiers/0", id(record.SchemePMID, "31234567", "")},
		{"EBSCOhost: MEDLINE's number in a link alone", "TY  - JOUR\nUR  - https://search.ebscohost.com/login.aspx?direct=true&db=mnh&AN=31234567&site=ehost-live\n", "identifiers/0", id(record.SchemePMID, "31234567", "")},
		{"EBSCOhost: CINAHL's number", "TY  - JOUR\nAN  - 107865444\nDB  - rzh\nDP  - EBSCOhost\n", "identifiers/0", id(record.SchemeAccession, "107865444", "CINAHL")},
		{"EBSCOhost: a proxy's link", "TY  - JOUR\nUR  - https://search-ebscohost-com.proxy.example.org/login.aspx?direct=true&db=c8h&AN=107865444\n", "identifiers/0", id(record.SchemeAccession, "107865444", "CINAHL")},
		{"EBSCOhost: the name of a code", "TY  - JOUR\nDB  - psyh\nDP  - EBSCOhost\n", "origin/database", "PsycINFO"},
		{"no code of EBSCOhost's", "TY  - JOUR\nAN  - 123\nDB  - psyh\n", "identifiers/0", id(record.SchemeAccession, "123", "psyh")},
		{"EBSCOhost: language", "TY  - JOUR\nN1  - Accession Number: 102345678; Sol, I. 1; Language: German; Document Type: Article\n", "languages/0", "de"},
		{"EBSCOhost: type of work", "TY  - JOUR\nN1  - Accession Number: 102345678; Sol, I. 1; Language: German; Document Type: Article\n", "genre", "Article"},
		{"EBSCOhost: what has a tag is not read twice", "TY  - JOUR\nM3  - Review\nN1  - Accession Number: 1; Document Type: Article\n", "genre", "Review"},
		{"Embase: number", "TY  - JOUR\nM3  - Article\nUR  - https://www.embase.com/records?subaction=viewrecord&id=L624219186\nU2  - L624219186\nDB  - Embase\n", "identifiers/0", id(record.SchemeEmbase, "L624219186", "")},
		{"Embase: PMID in C5", "TY  - JOUR\nM3  - Article\nUR  - https://www.embase.com/records?subaction=viewrecord&id=L624219186\nC5  - 15368318\nDB  - Embase\n", "identifiers/1", id(record.SchemePMID, "15368318", "")},
		{"Embase: address in M1", "TY  - JOUR\nM3  - Article\nUR  - https://www.embase.com/records?subaction=viewrecord&id=L624219186\nM1  - (Sol I.) Institute of Tides, Bonn\n", "affiliations/0", "(Sol I.) Institute of Tides, Bonn"},
		{"CENTRAL: number of the entry", "TY  - JOUR\nAN  - CN-01929384\n", "identifiers/0", id(record.SchemeAccession, "CN-01929384", "CENTRAL")},
		{"CENTRAL: number of the entry, another database", "TY  - JOUR\nAN  - CN-01929384\nDB  - EBM Reviews\n", "identifiers/0", id(record.SchemeAccession, "CN-01929384", "CENTRAL")},
		{"CENTRAL: number of the entry beside another", "TY  - JOUR\nAN  - 51887; cn-01929384\nDB  - PTSDpubs\n", "identifiers/1", id(record.SchemeAccession, "CN-01929384", "CENTRAL")},
		{"CENTRAL: own id", "TY  - JOUR\nID  - CN-01929384\n", "identifiers/0", id(record.SchemeAccession, "CN-01929384", "CENTRAL")},
		{"CENTRAL: own id stays", "TY  - JOUR\nID  - CN-01929384\n", "own_id", "CN-01929384"},
		{"CENTRAL: number in Ovid's link", "TY  - JOUR\nUR  - http://ovidsp.ovid.com/ovidweb.cgi?T=JS&D=cctr&AN=CN-01929384\n", "identifiers/0", id(record.SchemeAccession, "CN-01929384", "CENTRAL")},
		{"CENTRAL: number that Ibid wrote under another name", "TY  - JOUR\nN1  - Identifier (accession, Cochrane): CN-01929384\n", "identifiers/0", id(record.SchemeAccession, "CN-01929384", "CENTRAL")},
		{"Cochrane: number in PubMed", "TY  - JOUR\nAN  - CN-01929384\nC3  - PUBMED 30304644\n", "identifiers/1", id(record.SchemePMID, "30304644", "")},
		{"Cochrane: number in Embase", "TY  - JOUR\nAN  - CN-01929384\nC3  - PUBMED 30304644,EMBASE 631200145\n", "identifiers/2", id(record.SchemeAccession, "631200145", "Embase")},
		{"Cochrane: short number in Embase", "TY  - JOUR\nAN  - CN-01929384\nC3  - EMBASE 1999\n", "identifiers/1", id(record.SchemeAccession, "1999", "Embase")},
		{"Cochrane: numbers beside others", "TY  - JOUR\nAN  - CN-01929384\nC3  - TIDES 1, EMBASE 631200145\n", "identifiers/1", id(record.SchemeAccession, "631200145", "Embase")},
		{"Cochrane: what is not known stays", "TY  - JOUR\nAN  - CN-01929384\nC3  - TIDES 1, EMBASE 631200145\n", "details/0", record.Detail{Name: "custom-3", Value: "TIDES 1, EMBASE 631200145"}},
		{"Cochrane: numbers in an abstract of a conference", "TY  - CONF\nAN  - CN-01929384\nC3  - EMBASE 631200145\n", "identifiers/1", id(record.SchemeAccession, "631200145", "Embase")},
		{"Cochrane: numbers through another program", "TY  - JOUR\nC3  - PUBMED 30304644,CINAHL 137423423\n", "identifiers/1", id(record.SchemeAccession, "137423423", "CINAHL")},
		{"a year behind a database's name", "TY  - JOUR\nC3  - Embase 2019\n", "details/0", record.Detail{Name: "custom-3", Value: "Embase 2019"}},
		{"ProQuest: two accession numbers", "TY  - JOUR\nAN  - 2214991469; 51887\nDB  - PTSDpubs\n", "identifiers/1", id(record.SchemeAccession, "51887", "PTSDpubs")},
		{"ProQuest: place", "TY  - THES\nUR  - https://www.proquest.com/docview/1\nPP  - Germany\n", "publisher/place", "Germany"},
		{"ProQuest: number of a thesis", "TY  - THES\nUR  - https://www.proquest.com/docview/1\nM1  - 30982734\n", "number", "30982734"},
		{"Ovid: number of Embase in the link", "TY  - JOUR\nUR  - http://ovidsp.ovid.com/ovidweb.cgi?T=JS&PAGE=reference&D=emed3&NEWS=N&AN=10041337\n", "identifiers/0", id(record.SchemeAccession, "10041337", "Embase")},
		{"Ovid: PMID in the link", "TY  - JOUR\nUR  - http://ovidsp.ovid.com/ovidweb.cgi?T=JS&PAGE=reference&D=medl&NEWS=N&AN=10041337\n", "identifiers/0", id(record.SchemePMID, "10041337", "")},
		{"Ovid: the link stays", "TY  - JOUR\nUR  - http://ovidsp.ovid.com/ovidweb.cgi?T=JS&D=medl&AN=10041337\n", "links/0/url", "http://ovidsp.ovid.com/ovidweb.cgi?T=JS&D=medl&AN=10041337"},
		{"Ovid: abbreviation in NL", "TY  - JOUR\nID  - 1\nT1  - Tides\nJF  - Journal of Tides\nL2  - http://ovidsp.ovid.com/ovidweb.cgi?T=JS\nNL  - J Tides\n", "container/abbreviations/0", record.Abbreviation{Value: "J Tides", Kind: "medline"}},
		{"NLM's accession numbers are PMIDs", "TY  - JOUR\nAN  - 29657938\nDP  - NLM\n", "identifiers/0", id(record.SchemePMID, "29657938", "")},
		{"PubMed Central's users", "TY  - JOUR\nU1  - 23690738[pmid]\nDB  - PMC\n", "identifiers/0", id(record.SchemePMID, "23690738", "")},
		{"PubMed Central's PMCID", "TY  - JOUR\nU2  - PMC4756000[pmcid]\nDB  - PMC\n", "identifiers/0", id(record.SchemePMCID, "PMC4756000", "")},
		{"PubMed Central's number is no accession number", "TY  - JOUR\nAN  - PMC3654245\nDB  - PMC\n", "identifiers/0", id(record.SchemePMCID, "PMC3654245", "")},
		{"dates of other kinds in PY", "TY  - JOUR\nPY  - 2013/04/18\nPY  - 2013/02/15/received\n", "dates/1", record.Date{Kind: record.DateReceived, Value: "2013-02-15"}},
		{"Nature: online", "TY  - JOUR\nPY  - 2017/04/07/online\n", "dates/0", record.Date{Kind: record.DateOnline, Value: "2017-04-07"}},
		{"Nature: its own DOI in L3", "TY  - JOUR\nPY  - 2017/04/07/online\nL3  - http://dx.doi.org/10.1038/nature1\n", "identifiers/0", id(record.SchemeDOI, "10.1038/nature1", "")},
		{"another DOI in L3", "TY  - JOUR\nDO  - 10.1000/a\nL3  - https://doi.org/10.1000/b\n", "relations/0", record.Relation{Type: record.IsRelatedTo, Identifiers: []record.Identifier{{Scheme: record.SchemeDOI, Value: "10.1000/b"}}}},
		{"IEEE: date of the conference", "TY  - CONF\nPY  - 2020\nT2  - Tides 2020\nVO  - \nVL  - 3\nJA  - Tides 2020\nY1  - 4-8 Aug. 2020\nVO  - 3\nDO  - 10.1109/T.1\n", "event/date", "2020-08-04/2020-08-08"},
		{"IEEE: two months behind a day", "TY  - JOUR\nY1  - 1 Jan.-Feb. 2019\n", "dates/0", record.Date{Kind: record.DateIssued, Value: "2019-01/2019-02"}},
		{"JSTOR: labelled date", "TY  - JOUR\nPY  - 2016\nDB  - JSTOR\nC1  - Full publication date: July-August 2016\n", "dates/0", record.Date{Kind: record.DateIssued, Value: "2016-07/2016-08"}},
		{"EndNote: month and day in DA", "TY  - JOUR\nDA  - Feb 23\nPY  - 2021\n", "dates/0", record.Date{Kind: record.DateIssued, Value: "2021-02-23"}},
		{"a day in the year's place before the year", "TY  - JOUR\nPY  - Feb 22\nY1  - 2021\nDA  - Feb 23\n", "dates/0", record.Date{Kind: record.DateIssued, Value: "2021-02-23"}},
		{"a day in the year's tag before the year in the same", "TY  - JOUR\nPY  - Feb 22\nPY  - 2021\nDA  - Feb 23\n", "dates/0", record.Date{Kind: record.DateIssued, Value: "2021-02-23"}},
		{"EndNote: months in DA", "TY  - JOUR\nDA  - Jan-Feb\nPY  - 2021\n", "dates/0", record.Date{Kind: record.DateIssued, Value: "2021-01/2021-02"}},
		{"PubMed's citation names the DOI", "TY  - JOUR\nPY  - 2018\nN1  - 1234-5678\nJournal Article\nAm J Tides. 2018 Mar 27;7:53. doi: 10.1000/tides.1.\n", "identifiers/0", id(record.SchemeDOI, "10.1000/tides.1", "")},
		{"MeSH", "TY  - JOUR\nDP  - NLM\nKW  - Acne Vulgaris/*therapy\nHumans\n", "subjects/0", record.Subject{Term: "Acne Vulgaris", Scheme: "mesh", Qualifier: "therapy", Major: true}},
		{"MeSH: two qualifiers", "TY  - JOUR\nDP  - NLM\nKW  - Skin/drug effects/*pathology\nHumans\n", "subjects/1", record.Subject{Term: "Skin", Scheme: "mesh", Qualifier: "pathology", Major: true}},
		{"MeSH: a major heading", "TY  - JOUR\nDB  - MEDLINE\nKW  - *Light\nKW  - Sea\n", "subjects/0", record.Subject{Term: "Light", Scheme: "mesh", Major: true}},
		{"a star alone is no proof", "TY  - JOUR\nDB  - PsycINFO\nKW  - *Light\nKW  - Sea\n", "keywords/0", record.Keyword{Value: "*Light"}},
		{"a slash alone is no proof", "TY  - JOUR\nKW  - input/output\nKW  - Sea\n", "keywords/0", record.Keyword{Value: "input/output"}},
		{"translated author by position", "TY  - JOUR\nAU  - Sol, Ida\nAU  - Wang, Li\nTA  - Соль, Ида\n", "contributors/0/variants/0", record.Name{Family: "Соль", Given: "Ида"}},
		{"a translated author too many", "TY  - JOUR\nTA  - Соль, Ида\n", "details/0", record.Detail{Name: "translated-author", Value: "Соль, Ида"}},
		{"preprint by its server", "TY  - JOUR\nT2  - medRxiv\n", "subtype", "preprint"},
		{"the server", "TY  - JOUR\nT2  - bioRxiv : the preprint server for biology\n", "server", "bioRxiv"},
		{"the server before a number", "TY  - JOUR\nT2  - arXiv preprint arXiv:2001.00001\n", "server", "arXiv"},
		{"preprint by its DOI", "TY  - JOUR\nDO  - 10.21203/rs.3.rs-12345/v1\n", "server", "Research Square"},
		{"preprint of Cold Spring Harbor", "TY  - JOUR\nDO  - 10.1101/2020.05.06.20092999\n", "type", record.TypeArticle},
		{"journal of Cold Spring Harbor", "TY  - JOUR\nDO  - 10.1101/gr.123456.110\n", "type", record.TypeArticleJournal},
		{"a journal is stronger than a DOI", "TY  - JOUR\nJF  - Journal of Tides\nDO  - 10.21203/rs.3.rs-12345/v1\n", "type", record.TypeArticleJournal},
		{"generic article", "TY  - GEN\nJF  - Journal of Tides\nVL  - 3\n", "type", record.TypeArticleJournal},
		{"generic thesis", "TY  - GEN\nM3  - PhD thesis\n", "type", record.TypeThesis},
		{"generic anything", "TY  - GEN\nTI  - Tides\n", "type", record.TypeDocument},
		{"whole proceedings", "TY  - CONF\nED  - Sol, Ida\nTI  - Tides 2011\n", "type", record.TypeBook},
		{"paper in proceedings", "TY  - CONF\nAU  - Sol, Ida\nED  - Wang, Li\nT2  - Tides 2011\n", "type", record.TypeConferencePaper},
		{"proceedings in T2", "TY  - CONF\nAU  - Sol, Ida\nT2  - Tides 2011\n", "container/title", "Tides 2011"},
		{"proceedings in C3", "TY  - CONF\nAU  - Sol, Ida\nT2  - Tides 2011\nC3  - Proceedings of Tides\n", "container/title", "Proceedings of Tides"},
		{"date of a conference in Y2", "TY  - CONF\nPY  - 1999\nY2  - 1999/05/03\n", "event/date", "1999-05-03"},
		{"date of access of a conference paper", "TY  - CONF\nPY  - 1999\nY2  - 2005/05/03\n", "dates/1", record.Date{Kind: record.DateAccessed, Value: "2005-05-03"}},
		{"the conference's year where C2 has the publication's", "TY  - CONF\nPY  - 2010\nC2  - 2011\n", "dates/0", record.Date{Kind: record.DateIssued, Value: "2011"}},
		{"bracketed title", "TY  - JOUR\nTI  - [On tides].\n", "titles/1", record.Title{Value: "On tides", Role: record.TitleTranslated}},
		{"bracketed title of MEDLINE", "TY  - JOUR\nTI  - [Letter to the editor].\nDB  - MEDLINE\n", "titles/1", record.Title{Value: "Letter to the editor", Role: record.TitleTranslated}},
		{"bracketed title in another language", "TY  - JOUR\nTI  - [Review of tides]\nLA  - ger\n", "titles/1", record.Title{Value: "Review of tides", Role: record.TitleTranslated}},
		{"bracketed title is the main one too", "TY  - JOUR\nTI  - [On tides].\n", "titles/0", record.Title{Value: "[On tides]", Role: record.TitleMain}},
		{"J2 beside T2", "TY  - JOUR\nJ2  - Tech Tides\nT2  - Techniques in tides\n", "container/title", "Techniques in tides"},
		{"media of ISSNs on one line", "TY  - JOUR\nSN  - 1438-8871 (Electronic) 0953-8984 (Print)\n", "container/issn", []record.ISSN{{Value: "1438-8871", Kind: "electronic"}, {Value: "0953-8984", Kind: "print"}}},
		{"J2 beside T2 of a chapter", "TY  - CHAP\nT2  - Techniques in tides\nJ2  - Tech Tides\n", "container/title", "Techniques in tides"},
		{"J2 of a chapter", "TY  - CHAP\nT2  - Techniques in tides\nJ2  - Tech Tides\n", "container/abbreviations", []record.Abbreviation{{Value: "Tech Tides"}}},
		{"authors in display order", "TY  - JOUR\nAU  - Ida Sol\nAU  - Bo van der Meer\n", "contributors/0", record.Contributor{Name: record.Name{Family: "Sol", Given: "Ida"}, Role: "author"}},
		{"authors in display order with an entity", "TY  - JOUR\nAU  - Ida Sol\nAU  - Bo K&#228;ll\n", "contributors/1", record.Contributor{Name: record.Name{Family: "Käll", Given: "Bo"}, Role: "author"}},
		{"a lone author without comma", "TY  - JOUR\nAU  - Ida Sol\n", "contributors/0", record.Contributor{Name: record.Name{Literal: "Ida Sol"}, Role: "author"}},
		{"an organisation beside a person", "TY  - JOUR\nAU  - Ida Sol\nAU  - World Health Organization\n", "contributors/1", record.Contributor{Name: record.Name{Literal: "World Health Organization"}, Role: "author"}},
		{"authors in display order beside an organisation", "TY  - JOUR\nAU  - World Health Organization\nAU  - Ida Sol\nAU  - Bo Moe\n", "contributors/2", record.Contributor{Name: record.Name{Family: "Moe", Given: "Bo"}, Role: "author"}},
		{"a lone author of EndNote's", "TY  - JOUR\nAU  - Ida Sol\nST  - Tides\nT2  - Sea\nTI  - Tides\nID  - 7\n", "contributors/0", record.Contributor{Name: record.Name{Family: "Sol", Given: "Ida"}, Role: "author"}},
		{"an organisation of EndNote's", "TY  - JOUR\nAU  - Sea Grant,\nST  - Tides\nT2  - Sea\nTI  - Tides\nID  - 7\n", "contributors/0", record.Contributor{Name: record.Name{Literal: "Sea Grant"}, Role: "author"}},
		{"a firm", "TY  - JOUR\nAU  - Johnson & Johnson\n", "contributors/0", record.Contributor{Name: record.Name{Literal: "Johnson & Johnson"}, Role: "author"}},
		{"a firm that a comma marks", "TY  - JOUR\nAU  - Barnes and Noble,\n", "contributors/0", record.Contributor{Name: record.Name{Literal: "Barnes and Noble"}, Role: "author"}},
		{"persons on one line", "TY  - JOUR\nAU  - Ida Sol & Bo Moe\n", "contributors/1", record.Contributor{Name: record.Name{Literal: "Bo Moe"}, Role: "author"}},
		{"M1 that is no issue", "TY  - JOUR\nM1  - 1008150341\n", "details/0", record.Detail{Name: "misc-1", Value: "1008150341"}},
		{"M1 that is a supplement", "TY  - JOUR\nM1  - Suppl 1\n", "supplement", "1"},
		{"type in words", "TY  - Journal Article\nT2  - Sea\n", "type", record.TypeArticleJournal},
		{"PMID without a tag of its own", "TY  - JOUR\nPMID  - 33355555\nTI  - Tides\n", "identifiers/0", id(record.SchemePMID, "33355555", "")},
		{"registration in a note", "TY  - JOUR\nN1  - Registered as NCT01234567.\n", "registrations/0/id", "NCT01234567"},
		{"DOI in a link resolver's address", "TY  - JOUR\nUR  - http://resolver.example/?sid=OVID:psyc&id=pmid:&id=doi:10.1000%2Fx.2398&issn=1063-3995&date=2019\n", "identifiers/0", record.Identifier{Scheme: record.SchemeDOI, Value: "10.1000/x.2398"}},
		{"PMID in a link resolver's address", "TY  - JOUR\nUR  - http://resolver.example/?sid=OVID:medline&id=pmid:27660500&id=doi:&issn=1063-3995\n", "identifiers/0", record.Identifier{Scheme: record.SchemePMID, Value: "27660500"}},
		{"OpenURL 1.0", "TY  - JOUR\nL2  - https://resolver.example/o?url_ver=Z39.88-2004&rft_id=info:doi/10.1000%2Fx&rft_id=info:pmid/27660500\n", "identifiers/1", record.Identifier{Scheme: record.SchemePMID, Value: "27660500"}},
		{"a link resolver's address is a link", "TY  - JOUR\nUR  - http://resolver.example/?id=doi:10.1000%2Fx\n", "links/0", record.Link{URL: "http://resolver.example/?id=doi:10.1000%2Fx"}},
		{"DOI in a publisher's address", "TY  - JOUR\nUR  - https://a.example/doi/abs/10.1000/x\n", "identifiers/0", record.Identifier{Scheme: record.SchemeDOI, Value: "10.1000/x"}},
		{"a publisher's address is a link", "TY  - JOUR\nUR  - https://a.example/doi/abs/10.1000/x\n", "links/0", record.Link{URL: "https://a.example/doi/abs/10.1000/x"}},
		{"the stated DOI and not the address's", "TY  - JOUR\nUR  - https://a.example/doi/abs/10.1000/x\nM3  - 10.1000/y\n", "identifiers/0", record.Identifier{Scheme: record.SchemeDOI, Value: "10.1000/y"}},
		{"PubMed's page behind Ovid's number", "TY  - JOUR\nID  - 27660500 [https://www.ncbi.nlm.nih.gov/pubmed/?term=27660500]\n", "identifiers/0", record.Identifier{Scheme: record.SchemePMID, Value: "27660500"}},
		{"CINAHL's note without a first key", "TY  - JOUR\nN1  - research; tables/charts. Journal Subset: Europe; Peer Reviewed. NLM UID: 101123456. PMID: NLM27660500.\n", "identifiers/0", record.Identifier{Scheme: record.SchemePMID, Value: "27660500"}},
		{"registration in a title", "TY  - JOUR\nTI  - Lamps for midwives (ISRCTN12345678)\n", "registrations/0/id", "ISRCTN12345678"},
		{"registration in place of an author", "TY  - JOUR\nAU  - NCT01234567,\n", "registrations/0/id", "NCT01234567"},
		{"registration as accession number", "TY  - JOUR\nAN  - NCT01234567\n", "registrations/0", record.Registration{Registry: "ClinicalTrials.gov", ID: "NCT01234567"}},
		{"accession number that is a registration", "TY  - JOUR\nAN  - NCT01234567\n", "identifiers/0", record.Identifier{Scheme: record.SchemeAccession, Value: "NCT01234567"}},
		{"registration as own id", "TY  - JOUR\nID  - DRKS00001234\n", "registrations/0/id", "DRKS00001234"},
		{"registration in a keyword", "TY  - JOUR\nKW  - ClinicalTrials.gov NCT01234567\n", "registrations/0/id", "NCT01234567"},
		{"registration in a custom field", "TY  - JOUR\nC5  - EUCTR2011-001234-12-DE\n", "registrations/0/id", "2011-001234-12"},
		{"registration under an unknown tag", "TY  - JOUR\nX7  - ACTRN12612000123123\n", "registrations/0/id", "ACTRN12612000123123"},
		{"register's page as journal", "TY  - JOUR\nT2  - https://clinicaltrials.gov/show/NCT01234567\n", "registrations/0",
			record.Registration{Registry: "ClinicalTrials.gov", ID: "NCT01234567", URL: "https://clinicaltrials.gov/show/NCT01234567"}},
		{"any page as journal", "TY  - JOUR\nJO  - https://a.example/tides\n", "links/0", record.Link{URL: "https://a.example/tides"}},
		{"CNKI: CN is the journal's number", "TY  - JOUR\nCN  - 11-1234/R\nDP  - CNKI\n", "details/0", record.Detail{Name: "chinese-serial-number", Value: "11-1234/R"}},
		{"Pure: T2 of a thesis is its subtitle", "TY  - THES\nT1  - Tides\nT2  - a view from the shore\nPY  - 2018\nY1  - 2018\nN2  - A.\nAB  - A.\n", "titles/1", record.Title{Value: "a view from the shore", Role: record.TitleSubtitle}},
		{"a link to an address", "TY  - JOUR\nUR  - http://41.73.194.142/handle/1\n", "links/0/url", "http://41.73.194.142/handle/1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			in := test.in + "ER  - \n"
			records := readRecords(t, []byte(in))
			require.Len(t, records, 1)
			got, ok := records[0].At(test.path)
			require.True(t, ok, "nothing stands at %s", test.path)
			require.Equal(t, test.want, got)
			verify(t, []byte(in))
		})
	}
}

// TestNotRead asks that what looks like a value and is none stays text.
func TestKnownToDialect(t *testing.T) {
	const in = "TY  - JOUR\nTI  - Sand\nPU  - SEA PRESS\nJ9  - TIDES\nZZ  - x\nAN  - WOS:000312345600001\nER  - \n"
	r := readRecords(t, []byte(in))[0]
	require.Len(t, r.Diagnostics, 1, "a tag that the record's dialect knows is not unknown")
	require.Equal(t, "ZZ", r.Diagnostics[0].Tag)
	require.Zero(t, r.Diagnostics[0].Count)
	require.Equal(t, 5, r.Diagnostics[0].Span.Line)
	require.Equal(t, "SEA PRESS", r.Publisher.Name)
	r = readRecords(t, []byte(strings.Replace(in, "ZZ  - x\n", "", 1)))[0]
	require.Empty(t, r.Diagnostics)
}

func TestNotRead(t *testing.T) {
	tests := []struct{ name, in, path string }{
		{"a DOI in a list of comments", "TY  - JOUR\nPY  - 2018\nN1  - Comment in: Am J Tides. 2018;7:53. doi: 10.1000/tides.1.\n", "identifiers"},
		{"a key that is like a number of BVS", "TY  - JOUR\nID  - biblio-1123456\n", "identifiers"},
		{"a DOI of another year", "TY  - JOUR\nPY  - 2018\nN1  - Am J Tides. 2004;7:53. doi: 10.1000/tides.1.\n", "identifiers"},
		{"a link of no known database of Ovid", "TY  - JOUR\nUR  - http://ovidsp.ovid.com/ovidweb.cgi?D=xyz&AN=12\n", "identifiers"},
		{"a day and month that nobody can tell apart, beside a date", "TY  - JOUR\nPY  - 2014\nDA  - 12/05/2014\n", "dates/1"},
		{"a day and month without a year", "TY  - JOUR\nPY  - 12/05\n", "dates"},
		{"a related record's DOI is not the record's", "TY  - JOUR\nUR  - https://a.example/x\nL3  - none\n", "identifiers"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			records := readRecords(t, []byte(test.in+"ER  - \n"))
			got, ok := records[0].At(test.path)
			require.False(t, ok, "%v", got)
			verify(t, []byte(test.in+"ER  - \n"))
		})
	}
}

func TestMojibake(t *testing.T) {
	tests := []struct {
		text string
		want string // the characters that show it
	}{
		{"CitÃ© et mÃ©moire", "Ã©"},
		{"the patientâ€™s view", "â€™"},
		{"5 Âµg", "Âµ"},
		{"Ð¼Ð¸Ñ€", "Ð¼"},
		{"M\ufffdller", "\ufffd"},
		{"Áîëüøèå äàííûå", "Áîëüøèå"},
		{"ÖÐ¹úµÄÍÁµØ", "ÖÐ¹úµÄÍÁµØ"},
		{"they donÕt swim", "Õ"},
		{"CitiesÐUrban Metabolism", "Ð"},
		{"a case of the townÉ", "É"},
		{"Acadamh Ríoga na hÉireann", ""},
		{"Études sur l’Île d’Óbidos, MÔRE", ""},
		{"ÄÖÜ und äöüß", ""},
		{"Cité et mémoire", ""},
		{"SÃO PAULO", ""},
		{"«à la carte»", ""},
		{"à\u00a0«\u00a0mot\u00a0»", ""},
		{"CAFÉ» est", ""},
		{"Ångström, Ö– und Ähren", ""},
		{"Ã", ""},
		{"", ""},
	}
	for _, test := range tests {
		start, end, found := findMojibake(test.text)
		require.Equal(t, test.want != "", found, test.text)
		if found {
			require.Contains(t, test.text[start:end], test.want)
		}
	}
	in := "TY  - JOUR\nAB  - Fine.\nTI  - Of CitÃ© and â€™\nER  - \n"
	r := readRecords(t, []byte(in))[0]
	require.Len(t, r.Diagnostics, 1)
	require.Equal(t, "ris.mojibake", r.Diagnostics[0].Code)
	require.Equal(t, 3, r.Diagnostics[0].Span.Line)
	require.Equal(t, "Ã©", in[r.Diagnostics[0].Span.Start:r.Diagnostics[0].Span.End])
}
