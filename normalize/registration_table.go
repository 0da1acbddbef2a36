package normalize

import "github.com/ibid-go/ibid/internal/lazy"

// A register is a register of trials or reviews: how it is called, the form of
// its numbers, and the names by which a text introduces one.
type register struct {
	name string
	// number is anchored at its beginning; group 1 is the number where the
	// whole is more than it.
	number *lazy.Pattern
	// form is the expression of number.
	form *boundedForm
	// first are the bytes that a number can begin with.
	first string
	// names stand before a number, in lower case; they belong to the phrase.
	names []string
	// context is set where the form alone is not enough and a name must stand
	// before the number.
	context bool
	// digit is set where a number has a digit and the form does not ask for one.
	digit bool
	// prefix is put before a number that is stated without it.
	prefix string
}

// registers are tried in this order: the primary registers of the WHO's
// registry network, the European registers, and registers of reviews.
// A European number keeps its country apart: "2015-001234-12-DE" and
// "2015-001234-12-FR" are one trial.
var registers = withForms([]register{
	{name: "PROSPERO", first: "Cc", number: lazy.New(`^(?i)CRD[ -]?(4\d{10})\b`), prefix: "CRD", names: []string{"prospero"}},
	{name: "PROSPERO", first: "4", number: lazy.New(`^(4202\d{7}|4201\d{7})\b`), prefix: "CRD", names: []string{"prospero"}, context: true},
	{name: "ClinicalTrials.gov", first: "Nn", number: lazy.New(`^(?i)NCT[ :-]{0,2}(\d{8})\b`), prefix: "NCT", names: []string{"clinicaltrials.gov", "clinical trials.gov", "clinicaltrials"}},
	{name: "ISRCTN", first: "Ii", number: lazy.New(`^(?i)ISRCTN[ :-]{0,2}(\d{8})\b`), prefix: "ISRCTN", names: []string{"isrctn registry", "isrctn", "current controlled trials"}},
	{name: "EUCTR", first: "Ee", number: lazy.New(`^(?i)EUCTR[ :-]?((?:19|20)\d{2}-\d{6}-\d{2})(?:-[A-Z]{2,3})?\b`), names: []string{"eu clinical trials register", "eu-ctr"}},
	{name: "CTIS", first: "2", number: lazy.New(`^(202\d-5\d{5}-\d{2}-\d{2})\b`), names: []string{"ctis", "eu ct number", "euct"}},
	{name: "EUCTR", first: "2", number: lazy.New(`^(20\d{2}-\d{6}-\d{2})(?:-[A-Z]{2,3})?\b`), names: []string{"eudract", "euctr", "eu clinical trials register"}},
	{name: "ChiCTR", first: "Cc", number: lazy.New(`^(?i)ChiCTR(?:-[A-Z]{2,5})?-?\d{8,10}\b`), names: []string{"chinese clinical trial registry", "chictr"}},
	{name: "ANZCTR", first: "Aa", number: lazy.New(`^(?i)ACTRN ?(\d{14})\b`), prefix: "ACTRN", names: []string{"australian new zealand clinical trials registry", "anzctr"}},
	{name: "CTRI", first: "Cc", number: lazy.New(`^(?i)CTRI/\d{4}/\d{2,3}/\d{5,6}\b`), names: []string{"clinical trials registry india", "clinical trials registry-india", "ctri"}},
	{name: "DRKS", first: "Dd", number: lazy.New(`^(?i)DRKS[ -]?(?:ID:? ?)?(\d{8})\b`), prefix: "DRKS", names: []string{"german clinical trials register", "deutsches register klinischer studien", "drks"}},
	{name: "jRCT", first: "Jj", number: lazy.New(`^(?i)(?:JPRN-)?(jRCTs?\d{9,10})\b`), names: []string{"japan registry of clinical trials", "jrct"}},
	{name: "UMIN-CTR", first: "UuJj", number: lazy.New(`^(?i)(?:JPRN-)?UMIN[ -]?(\d{9})\b`), prefix: "UMIN", names: []string{"umin clinical trials registry", "umin-ctr"}},
	{name: "JAPIC", first: "Jj", number: lazy.New(`^(?i)(?:JPRN-)?(JapicCTI-\d{6})\b`), names: []string{"japiccti"}},
	{name: "PACTR", first: "Pp", number: lazy.New(`^(?i)PACTR ?(\d{15,16})\b`), prefix: "PACTR", names: []string{"pan african clinical trial registry", "pactr"}},
	{name: "NTR", first: "Nn", number: lazy.New(`^(?i)NTR[ -]?(\d{3,5})\b`), prefix: "NTR", names: []string{"netherlands trial register", "dutch trial register", "nederlands trial register", "trialregister.nl"}},
	{name: "OMON", first: "Nn", number: lazy.New(`^(?i)NL-OMON\d{4,6}\b`), names: []string{"omon"}},
	{name: "NTR", first: "Nn", number: lazy.New(`^NL[ -]?(\d{3,5})\b`), prefix: "NL", names: []string{"netherlands trial register", "dutch trial register", "nederlands trial register", "trialregister.nl", "trial registration", "trial register"}, context: true},
	{name: "IRCT", first: "Ii", number: lazy.New(`^(?i)IRCT ?(\d{11,14}N\d{1,3})\b`), prefix: "IRCT", names: []string{"iranian registry of clinical trials", "irct"}},
	{name: "TCTR", first: "Tt", number: lazy.New(`^(?i)TCTR ?(\d{11})\b`), prefix: "TCTR", names: []string{"thai clinical trials registry", "tctr"}},
	{name: "CRIS", first: "Kk", number: lazy.New(`^(?i)KCT ?(\d{7})\b`), prefix: "KCT", names: []string{"clinical research information service", "cris"}},
	{name: "SLCTR", first: "Ss", number: lazy.New(`^(?i)SLCTR/\d{4}/\d{2,3}\b`), names: []string{"sri lanka clinical trials registry"}},
	{name: "ReBEC", first: "Rr", number: lazy.New(`^(?i)RBR-?[0-9a-z]{6,9}\b`), names: []string{"brazilian registry of clinical trials", "rebec"}, digit: true},
	{name: "RPCEC", first: "Rr", number: lazy.New(`^(?i)RPCEC\d{8}\b`), names: []string{"cuban public registry of clinical trials"}},
	{name: "LBCTR", first: "Ll", number: lazy.New(`^(?i)LBCTR\d{9,10}\b`), names: []string{"lebanon clinical trials registry", "lebanese clinical trials registry"}},
	{name: "PHRR", first: "Pp", number: lazy.New(`^(?i)PHRR\d{6}-\d{6}\b`), names: []string{"philippine health research registry"}},
	{name: "PER", first: "Pp", number: lazy.New(`^PER-\d{3}-\d{2}\b`), names: []string{"registro peruano de ensayos clínicos", "repec"}},
	{name: "INPLASY", first: "Ii", number: lazy.New(`^(?i)INPLASY ?(\d{9,10})\b`), prefix: "INPLASY", names: []string{"inplasy"}},
	{name: "OSF", first: "Oo", number: lazy.New(`^(?i)osf\.io/([a-z0-9]{5})\b`), names: []string{"open science framework", "osf", "preregistered", "pre-registered", "preregistration", "registered"}, context: true},
})

func withForms(registers []register) []register {
	for i := range registers {
		registers[i].form = formOf(registers[i].number.String())
	}
	return registers
}

// registerFiller may stand between a register's name and its number.
var registerFiller = lazy.New(`^(?i:[\s:;,.#(\[–-]|https?://(?:www\.)?(?:doi\.org/10\.17605/)?|database|registration|registry|register|registered|identifier|identification|number|numbers|trial|protocol|review|study|was|with|under|in|at|on|of|the|no\b|nr\b|id\b|ref\b|reference|code|and|pre|\d{4}\b)*$`)
