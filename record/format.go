package record

// Format names a bibliographic format. The list of formats that can be read
// or written is package source's; a Format is only its name, which is stable:
// it is what --from and --to take and what JSON output holds.
type Format string

// The formats that this module speaks.
const (
	FormatRIS       Format = "ris"
	FormatBibTeX    Format = "bibtex"
	FormatMEDLINE   Format = "medline"
	FormatRefer     Format = "refer"
	FormatRefWorks  Format = "refworks"
	FormatOvid      Format = "ovid"
	FormatCochrane  Format = "cochrane"
	FormatCSLJSON   Format = "csl-json"
	FormatEndNote   Format = "endnote-xml"
	FormatPubMedXML Format = "pubmed-xml"
	FormatICTRP     Format = "ictrp-xml"
	FormatCSV       Format = "csv"
	FormatWebPage   Format = "webpage"
	FormatHTML      Format = "html"
	FormatIbidJSON  Format = "json"
	FormatIbidLines Format = "jsonl"

	FormatCrossref       Format = "crossref"
	FormatOpenAlex       Format = "openalex"
	FormatDataCite       Format = "datacite"
	FormatClinicalTrials Format = "clinicaltrials"
	FormatRefLib         Format = "reflib-json"
)
