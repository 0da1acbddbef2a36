package generate

import (
	"fmt"
	"strings"
)

// Journal is a serial that articles appear in.
type Journal struct {
	Title, Abbreviation string
	ISSN                string // with hyphen and check digit
	Publisher, Place    string
	// Numbered is set for journals that number their articles and have no
	// pages.
	Numbered bool
}

// fields are the fields that journals are named after, with their abbreviation
// by the list of title word abbreviations (ISO 4).
var fields = [][2]string{
	{"Medicine", "Med."}, {"Clinical Nursing", "Clin. Nurs."}, {"Public Health", "Public Health"},
	{"Cardiology", "Cardiol."}, {"Psychiatry", "Psychiatry"}, {"Epidemiology", "Epidemiol."},
	{"Medical Internet Research", "Med. Internet Res."}, {"Ecology", "Ecol."}, {"Applied Physics", "Appl. Phys."},
	{"Neurology", "Neurol."}, {"Educational Psychology", "Educ. Psychol."}, {"Materials Science", "Mater. Sci."},
	{"Health Economics", "Health Econ."}, {"Paediatrics", "Paediatr."}, {"Marine Biology", "Mar. Biol."},
	{"Oncology", "Oncol."}, {"Library Studies", "Libr. Stud."}, {"Soil Science", "Soil Sci."},
	{"Surgery", "Surg."}, {"Chemical Engineering", "Chem. Eng."}, {"Behavioural Therapy", "Behav. Ther."},
	{"Environmental Management", "Environ. Manag."}, {"Rehabilitation", "Rehabil."}, {"Social Policy", "Soc. Policy"},
	{"Nutrition", "Nutr."}, {"Information Systems", "Inf. Syst."}, {"Geriatrics", "Geriatr."}, {"Genetics", "Genet."},
	{"Tropical Agriculture", "Trop. Agric."}, {"Midwifery", "Midwifery"}, {"Economic History", "Econ. Hist."},
	{"Infectious Diseases", "Infect. Dis."}, {"Radiology", "Radiol."}, {"Anthropology", "Anthropol."},
}

// kinds are the ways in which journals are named.
var kinds = [][2]string{
	{"Journal of %s", "J. %s"}, {"International Journal of %s", "Int. J. %s"}, {"Annals of %s", "Ann. %s"},
	{"European Journal of %s", "Eur. J. %s"}, {"Archives of %s", "Arch. %s"}, {"Advances in %s", "Adv. %s"},
	{"Frontiers in %s", "Front. %s"}, {"Nordic Journal of %s", "Nord. J. %s"}, {"Reviews in %s", "Rev. %s"},
	{"Asian Journal of %s", "Asian J. %s"}, {"%s Letters", "%s Lett."}, {"Open %s", "Open %s"},
}

var publishers = []struct{ name, place string }{
	{"Meridian Press", "Oxford"}, {"Northlight Publishing", "New York"}, {"Halden Verlag", "Berlin"},
	{"Open Shelf", "Toronto"}, {"Éditions du Quai", "Paris"}, {"Kestrel & Sons", "London"}, {"Editorial Almena", "Madrid"},
}

// journalSums weigh the journals: every kind of journal of every field.
var journalSums = newSums(len(kinds) * len(fields))

// newJournal makes the journal with a number.
func newJournal(n int) Journal {
	kind, field := kinds[n/len(fields)], fields[n%len(fields)]
	number := spread(uint64(n))
	publisher := publishers[number%uint64(len(publishers))]
	return Journal{
		Title:        fmt.Sprintf(kind[0], field[0]),
		Abbreviation: fmt.Sprintf(kind[1], field[1]),
		ISSN:         issn(1_000_000 + int(number>>8%1_900_000)),
		Publisher:    publisher.name, Place: publisher.place,
		Numbered: number>>32%3 == 0,
	}
}

// newSums returns the running sums of the weights of a list of n entries.
func newSums(n int) []int {
	sums, sum := make([]int, n), 0
	for i := range sums {
		sum += 1_000_000 / (i + 1 + 5*flatness)
		sums[i] = sum
	}
	return sums
}

// plainAbbreviation is the abbreviation without stops, as MEDLINE writes it.
func (j *Journal) plainAbbreviation() string { return strings.ReplaceAll(j.Abbreviation, ".", "") }

// issn returns the ISSN of seven digits with its check digit (ISO 3297).
func issn(digits int) string {
	sum, rest := 0, digits
	for weight := 2; weight <= 8; weight++ {
		sum += weight * (rest % 10)
		rest /= 10
	}
	check := "0"
	switch left := sum % 11; left {
	case 0:
	case 1:
		check = "X"
	default:
		check = fmt.Sprint(11 - left)
	}
	return fmt.Sprintf("%04d-%03d%s", digits/1000, digits%1000, check)
}

// isbn returns an ISBN of nine digits with prefix and check digit (ISO 2108).
func isbn(digits int) string {
	text := fmt.Sprintf("978%09d", digits)
	sum := 0
	for i := range len(text) {
		weight := 1 + 2*(i%2)
		sum += weight * int(text[i]-'0')
	}
	return text + fmt.Sprint((10-sum%10)%10)
}
