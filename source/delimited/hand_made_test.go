package delimited_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/delimited"
)

// Tables that people make have headings of their language, with accents or
// without.
func TestHeadingsByHand(t *testing.T) {
	for name, document := range map[string]string{
		"German":     "Nr;Verfasser;Titel;Erscheinungsjahr;Zeitschrift;Jahrgang;Heft;Seiten;DOI;Schlagwörter;Verlag;Ort;Sprache\n1;\"Doe, Jane; Roe, Rita\";Tafeln;2001;Zeitschrift der Tafeln;12;3;45-67;10.1000/xyz;\"tafel; linie\";Tafelverlag;Celltown;Deutsch\n",
		"French":     "Titre,Auteurs,Année,Revue,Tome,Numéro,Pages,Mots-clés,Éditeur,Lieu,Langue,DOI\nTafeln,\"Doe, Jane; Roe, Rita\",2001,Zeitschrift der Tafeln,12,3,45-67,tafel; linie,Tafelverlag,Celltown,de,10.1000/xyz\n",
		"Spanish":    "Titulo,Autor(es),Año,Revista,Volumen,Número,Páginas,Palabras clave,Editorial,Lugar de publicación,Idioma,DOI\nTafeln,\"Doe, Jane; Roe, Rita\",2001,Zeitschrift der Tafeln,12,3,45-67,tafel; linie,Tafelverlag,Celltown,de,10.1000/xyz\n",
		"Portuguese": "Autor(es)\tTítulo do artigo\tAno\tPeriódico\tVol.\tNúmero\tPágs.\tPalavras-chave\tEditora\tLocal de publicação\tIdioma\tDOI\nDoe, Jane; Roe, Rita\tTafeln\t2001\tZeitschrift der Tafeln\t12\t3\t45-67\ttafel; linie\tTafelverlag\tCelltown\tde\t10.1000/xyz\n",
		"Italian":    "Autori,Titolo,Anno,Rivista,Volume,Fascicolo,Pagine,Parole chiave,Editore,Luogo,Lingua,DOI\n\"Doe, Jane; Roe, Rita\",Tafeln,2001,Zeitschrift der Tafeln,12,3,45-67,tafel; linie,Tafelverlag,Celltown,de,10.1000/xyz\n",
		"English":    "Ref,Author(s),Title of paper,Yr,Journal/Source,Vol. no.,Issue no.,pp.,Key words,Publishing house,City of publication,Lang.,DOI/URL\n1,\"Doe, Jane; Roe, Rita\",Tafeln,2001,Zeitschrift der Tafeln,12,3,45-67,tafel; linie,Tafelverlag,Celltown,de,https://doi.org/10.1000/xyz\n",
	} {
		require.Greater(t, delimited.Recognise([]byte(document), nil).Score, 50, name)
		records, d := readAll(t, []byte(document), nil)
		require.Empty(t, d.Diagnostics, name)
		require.Len(t, records, 1, name)
		r := records[0]
		require.Empty(t, r.Diagnostics, name)
		require.Equal(t, "Tafeln", r.Title(), name)
		require.Len(t, r.Contributors, 2, name)
		require.Equal(t, "Zeitschrift der Tafeln", r.Container.Title, name)
		require.Equal(t, "12", r.Volume, name)
		require.Equal(t, "3", r.Issue, name)
		require.Equal(t, record.Pages{First: "45", Last: "67"}, r.Pages, name)
		require.Equal(t, []record.Keyword{{Value: "tafel"}, {Value: "linie"}}, r.Keywords, name)
		require.Equal(t, record.Publisher{Name: "Tafelverlag", Place: "Celltown"}, r.Publisher, name)
		require.Equal(t, []string{"de"}, r.Languages, name)
		require.Equal(t, "10.1000/xyz", r.Identifier(record.SchemeDOI), name)
		issued, _ := r.Date(record.DateIssued)
		require.Equal(t, "2001", issued.Value, name)
	}
}

// The column of first authors is read where no other names authors.
func TestFirstAuthorAlone(t *testing.T) {
	records, _ := readAll(t, []byte("Paper title,First author,Year,Where published,Link / DOI\nTables,Doe J,2010,J Tables,10.1000/xyz\nLines,Roe R,2011,J Tables,https://www.example.org/lines\n"), nil)
	require.Equal(t, "Doe", records[0].Contributors[0].Family)
	require.Equal(t, "10.1000/xyz", records[0].Identifier(record.SchemeDOI))
	require.Empty(t, records[0].Diagnostics)
	require.Equal(t, []record.Link{{URL: "https://www.example.org/lines"}}, records[1].Links)
	require.Empty(t, records[1].Diagnostics)
	records, _ = readAll(t, []byte("Title,First author,Authors,Year\nTables,Doe J,\"Doe J, Roe R\",2010\n"), nil)
	require.Len(t, records[0].Contributors, 2)
}
