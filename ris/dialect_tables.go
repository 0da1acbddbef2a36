package ris

// dialects are the known dialects in the order of their names. A score of 10
// is a mark that nobody else leaves, 5 one that is enough, less one of
// several.
var dialects = []Dialect{
	{Name: "asreview", Title: "ASReview", Evidence: []Evidence{
		{Tag: "N1", Contains: "ASReview_", Score: 10},
	}},
	{Name: "atypon", Title: "sites of publishers on Atypon (Taylor & Francis, SAGE, AIP, Cell)", Evidence: []Evidence{
		{Tag: "N1", Starts: "doi: 10.", Score: 3},
		{Tag: "M3", Starts: "doi: 10.", Score: 3},
		{Tag: "PY", After: "Y1", Score: 1},
		{Tag: "DA", After: "PY", Score: 1},
	}},
	{Name: bvsDialectName, Title: "the Virtual Health Library (BVS)", Evidence: []Evidence{
		{Tag: "UR", Host: "bvsalud.org", Score: 5},
		{Tag: "ID", Starts: "mdl-", Score: 5},
		{Tag: "ID", Starts: "lil-", Score: 4},
		{Tag: "ID", Starts: "biblio-", Score: 4},
		{Tag: "DB", Is: "LILACS", Score: 2},
	}},
	{Name: "citavi", Title: "Citavi", Evidence: []Evidence{
		{Tag: "H1", Score: 5},
		{Tag: "H2", Score: 5},
		{Tag: "L1", Contains: "Citavi", Score: 5},
	}},
	{Name: "cnki", Title: "CNKI", Evidence: []Evidence{
		{Tag: "DP", Is: "CNKI", Score: 5},
		{Tag: "DB", Contains: "CNKI", Score: 5},
		{Tag: "UR", Host: "cnki.net", Score: 5},
	}, Tags: []TagMeaning{
		{Tag: "CN", Meaning: "detail/chinese-serial-number"},
	}},
	{Name: "cochrane", Title: "the Cochrane Library", Evidence: []Evidence{
		{Tag: "AN", Starts: "CN-", Score: 5},
		{Tag: "ID", Starts: "CN-", Score: 5},
		{Tag: "UR", Host: "cochranelibrary.com", Score: 4},
		{Tag: "UR", Contains: "10.1002/14651858.", Score: 2},
		{Tag: "M3", Starts: "Journal article", Score: 2},
	}, Tags: []TagMeaning{
		{Tag: "C3", Meaning: "numbers-in-databases"},
	}},
	{Name: "covidence", Title: "Covidence", Evidence: []Evidence{
		{Tag: "ID", Starts: "covidence_", Score: 10},
		{Tag: "ID", Starts: "covidence-", Score: 10},
		{Tag: "LB", Starts: "Covidence", Score: 5},
		{Tag: "N1", Starts: "Covidence", Score: 5},
	}},
	{Name: "ebsco", Title: "EBSCOhost", Evidence: []Evidence{
		{Tag: "N1", Starts: "Accession Number: ", Score: 5},
		{Tag: "DP", Is: "EBSCOhost", Score: 5},
		{Tag: "UR", Host: "ebscohost.com", Score: 5},
		{Tag: "UR", Host: "ebsco.com", Score: 5},
	}},
	{Name: "embase", Title: "Embase.com", Evidence: []Evidence{
		{Tag: "U2", Starts: "L", After: "UR", Score: 5},
		{Tag: "U2", Starts: "L", After: "LK", Score: 5},
		{Tag: "UR", Host: "embase.com", Score: 5},
		{Tag: "M3", After: "TY", Score: 2},
		{Tag: "DB", Is: "Embase", Score: 2},
	}, Tags: []TagMeaning{
		{Tag: "U2", Meaning: "embase"},
		{Tag: "C5", Meaning: "pmid"},
		{Tag: "M1", Meaning: "affiliation"},
		{Tag: "L2", Meaning: "link"},
	}},
	{Name: "endnote", Title: "EndNote", GivenFirst: true, Evidence: []Evidence{
		{Tag: "L1", Starts: "internal-pdf://", Score: 10},
		{Tag: "L4", Starts: "internal-pdf://", Score: 10},
		{Tag: "T2", After: "ST", Score: 4},
		{Tag: "TI", After: "ST", Score: 3},
		{Tag: "TI", After: "T2", Score: 1},
		{Tag: "ID", After: "VL", Last: true, Score: 4},
		{Tag: "ID", After: "UR", Last: true, Score: 3},
		{Tag: "ID", After: "Y2", Last: true, Score: 3},
		{Tag: "ID", After: "TI", Last: true, Score: 3},
	}},
	{Name: "google-scholar", Title: "Google Scholar, by Publish or Perish", Evidence: []Evidence{
		{Tag: "M1", Starts: "Query date: ", Score: 10},
		{Tag: "M1", Contains: "https://scholar.google.", Score: 5},
	}, Tags: []TagMeaning{
		{Tag: "M1", Meaning: "note"},
	}},
	{Name: "ieee", Title: "IEEE Xplore", Evidence: []Evidence{
		{Tag: "VL", After: "VO", Score: 3},
		{Tag: "VO", Score: 2},
		{Tag: "Y1", After: "JA", Score: 3},
		{Tag: "JA", After: "VL", Score: 2},
		{Tag: "DO", Starts: "10.1109/", Score: 2},
	}, Tags: []TagMeaning{
		{Tag: "Y1", Types: []string{"CONF", "CPAPER"}, Meaning: "event-date"},
	}},
	{Name: "jmir", Title: "JMIR Publications", Evidence: []Evidence{
		{Tag: "ID", Starts: "info:doi/10.2196/", Score: 10},
		{Tag: "ID", Starts: "info:doi/", Score: 5},
		{Tag: "UR", Host: "jmir.org", Score: 3},
	}},
	{Name: "jstor", Title: "JSTOR", Evidence: []Evidence{
		{Tag: "DB", Is: "JSTOR", Score: 5},
		{Tag: "C1", Starts: "Full publication date: ", Score: 5},
		{Tag: "UR", Host: "jstor.org", Score: 3},
	}, Tags: []TagMeaning{
		{Tag: "C1", Meaning: "date/issued"},
	}},
	{Name: "lens", Title: "The Lens", Evidence: []Evidence{
		{Tag: "UR", Host: "lens.org", Score: 5},
		// Others that took the record over write their tags in another order.
		{Tag: "ID", After: "EP", Score: 3},
		{Tag: "ID", After: "DO", Score: 1},
	}},
	{Name: "mendeley", Title: "Mendeley", Evidence: []Evidence{
		{Tag: "L1", Contains: "Mendeley", Score: 10},
		{Tag: "L2", Contains: "Mendeley", Score: 10},
		{Tag: "ID", Contains: "www.mendeley.com/", Score: 5},
		{Tag: "UR", Host: "mendeley.com", Score: 5},
	}},
	{Name: "nature", Title: "nature.com", Evidence: []Evidence{
		{Tag: "PY", Contains: "/online", Score: 5},
		{Tag: "PY", Contains: "/print", Score: 5},
		{Tag: "L3", Contains: "10.1038/", Score: 5},
		{Tag: "UR", Contains: "10.1038/", Score: 1},
		{Tag: "UR", Host: "nature.com", Score: 2},
		{Tag: "DO", Starts: "10.1038/", Score: 2},
		{Tag: "ID", After: "DO", Last: true, Score: 2},
	}, Tags: []TagMeaning{
		{Tag: "L3", Meaning: "identifier"},
	}},
	{Name: "ovid", Title: "Ovid", Evidence: []Evidence{
		{Tag: "L2", Host: "ovid.com", Score: 5},
		{Tag: "UR", Host: "ovid.com", Score: 3},
		{Tag: "UR", Contains: "/ovidweb.cgi?", Score: 3}, // also behind a library's proxy
		{Tag: "DB", Starts: "Ovid ", Score: 5},
		{Tag: "DP", Is: "Ovid", Score: 3},
		{Tag: "DP", Starts: "Ovid Technologies", Score: 4},
		{Tag: "T1", After: "ID", Score: 2},
		{Tag: "NL", Score: 3},
		{Tag: "AI", Score: 2},
		{Tag: "DO", Starts: "http://dx.doi.org/", Score: 1},
	}, Tags: []TagMeaning{
		{Tag: "NL", Meaning: "abbreviation"},
		{Tag: "AI", Meaning: "detail/author-identifiers"},
		{Tag: "M1", Meaning: "detail/misc-1"},
		{Tag: "C1", Meaning: "detail/search-strategy"},
	}},
	{Name: "pmc", Title: "PubMed Central", Evidence: []Evidence{
		{Tag: "U1", Contains: "[pmid]", Score: 5},
		{Tag: "U2", Contains: "[pmcid]", Score: 5},
		{Tag: "U4", Contains: "[PII]", Score: 3},
		{Tag: "DB", Is: "PMC", Score: 3},
	}},
	{Name: "procite", Title: "ProCite", Evidence: []Evidence{
		{Tag: "N1", Contains: "ProCite field[", Score: 10},
		{Tag: "N1", Starts: "ProCite", Score: 5},
	}},
	{Name: "proquest", Title: "ProQuest", Evidence: []Evidence{
		{Tag: "UR", Host: "proquest.com", Score: 5},
		{Tag: "UR", Contains: "/docview/", Score: 3},
		{Tag: "L1", Host: "media.proquest.com", Score: 5},
		{Tag: "N1", Starts: "Copyright - ", Score: 2},
		{Tag: "N1", Starts: "Last updated - ", Score: 3},
		{Tag: "AN", After: "T1", Score: 2},
		{Tag: "PP", Score: 2},
	}, Tags: []TagMeaning{
		{Tag: "PP", Meaning: "text/publisher/place"},
		{Tag: "M1", Types: []string{"THES"}, Meaning: "text/number"},
	}},
	{Name: "psycnet", Title: "APA PsycNet", Evidence: []Evidence{
		{Tag: "DO", After: "M3", Score: 1},
		{Tag: "AD", After: "CY", Score: 2},
		{Tag: "Y1", After: "EP", Score: 2},
		{Tag: "SN", Contains: "(Electronic),", Score: 3},
		{Tag: "PB", After: "AD", Score: 2},
	}},
	{Name: "pubmed", Title: "PubMed", Evidence: []Evidence{
		{Tag: "DB", Is: "PubMed", Score: 4},
		{Tag: "UR", Host: "pubmed.ncbi.nlm.nih.gov", Score: 2},
		{Tag: "UR", Starts: "http://www.ncbi.nlm.nih.gov/pubmed/", Score: 2},
		{Tag: "DP", Is: "NLM", Score: 2},
		{Tag: "J2", After: "DO", Score: 1},
		{Tag: "AN", After: "IS", Score: 2},
	}},
	{Name: "pure", Title: "Elsevier Pure", Evidence: []Evidence{
		{Tag: "UR", Contains: "partnerID=8YFLogxK", Score: 10},
		{Tag: "AB", After: "N2", Score: 3},
		{Tag: "Y1", After: "PY", Score: 1},
		{Tag: "U2", Starts: "10.", Score: 3},
		{Tag: "M3", Contains: "(Research ", Score: 3},
		{Tag: "N2", After: "Y1", Score: 2},
	}, Tags: []TagMeaning{
		{Tag: "C2", Meaning: "pmid"},
		{Tag: "M1", Types: []string{"JOUR", "ABST", "EJOUR", "INPR"}, Meaning: "article-number"},
		{Tag: "U2", Meaning: "identifier"},
		{Tag: "T2", Types: []string{"THES", "BOOK", "EBOOK", "EDBOOK", "RPRT"}, Meaning: "title/subtitle"},
	}},
	{Name: "rayyan", Title: "Rayyan", Evidence: []Evidence{
		{Tag: "N1", Contains: "RAYYAN-", Score: 10},
		{Tag: "ID", Starts: "rayyan-", Score: 10},
	}},
	{Name: "refman", Title: "Reference Manager", Evidence: []Evidence{
		{Tag: "RP", Is: "IN FILE", Score: 4},
		{Tag: "RP", Is: "NOT IN FILE", Score: 4},
		{Tag: "RP", Starts: "ON REQUEST", Score: 4},
		{Tag: "ID", After: "TY", Score: 1},
		{Tag: "T1", After: "ID", Score: 1},
	}},
	{Name: "sciencedirect", Title: "ScienceDirect", Evidence: []Evidence{
		{Tag: "UR", Host: "sciencedirect.com", Score: 4},
		{Tag: "UR", Host: "sciencedirect.com", After: "DO", Score: 3},
		{Tag: "VL", After: "JO", Score: 2},
		{Tag: "VL", After: "T2", Score: 1},
	}},
	{Name: "scopus", Title: "Scopus", Evidence: []Evidence{
		{Tag: "DB", Is: "Scopus", Score: 5},
		{Tag: "N1", Starts: "Export Date: ", Score: 3},
		{Tag: "N1", Starts: "Cited By :", Score: 2},
		{Tag: "UR", Host: "scopus.com", Score: 2},
		{Tag: "UR", Contains: "partnerID=40", Score: 3},
		// Those who took a record over from Scopus sort its tags.
		{Tag: "T2", After: "ST", Score: -5},
	}, Tags: []TagMeaning{
		{Tag: "C2", Meaning: "pmid"},
		{Tag: "C7", Meaning: "article-number"},
	}},
	{Name: "springer", Title: "SpringerLink", Evidence: []Evidence{
		{Tag: "ID", After: "DO", Last: true, Score: 3},
		{Tag: "DO", After: "UR", Score: 1},
		{Tag: "DO", Starts: "10.1007/", Score: 2},
		{Tag: "DO", Starts: "10.1186/", Score: 2},
		{Tag: "UR", After: "SN", Score: 1},
		{Tag: "UR", Host: "link.springer.com", Score: 1},
	}, Tags: []TagMeaning{
		{Tag: "CY", Types: []string{"CONF", "CPAPER"}, Meaning: "text/publisher/place"},
	}},
	{Name: "trid", Title: "TRID", Evidence: []Evidence{
		{Tag: "UR", Host: "trid.trb.org", Score: 10},
	}},
	{Name: "wiso", Title: "wiso", Evidence: []Evidence{
		{Tag: "UR", Host: "wiso-net.de", Score: 10},
		{Tag: "DB", Contains: "wiso", Score: 5},
	}},
	{Name: "wos", Title: "Web of Science", Evidence: []Evidence{
		{Tag: "AN", Starts: "WOS:", Score: 5},
		{Tag: "AN", Starts: "ISI:", Score: 5},
		{Tag: "J9", Score: 3},
		{Tag: "JI", Score: 3},
		{Tag: "WE", Score: 3},
		{Tag: "N1", Contains: "Times Cited in Web of Science", Score: 3},
		{Tag: "N1", Contains: "Times Cited:", Score: 2},
	}, Tags: []TagMeaning{
		{Tag: "J9", Meaning: "abbreviation"},
		{Tag: "JI", Meaning: "abbreviation"},
		{Tag: "C1", Meaning: "affiliation"},
		{Tag: "C3", Meaning: "affiliation"},
		{Tag: "C6", Types: []string{"JOUR"}, Meaning: "date/online"},
		{Tag: "PU", Meaning: "text/publisher/name"},
		{Tag: "PI", Meaning: "text/publisher/place"},
		{Tag: "PA", Meaning: "detail/publisher-address"},
		{Tag: "WE", Meaning: "detail/index"},
		{Tag: "FU", Meaning: "detail/funding"},
		{Tag: "FX", Meaning: "detail/funding-text"},
		// An article of proceedings in a journal has a conference too.
		{Tag: "T2", Types: []string{"CONF", "CPAPER"}, Meaning: "container"},
		{Tag: "CP", Meaning: "text/event/name"},
		{Tag: "CL", Meaning: "text/event/place"},
		{Tag: "Y2", Meaning: "event-date"},
	}},
	// Records in the form itself are told by it; this is for those that were
	// given the lines of RIS with its tags.
	{Name: wosDialectName, Title: "Web of Science, own tagged form", Evidence: []Evidence{
		{Tag: "UT", Starts: "WOS:", Score: 5},
		{Tag: "UT", Starts: "ISI:", Score: 5},
	}, Tags: wosTags},
	{Name: "zotero", Title: "Zotero", Evidence: []Evidence{
		{Tag: "L1", Host: "zotero.org", Score: 10},
		{Tag: "L1", Contains: "/Zotero/", Score: 10},
		{Tag: "L2", Contains: "/Zotero/", Score: 10},
		{Tag: "L4", Contains: "/Zotero/", Score: 10},
		{Tag: "N1", Starts: "<div", Score: 5},
		{Tag: "N1", Starts: "<p>", Score: 4},
		{Tag: "Y2", Contains: ":", Score: 5},
		{Tag: "DA", Contains: "///", Score: 1},
		{Tag: "T2", After: "AU", Score: 1},
		{Tag: "DA", After: "AB", Score: 2},
		{Tag: "PY", After: "DA", Score: 2},
		{Tag: "TI", After: "TY", Score: 1},
	}},
}
