package normalize

import "strings"

// FindReportedCounts writes each sentence as a string with one letter for each
// word, so that a phrase is a regular expression over these letters. The
// letters that words and marks have of themselves:
const (
	classNumber   = '#' // a number that may be a count
	classOther    = '~' // a number that is none: a share, a year, a measure, a bound
	classWord     = 'x' // any other word
	classStudy    = 'S'
	classRecord   = 'R'
	classDatabase = 'D'
	classPerson   = 'P'
)

// countClasses give the class of a word in lower case.
var countClasses = newWordTable(wordClasses([]wordClass{
	{classStudy, "study studies article articles paper papers trial trials rct rcts publication publications"},
	{'V', "review reviews report reports"},
	{classRecord, "record records citation citations reference references abstract abstracts title titles text texts"},
	{classDatabase, "databases"},
	{classPerson, `adolescents adults athletes boys caregivers carers children clients clinicians commissioners consumers
		controls couples dentists dietitians doctors employees experts farmers fathers females gps girls individuals infants inpatients
		leaders males managers men midwives mothers neonates nurses officers outpatients parents patients people
		persons pharmacists physicians physiotherapists policymakers practitioners professionals providers psychiatrists
		psychologists pupils relatives representatives residents seniors smokers soldiers specialists staff stakeholders
		students supervisors surgeons survivors teachers teenagers therapists trainees twins users veterans volunteers women
		workers youths`},
	{'Q', "participants respondents interviewees subjects"},
	// Things that can be counted, included or take part, and are neither.
	{'O', `centres centers sites hospitals countries clinics schools universities institutions practices wards groups teams households
		interviews sessions items questions themes categories services programs programmes organisations organizations departments
		arms laboratories labs companies firms enterprises factories facilities farms villages communities municipalities
		states districts domains factors outcomes cohorts families regions cities reviewers authors investigators raters coders assessors researchers`},
	{'e', "eligible"},
	{'I', "included include includes"},
	{'i', "identified identify identifying yielded yielding selected retained analysed analyzed synthesised synthesized reviewed"},
	{'q', "search searched searches searching queried"},
	{'v', "participated"},
	{'k', "took"},
	{'z', "part"},
	{'r', "recruited enrolled randomised randomized interviewed surveyed assigned"},
	{'b', "was were are been be have"},
	{'m', "met fulfilled satisfied meeting fulfilling satisfying"},
	{'c', "criteria"},
	{'t', "the these all"},
	{'w', "we"},
	{'o', "of"},
	{'p', "in with for from by on at among across between within into via using involving comprising enrolling representing reporting"},
	{'f', "to will would should must could may might can potential potentially possible possibly"},
	{'a', "a an"},
	{'T', "total"},
	{'s', "sample"},
	{'W', "who which that whose where"},
	{'&', "and or"},
	{'n', "n"},
	{'M', "meta-analysis meta-analyses metaanalysis"},
	{'h', "each per both"},
	{'X', "issue database dataset corpus book supplement collection excluded excluding exclude not ineligible without neither nor either"},
	// Before a number: it is a bound or a guess; it is one in a row; after or
	// before it: a measure.
	{'L', "least most than over under about approximately around nearly almost up minimum maximum roughly some"},
	{'G', `type types grade stage phase level table figure fig age aged class version chapter category group cohort step wave
		round visit score model equation appendix section question item number no`},
	{'u', `percent per-cent percentage cent years year year-old years-old weeks week months month days day hours hour minutes
		minute min seconds times time fold mg kg g ml mm cm km ci points point hundred thousand million billion dozen degrees`},
}))

type wordClass struct {
	class byte
	words string
}

// wordClasses makes a map of the table and of the number words; no word has two
// classes.
func wordClasses(table []wordClass) map[string]classedWord {
	classes := map[string]classedWord{}
	eachNumberWord(func(word string, value int64) { classes[word] = classedWord{classNumber, int32(value)} })
	for _, row := range table {
		for word := range strings.FieldsSeq(row.words) {
			classes[word] = classedWord{class: row.class}
		}
	}
	return classes
}

// A countPhrase is a phrase that states a count. Its first group is the number,
// or there is none where the phrase is a list of parts; a second group is the
// noun behind which names may stand. A weak phrase counts only where an
// abstract has no other for the same thing: what was identified was not always
// included.
type countPhrase struct {
	what  string
	form  *boundedForm
	weak  bool
	parts bool
	names bool
}

// What is counted.
const (
	countedStudies      = "included studies"
	countedMetaAnalysis = "meta-analysed studies"
	countedParticipants = "participants"
	countedDatabases    = "databases"
)

// Pieces of the phrases: "a total of", the verb "were" and the like, a remark
// in brackets, a number with its adjectives.
const (
	phraseTotal  = `(?:a?To)?`
	phraseRemark = `(?:\([^()]{1,30}\))?`
	phraseWith   = `(?:[pW][^,;:.b]{1,8})?`
	phraseWere   = `b{1,2}x?`
)

var countPhrases = []countPhrase{
	// "We identified 29 eligible articles", "34 eligible papers"
	{what: countedStudies, form: formOf(`(?:(?:wx?)?[iI][tpx]?` + phraseTotal + `)?(#)[xr]{0,3}e[xr]{0,3}[SV]`)},
	// "identified 29 eligible records"
	{what: countedStudies, form: formOf(`(?:wx?)?[iI][tpx]?` + phraseTotal + `(#)[xr]{0,3}e[xr]{0,3}R`)},
	// "We included a total of 29 trials"
	{what: countedStudies, form: formOf(`(?:wx?)?I(?:xp|p)?` + phraseTotal + `(#)[xr]{0,4}[SV]`)},
	// "29 studies with 3000 participants were included"
	{what: countedStudies, form: formOf(phraseTotal + `(#)[xre]{0,4}[SV]` + phraseRemark + phraseWith + phraseWere + `[Ie]`)},
	{what: countedStudies, form: formOf(phraseTotal + `(#)[xre]{0,4}R` + phraseRemark + phraseWere + `[Ie]`)},
	// "29 studies were included in the meta-analysis"
	{what: countedMetaAnalysis, form: formOf(phraseTotal + `(#)[xre]{0,4}[SV]` + phraseRemark + phraseWere + `Ipt?x?M`)},
	// "29 studies met the inclusion criteria"
	{what: countedStudies, form: formOf(phraseTotal + `(#)[xre]{0,4}[SV]` + phraseRemark + `x?m[tx]{0,3}c`)},
	{what: countedStudies, form: formOf(phraseTotal + `(#)[xre]{0,4}R` + phraseRemark + `x?m[tx]{0,3}c`)},
	// "the 29 included studies"
	{what: countedStudies, form: formOf(`t(#)[xr]{0,2}I[xr]{0,3}[SV]`)},
	// "10 of 29 studies were included"
	{what: countedStudies, form: formOf(`(#)ot?~[xre]{0,4}[SVR]` + phraseWere + `[Ie]`)},
	// "articles were screened, 29 were included"
	{what: countedStudies, form: formOf(`[SVR][^#~.PQ]{0,10}[,;&](?:[ptW&x]|o[tWx]){0,3}(#)` + phraseWere + `[Ie]`)},
	{what: countedStudies, form: formOf(`[SVR][^#~.PQ]{0,10}[,;&](?:[ptW&x]|o[tWx]){0,3}(#)m[tx]{0,3}c`)},
	// "We identified 29 studies", "29 studies were identified"
	{what: countedStudies, weak: true, form: formOf(`(?:wx?)?i` + phraseTotal + `(#)[xr]{0,4}S`)},
	{what: countedStudies, weak: true, form: formOf(phraseTotal + `(#)[xr]{0,4}S` + phraseRemark + phraseWere + `i`)},

	// "We searched 5 major databases", "Five databases were searched"
	{what: countedDatabases, names: true, form: formOf(`(?:wx?)?q[xotpa]{0,4}(#)[xre]{0,3}(D)`)},
	{what: countedDatabases, names: true, form: formOf(`(#)[xre]{0,3}(D)` + phraseRemark + phraseWere + `q`)},

	// "Ten managers participated", "ten nurses took part"
	{what: countedParticipants, form: formOf(phraseTotal + `(#)[xrPQ&]{1,8}v`)},
	{what: countedParticipants, form: formOf(phraseTotal + `(#)[xrPQ&]{1,8}kz`)},
	// "120 patients were randomised"
	{what: countedParticipants, form: formOf(phraseTotal + `(#)[xr]{0,4}[PQ]` + phraseRemark + `(?:&x{0,2}[PQ])?` + phraseWere + `[rI]`)},
	// "We recruited 45 participants"
	{what: countedParticipants, form: formOf(`(?:wx?)?r` + phraseTotal + `(#)[xr]{0,4}[PQ]`)},
	{what: countedParticipants, form: formOf(`(?:wx?)?I` + phraseTotal + `(#)[xr]{0,4}[PQ]`)},
	// "a sample of 120 adults", "a total of 120 adults"
	{what: countedParticipants, form: formOf(`so(#)[xr]{0,4}[PQ]`)},
	{what: countedParticipants, form: formOf(`a?To(#)[xr]{0,4}[PQ]`)},
	// "Participants (n = 19)"
	{what: countedParticipants, form: formOf(`Q\(n=(#)\)`)},
	// "12 patients and 7 nurses were interviewed"
	{what: countedParticipants, parts: true, form: formOf(`(?:#[xr]{0,3}[PQ],?&?){2,}` + phraseWere + `[rI]`)},
	{what: countedParticipants, parts: true, form: formOf(`(?:#[xr]{0,3}[PQ],?&?){2,}v`)},
	{what: countedParticipants, parts: true, form: formOf(`(?:wx?)?r(?:#[xr]{0,3}[PQ],?&?)+#[xr]{0,3}[PQ]`)},
}

// phraseNouns are classes of nouns; most sentences have those of one set.
var phraseNouns = [...]classSet{classesOf("SV"), classesOf("R"), classesOf("D"), classesOf("PQ")}

// phrasesOf has a bit for each phrase that a sentence with nouns of the sets can
// have, by a number with a bit for each set.
var phrasesOf = func() (table [1 << len(phraseNouns)]uint32) {
	for nouns := range table {
		seen := classSet{^uint64(0), ^uint64(0)}
		for i, set := range phraseNouns {
			if nouns>>i&1 == 0 {
				seen[0], seen[1] = seen[0]&^set[0], seen[1]&^set[1]
			}
		}
		for i := range countPhrases {
			if countPhrases[i].form.mayMatch(&seen) {
				table[nouns] |= 1 << i
			}
		}
	}
	return table
}()

// partsOfStudies and partsOfPeople are lists of parts behind a count: ": 14
// qualitative, 11 quantitative, and 4 mixed methods". People are no part of
// studies.
var (
	partsOfStudies = formOf(`[:(](?:#[xreSVI]{1,5}(?:[,;]&?|&)?){2,}`)
	partsOfPeople  = formOf(`[:(](?:#[xrPQ]{1,5}(?:[,;]&?|&)?){2,}`)
)

// partForm is one part of a list.
var partForm = formOf(`#[xrePQSVI]{1,5}`)

// sizeForm is the number in brackets behind a group, "(n = 6)" or "(n = 6,
// 30%)"; anySize one in any other form.
var (
	sizeForm = formOf(`\(n=#(?:[,;]~)?\)`)
	anySize  = formOf(`n=[#~]`)
)

// sizeClasses are the classes without which there is no size of a group.
var sizeClasses = classesOf("n=#(")

// otherSubject stands before a verb whose count is not the publication's own:
// "One study included 12 patients", "will include 12 patients".
var otherSubject = formOf(`(?:[#~a][xre]{0,4}[SVR]W?|fx?|X[xopt]{0,6})$`)

// listBefore is all but the last part of a list of studies: the 4 of "24 cohort
// and 4 case-control studies were included" are not all.
var listBefore = formOf(`#[xre]{1,4},?&$`)

// groupFollows is another group behind a count of people: "A total of 14 females
// and 19 males", "8 patients were randomised to a drug and 9 patients".
var groupFollows = formOf(`[^.;,#~]{0,8},?&#[xr]{0,4}[PQ]`)

// groupSubjects stand before a verb whose count is that of a part: "The control
// group included 80 adults".
var groupSubjects = wordSet("group groups subgroup subgroups arm arms")

// textNouns are what a search finds and a reviewer screens: "805 articles were
// identified" says nothing about how many were included.
var textNouns = wordSet("article articles paper papers publication publications")
