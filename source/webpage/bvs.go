package webpage

import (
	"github.com/ibid-go/ibid/internal/lazy"
	"github.com/ibid-go/ibid/record"
)

// bvs is a list of results in a portal of BVS/VHL (Biblioteca Virtual em
// Saúde, the Virtual Health Library of BIREME), with the interface in English,
// Portuguese, Spanish or French. Each result begins with its number on a line
// of its own; the title and the authors are links, which some copies lose.
var bvs = family{
	name:     "bvs",
	platform: "BVS/VHL",
	signals: []signal{
		sign(`\| ?ID: ?[a-z]{2,12}-\S+$`, 40, "an id of a BVS database"),
		sign(`^\p{Lu}[\p{L} ]{2,40} (?:in|em|en) \p{L}[\p{L}, ]{2,60} \| ?[^|]{2,40}\|`, 25, "a line of type, language and database"),
		sign(`^`+resultsLine+`$`, 25, "the line that counts the results"),
		sign(`^[^;\n]{2,200} ; ?[^;\n]{0,80}(?:1[89]|20)\d\d`, 20, "a source line"),
		sign(`^`+words(bvsSubjectLabels...)+`$`, 10, "the block of subjects"),
		sign(`^`+words(bvsEnds...)+`$`, 10, "the end of the list"),
	},
	start: exact(`\d{1,7}\.`),
	end:   exact(words(bvsEnds...)),
	rules: []rule{
		{pattern: exact(words(bvsFurniture...)), in: []string{zoneOutside}, notice: true},
		{pattern: exact(resultsLine), in: []string{zoneOutside}, notice: true},
		{pattern: exact(words(bvsEnds...)), in: []string{zoneOutside}, notice: true},
		{pattern: exact(sourceTitle + `(?P<volume>[^():;,]*?)(?: ?\((?P<issue>[^()]{1,40})\))? ?: ?(?P<pages>[^,;:]{1,60}), ?` + sourceDate), in: []string{zoneHead}, enter: "details"},
		{pattern: exact(sourceTitle + `(?P<volume>[^():;, ]{1,20})(?: ?\((?P<issue>[^()]{1,40})\)|,) ?` + sourceDate), in: []string{zoneHead}, enter: "details"},
		{pattern: exact(sourceTitle + sourceDate), in: []string{zoneHead}, enter: "details"},
		{pattern: exact(sourceBook), in: []string{zoneHead}, enter: "details"},
		{pattern: exact(`(?P<other>.{1,300};.{0,200}\b(?:1[89]|20)\d\d\b.{0,60})`), in: []string{zoneHead}, enter: "details"},
		{pattern: exact(`(?P<kind>` + keys(bvsTypes) + `) (?:in|em|en) (?P<language>\p{L}[\p{L}, ]{1,80}?) ?\| ?(?P<database>[^|]{1,60}?) ?\| ?ID: ?(?P<id>\S+)`), enter: "details"},
		{pattern: exact(`(?P<other>\p{Lu}[^|]{2,120}?) ?\| ?(?P<database>[^|]{1,60}?) ?\| ?ID: ?(?P<id>\S+)`), enter: "details"},
		{pattern: exact(`(?P<label>` + words("ABSTRACT", "RESUMO", "RESUMEN", "RÉSUMÉ") + `):?`), enter: "abstract"},
		{pattern: exact(`(?P<label>` + words(bvsSubjectLabels...) + `):?`), enter: "subjects"},
		{pattern: exact(words(bvsResultFurniture...)), notice: true},
	},
	zones: map[string]zone{
		zoneHead:   {sequence: []step{{capture: "title", patterns: []*lazy.Pattern{exact(`.+`)}}, {capture: "authors", patterns: []*lazy.Pattern{exact(invertedList)}}}},
		"details":  {},
		"abstract": {capture: "abstract"},
		"subjects": {capture: "subjects"},
	},
	readings: []reading{
		{from: []string{"kind"}, to: "type", rule: "bvs.type"},
		{from: []string{"database", "volume"}, to: "stages", rule: "bvs.stage", inferred: true},
		{from: []string{"title"}, cut: each(`^([^\[].*?)(?:\s*\[[^\[\]]+\]\.?|\s/\s.+)?$`), to: "titles", rule: "title/main"},
		{from: []string{"title"}, cut: each(`(\[[^\[\]]+\]\.?)$`), to: "titles", rule: "title.by-database"},
		{from: []string{"title"}, cut: each(`^[^\[].*?\s/\s(.+)$`), to: "titles", rule: "title/translated"},
		{from: []string{"authors"}, cut: split(`\s*;\s*(?:et al\.?)?`), to: "contributors", rule: "name.of-list"},
		{from: []string{"authors"}, cut: each(`\bet al\b\.?`), to: "more_contributors", rule: "name.more"},
		{from: []string{"journal"}, to: "container/abbrev", rule: "abbreviation"},
		{from: []string{"volume"}, to: "volume", rule: "volume", otherwise: &reading{to: "supplement", rule: "volume.supplement"}},
		{from: []string{"issue"}, to: "issue", rule: "issue", otherwise: &reading{to: "supplement", rule: "issue.supplement"}},
		{from: []string{"pages"}, to: "pages", rule: "pages", otherwise: &reading{to: "article_number", rule: "article-number"}},
		{from: []string{"extent"}, to: "number_of_pages", rule: "number-of-pages"},
		{from: []string{"publisher"}, to: "publisher/name", rule: "text"},
		{from: []string{"place"}, to: "publisher/place", rule: "text"},
		{from: []string{"date"}, to: "dates", rule: "date/issued"},
		{from: []string{"id"}, to: "own_id", rule: "text"},
		{from: []string{"id"}, to: "identifiers", rule: "bvs"},
		{from: []string{"id"}, cut: each(`^mdl-\d+$`), to: "identifiers", rule: "pmid.mdl"},
		{from: []string{"database"}, to: "origin/database", rule: "text"},
		{from: []string{"abstract"}, cut: registrations, to: "registrations", rule: "registration.of-lines"},
		{from: []string{"abstract"}, to: "abstracts", rule: "abstract"},
		{from: []string{"subjects"}, cut: splitQualified(`\s+,\s+|\n`, `/`), to: "subjects", rule: "subject.qualified"},
		{from: []string{"language"}, cut: split(`\s*,\s*`), to: "languages", rule: "language", otherwise: &reading{to: "languages", rule: "bvs.language"}},
		{from: []string{"abstract"}, cut: reportedCounts, to: "reported_counts", rule: "reported-count.of-lines"},
	},
}

const (
	// sourceTitle begins a source line: "Psychol Psychother ; ".
	sourceTitle = `(?P<journal>[^;]{1,250}?) ?; ?`
	// sourceDate ends it: "2021 12.", "2020 Mar-Apr.", with a note of the
	// illustrations after it in records of LILACS: "2020. tab, graf.".
	sourceDate = `(?P<date>(?:1[89]|20)\d\d(?: \p{L}{3,9}(?:[-/]\p{L}{3,9})?| \d{1,2})*)\.?(?: (?P<other>[\p{Ll}][\p{L} .,]{0,80}))?`
	// sourceBook is the source line of a book; "s.l" and "s.n" say that place
	// and publisher are unknown.
	sourceBook = `(?:[sS]\. ?[lL]\.?|(?P<place>\p{Lu}[^;]{0,80}?)) ?; ?(?:[sS]\. ?[nN]\.?|(?P<publisher>[\p{Lu}\d][^;]{0,150}?)) ?; ?(?P<date>(?:1[89]|20)\d\d)\.?(?: (?P<extent>\d{1,5} ?p)\b\.?)?(?: (?P<other>.{1,80}))?`
	// invertedList is a list of authors divided at semicolons, or one author
	// with a comma.
	invertedName = `\p{Lu}[^;,\n]{0,60}(?:, ?[^;,\n]{1,60})?`
	invertedList = invertedName + `(?:\s*;\s*` + invertedName + `)+(?:;? et al\.?)?\.?|\p{Lu}[^;,\n.:?]{0,40}, ?\p{Lu}[^;,\n:?]{0,40}`
	// resultsLine counts the results: "Results 1 - 20 de 345".
	resultsLine = `(?:Results|Resultados|Résultats) ?\d+ ?- ?\d+ (?:de|of) [\d., ]*\d`
)

// bvsTypes are the types of document in the interface's four languages.
var bvsTypes = map[string]record.Type{
	"Article":     record.TypeArticleJournal,
	"Artigo":      record.TypeArticleJournal,
	"Artículo":    record.TypeArticleJournal,
	"Articulo":    record.TypeArticleJournal,
	"Monography":  record.TypeBook,
	"Monograph":   record.TypeBook,
	"Monografia":  record.TypeBook,
	"Monografía":  record.TypeBook,
	"Monographie": record.TypeBook,
	"Thesis":      record.TypeThesis,
	"Tese":        record.TypeThesis,
	"Tesis":       record.TypeThesis,
	"Thèse":       record.TypeThesis,
	"Video":       "motion_picture",
	"Vídeo":       "motion_picture",
	"Preprint":    record.TypeArticle,
	"Congress":    record.TypeConferencePaper,
	"Congresso":   record.TypeConferencePaper,
	"Congreso":    record.TypeConferencePaper,
}

// bvsStages: what MEDLINE indexes with a volume is the version of record.
var bvsStages = map[string]record.Stage{"MEDLINE": record.StageVoR}

// bvsLanguages are language names in the interface's languages beside
// English.
var bvsLanguages = map[string]string{
	"Inglês": "en", "Inglés": "en", "Anglais": "en",
	"Português": "pt", "Portugués": "pt", "Portugais": "pt",
	"Espanhol": "es", "Español": "es", "Espagnol": "es",
	"Francês": "fr", "Francés": "fr", "Français": "fr",
	"Alemão": "de", "Alemán": "de", "Allemand": "de",
	"Italiano": "it", "Italien": "it",
	"Chinês": "zh", "Chino": "zh", "Chinois": "zh",
	"Japonês": "ja", "Japonés": "ja", "Japonais": "ja",
	"Russo": "ru", "Ruso": "ru", "Russe": "ru",
}

var bvsSubjectLabels = []string{"Subject(s)", "Assunto(s)", "Asunto(s)", "Tema(s)", "Sujet(s)"}

// bvsEnds are the headings after the last result.
var bvsEnds = []string{
	"SELECTION OF CITATIONS", "SEARCH DETAIL",
	"SELEÇÃO DE REFERÊNCIAS", "SELEÇÃO DE CITAÇÕES", "DETALHE DA PESQUISA", "DETALHES DA PESQUISA",
	"SELECCIÓN DE REFERENCIAS", "SELECCIÓN DE CITAS", "DETALLE DE LA BÚSQUEDA", "DETALLE DE BÚSQUEDA",
	"SÉLECTION DE CITATIONS", "DÉTAIL DE LA RECHERCHE",
}

// bvsFurniture are lines of the page around the list.
var bvsFurniture = []string{
	"Your browser doesn't support javascript.", "loading", "...",
	"Show: 20 | 50 | 100", "Mostrar: 20 | 50 | 100", "Afficher: 20 | 50 | 100",
	"Filter", "Filtrar", "Filtro", "Filtrer", "Add more filters", "Adicionar mais filtros", "Mais filtros",
	"Añadir más filtros", "Más filtros", "Ajouter des filtres",
	"Database", "Base de dados", "Base de datos", "Base de données",
	"Language", "Idioma", "Langue", "Publication year range", "Intervalo de ano de publicação",
	"Intervalo de año de publicación", "Main subject", "Assunto principal", "Asunto principal",
	"Type of study", "Tipo de estudo", "Tipo de estudio", "Document type", "Tipo de documento",
	"Journal", "Revista", "Year", "Ano", "Año",
}

// bvsResultFurniture are lines of the page inside a result.
var bvsResultFurniture = []string{
	"Full text", "Texto completo", "Texte intégral", "Similar", "Similares", "Details", "Detalhes", "Detalles",
	"Print", "Imprimir", "Imprimer", "Export", "Exportar", "Exporter", "XML", "RIS", "Fotocópia", "Photocopy", "Fotocopia",
}
