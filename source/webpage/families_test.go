package webpage_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/webpage"
)

// results is a list as the Portuguese interface shows it, of invented records.
const results = `Seu navegador não suporta javascript.
Mostrar: 20 | 50 | 100
Resultados 4 - 8 de 1.345
Filtrar
4.
Cuidado em rede: relato de um serviço / Networked care: report from one service
Souza, Ana Maria; Lima, João.
Rev. bras. cuid ; 12(Supl. 1): e20200017, 2020. tab, graf
Artigo em Português, Inglês | LILACS | ID: biblio-1128423
Biblioteca responsável: BR1.1

RESUMO

Este relato descreve um serviço com 12 profissionais.

ABSTRACT

This report describes a service with 12 professionals.

Assunto(s)
Atenção Primária à Saúde/organização & administração/*normas , *Internet , Humanos
Texto completo
5.
[Telephone counselling in rural clinics].
Ortiz P; Vega L; et al.
Gac Rural ; 7(2)2019 03 14.
Artículo en Español | MEDLINE | ID: mdl-30000001
6.
Waiting times, letters, and reminders
Nordin, Eva.
Scand J Plan ; 2021 Mar-Apr.
Article in English | MEDLINE | ID: mdl-30000002
7.
Handbook of quiet rooms
s.l; Quiet Press; 2018. 212 p. ilus.
Monografia em Inglês | Coleciona SUS | ID: ibc-900100
8.
Odd Journal; new series; number nine; in the spring of 2017
Article in English | MEDLINE | ID: mdl-30000003
SELEÇÃO DE REFERÊNCIAS
DETALHE DA PESQUISA
`

func TestResults(t *testing.T) {
	records, document := readPage(t, []byte(results), nil)
	require.Len(t, records, 5)
	require.Empty(t, lost([]byte(results), records, document))
	require.Equal(t, 5, document.Records)

	first := records[0]
	require.Equal(t, []record.Title{
		{Value: "Cuidado em rede: relato de um serviço", Role: record.TitleMain},
		{Value: "Networked care: report from one service", Role: record.TitleTranslated},
	}, first.Titles)
	require.Len(t, first.Contributors, 2)
	require.Equal(t, record.Name{Family: "Souza", Given: "Ana Maria"}, first.Contributors[0].Name)
	require.Equal(t, record.Name{Family: "Lima", Given: "João"}, first.Contributors[1].Name)
	require.Equal(t, "12", first.Volume)
	require.Equal(t, "e20200017", first.ArticleNumber)
	require.Equal(t, []string{"pt", "en"}, first.Languages)
	require.Equal(t, "LILACS", first.Origin.Database)
	require.Equal(t, []record.Identifier{{Scheme: record.SchemeBVS, Value: "biblio-1128423"}}, first.Identifiers)
	require.Empty(t, first.Stages)
	require.Len(t, first.Abstracts, 2)
	require.Equal(t, []record.Subject{
		{Term: "Atenção Primária à Saúde", Qualifier: "organização & administração"},
		{Term: "Atenção Primária à Saúde", Qualifier: "normas", Major: true},
		{Term: "Internet", Major: true},
		{Term: "Humanos"},
	}, first.Subjects)
	require.Equal(t, 1, first.Origin.Position)
	require.Equal(t, "tab, graf", first.Unclaimed[0].Text)
	require.Equal(t, "Biblioteca responsável: BR1.1", first.Unclaimed[1].Text)

	second := records[1]
	require.Equal(t, []record.Title{{Value: "Telephone counselling in rural clinics", Role: record.TitleTranslated, By: "database"}}, second.Titles)
	require.Len(t, second.Contributors, 2)
	require.True(t, second.MoreContributors)
	require.Equal(t, "7", second.Volume)
	require.Equal(t, "2", second.Issue)
	require.Equal(t, "2019-03-14", second.Dates[0].Value)
	require.Equal(t, "30000001", second.Identifier(record.SchemePMID))
	require.Equal(t, "mdl-30000001", second.Identifier(record.SchemeBVS))
	require.Equal(t, []string{"es"}, second.Languages)

	third := records[2]
	require.Equal(t, "Waiting times, letters, and reminders", third.Title())
	require.Equal(t, "Nordin", third.Contributors[0].Family)
	require.Equal(t, "2021-03/2021-04", third.Dates[0].Value)
	require.Empty(t, third.Volume)
	require.Empty(t, third.Stages)

	book := records[3]
	require.Equal(t, record.TypeBook, book.Type)
	require.Equal(t, "Handbook of quiet rooms", book.Title())
	require.Equal(t, record.Publisher{Name: "Quiet Press"}, book.Publisher)
	require.Equal(t, 212, book.NumberOfPages)
	require.Equal(t, "ibc-900100", book.Identifier(record.SchemeBVS))
	require.Empty(t, book.Identifier(record.SchemePMID))

	odd := records[4]
	require.Empty(t, odd.Titles)
	require.Empty(t, odd.Contributors)
	require.Empty(t, odd.Dates)
	require.Equal(t, "Odd Journal; new series; number nine; in the spring of 2017", odd.Unclaimed[0].Text)
}

// TestResultIDs: a result has one id wherever it stands in a list.
func TestResultIDs(t *testing.T) {
	records, _ := readPage(t, []byte(results), nil)
	renumbered, _ := readPage(t, []byte(strings.NewReplacer("\n4.\n", "\n21.\n", "\n5.\n", "\n22.\n").Replace(results)), nil)
	seen := map[string]bool{}
	for i, r := range records {
		require.Equal(t, r.ID, renumbered[i].ID)
		require.False(t, seen[r.ID])
		seen[r.ID] = true
	}
}

func TestEmptyList(t *testing.T) {
	records, document := readPage(t, []byte("Resultados 0 - 0 de 0\nFiltrar\n"), &webpage.Options{Family: "bvs"})
	require.Empty(t, records)
	require.Len(t, document.Notices, 2)
}

func TestPureProperties(t *testing.T) {
	const page = `Skip to main navigation
Rooms that Calm
Eva Nordin, Pablo Ortiz & Ana Lima
Department of Design
Research output: Chapter in Book/Report/Conference proceeding › Conference contribution › Scientific › Not peer-reviewed
1,204 Downloads (Pure)
3 !!Link opens in a new tab Citations (Scopus)
Abstract
Journalists often ask whether a room can calm. State-of-the-art answers are rare.
Publisher bias was not studied. Volume of sound was.
Original language	English
Title of host publication	Proceedings of Quiet 2019
EditorsLeo Vega, Ida Holm
Place of PublicationOslo
PublisherQuiet Press
Pages82-90
Number of pages9
Volume4
ISBN (Print)978-90-386-4503-2
ISBN (Electronic)0-306-40615-2
Publication statusE-pub ahead of print - 4 Mar 2019
Externally publishedYes
Publication series
NameLecture Notes in Rest
Volume31
ISSN (Print)1438-8871
DOIs
https://doi.org/10.1000/456
Keywords
  • rest
  • rooms
ASJC Scopus subject areas
  • Architecture
Access to Document
Cite this
APA
Nordin, E., Ortiz, P., & Lima, A. (2019). Rooms that Calm. Quiet Press.
`
	records, document := readPage(t, []byte(page), nil)
	require.Len(t, records, 1)
	r := records[0]
	require.Empty(t, lost([]byte(page), records, document))
	require.Equal(t, []record.Title{{Value: "Rooms that Calm", Role: record.TitleMain}}, r.Titles)
	require.Equal(t, record.TypeConferencePaper, r.Type)
	require.Empty(t, r.Subtype)
	require.False(t, *r.PeerReviewed)
	require.Len(t, r.Contributors, 5)
	require.Equal(t, record.RoleEditor, r.Contributors[4].Role)
	require.Equal(t, "Holm", r.Contributors[4].Family)
	require.Equal(t, "Proceedings of Quiet 2019", r.Container.Title)
	require.Equal(t, []string{"9789038645032", "9780306406157"}, r.Container.ISBN)
	require.Equal(t, []record.ISSN{{Value: "1438-8871", Kind: "print"}}, r.Container.ISSN)
	require.Equal(t, record.Series{Title: "Lecture Notes in Rest", Number: "31"}, r.Series)
	require.Equal(t, record.Publisher{Name: "Quiet Press", Place: "Oslo"}, r.Publisher)
	require.Equal(t, record.Pages{First: "82", Last: "90"}, r.Pages)
	require.Equal(t, "4", r.Volume)
	require.Equal(t, 9, r.NumberOfPages)
	require.Equal(t, record.StatusInPress, r.Status)
	require.Empty(t, r.Stages)
	require.Equal(t, []record.Date{{Kind: record.DateOnline, Value: "2019-03-04"}}, r.Dates)
	require.Equal(t, "10.1000/456", r.Identifier(record.SchemeDOI))
	require.Equal(t, []record.Keyword{{Value: "rest"}, {Value: "rooms"}}, r.Keywords)
	require.Equal(t, []record.Subject{{Term: "Architecture", Scheme: "asjc"}}, r.Subjects)
	require.Equal(t, int64(1204), r.Counts[0].Value)
	require.Equal(t, int64(3), r.Counts[1].Value)
	require.Contains(t, r.Abstracts[0].Text, "Journalists often")
	require.Contains(t, r.Abstracts[0].Text, "Volume of sound was.")
	var unclaimed []string
	for _, text := range r.Unclaimed {
		unclaimed = append(unclaimed, text.Text)
	}
	require.Equal(t, []string{"Department of Design", "Yes", "Nordin, E., Ortiz, P., & Lima, A. (2019). Rooms that Calm. Quiet Press."}, unclaimed)
}

func TestRawFields(t *testing.T) {
	records, _ := readPage(t, fixture(t, purePortal), nil)
	names := map[string]string{}
	for _, raw := range records[0].Raw {
		names[raw.Name] = raw.Value
	}
	require.Equal(t, "e17362", names["Article number"])
	require.Equal(t, "Published - 23 Jul 2020", names["Publication status"])
	require.Contains(t, names["Bibliographical note"], "(, which permits")
}

func TestJMIRPreprintWithCitation(t *testing.T) {
	const page = `Currently submitted to: Journal of Quiet
Previously submitted to: Journal of Noise (no longer under consideration)
Date Submitted: Mar 4, 2019
Open Peer Review Period: Mar 4, 2019 - Apr 29, 2019
Rooms that calm: protocol of a trial.
Eva Nordin; Pablo Ortiz
ABSTRACT
Background:
Calm rooms are rare.
Trial Registration:
ClinicalTrials.gov NCT01234567
Keywords: rest; rooms
Citation
Please cite as:
Nordin E, Ortiz P. Rooms that calm. JMIR Preprints. 04/03/2019:99999. DOI: 10.2196/preprints.99999.
`
	records, document := readPage(t, []byte(page), nil)
	require.Len(t, records, 1)
	r := records[0]
	require.Empty(t, lost([]byte(page), records, document))
	require.Equal(t, "Rooms that calm: protocol of a trial", r.Title())
	require.Len(t, r.Contributors, 2)
	require.Equal(t, record.Name{Family: "Ortiz", Given: "Pablo"}, r.Contributors[1].Name)
	require.Equal(t, "Journal of Quiet", r.TargetContainer.Title)
	require.Empty(t, r.Container.Title)
	require.Equal(t, "10.2196/preprints.99999", r.Identifier(record.SchemeDOI))
	require.Equal(t, []record.Keyword{{Value: "rest"}, {Value: "rooms"}}, r.Keywords)
	require.Equal(t, "NCT01234567", r.Registrations[0].ID)
	require.Empty(t, r.Licences)
	require.Empty(t, r.Stages)
	require.Equal(t, "Journal of Noise (no longer under consideration)", r.Unclaimed[0].Text)
}

func TestAggregatorWithoutContact(t *testing.T) {
	const page = "Rooms that calm\n静室\n阅读:12\n摘要\nCalm rooms are rare.\n特别声明\n1、本页面由生知库整理。\n"
	records, document := readPage(t, []byte(page), nil)
	require.Len(t, records, 1)
	require.Empty(t, lost([]byte(page), records, document))
	require.Equal(t, []record.Count{{Metric: "reads", Value: 12}}, records[0].Counts)
	require.Equal(t, record.TitleTranslated, records[0].Titles[1].Role)
	require.Len(t, document.Notices, 2)
	require.Empty(t, records[0].Licences)
}
