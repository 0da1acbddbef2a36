package delimited

// headingsByHand are further headings of tables that people make, by what they
// mean: in English, German, French, Spanish, Portuguese, Italian, Dutch and the
// Scandinavian languages. Letters count without their accents.
var headingsByHand = []struct {
	meaning  string
	headings []string
}{
	{"title", []string{
		"Title of paper", "Title of study", "Title of publication", "Publication title (article)", "Name of article", "Article", "Title/Abstract title",
		"Aufsatztitel", "Titel des Artikels", "Titel der Publikation", "Titre de l'article", "Título del artículo", "Título do artigo",
		"Titolo", "Titolo dell'articolo", "Tittel", "Artikeltitel",
	}},
	{"title/subtitle", []string{"Untertitel", "Sous-titre", "Subtítulo", "Sottotitolo", "Ondertitel"}},
	{"authors", []string{
		"Authors/Editors", "Author name", "Author(s) name", "Authors list", "Name of author", "Name of authors",
		"Verfasser", "VerfasserIn", "VerfasserInnen", "Verfasser(in)", "AutorIn", "AutorInnen", "Autor(en)", "Autor(inn)en",
		"Auteur", "Auteur(s)", "Autor(es)", "Autoras/es", "Autore", "Autori", "Autore/i", "Författare", "Forfatter", "Forfattere", "Forfatter(e)",
	}},
	{"first-author", []string{"First Author", "1st author", "First author name", "Lead author", "Erstautor", "ErstautorIn", "Premier auteur", "Primer autor", "Primeiro autor", "Primo autore"}},
	{"editors", []string{"Herausgeber", "HerausgeberIn", "HerausgeberInnen", "Hrsg.", "Editor literario", "Curatore", "Redacteur"}},
	{"translators", []string{"Übersetzer", "ÜbersetzerIn", "Traducteur", "Traductor", "Tradutor", "Traduttore", "Vertaler"}},
	{"year", []string{
		"Yr", "Pub. year", "Publ. year", "Year published", "Year of publ.", "Erscheinungsjahr", "Publikationsjahr", "Veröffentlichungsjahr",
		"Année de publication", "Année de parution", "Año de publicación", "Ano", "Ano de publicação", "Anno", "Anno di pubblicazione", "Jaar", "Jaar van publicatie", "År", "Utgivningsår", "Udgivelsesår",
	}},
	{"date/issued", []string{
		"Date of pub.", "Pub. date", "Pub Date", "Datum", "Erscheinungsdatum", "Veröffentlichungsdatum", "Date de publication", "Date de parution", "Fecha", "Fecha de publicación",
		"Data de publicação", "Data di pubblicazione", "Publicatiedatum",
	}},
	{"journal", []string{
		"Jrnl", "Journal/Source", "Journal or source", "Journal or book", "Journal/Conference", "Name of journal", "Published in", "Where published", "Publication venue", "Publication source",
		"Zeitschriftentitel", "Titel der Zeitschrift", "Fachzeitschrift", "Périodique", "Nom de la revue", "Titre de la revue", "Titre du périodique", "Nombre de la revista", "Título de la revista",
		"Periódico", "Nome da revista", "Título do periódico", "Rivista", "Titolo della rivista", "Tijdschrift", "Tidskrift", "Tidsskrift",
	}},
	{"volume", []string{"Vol. no.", "Vol no", "Volume no.", "Volume number", "Jahrgang", "Band", "Bd.", "Jahrgang/Band", "Band/Jahrgang", "Tome", "Volumen", "Tomo", "Jaargang", "Årgang", "Årgång", "Volym"}},
	{"issue", []string{
		"Iss", "Iss.", "Issue no.", "Issue no", "Journal number", "Heft", "Heftnummer", "Heft-Nr.", "Ausgabe", "Numéro", "Número", "Fascículo", "Numero", "Fascicolo", "Aflevering", "Nummer", "Häfte", "Hefte",
	}},
	{"pages", []string{
		"pp", "pp.", "Pp.", "Page numbers", "Page no.", "Page nos.", "Page number(s)", "Pages from-to", "Seiten", "Seite", "Seite(n)", "Seitenzahlen", "Seitenbereich", "Páginas", "Página(s)", "Págs.",
		"Pagine", "Pagina's", "Paginas", "Sidor", "Sider", "Sidetall",
	}},
	{"number-of-pages", []string{"No. of pages", "Seitenzahl", "Anzahl Seiten", "Nombre de pages", "Número de páginas", "Numero di pagine", "Aantal pagina's"}},
	{"abstract", []string{"Abstract text", "Kurzfassung", "Resumo", "Riassunto", "Samenvatting", "Sammanfattning", "Sammendrag"}},
	{"keywords", []string{
		"Author keyword", "Keywords (author)", "Schlagwörter", "Schlagworte", "Schlüsselwörter", "Stichwörter", "Stichworte", "Mots-clés", "Mots clefs", "Palabras clave", "Palavras-chave", "Descritores",
		"Descriptores", "Parole chiave", "Trefwoorden", "Nyckelord", "Nøkkelord", "Emneord",
	}},
	{"language", []string{"Lang", "Lang.", "Language of publication", "Language of text", "Sprache", "Langue", "Idioma", "Lingua", "Taal", "Språk", "Sprog"}},
	{"publisher", []string{"Publishing house", "Publisher name", "Verlag", "Éditeur", "Maison d'édition", "Editorial", "Editora", "Casa editrice", "Editore", "Uitgever", "Uitgeverij", "Förlag", "Forlag"}},
	{"publisher-place", []string{
		"City of publication", "Place of publ.", "Publisher city", "Publisher place", "Ort", "Erscheinungsort", "Verlagsort", "Lieu", "Lieu de publication", "Lieu d'édition", "Lugar de publicación", "Lugar de edición",
		"Local de publicação", "Luogo", "Luogo di pubblicazione", "Plaats", "Plaats van uitgave", "Utgivningsort",
	}},
	{"edition", []string{"Auflage", "Édition", "Edición", "Edição", "Edizione", "Uitgave", "Upplaga"}},
	{"series", []string{"Reihe", "Schriftenreihe", "Collection", "Colección", "Coleção", "Collana", "Reeks"}},
	{"document-type", []string{
		"Type of publication", "Type of document", "Type of article", "Article type", "Dokumenttyp", "Dokumentenart", "Publikationstyp", "Publikationsart", "Type de document", "Type de publication",
		"Tipo de documento", "Tipo de publicación", "Tipo de publicação", "Tipo di documento", "Publicatietype",
	}},
	{"url", []string{
		"Web link", "Weblink", "Web address", "Website", "Hyperlink", "Link to article", "URL/Link", "Lien", "Enlace", "Vínculo", "Internetadresse",
	}},
	{"url/fulltext", []string{"Full text", "Full text link", "Full-text URL", "Full text URL", "Volltext", "Texte intégral", "Texto completo"}},
	{"doi-or-url", []string{"DOI/URL", "URL/DOI", "DOI or URL", "URL or DOI", "DOI or link", "Link / DOI", "DOI (or URL)"}},
	{"pmid", []string{"PubMed", "PubMed number", "PubMed no.", "PMID no.", "PubMed-ID", "PubMed-Nr."}},
	{"notes", []string{"Comments", "Comment", "Remarks", "Anmerkung", "Anmerkungen", "Bemerkung", "Bemerkungen", "Kommentar", "Notizen", "Remarques", "Commentaires", "Notas", "Observaciones", "Observações", "Note personali", "Opmerkingen"}},
	{"affiliations", []string{"Institution(s)", "Author affiliation", "Author affiliations", "Affiliations of authors"}},
	{"database", []string{"Datenbank", "Base de données", "Base de datos", "Base de dados", "Banca dati"}},
}

// byHand are the headings of headingsByHand as columns.
func byHand() []Column {
	var columns []Column
	for _, group := range headingsByHand {
		for _, heading := range group.headings {
			columns = append(columns, Column{Heading: heading, Meaning: group.meaning})
		}
	}
	return columns
}
