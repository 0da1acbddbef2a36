package delimited

// headingsByHand are further headings of tables that people make, by what they
// mean: in English, German, French, Spanish, Portuguese, Italian, Dutch, the
// Scandinavian languages, Russian, Chinese, Japanese and Korean. Letters count without
// their accents.
var headingsByHand = []struct {
	meaning  string
	headings []string
}{
	{"title", []string{
		"Title of paper", "Title of study", "Title of publication", "Publication title (article)", "Name of article", "Article", "Title/Abstract title",
		"Aufsatztitel", "Titel des Artikels", "Titel der Publikation", "Titre de l'article", "Título del artículo", "Título do artigo",
		"Titolo", "Titolo dell'articolo", "Tittel", "Artikeltitel",
		"Название", "Заглавие", "题名", "标题", "篇名", "文献标题", "題名", "標題", "論文名", "論文タイトル", "タイトル", "제목", "논문명", "논문제목",
	}},
	{"title/subtitle", []string{"Untertitel", "Sous-titre", "Subtítulo", "Sottotitolo", "Ondertitel"}},
	{"authors", []string{
		"Authors/Editors", "Author name", "Author(s) name", "Authors list", "Name of author", "Name of authors",
		"Verfasser", "VerfasserIn", "VerfasserInnen", "Verfasser(in)", "AutorIn", "AutorInnen", "Autor(en)", "Autor(inn)en",
		"Auteur", "Auteur(s)", "Autor(es)", "Autoras/es", "Autore", "Autori", "Autore/i", "Författare", "Forfatter", "Forfattere", "Forfatter(e)",
		"Авторы", "Автор", "作者", "著者", "著者名", "저자", "저자명",
	}},
	{"first-author", []string{"First Author", "1st author", "First author name", "Lead author", "Erstautor", "ErstautorIn", "Premier auteur", "Primer autor", "Primeiro autor", "Primo autore", "第一作者", "第一著者", "제1저자"}},
	{"editors", []string{"Herausgeber", "HerausgeberIn", "HerausgeberInnen", "Hrsg.", "Editor literario", "Curatore", "Redacteur"}},
	{"translators", []string{"Übersetzer", "ÜbersetzerIn", "Traducteur", "Traductor", "Tradutor", "Traduttore", "Vertaler"}},
	{"year", []string{
		"Yr", "Pub. year", "Publ. year", "Year published", "Year of publ.", "Erscheinungsjahr", "Publikationsjahr", "Veröffentlichungsjahr",
		"Année de publication", "Année de parution", "Año de publicación", "Ano", "Ano de publicação", "Anno", "Anno di pubblicazione", "Jaar", "Jaar van publicatie", "År", "Utgivningsår", "Udgivelsesår",
		"Год", "Год издания", "年", "年份", "出版年", "发表年份", "発行年", "발행연도", "발행년", "출판연도",
	}},
	{"date/issued", []string{
		"Date of pub.", "Pub. date", "Pub Date", "Datum", "Erscheinungsdatum", "Veröffentlichungsdatum", "Date de publication", "Date de parution", "Fecha", "Fecha de publicación",
		"Data de publicação", "Data di pubblicazione", "Publicatiedatum",
		"Дата публикации", "发表时间", "出版日期", "発行日", "발행일",
	}},
	{"journal", []string{
		"Jrnl", "Journal/Source", "Journal or source", "Journal or book", "Journal/Conference", "Name of journal", "Published in", "Where published", "Publication venue", "Publication source",
		"Zeitschriftentitel", "Titel der Zeitschrift", "Fachzeitschrift", "Périodique", "Nom de la revue", "Titre de la revue", "Titre du périodique", "Nombre de la revista", "Título de la revista",
		"Periódico", "Nome da revista", "Título do periódico", "Rivista", "Titolo della rivista", "Tijdschrift", "Tidskrift", "Tidsskrift",
		"Журнал", "Источник", "Название журнала", "来源", "刊名", "期刊", "期刊名称", "文献来源", "雑誌名", "掲載誌", "誌名", "학술지명", "저널명", "간행물명",
	}},
	{"volume", []string{"Vol. no.", "Vol no", "Volume no.", "Volume number", "Jahrgang", "Band", "Bd.", "Jahrgang/Band", "Band/Jahrgang", "Tome", "Volumen", "Tomo", "Jaargang", "Årgang", "Årgång", "Volym", "Том", "卷", "巻", "권"}},
	{"issue", []string{
		"Iss", "Iss.", "Issue no.", "Issue no", "Journal number", "Heft", "Heftnummer", "Heft-Nr.", "Ausgabe", "Numéro", "Número", "Fascículo", "Numero", "Fascicolo", "Aflevering", "Nummer", "Häfte", "Hefte",
		"Номер", "Выпуск", "期", "卷期号", "号", "호",
	}},
	{"pages", []string{
		"pp", "pp.", "Pp.", "Page numbers", "Page no.", "Page nos.", "Page number(s)", "Pages from-to", "Seiten", "Seite", "Seite(n)", "Seitenzahlen", "Seitenbereich", "Páginas", "Página(s)", "Págs.",
		"Pagine", "Pagina's", "Paginas", "Sidor", "Sider", "Sidetall",
		"Страницы", "页码", "頁", "ページ", "페이지",
	}},
	{"number-of-pages", []string{"No. of pages", "Seitenzahl", "Anzahl Seiten", "Nombre de pages", "Número de páginas", "Numero di pagine", "Aantal pagina's"}},
	{"abstract", []string{"Abstract text", "Kurzfassung", "Resumo", "Riassunto", "Samenvatting", "Sammanfattning", "Sammendrag", "Аннотация", "Реферат", "摘要", "抄録", "要旨", "초록"}},
	{"keywords", []string{
		"Author keyword", "Keywords (author)", "Schlagwörter", "Schlagworte", "Schlüsselwörter", "Stichwörter", "Stichworte", "Mots-clés", "Mots clefs", "Palabras clave", "Palavras-chave", "Descritores",
		"Descriptores", "Parole chiave", "Trefwoorden", "Nyckelord", "Nøkkelord", "Emneord",
		"Ключевые слова", "关键词", "关键字", "キーワード", "키워드",
	}},
	{"language", []string{"Lang", "Lang.", "Language of publication", "Language of text", "Sprache", "Langue", "Idioma", "Lingua", "Taal", "Språk", "Sprog", "Язык", "语言", "语种", "言語", "언어"}},
	{"publisher", []string{"Publishing house", "Publisher name", "Verlag", "Éditeur", "Maison d'édition", "Editorial", "Editora", "Casa editrice", "Editore", "Uitgever", "Uitgeverij", "Förlag", "Forlag", "Издательство", "出版社", "出版者", "출판사"}},
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
	{"affiliations", []string{"Institution(s)", "Author affiliation", "Author affiliations", "Affiliations of authors", "机构", "单位", "作者单位", "所属", "所属機関", "소속"}},
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
