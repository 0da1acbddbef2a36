package normalize

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/ibid-go/ibid/record"
	"github.com/stretchr/testify/require"
)

func TestName(t *testing.T) {
	tests := []struct {
		in   string
		want record.Name
		key  string
	}{
		{"Davies, Fiona", record.Name{Family: "Davies", Given: "Fiona"}, "davies|f"},
		{"van den Davies, None", record.Name{Family: "Davies", NonDroppingParticle: "van den"}, "vandendavies"},
		{"Davies, NA", record.Name{Family: "Davies", Given: "NA"}, "davies|n|a"},
		{"Null, Anna", record.Name{Family: "Null", Given: "Anna"}, "null|a"},
		{"King, Martin Luther, Jr.", record.Name{Family: "King", Given: "Martin Luther", Suffix: "Jr."}, "king|m|l"},
		{"King, Jr., Martin Luther", record.Name{Family: "King", Given: "Martin Luther", Suffix: "Jr."}, "king|m|l"},
		{"King Jr., Martin Luther", record.Name{Family: "King", Given: "Martin Luther", Suffix: "Jr."}, "king|m|l"},
		{"Smith, John A. III", record.Name{Family: "Smith", Given: "John A.", Suffix: "III"}, "smith|j|a"},
		{"Smith, John, PhD, FRCP", record.Name{Family: "Smith", Given: "John", Suffix: "PhD, FRCP"}, "smith|j"},
		{"John Smith, Jr.", record.Name{Family: "Smith", Given: "John", Suffix: "Jr."}, "smith|j"},
		{"King, Jr.", record.Name{Family: "King", Suffix: "Jr."}, "king"},
		{"Smith, MD", record.Name{Family: "Smith", Given: "MD"}, "smith|m|d"},
		{"de la Cruz, Juan", record.Name{NonDroppingParticle: "de la", Family: "Cruz", Given: "Juan"}, "delacruz|j"},
		{"Raaij, Mark J. van", record.Name{NonDroppingParticle: "van", Family: "Raaij", Given: "Mark J."}, "vanraaij|m|j"},
		{"del, Pino M", record.Name{NonDroppingParticle: "del", Family: "Pino", Given: "M"}, "delpino|m"},
		{"Van-Kemenade, P", record.Name{Family: "Van-Kemenade", Given: "P"}, "vankemenade|p"},
		{"al-Rashid, Omar", record.Name{Family: "al-Rashid", Given: "Omar"}, "alrashid|o"},
		{"O'Brien, J-P", record.Name{Family: "O'Brien", Given: "J-P"}, "obrien|j|p"},
		{"DAVIES, LI", record.Name{Family: "DAVIES", Given: "LI"}, "davies|l"},
		{"Shepherd,  Heather\u00a0L*", record.Name{Family: "Shepherd", Given: "Heather L"}, "shepherd|h|l"},
		{"Verylongname, Maximilian\nAlexander", record.Name{Family: "Verylongname", Given: "Maximilian Alexander"}, "verylongname|m|a"},
		{"Ørsted, Åse", record.Name{Family: "Ørsted", Given: "Åse"}, "orsted|a"},
		{"张, 三", record.Name{Family: "张", Given: "三"}, "张|三"},
		{"Smith J Jr", record.Name{Family: "Smith", Given: "J", Suffix: "Jr"}, "smith|j"},
		{"Petrov II", record.Name{Family: "Petrov", Given: "II"}, "petrov|i|i"},
		{"Wong Kee Song LM", record.Name{Family: "Wong Kee Song", Given: "LM"}, "wongkeesong|l|m"},
		{"de Jong J-P", record.Name{NonDroppingParticle: "de", Family: "Jong", Given: "J-P"}, "dejong|j|p"},
		{"Klaus R. Dittrich", record.Name{Family: "Dittrich", Given: "Klaus R."}, "dittrich|k|r"},
		{"Silberman, M.S.", record.Name{Family: "Silberman", Given: "M.S."}, "silberman|m|s"},
		{"Kuruppu, IV", record.Name{Family: "Kuruppu", Given: "IV"}, "kuruppu|i|v"},
		{"CM Danu", record.Name{Family: "Danu", Given: "CM"}, "danu|c|m"},
		{"UK Biobank", record.Name{Literal: "UK Biobank"}, "biobank|u|k"},
		{"Hughes, DA,", record.Name{Family: "Hughes", Given: "DA"}, "hughes|d|a"},
		{"M. J. van Raaij", record.Name{NonDroppingParticle: "van", Family: "Raaij", Given: "M. J."}, "vanraaij|m|j"},
		{"Davies F M", record.Name{Family: "Davies", Given: "F M"}, "davies|f|m"},
		{"Davies F. M.", record.Name{Family: "Davies", Given: "F. M."}, "davies|f|m"},
		{"Smith J. A. Jr.", record.Name{Family: "Smith", Given: "J. A.", Suffix: "Jr."}, "smith|j|a"},
		{"van den Berg A. B.", record.Name{NonDroppingParticle: "van den", Family: "Berg", Given: "A. B."}, "vandenberg|a|b"},
		{"Nguyen Van A", record.Name{Family: "Nguyen Van", Given: "A"}, "nguyenvan|a"},
		{"Silva Jr JB", record.Name{Family: "Silva", Given: "JB", Suffix: "Jr"}, "silva|j|b"},
		{"Иванов И. И.", record.Name{Family: "Иванов", Given: "И. И."}, "иванов|и|и"},
		{"Ivanov Yu.A.", record.Name{Family: "Ivanov", Given: "Yu.A."}, "ivanov|y|a"},
		{"Ivanov Yu. A.", record.Name{Family: "Ivanov", Given: "Yu. A."}, "ivanov|y|a"},
		{"Yu. Ryabov", record.Name{Family: "Ryabov", Given: "Yu."}, "ryabov|y"},
		{"Voet, H Van der", record.Name{NonDroppingParticle: "Van der", Family: "Voet", Given: "H"}, "vandervoet|h"},
		{"Smith, Dr. John", record.Name{Family: "Smith", Given: "John"}, "smith|j"},
		{"Smith, MS John", record.Name{Family: "Smith", Given: "MS John"}, "smith|m|s|j"},
		{"Smith, J. (ed.)", record.Name{Family: "Smith", Given: "J."}, "smith|j"},
		{"Smith, John (Jack)", record.Name{Family: "Smith", Given: "John (Jack)"}, "smith|j|j"},
		{"[Smith, J.]", record.Name{Family: "Smith", Given: "J."}, "smith|j"},
		{"Smith, John, 1950-", record.Name{Family: "Smith", Given: "John"}, "smith|j"},
		{"Smith, John, author, 1950-", record.Name{Family: "Smith", Given: "John"}, "smith|j"},
		{"Smith, John, author, 1950-2010, editor.", record.Name{Family: "Smith", Given: "John"}, "smith|j"},
		{"Smith, John, 1950- author.", record.Name{Family: "Smith", Given: "John"}, "smith|j"},
		{"Smith, John, 1950-2010 thesis advisor", record.Name{Family: "Smith", Given: "John"}, "smith|j"},
		{"Smith, John, 1950-2010, author.", record.Name{Family: "Smith", Given: "John"}, "smith|j"},
		{"Smith, John, author, editor.", record.Name{Family: "Smith", Given: "John"}, "smith|j"},
		{"Smith, John, Jr., 1950-, illustrator", record.Name{Family: "Smith", Given: "John", Suffix: "Jr."}, "smith|j"},
		{"Smith, John, thesis advisor", record.Name{Family: "Smith", Given: "John"}, "smith|j"},
		{"Groß, Jörg, [Verfasser]", record.Name{Family: "Groß", Given: "Jörg"}, "gross|j"},
		{"Groß, Jörg [VerfasserIn]", record.Name{Family: "Groß", Given: "Jörg"}, "gross|j"},
		{"Petit, Jean (1913-1960)", record.Name{Family: "Petit", Given: "Jean"}, "petit|j"},
		{"Petit, Jean (1950-....)", record.Name{Family: "Petit", Given: "Jean"}, "petit|j"},
		{"Commission on Tides (1984-1990)", record.Name{Literal: "Commission on Tides (1984-1990)"}, "commission on tides 1984 1990"},
		{"Editor, Jane", record.Name{Family: "Editor", Given: "Jane"}, "editor|j"},
		{"Smith, John, 1850–1910.", record.Name{Family: "Smith", Given: "John"}, "smith|j"},
		{"欧阳娜娜", record.Name{Family: "欧阳", Given: "娜娜"}, "欧阳|娜娜"},
		{"김철수", record.Name{Family: "김", Given: "철수"}, "김|철수"},
		{"王 小明", record.Name{Family: "王", Given: "小明"}, "王|小明"},
		{"約翰·史密斯", record.Name{Literal: "約翰·史密斯"}, "約翰 史密斯"},
		{"やまだたろう", record.Name{Literal: "やまだたろう"}, "やまだたろう"},
		{"Fiona Davies MD", record.Name{Literal: "Fiona Davies MD"}, "davies|f"},
		{"Hector Garcia-Molina", record.Name{Literal: "Hector Garcia-Molina"}, "garciamolina|h"},
		{"University of Oxford, Department of Psychiatry", record.Name{Literal: "University of Oxford, Department of Psychiatry"}, "university of oxford department of psychiatry"},
		{"Univ. of Oxford, Tides", record.Name{Literal: "Univ. of Oxford, Tides"}, "univ of oxford tides"},
		{"Food and Agriculture Organization", record.Name{Literal: "Food and Agriculture Organization"}, "food and agriculture organization"},
		{"Group, ALTS", record.Name{Literal: "Group, ALTS"}, "group alts"},
		{"Statistics Office,", record.Name{Literal: "Statistics Office"}, "statistics office"},
		{"Aristotle", record.Name{Literal: "Aristotle"}, "aristotle"},
		{"Davies, Fiona, Shepherd, Heather", record.Name{Literal: "Davies, Fiona, Shepherd, Heather"}, "davies fiona shepherd heather"},
	}
	for _, test := range tests {
		got, err := Name(test.in)
		require.NoError(t, err, test.in)
		require.Equal(t, test.want, got, test.in)
		require.Equal(t, test.key, NameKey(got), test.in)
	}
}

// TestOrganisations has names of organisations with abbreviations, which look like
// persons' initials, and persons whose family names are words of organisations.
func TestOrganisations(t *testing.T) {
	for _, name := range []string{
		"Statistics Office, D.C.", "Census Bureau, M.D.", "Farm Bureau, N.C.", "Harbor Bureau, Md.", "Tide Tables Bureau, H.M.S.O.",
		"U.S. Census Bureau", "U.S. Geological Survey", "Geological Survey, U.S.", "N.Y. State Archives", "Coast Guard, U.S.",
		"Weather Service, N.O.A.A.", "Dept. of Education, Wash.", "Tidewater Clinic, P.A.", "Marine Biology Station, B.C.",
		"Public Library, D.C.", "Police Dept., N.Y.C.", "Ocean Lab, M.I.T.", "School Board, N.J.", "Harbour Centre, J. D.",
		"Office of Tides, H. M.", "Tide Forum, E. U.",
	} {
		got, err := Name(name)
		require.NoError(t, err)
		require.Equal(t, record.Name{Literal: name}, got)
		_, plain := PlainName(name)
		require.False(t, plain, name)
	}
	for _, name := range []string{
		"St. Aldhelm Clinic", "National Weather Bureau", "Statistics Norway", "Deutsches Zentrum für Gezeiten", "Statistisches Bundesamt",
		"Observatoire de la Mer", "Consejo Superior de Mareas", "Conselho Nacional de Mares", "United States. Congress. Senate",
		"Canada. Statistics Branch", "U.S. Board", "N.Y. School", "First Nations U.K. Bank",
		"Consejo de Mareas", "Comité scientifique des marées", "U. S. Bank", "N. Y. School", "T.I.D.E. Trial", "St. J. School",
		"Anna J. Service and Co.", "J. Board & Sons", "Bank AJ & Co.",
	} {
		got, err := NameInDisplayOrder(name)
		require.NoError(t, err)
		require.Equal(t, record.Name{Literal: name}, got)
	}
	for name, want := range map[string]record.Name{
		"Bureau, Alexandre":      {Family: "Bureau", Given: "Alexandre"},
		"Bureau, N.C.":           {Family: "Bureau", Given: "N.C."},
		"Garcia Bureau, M.":      {Family: "Garcia Bureau", Given: "M."},
		"Ye Lab, J":              {Family: "Ye Lab", Given: "J"},
		"Ye Lab, J.":             {Family: "Ye Lab", Given: "J."},
		"Taylor Branch, J.":      {Family: "Taylor Branch", Given: "J."},
		"Ramirez Bank, L.":       {Family: "Ramirez Bank", Given: "L."},
		"Smith School, K. L. M.": {Family: "Smith School", Given: "K. L. M."},
		"le Bureau, N.C.":        {NonDroppingParticle: "le", Family: "Bureau", Given: "N.C."},
		"de Union, J.":           {NonDroppingParticle: "de", Family: "Union", Given: "J."},
		"Anna-Union, J.":         {Family: "Anna-Union", Given: "J."},
		"Union, J.":              {Family: "Union", Given: "J."},
		"Congress, E.":           {Family: "Congress", Given: "E."},
		"Abbey, M.D.":            {Family: "Abbey", Given: "M.D."},
		"Rao, U.S.":              {Family: "Rao", Given: "U.S."},
		"l'Hôpital, G.":          {Family: "l'Hôpital", Given: "G."},
		"E. M. Board":            {Family: "Board", Given: "E. M."},
		"P. School":              {Family: "School", Given: "P."},
		"Anna L. Bank":           {Family: "Bank", Given: "Anna L."},
		"Robert W. Service":      {Family: "Service", Given: "Robert W."},
		"Service RW":             {Family: "Service", Given: "RW"},
		"Service, Robert":        {Family: "Service", Given: "Robert"},
		"Consejo, A.":            {Family: "Consejo", Given: "A."},
		"Consejo A":              {Family: "Consejo", Given: "A"},
		"García Consejo, Ana":    {Family: "García Consejo", Given: "Ana"},
		"Comite, Anna":           {Family: "Comite", Given: "Anna"},
		"Comité AB":              {Family: "Comité", Given: "AB"},
	} {
		got, err := Name(name)
		require.NoError(t, err)
		require.Equal(t, want, got, name)
	}
	shown, err := NameInDisplayOrder("Ana Consejo")
	require.NoError(t, err)
	require.Equal(t, record.Name{Family: "Consejo", Given: "Ana"}, shown)
	require.Len(t, SplitNames("Service RW and Board EM"), 2)
	require.Len(t, SplitNames("R. W. Service and E. M. Board"), 2)
	require.Len(t, SplitNames("Food and Weather Service"), 1)
	require.Equal(t, []string{"Statistics Office, D.C.", "Census Bureau, M.D."}, textsOf(SplitNames("Statistics Office, D.C., Census Bureau, M.D.")))
}

func textsOf(found []Found[string]) (texts []string) {
	for _, f := range found {
		texts = append(texts, f.Value)
	}
	return texts
}

func TestNameRejects(t *testing.T) {
	for in, code := range map[string]string{
		"et al.": "et-al", "et al": "et-al", "and others": "et-al", "...": "et-al", "[et al.]": "et-al",
		"": "no-letter", "1999": "no-letter", " , ": "no-letter",
		"Jr.": "suffix", "[Anonymous]": "no-author", "No authors listed": "no-author", "N/A": "no-author", "None, None": "no-author", "nan, nan": "no-author", "NaN": "no-author", "NULL": "no-author", "NA, NA": "no-author", "[No author name available]": "no-author",
	} {
		_, err := Name(in)
		var reject *RejectError
		require.ErrorAs(t, err, &reject, in)
		require.Equal(t, code, reject.Code, in)
	}
}

func TestNameInDisplayOrder(t *testing.T) {
	tests := []struct {
		in   string
		want record.Name
		key  string
	}{
		{"Fiona Davies", record.Name{Given: "Fiona", Family: "Davies"}, "davies|f"},
		{"Heather L. Shepherd", record.Name{Given: "Heather L.", Family: "Shepherd"}, "shepherd|h|l"},
		{"Mark J. van Raaij", record.Name{Given: "Mark J.", NonDroppingParticle: "van", Family: "Raaij"}, "vanraaij|m|j"},
		{"Jan Van der Berg", record.Name{Given: "Jan", Family: "Van der Berg"}, "vanderberg|j"},
		{"Ludwig van den Berg", record.Name{Given: "Ludwig", NonDroppingParticle: "van den", Family: "Berg"}, "vandenberg|l"},
		{"Mohamed El Sayed", record.Name{Given: "Mohamed", Family: "El Sayed"}, "elsayed|m"},
		{"José Ortega y Gasset", record.Name{Given: "José", Family: "Ortega y Gasset"}, "ortegaygasset|j"},
		{"Di Wang", record.Name{Given: "Di", Family: "Wang"}, "wang|d"},
		{"John Smith, Jr.", record.Name{Given: "John", Family: "Smith", Suffix: "Jr."}, "smith|j"},
		{"John Smith PhD", record.Name{Given: "John", Family: "Smith", Suffix: "PhD"}, "smith|j"},
		{"John Smith, M.D.", record.Name{Given: "John", Family: "Smith", Suffix: "M.D."}, "smith|j"},
		{"Fiona Davies MD", record.Name{Given: "Fiona", Family: "Davies", Suffix: "MD"}, "davies|f"},
		{"Prof. Jane Roe", record.Name{Given: "Jane", Family: "Roe"}, "roe|j"},
		{"Lisa Beatty1,2*", record.Name{Given: "Lisa", Family: "Beatty"}, "beatty|l"},
		{"Davies, Fiona", record.Name{Family: "Davies", Given: "Fiona"}, "davies|f"},
		{"Davies F", record.Name{Family: "Davies", Given: "F"}, "davies|f"},
		{"World Health Organization", record.Name{Literal: "World Health Organization"}, "world health organization"},
		{"van Raaij", record.Name{Literal: "van Raaij"}, "van raaij"},
		{"Plato", record.Name{Literal: "Plato"}, "plato"},
		{"张三", record.Name{Family: "张", Given: "三"}, "张|三"},
	}
	for _, test := range tests {
		got, err := NameInDisplayOrder(test.in)
		require.NoError(t, err, test.in)
		require.Equal(t, test.want, got, test.in)
		require.Equal(t, test.key, NameKey(got), test.in)
	}
	_, err := NameInDisplayOrder("et al.")
	require.Error(t, err)
}

func TestNamesInDisplayOrder(t *testing.T) {
	tests := []struct {
		in   string
		want []string // the texts of the names
		more bool
	}{
		{"Fiona Davies, Heather L. Shepherd, Lisa Beatty", []string{"Fiona Davies", "Heather L. Shepherd", "Lisa Beatty"}, false},
		{"Fiona Davies, Lisa Beatty, and Joanne Shaw", []string{"Fiona Davies", "Lisa Beatty", "Joanne Shaw"}, false},
		{"Fiona Davies and Joanne Shaw", []string{"Fiona Davies", "Joanne Shaw"}, false},
		{"Fiona Davies & Joanne Shaw", []string{"Fiona Davies", "Joanne Shaw"}, false},
		{"Fiona Davies, Lisa Beatty, et al.", []string{"Fiona Davies", "Lisa Beatty"}, true},
		{"Fiona Davies et al.", []string{"Fiona Davies"}, true},
		{"John Smith, Jr., Jane Roe, PhD, Richard Poe", []string{"John Smith, Jr.", "Jane Roe, PhD", "Richard Poe"}, false},
		{"Davies, F., Shepherd, H. L.", []string{"Davies, F.", "Shepherd, H. L."}, false},
		{"Davies, Fiona; Shepherd, Heather L", []string{"Davies, Fiona", "Shepherd, Heather L"}, false},
		{" Fiona Davies ,\n Lisa Beatty ", []string{"Fiona Davies", "Lisa Beatty"}, false},
		{"Jane Roe, Food and Agriculture Organization", []string{"Jane Roe", "Food and Agriculture Organization"}, false},
		{"José Ortega y Gasset", []string{"José Ortega y Gasset"}, false},
		{"王小明，李四", []string{"王小明", "李四"}, false},
		{"", nil, false},
	}
	for _, test := range tests {
		names, more := NamesInDisplayOrder(test.in)
		var got []string
		for _, found := range names {
			text := test.in[found.Start:found.End]
			again, err := NameInDisplayOrder(text)
			require.NoError(t, err)
			require.Equal(t, found.Value, again)
			got = append(got, text)
		}
		require.Equal(t, test.want, got, test.in)
		require.Equal(t, test.more, more, test.in)
	}
}

func TestSplitNames(t *testing.T) {
	tests := []struct {
		in   string
		want []string
	}{
		{"Smith, John; Roe, Richard; Poe, E. A.", []string{"Smith, John", "Roe, Richard", "Poe, E. A."}},
		{"Smith, John and Roe, Richard", []string{"Smith, John", "Roe, Richard"}},
		{"Smith, John & Roe, Richard", []string{"Smith, John", "Roe, Richard"}},
		{"Smith, John and and Roe, Richard", []string{"Smith, John", "Roe, Richard"}},
		{"Davies F, Shepherd HL, van Raaij MJ", []string{"Davies F", "Shepherd HL", "van Raaij MJ"}},
		{"Servais, A, Provot F, Rostaing L", []string{"Servais, A", "Provot F", "Rostaing L"}},
		{"Davies, F., Shepherd, H. L.", []string{"Davies, F.", "Shepherd, H. L."}},
		{"CM Danu, E Nechita", []string{"CM Danu", "E Nechita"}},
		{"ITP Miranda, R Fidelis, DA de Souza Fidelis", []string{"ITP Miranda", "R Fidelis", "DA de Souza Fidelis"}},
		{"NHS England, WHO Europe", []string{"NHS England, WHO Europe"}},
		{"Johnson & Johnson", []string{"Johnson & Johnson"}},
		{"Ernst &amp; Young", []string{"Ernst &amp; Young"}},
		{"Procter & Gamble Pharma", []string{"Procter & Gamble Pharma"}},
		{"John Smith & Jane Roe", []string{"John Smith", "Jane Roe"}},
		{"Smith J & Roe R", []string{"Smith J", "Roe R"}},
		{"J. Smith & R. Roe", []string{"J. Smith", "R. Roe"}},
		{"Smith, J. & Roe", []string{"Smith, J.", "Roe"}},
		{"Smith and Roe", []string{"Smith", "Roe"}},
		{"Barnes and Noble,", []string{"Barnes and Noble,"}},
		{"A. B. Barnes and Sons,", []string{"A. B. Barnes and Sons,"}},
		{"Smith J and Roe R,", []string{"Smith J", "Roe R,"}},
		{"Davies, Fiona, Shepherd, Heather", []string{"Davies, Fiona, Shepherd, Heather"}},
		{"M&uuml;ller, Anna; Roe, Richard", []string{"M&uuml;ller, Anna", "Roe, Richard"}},
		{"World Bank and H. L. Shepherd", []string{"World Bank", "H. L. Shepherd"}},
		{"World Bank & H. L. Shepherd and J. van Dijk", []string{"World Bank", "H. L. Shepherd", "J. van Dijk"}},
		{"Tide Institute and J.-P. Roe", []string{"Tide Institute", "J.-P. Roe"}},
		{"Institute of Radio and T. V. Tides", []string{"Institute of Radio and T. V. Tides"}},
		{"Tide Institute and U. K. Shores", []string{"Tide Institute and U. K. Shores"}},
		{"Tide Institute and J. Roe Foundation", []string{"Tide Institute and J. Roe Foundation"}},
		{"H. L. Shepherd and Family Foundation", []string{"H. L. Shepherd and Family Foundation"}},
		{"World Bank and Shepherd", []string{"World Bank and Shepherd"}},
		{"World Bank and H. L. Shepherd,", []string{"World Bank and H. L. Shepherd,"}},
		{"Smith, John", []string{"Smith, John"}},
		{"Phillips,A.J.,Sr.", []string{"Phillips,A.J.,Sr."}},
		{"Food and Agriculture Organization", []string{"Food and Agriculture Organization"}},
		{"National Institute for Health and Care Excellence", []string{"National Institute for Health and Care Excellence"}},
		{"Verylongname, Maximilian\nAlexander", []string{"Verylongname, Maximilian\nAlexander"}},
		{" ; ", nil},
		{"Smith, J., Doe, A. B., & Roe, R.", []string{"Smith, J.", "Doe, A. B.", "Roe, R."}},
		{"Smith J, Doe A and Roe B", []string{"Smith J", "Doe A", "Roe B"}},
		{"Smith J, Doe A, and Roe B", []string{"Smith J", "Doe A", "Roe B"}},
		{"J. Smith, A. Doe & B. Roe", []string{"J. Smith", "A. Doe", "B. Roe"}},
		{"John Smith, Anna Doe and Rick Roe", []string{"John Smith", "Anna Doe", "Rick Roe"}},
		{"Smith, John and Rick Roe", []string{"Smith, John", "Rick Roe"}},
		{"Smith, John, Doe, Anna, and Roe, Rick", []string{"Smith, John, Doe, Anna,", "Roe, Rick"}},
		{"van Dijk A, Smith JP Jr, Li X; WHO Tea Group", []string{"van Dijk A", "Smith JP Jr", "Li X", "WHO Tea Group"}},
		{"Kim S, Lee J, Seoul University; Roe R", []string{"Kim S, Lee J, Seoul University", "Roe R"}},
		{"Smith J, Doe AB et al", []string{"Smith J", "Doe AB", "et al"}},
		{"Smith J, Doe AB, et al.", []string{"Smith J", "Doe AB", "et al."}},
		{"Smith, J. et al.", []string{"Smith, J.", "et al."}},
		{"Smith et al.", []string{"Smith", "et al."}},
		{"Smith J and Doe AB and others", []string{"Smith J", "Doe AB", "and others"}},
		{"Smith, J & others", []string{"Smith, J", "& others"}},
		{"et al.", []string{"et al."}},
		{"ITP Miranda, R Fidelis, LA Pilatti…", []string{"ITP Miranda", "R Fidelis", "LA Pilatti", "…"}},
		{"R Fidelis, LA Pilatti, ...", []string{"R Fidelis", "LA Pilatti", "..."}},
		{"Doe, Jane...", []string{"Doe, Jane", "..."}},
		{"Doe, Jane …", []string{"Doe, Jane", "…"}},
		{"Roe, R.; Doe, Jane…", []string{"Roe, R.", "Doe, Jane", "…"}},
		{"...", []string{"..."}},
	}
	for _, test := range tests {
		var got []string
		for _, found := range SplitNames(test.in) {
			require.Equal(t, found.Value, test.in[found.Start:found.End])
			got = append(got, found.Value)
		}
		require.Equal(t, test.want, got, test.in)
	}
	for _, piece := range []string{" and ", ", ", "; ", "&", " et ", "A"} {
		in := strings.Repeat(piece, 20_000)
		require.LessOrEqual(t, len(SplitNames(in)), len(in))
		NamesInDisplayOrder(in)
	}
}

func TestNameKeyEquals(t *testing.T) {
	a, err := Name("Shepherd, Heather L")
	require.NoError(t, err)
	b, err := NameInDisplayOrder("Heather L. Shepherd")
	require.NoError(t, err)
	c, err := Name("Shepherd HL")
	require.NoError(t, err)
	require.Equal(t, NameKey(a), NameKey(b))
	require.Equal(t, NameKey(a), NameKey(c))
	require.Equal(t, "shepherd", FamilyKey(a))
	require.Equal(t, "", NameKey(record.Name{}))
	require.True(t, InferredName("张三"))
	require.False(t, InferredName("张, 三"))
	require.False(t, InferredName("Davies, Fiona"))
}

// TestPlainNames compares the quick way with the long one on names that are put
// together from words which may be more than a name.
func TestPlainNames(t *testing.T) {
	words := []string{"Moreau", "Hébert", "Ana", "A", "A.", "J.A.", "AB", "MD", "M.D.", "Jr", "II", "Dr", "Prof", "Group", "Société", "Et", "Al", "No",
		"Author", "Unknown", "N", "U", "van", "den", "Van", "De", "St", "y", "Jean-Paul", "Al-Sayed", "O", "Ti", "Yu.A.", "PhD", "Esq", "Study", "Task", "Force", "ß", "Ŕi", "United", "Nations", "et", "and", "others",
		"O’Neil", "D'Arcy", "et’al", "É", "É.", "J.-P.", "M.-C.H.", "J-P", "A.B.C.", "F.A.C.P.", "FACP", "FAAN", "LI", "ABC", "SMITH", "PÉREZ-GARCÍA", "DeWitt", "MSc", "MS", "Ms", "III", "JR", "Ma", "Du", "Bank", "Others", "Etal",
		"la", "de", "Boucher", "García", "&", "und", "Ph.D.", "Group’s", "张", "敏", "等", "N.A.", "sr", "o", "O'", "-B", "Na", "None", "Of", "Behalf", "Anon", "Royal", "College", "University", "<i>et", "al</i>", "Inc", "NULL", "null", "nan", "Inc.", "Ltd", "LLC", "Limited"}
	joints := []string{" ", " ", " ", " ", "  ", ", ", "-", "’", "\u00a0", "; ", ",", ".", "，", "\n"}
	random := rand.New(rand.NewPCG(2, 9))
	plain, one := 0, 0
	for n := range 400_000 {
		text := words[random.IntN(len(words))]
		for range random.IntN(3) {
			text += joints[random.IntN(len(joints)-n%2*9)] + words[random.IntN(len(words))]
		}
		text += [...]string{", ", ", ", ",", " ,"}[random.IntN(4)] + words[random.IntN(len(words))]
		for range random.IntN(3) {
			text += joints[random.IntN(len(joints)-n%2*9)] + words[random.IntN(len(words))]
		}
		name, isPlain := PlainName(text)
		if isPlain {
			plain++
			want, err := longName(text)
			require.NoError(t, err, text)
			require.Equal(t, want, name, text)
			displayed, err := NameInDisplayOrder(text)
			require.NoError(t, err, text)
			want, err = longNameInDisplayOrder(text)
			require.NoError(t, err, text)
			require.Equal(t, want, displayed, text)
		}
		if isOne, etAl := isOneName(text); isOne && !etAl {
			require.Nil(t, withInitials(text, part{0, len(text)}), text)
		}
		// In ASCII the form of a family name of one word is decisive.
		if isOne := IsOneName(text); (isOne || isPlain) && !isInvertedAlone(text) {
			one++
			require.Equal(t, []Found[string]{{Value: text, Start: 0, End: len(text)}}, splitNames(text), text)
		}
	}
	require.Greater(t, plain, 2000)
	require.Greater(t, one, 2000)
}

func TestLooksLikePerson(t *testing.T) {
	for name, want := range map[string]bool{
		"Heather L. Shepherd": true, "Ludwig van Beethoven": true, "Élodie Martin": true,
		"Shepherd": false, "Shepherd, H": false, "UNESCO Europe": false, "World Health Organization": false,
		"the quick brown fox": false, "One Two Three Four Five": false, "Studio 54": false, "": false,
	} {
		require.Equal(t, want, LooksLikePerson(name), name)
	}
}
