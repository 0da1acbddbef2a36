package normalize

import "strings"

// abstractLabels are the headings of structured abstracts, in lower case with
// "and" for "&". English headings come from the NLM's list of structured
// abstract labels and the practice of the large publishers.
var abstractLabels = labelSet(`
abstract | aim | aims | aims and background | aims and objectives | aims and methods | aim of the study | aims of the study
aim and method | aims and method | analysis | application | applications | approach | approach and results | assessment | author's conclusion | author's conclusions | authors' conclusion | authors' conclusions
author’s conclusion | author’s conclusions | authors’ conclusion | authors’ conclusions | background
background and aim | background and aims | background and objective | background and objectives | background and purpose
background and study aims | background/aim | background/aims | background/objective | background/objectives | background/purpose
background, aims | basic procedures | case | case description | case presentation | case report | case summary | challenges
clinical implications | clinical registration | clinical relevance | clinical rehabilitation impact | clinical significance
clinical trial number | clinical trial registration | clinical trials | comment | comments | comparison | conclusion | conclusions
conclusion and implications | conclusions and implications | conclusions and relevance | conclusions and recommendations
conclusion and relevance | conclusion/implications | conclusions/implications | conclusions/significance | contents | context
contribution | contributions | data | data analysis | data collection | data collection and analysis | data extraction
data extraction and synthesis | data source | data sources | data sources/study setting | data synthesis | demographics
description | descriptors | design | design and methods | design and setting | design, setting, and participants
design, setting and participants | design/methodology/approach | design/methods | development | diagnosis
discussion | discussion and conclusion | discussion and conclusions | discussion/conclusion | education | eligibility
eligibility criteria | ethics | ethics and dissemination | ethics approval | evaluation | evidence | evidence acquisition
evidence review | evidence synthesis | exclusion criteria | exposure | exposures | experimental design | experimental | findings
findings and conclusions | funding | goal | goals | highlights | hypotheses | hypothesis | impact | implementation | implications
implications and contribution | implications for clinical practice | implications for health policy | implications for nursing
implications for nursing management | implications for policy | implications for practice | implications for practice and research
implications for rehabilitation | implications for research | importance | inclusion criteria | index test | innovation
intervention | interventions | interpretation | introduction | introduction and aim | introduction and objective
introduction and objectives | introduction/aim | key messages | key points | key results | key words | keywords | learning points
lessons learned | level of evidence | levels of evidence | limitation | limitations | literature review | main findings
main finding | main measures | main outcome | main outcome and measures | main outcome measure | main outcome measures
main outcome measurement | main outcomes | main outcomes and measures | main outcomes and results | main result | main results
material | material and method | material and methods | materials | materials and method | materials and methods
materials and methods and results | measure | measures | measurement | measurements | measurements and main results | message | messages
method | method and materials | method and results | methodological approach | methodology | methodology/principal findings
methodology and results | methods | methods and analysis | methods and design | methods and findings | methods and materials | methods and results
methods/approach | methods/design | methods/principal findings | methods/results | motivation | no level assigned | nursing implications
objective | objectives | objective and design | objectives and methods | observations | originality | originality/value | other information
outcome | outcome measure | outcome measures | outcomes | outline | overview | participants | participants and setting | participants and settings
participants, setting | participants/setting | patient | patients | patients and method | patients and methods | patient population | patient or public contribution
patient and public contribution | patient and public involvement | patient concerns | perspective | perspectives | policy implications | population | practical implications
practice implications | practice implication | practitioner points | practitioner point | principal conclusions | principal findings | problem | procedure | procedures | project description
proposal | prospero registration | prospero registration number | protocol | protocol registration | public significance | public significance statement
purpose | purpose of review | purpose of the review | purpose of the study | purpose/objective | question | questions | rationale | reason for performing study
recent findings | recommendation | recommendations | registration | registration number | registration details | relevance | relevance to clinical practice
reporting method | research design | research design and methods | research implications | research limitations/implications | research question | research questions | resources
result | results | results and conclusion | results and conclusions | results and discussion | results and limitations | results/conclusions | results/discussion
review methods | review registration | review question | risk | sample | sampling | scope | scope of review | search methods | search strategy | selection criteria
selection of studies | setting | setting and participants | setting and design | settings | settings and design | setting/participants | short conclusion | significance
significance statement | significance of results | social implications | sources | sources of data | sources of evidence | sources of information | state of the art
statement of problem | statement of contribution | statement of relevance | statistical analysis | strategy | strengths and limitations | study design | study design and methods | study design and setting | study eligibility criteria
study objective | study objectives | study population | study registration | study sample | study selection | study setting | study question | study subjects | subject | subjects
subjects and methods | subjects/methods | subjects/setting | summary | summary answer | summary background data | summary and conclusion | summary of background data | summary of findings | synopsis | synthesis | synthesis methods
systematic review registration | systematic review registration number | teaching points | theory | therapy | tool | topic | translational relevance | treatment
trial design | trial registration | trial registration number | trial registration numbers | trial registrations | trial registry | trial status | type of review
tweetable abstract | unlabelled | validation | value | viewpoint | what is already known | what is known | what is new | what this paper adds | what this study adds | why it matters
wider implications | wider implications of the findings | data availability | international registered report | international registered report identifier (irrid)

hintergrund | hintergrund und ziel | hintergrund und ziele | einleitung | einführung | fragestellung | ziel | ziele | ziel der studie | zielsetzung | zweck | material und methode
material und methoden | methode | methoden | methodik | patienten und methoden | patienten und methodik | ergebnis | ergebnisse | resultate | diskussion | schlussfolgerung
schlussfolgerungen | schlussfolgerung und diskussion | fazit | zusammenfassung | studienregistrierung | schlüsselwörter | abstrakt

contexte | contexte et objectif | contexte et objectifs | objectif | objectifs | introduction et objectif | but | buts | but de l'étude | méthode | méthodes | matériel et méthode | matériel et méthodes | matériels et méthodes
patients et méthodes | population et méthodes | résultat | résultats | discussion et conclusion | conclusion et perspectives | résumé | mots clés | mots-clés | enregistrement de l'essai | historique

antecedentes | antecedentes y objetivo | antecedentes y objetivos | fundamento | fundamentos | fundamento y objetivo | introducción | objetivo | objetivos | introducción y objetivo | introducción y objetivos | método | métodos | material y método
material y métodos | materiales y métodos | pacientes y método | pacientes y métodos | sujetos y métodos | metodología | resultado | resultados | discusión | conclusión | conclusiones | resumen | palabras clave | registro del ensayo | diseño | ámbito | participantes | intervenciones | justificación

introdução | contexto | justificativa | material e método | material e métodos | materiais e métodos | pacientes e métodos | metodologia | discussão | conclusão | conclusões | considerações finais | resumo | palavras-chave | registro | delineamento | participantes e métodos

premessa | introduzione | scopo | scopo dello studio | obiettivo | obiettivi | materiali e metodi | metodi | metodo | risultati | discussione | conclusione | conclusioni | riassunto | parole chiave

achtergrond | doel | methoden | resultaten | conclusie | conclusies | samenvatting

目的 | 背景 | 方法 | 结果 | 結果 | 结论 | 結論 | 讨论 | 考察 | 対象 | 关键词 | 摘要
`)

// longestLabel is the length in bytes of the longest heading that is looked
// for.
const longestLabel = 70

// labelStarts has a bit for the first word of every heading, as wordBytes reads
// it; another word may share it.
var labelStarts = func() (table [1 << labelStartBits / 64]uint64) {
	for label := range abstractLabels {
		word, _ := wordBytes(label, 0)
		key := labelStartKey(word)
		table[key/64] |= 1 << (key % 64)
	}
	return table
}()

// beginsLabel reports whether a word may be the first of a heading.
func beginsLabel(word uint64) bool {
	key := labelStartKey(word)
	return labelStarts[key/64]>>(key%64)&1 != 0
}

const labelStartBits = 12

func labelStartKey(word uint64) uint64 {
	const spread = 0x9e3779b97f4a7c15
	return word * spread >> (64 - labelStartBits)
}

func labelSet(table string) map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(table) {
		for label := range strings.SplitSeq(line, "|") {
			if label = strings.TrimSpace(label); label != "" {
				set[label] = true
			}
		}
	}
	return set
}
