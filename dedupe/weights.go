package dedupe

import "math/bits"

// WeightsVersion identifies the table of weights. It changes with any weight,
// prior or scale, since results of different tables must not be compared.
const WeightsVersion = "8"

// The prior is the weight that two records that share a blocking key bring
// along before any field is compared. The scale tempers the sum, because the
// fields are not independent of each other. Both are in thousandths.
const (
	priorWeight = -5600
	scale       = 1750
)

// field is what one comparison looks at.
type field uint8

const (
	fieldIbid field = iota
	fieldDOI
	fieldPMID
	fieldPMCID
	fieldArXiv
	fieldAccession
	fieldISBN
	fieldRegistration
	fieldTitle
	fieldNumerals
	fieldAuthors
	fieldYear
	fieldDates
	fieldContainer
	fieldVolume
	fieldIssue
	fieldPages
	fieldAbstract
	fieldCounts
	fieldKeywords
	fieldType
	fieldLanguage
	fieldCount
)

var fieldNames = [fieldCount]string{
	fieldIbid: "Ibid id", fieldDOI: "doi", fieldPMID: "pmid", fieldPMCID: "pmcid", fieldArXiv: "arxiv", fieldAccession: "accession number",
	fieldISBN: "isbn", fieldRegistration: "registration", fieldTitle: "title", fieldNumerals: "numbers in titles",
	fieldAuthors: "authors", fieldYear: "year", fieldDates: "dates", fieldContainer: "container", fieldVolume: "volume",
	fieldIssue: "issue", fieldPages: "pages", fieldAbstract: "abstract", fieldCounts: "reported counts",
	fieldKeywords: "keywords", fieldType: "type", fieldLanguage: "language",
}

// level is a grade of agreement of one field. The zero level is a missing
// value, which is no evidence.
type level uint8

const (
	missing level = iota

	ibidEqual

	doiEqual
	doiVersions
	doiShared
	doiPreprint
	doiCut
	doiDiffer
	pmidEqual
	pmidDiffer
	pmcidEqual
	pmcidDiffer
	arxivEqual
	arxivVersions
	arxivDiffer
	accessionEqual
	accessionDiffer
	isbnEqual
	isbnDiffer
	registrationShared
	registerEntryEqual
	registerEntryDiffer

	titleEqual
	titleVariant
	titleShortened
	titleTranslated
	titleClose
	titleReworded
	titleAlike
	titlePartly
	titleUnlike
	titleGeneric
	numeralsDiffer
	partsDiffer

	authorsEqual
	authorsMost
	authorsSome
	authorsFew
	authorsNone

	yearEqual
	yearNear
	yearApart
	yearFar
	datesInOrder
	datesOutOfOrder

	containerEqual
	containerAgree
	containerAlias
	containerPartly
	containerUnlike
	containerTarget

	volumeEqual
	volumeDiffer
	issueEqual
	issueDiffer
	pagesEqual
	pagesStart
	pagesOverlap
	pagesProvisional
	pagesDiffer

	abstractEqual
	abstractContained
	abstractShared
	abstractPartly
	abstractUnlike

	countsEqual
	countsDiffer
	keywordsEqual
	keywordsShared
	typeDiffer
	typeConference
	typeTheses
	languageDiffer

	levelCount
)

// weights is the table: for each level its field, its name and its weight in
// thousandths of a bit. The weights are log2(m/u) of hand-set shares m of a
// level among pairs that are the same and u among pairs that share a blocking
// key and are not. An equal identifier is enough for a merge on its own, so that two
// records that state nothing else are one. Titles, authors, containers, volumes and pages are worth
// less where their value is frequent in the set: see the functions that
// compare them.
var weights = [levelCount]struct {
	field  field
	name   string
	weight int
}{
	// Ibid's own id went out with the record and came back: 64 bits of its
	// content, that nobody types. No other evidence weighs as much.
	ibidEqual: {fieldIbid, "equal", 20000},

	doiEqual:    {fieldDOI, "equal", 13500},
	doiVersions: {fieldDOI, "versions of one", 9000},
	doiShared:   {fieldDOI, "shared by several works", 0},
	doiPreprint: {fieldDOI, "preprint and article", 0},
	doiCut:      {fieldDOI, "one is cut short", 0},
	doiDiffer:   {fieldDOI, "differ", -4000},

	pmidEqual:   {fieldPMID, "equal", 13500},
	pmidDiffer:  {fieldPMID, "differ", -10000},
	pmcidEqual:  {fieldPMCID, "equal", 13500},
	pmcidDiffer: {fieldPMCID, "differ", -10000},

	arxivEqual:    {fieldArXiv, "equal", 13500},
	arxivVersions: {fieldArXiv, "versions of one", 13500},
	arxivDiffer:   {fieldArXiv, "differ", -6000},

	accessionEqual:  {fieldAccession, "equal", 11000},
	accessionDiffer: {fieldAccession, "differ", -1500},
	isbnEqual:       {fieldISBN, "equal", 2500},
	isbnDiffer:      {fieldISBN, "differ", 0},

	registrationShared:  {fieldRegistration, "shared", 0},
	registerEntryEqual:  {fieldRegistration, "same register entry", 13500},
	registerEntryDiffer: {fieldRegistration, "different register entries", -10000},

	titleEqual:      {fieldTitle, "equal", 6900},
	titleVariant:    {fieldTitle, "equal but for small variants", 5300},
	titleShortened:  {fieldTitle, "one continues the other", 4600},
	titleTranslated: {fieldTitle, "equal in another language", 5300},
	titleClose:      {fieldTitle, "close", 3400},
	titleReworded:   {fieldTitle, "words exchanged", 600},
	titleAlike:      {fieldTitle, "alike", -1000},
	titlePartly:     {fieldTitle, "partly alike", -4300},
	titleUnlike:     {fieldTitle, "unlike", -7100},
	titleGeneric:    {fieldTitle, "generic", 1000},
	numeralsDiffer:  {fieldNumerals, "differ", -4200},
	partsDiffer:     {fieldNumerals, "different parts", -6000},

	authorsEqual: {fieldAuthors, "equal", 6500},
	authorsMost:  {fieldAuthors, "most", 4500},
	authorsSome:  {fieldAuthors, "some", 1500},
	authorsFew:   {fieldAuthors, "few", -1800},
	authorsNone:  {fieldAuthors, "none", -5000},

	yearEqual:       {fieldYear, "equal", 3100},
	yearNear:        {fieldYear, "a year apart", -600},
	yearApart:       {fieldYear, "two years apart", -2500},
	yearFar:         {fieldYear, "far apart", -4300},
	datesInOrder:    {fieldDates, "in order", 1000},
	datesOutOfOrder: {fieldDates, "out of order", -3000},

	containerEqual:  {fieldContainer, "equal", 2600},
	containerAgree:  {fieldContainer, "title and abbreviation", 2600},
	containerAlias:  {fieldContainer, "two names of one in these records", 2000},
	containerPartly: {fieldContainer, "partly alike", 900},
	containerUnlike: {fieldContainer, "unlike", -1500},
	containerTarget: {fieldContainer, "target of the preprint", 2600},

	volumeEqual:  {fieldVolume, "equal", 3200},
	volumeDiffer: {fieldVolume, "differ", -3200},
	issueEqual:   {fieldIssue, "equal", 2600},
	issueDiffer:  {fieldIssue, "differ", -1600},

	pagesEqual:       {fieldPages, "equal", 5500},
	pagesStart:       {fieldPages, "same first page", 4400},
	pagesOverlap:     {fieldPages, "overlap", 0},
	pagesProvisional: {fieldPages, "provisional", 0},
	pagesDiffer:      {fieldPages, "differ", -3300},

	abstractEqual:     {fieldAbstract, "equal", 9000},
	abstractContained: {fieldAbstract, "contained", 9000},
	abstractShared:    {fieldAbstract, "shared passages", 8000},
	abstractPartly:    {fieldAbstract, "some shared passages", 1500},
	abstractUnlike:    {fieldAbstract, "unlike", -4000},

	countsEqual:    {fieldCounts, "equal", 1500},
	countsDiffer:   {fieldCounts, "differ", -2500},
	keywordsEqual:  {fieldKeywords, "equal", 2500},
	keywordsShared: {fieldKeywords, "shared", 800},
	typeDiffer:     {fieldType, "differ", -800},
	typeConference: {fieldType, "journal and conference", -2700},
	typeTheses:     {fieldType, "two theses", 3000},
	languageDiffer: {fieldLanguage, "differ", -1000},
}

// log2 returns the binary logarithm of n/d in thousandths, in integer
// arithmetic, so that it is the same on every processor. It is 0 for n <= d.
func log2(n, d int) int {
	if d <= 0 || n <= d {
		return 0
	}
	const point = 24
	x := uint64(n) << point / uint64(d)
	whole := bits.Len64(x) - 1 - point
	x >>= uint(whole)
	binary := uint64(whole)
	for range 12 {
		x = x * x >> point
		binary <<= 1
		if x >= 2<<point {
			x >>= 1
			binary++
		}
	}
	return int(binary * 1000 >> 12)
}

// confidence is the place of a sum of weights on a scale from 0 to 1000: the
// logistic function to the base 2 of the sum, with the prior, tempered by the
// scale. It would be the probability that the two are one publication if the
// weights were measured on the records at hand; they are set by hand, so it
// orders pairs and serves as a threshold, and says no more. [WeightsVersion]
// names the table.
func confidence(weight int) int {
	odds := (weight + priorWeight) * 1000 / scale
	i := len(confidenceSteps)
	for n, step := range confidenceSteps {
		if odds < step.odds {
			i = n
			break
		}
	}
	switch i {
	case 0:
		return 0
	case len(confidenceSteps):
		return 999
	}
	low, high := confidenceSteps[i-1], confidenceSteps[i]
	return low.probability + (odds-low.odds)*(high.probability-low.probability)/(high.odds-low.odds)
}

// confidenceSteps is the logistic function to the base 2 at some points,
// between which confidence is interpolated: p = 1/(1+2^-odds).
var confidenceSteps = []struct{ odds, probability int }{
	{-10000, 0}, {-8000, 4}, {-6000, 15}, {-5000, 30}, {-4000, 59}, {-3000, 111}, {-2000, 200}, {-1000, 333},
	{0, 500}, {585, 600}, {1000, 667}, {2000, 800}, {3000, 889}, {3500, 919}, {4000, 941}, {4248, 950},
	{5000, 970}, {6000, 985}, {7000, 992}, {8000, 996}, {10000, 999},
}

// weightOf is the smallest sum of weights with the given confidence.
func weightOf(probability int) int {
	for i, step := range confidenceSteps {
		if probability > step.probability {
			continue
		}
		odds := step.odds
		if i > 0 {
			low := confidenceSteps[i-1]
			odds = low.odds + (probability-low.probability)*(step.odds-low.odds)/(step.probability-low.probability)
		}
		return odds*scale/1000 - priorWeight
	}
	last := confidenceSteps[len(confidenceSteps)-1]
	return last.odds*scale/1000 - priorWeight
}
