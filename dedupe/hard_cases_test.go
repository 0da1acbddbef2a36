package dedupe

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// librarian is what a careful librarian says of a pair.
type librarian string

const (
	// same publication, one version.
	same librarian = "same"
	// oneWork in two versions.
	oneWork librarian = "versions of one work"
	// apart are two publications, related or not.
	apart librarian = "apart"
	// ask is what nobody decides by the records alone.
	ask librarian = "unsure"
)

var librarianOf = map[record.Verdict]librarian{
	record.SameVersion: same, record.SameWork: oneWork, record.Related: apart, record.Different: apart, record.Unsure: ask,
}

func pages(first, last string) func(*record.Record) {
	return func(r *record.Record) { r.Pages = record.Pages{First: first, Last: last} }
}

func ofType(k record.Type) func(*record.Record) { return func(r *record.Record) { r.Type = k } }

func abstracted(text string) func(*record.Record) {
	return func(r *record.Record) { r.Abstracts = []record.Abstract{{Text: text}} }
}

func inLanguage(code string) func(*record.Record) {
	return func(r *record.Record) { r.Languages = []string{code} }
}

func alsoTitled(role record.TitleRole, value string) func(*record.Record) {
	return func(r *record.Record) { r.Titles = append(r.Titles, record.Title{Value: value, Role: role}) }
}

func accessionOf(authority, number string) func(*record.Record) {
	return func(r *record.Record) {
		r.Identifiers = append(r.Identifiers, record.Identifier{Scheme: record.SchemeAccession, Value: number, Authority: authority})
	}
}

// posted makes a record a preprint on a server.
func posted(server, doi string) func(*record.Record) {
	return func(r *record.Record) {
		r.Type, r.Subtype, r.Server = record.TypeArticle, record.SubtypePreprint, server
		r.Container, r.Volume, r.Issue, r.Pages = record.Container{}, "", "", record.Pages{}
		withID(record.SchemeDOI, doi)(r)
	}
}

// nowhere is a record without a place in a container.
var nowhere = at("", "", "", "")

const sleepAbstract = `Background: Midwives in coastal towns work by night more often than others, and little is known of how they sleep.
Methods: We followed 212 midwives in fourteen towns for two years and asked them each month how long and how well they slept. A wrist
monitor was worn for one week in every season. Results: Those who worked more than five nights in a month slept forty minutes less on
each free day, woke up twice as often and needed longer to fall asleep again. The effect was strongest in winter and did not fade within
the second year. Conclusions: Rosters that keep two free days after each night should be tried where winters are dark.`

const trialAbstract = `Nurses and midwives on rotating shifts took part in a randomised trial of bright light at the beginning of each night. Sixty
participants sat before a lamp for half an hour, sixty before a dim one. Sleepiness fell by a third in the first group and did not change in
the second. Nobody had to stop because of headache, and errors in a task of attention were halved by the fourth night. Light in the
morning, which both groups avoided by wearing dark glasses on their way home, was measured with a sensor on the frame.`

type hardCase struct {
	name    string
	a, b    []func(*record.Record)
	verdict librarian
}

// hardCases are pairs that no labelled set has enough of, made up for this
// test. Where nothing is said, both are the article that paper makes.
var hardCases = []hardCase{
	// Scripts beyond Latin.
	{"Cyrillic, case and the letter io", changes(titled("Влияние ночных смен на сон акушерок приморских городов"), by("Соловьёв, А.", "Крылова, Н."), in("Вопросы гигиены труда")),
		changes(titled("ВЛИЯНИЕ НОЧНЫХ СМЕН НА СОН АКУШЕРОК ПРИМОРСКИХ ГОРОДОВ."), by("Соловьев, А. П.", "Крылова, Н. И."), in("Вопросы гигиены труда")), same},
	{"Cyrillic and its transliteration", changes(titled("Влияние ночных смен на сон акушерок приморских городов"), by("Соловьёв, А.", "Крылова, Н."), in("Вопросы гигиены труда")),
		changes(titled("Vliyanie nochnykh smen na son akusherok primorskikh gorodov"), by("Solov'ev, A.", "Krylova, N."), in("Voprosy gigieny truda")), same},
	{"Cyrillic and its transliteration by another system", changes(titled("Изучение сна юных акушерок в приморских городах"), by("Щербакова, Ю.", "Яковлев, Н."), in("Вопросы гигиены труда")),
		changes(titled("Izuchenie sna iunykh akusherok v primorskikh gorodakh"), by("Shcherbakova, Iu.", "Iakovlev, N."), in("Vopr Gig Tr")), same},
	{"Cyrillic and an English translation in brackets", changes(titled("Влияние ночных смен на сон акушерок"), by("Соловьёв, А.", "Крылова, Н."), in("Вопросы гигиены труда")),
		changes(titled("[The influence of night shifts on the sleep of midwives]"), by("Solovev, A.", "Krylova, N."), in("Voprosy gigieny truda")), same},
	{"Cyrillic, another article of the authors in the issue", changes(titled("Влияние ночных смен на сон акушерок"), by("Соловьёв, А.")),
		changes(titled("Питание акушерок в приморских городах"), by("Соловьёв, А."), pages("215", "220")), apart},
	{"Ukrainian and its transliteration", changes(titled("Вплив нічних змін на сон акушерок прибережних міст"), by("Шевченко, О.", "Їжак, Г."), in("Гігієна праці")),
		changes(titled("Vplyv nichnykh zmin na son akusherok pryberezhnykh mist"), by("Shevchenko, O.", "Yizhak, H."), in("Hihiiena pratsi")), same},
	{"Greek, accents and capitals", changes(titled("Η επίδραση της νυχτερινής εργασίας στον ύπνο των μαιών"), by("Παπαδοπούλου, Ε.", "Νικολάου, Γ."), in("Ελληνικό Περιοδικό Υγείας")),
		changes(titled("Η ΕΠΙΔΡΑΣΗ ΤΗΣ ΝΥΧΤΕΡΙΝΗΣ ΕΡΓΑΣΙΑΣ ΣΤΟΝ ΥΠΝΟ ΤΩΝ ΜΑΙΩΝ"), by("ΠΑΠΑΔΟΠΟΥΛΟΥ, Ε.", "ΝΙΚΟΛΑΟΥ, Γ."), in("Ελληνικό Περιοδικό Υγείας")), same},
	{"Greek and its transliteration", changes(titled("Η επίδραση της νυχτερινής εργασίας στον ύπνο των μαιών"), by("Παπαδοπούλου, Ε.", "Νικολάου, Γ."), in("Ελληνικό Περιοδικό Υγείας")),
		changes(titled("I epidrasi tis nychterinis ergasias ston ypno ton maion"), by("Papadopoulou, E.", "Nikolaou, G."), in("Elliniko Periodiko Ygeias")), same},
	{"Arabic, with and without vowel points", changes(titled("تأثير العمل الليلي على نوم القابلات في المدن الساحلية"), by("الخطيب, أحمد"), in("مجلة الصحة")),
		changes(titled("تَأْثِيرُ العَمَلِ اللَّيْلِيِّ عَلَى نَوْمِ القَابِلَاتِ فِي المُدُنِ السَّاحِلِيَّةِ"), by("الخطيب, احمد"), in("مجلة الصحة")), same},
	{"Arabic, hamza and the last letters", changes(titled("أثر الإضاءة القوية على يقظة الممرضات في مستشفى الساحل"), by("الخطيب, أحمد"), in("مجلة الصحة"), at("", "", "", "")),
		changes(titled("اثر الاضاءه القويه على يقظة الممرضات فى مستشفي الساحل"), by("الخطيب, احمد"), in("مجلة الصحة"), at("", "", "", "")), same},
	{"Persian with Arabic letters", changes(titled("تأثیر شب\u200cکاری بر کیفیت خواب ماماهای شهرهای ساحلی"), by("کریمی, زهرا"), in("مجله بهداشت کار")),
		changes(titled("تاثير شبكاري بر كيفيت خواب ماماهاي شهرهاي ساحلي"), by("كريمي, زهرا"), in("مجله بهداشت کار")), same},
	{"Hebrew, pointed and not", changes(titled("השפעת עבודת לילה על שנתן של מילדות בערי החוף"), by("כהן, רות"), in("הרפואה")),
		changes(titled("הַשְׁפָּעַת עֲבוֹדַת לַיְלָה עַל שְׁנָתָן שֶׁל מְיַלְּדוֹת בְּעָרֵי הַחוֹף"), by("כהן, רות"), in("הרפואה")), same},
	{"Chinese, full-width signs", changes(titled("夜班对沿海城市助产士睡眠质量的影响：一项队列研究"), by("王, 芳", "李, 强"), in("中华护理杂志")),
		changes(titled("夜班对沿海城市助产士睡眠质量的影响:一项队列研究"), by("王芳", "李强"), in("中华护理杂志")), same},
	{"Chinese, two towns", changes(titled("北京市助产士睡眠质量与夜班关系的调查研究"), by("王, 芳"), in("中华护理杂志")),
		changes(titled("上海市助产士睡眠质量与夜班关系的调查研究"), by("李, 强"), in("中华护理杂志"), at("13", "1", "11", "15"), year("2015")), apart},
	{"Chinese, two towns, the same authors, nothing known of the place", changes(titled("北京市助产士睡眠质量与夜班关系的调查研究"), by("王, 芳"), in("中华护理杂志"), nowhere),
		changes(titled("上海市助产士睡眠质量与夜班关系的调查研究"), by("王, 芳"), in("中华护理杂志"), nowhere), apart},
	{"Chinese with the English title of the same article", changes(titled("夜班对沿海城市助产士睡眠质量的影响"), alsoTitled(record.TitleTranslated, "Night shifts and the quality of sleep among midwives in coastal towns"), by("王, 芳", "李, 强"), in("中华护理杂志")),
		changes(by("Wang, Fang", "Li, Qiang"), in("Chinese Journal of Nursing")), same},
	{"Japanese, half-width kana", changes(titled("夜勤が助産師のスリープに与える影響について"), by("佐藤, 恵子"), in("睡眠学雑誌")),
		changes(titled("夜勤が助産師のｽﾘｰﾌﾟに与える影響について"), by("佐藤, 恵子"), in("睡眠学雑誌")), same},
	{"Korean, blanks", changes(titled("해안 도시 조산사의 야간 근무와 수면의 질"), by("김, 영희"), in("수면연구")),
		changes(titled("해안도시 조산사의 야간근무와 수면의 질"), by("김영희"), in("수면연구")), same},

	// Titles of two languages, and translations.
	{"bilingual title with a stroke", changes(titled("Nattarbeid og søvnkvalitet blant jordmødre i kystbyer / Night shifts and the quality of sleep among midwives in coastal towns")), changes(), same},
	{"the translation in brackets after the title", changes(titled("Nattarbeid og søvnkvalitet blant jordmødre i kystbyer [Night shifts and the quality of sleep among midwives in coastal towns]")), changes(), same},
	{"bilingual title with an equals sign", changes(titled("Nattarbeid og søvnkvalitet blant jordmødre i kystbyer = Night shifts and the quality of sleep among midwives in coastal towns"), nowhere), changes(nowhere), same},
	{"a translation of the article, published elsewhere", changes(inLanguage("en")), changes(inLanguage("no"), titled("Nattarbeid og søvnkvalitet blant jordmødre i kystbyer"), in("Tidsskrift for Jordmødre"), at("7", "2", "33", "40"), year("2015")), apart},

	// What databases add to titles.
	{"[Review] [33 refs]", changes(titled("Night shifts and the quality of sleep among midwives in coastal towns. [Review] [33 refs]")), changes(), same},
	{"(Provisional abstract)", changes(titled("Night shifts and the quality of sleep among midwives in coastal towns (Provisional abstract)"), nowhere), changes(nowhere), same},
	{"[Erratum appears in …]", changes(titled("Night shifts and the quality of sleep among midwives in coastal towns.[Erratum appears in J Sleep Stud. 2015 Jan;13(1):9]")), changes(), same},
	{"[Norwegian]", changes(titled("Nattarbeid og søvnkvalitet blant jordmødre i kystbyer [Norwegian]")), changes(titled("Nattarbeid og søvnkvalitet blant jordmødre i kystbyer")), same},
	{"brackets that tell two articles apart", changes(titled("Sleep among midwives (a survey of coastal towns)"), by("Quist, Peer"), nowhere), changes(titled("Sleep among midwives (a survey of mountain villages)"), by("Quist, Peer"), nowhere), apart},
	{"a title twice over", changes(titled("Night shifts and the quality of sleep among midwives in coastal towns Night shifts and the quality of sleep among midwives in coastal towns")), changes(), same},
	{"subtitle dropped", changes(titled("Night shifts and the quality of sleep among midwives in coastal towns: a cohort study with wrist monitors")), changes(), same},
	{"heading before the title", changes(titled("Original article: Night shifts and the quality of sleep among midwives in coastal towns")), changes(), same},

	// Signs in titles.
	{"Greek letter by name", changes(titled("Light, β-endorphin and the sleep of midwives")), changes(titled("Light, beta-endorphin and the sleep of midwives")), same},
	{"two Greek letters", changes(titled("Light, α-endorphin and the sleep of midwives"), nowhere), changes(titled("Light, β-endorphin and the sleep of midwives"), nowhere), apart},
	{"MathML", changes(titled(`Sleep of midwives at <mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:msub><mml:mi>CO</mml:mi><mml:mn>2</mml:mn></mml:msub></mml:math> above the norm`)), changes(titled("Sleep of midwives at CO2 above the norm")), same},
	{"tags and entities", changes(titled("Sleep of <i>Homo sapiens</i> &amp; other midwives")), changes(titled("Sleep of Homo sapiens & other midwives")), same},
	{"spelled numbers", changes(titled("Two years of night shifts in five coastal towns")), changes(titled("2 years of night shifts in 5 coastal towns")), same},
	{"two and three years", changes(titled("Two years of night shifts in five coastal towns"), nowhere, year("2013")), changes(titled("Three years of night shifts in five coastal towns"), nowhere), apart},
	{"accents lost as question marks", changes(titled("Søvnkvalitet og nattarbeid på fødestuer i kystbyer"), by("Bjørnsdóttir, Åse")), changes(titled("S?vnkvalitet og nattarbeid p? f?destuer i kystbyer"), by("Bj?rnsd?ttir, ?se")), same},
	{"accents read in the wrong encoding", changes(titled("Søvnkvalitet og nattarbeid på fødestuer i kystbyer"), by("Bjørnsdóttir, Åse")), changes(titled("SÃ¸vnkvalitet og nattarbeid pÃ¥ fÃ¸destuer i kystbyer"), by("BjÃ¸rnsdÃ³ttir, Ã…se")), same},
	{"German umlauts spelled out", changes(titled("Schlafqualität von Hebammen in Küstenstädten"), by("Müller, Jörg")), changes(titled("Schlafqualitaet von Hebammen in Kuestenstaedten"), by("Mueller, Joerg")), same},

	// Names.
	{"a shortened list of authors", changes(by("Halvorsen, Tone", "Quist, Peer", "Mbeki, Lindiwe", "Rossi, Carla", "Petrenko, Ihor", "Falk, Jon")), changes(by("Halvorsen, T"), func(r *record.Record) { r.MoreContributors = true }), same},
	{"names inverted", changes(), changes(by("Tone, Halvorsen", "Peer, Quist", "Lindiwe, Mbeki")), same},
	{"a particle", changes(by("van der Berg, Jan", "Quist, Peer")), changes(by("Berg, Jan van der", "Quist, P.")), same},

	// Fields in the wrong place.
	{"the journal's name as the title", changes(), changes(titled("Journal of Sleep Studies")), same},
	{"the authors as the title", changes(), changes(titled("Tone Halvorsen, Peer Quist, Lindiwe Mbeki"), by()), same},

	// Parts, notices and their article.
	{"part I and part II, one page after the other", changes(titled("Sleep among midwives. Part I: coastal towns"), pages("201", "214")), changes(titled("Sleep among midwives. Part II: mountain villages"), pages("215", "230")), apart},
	{"part 1 and part 2, nothing known of the place", changes(titled("Sleep among midwives, part 1"), nowhere), changes(titled("Sleep among midwives, part 2"), nowhere), apart},
	{"first and second report", changes(titled("Sleep among midwives of coastal towns: first report"), nowhere), changes(titled("Sleep among midwives of coastal towns: second report"), nowhere), apart},
	{"part 2 in two notations", changes(titled("Sleep among midwives, part 2: coastal towns")), changes(titled("Sleep among midwives. Part II. Coastal towns")), same},
	{"type I and type II", changes(titled("Sleep in type I narcolepsy among midwives"), nowhere), changes(titled("Sleep in type II narcolepsy among midwives"), nowhere), apart},
	{"erratum with the article's pages in the title", changes(), changes(titled("Erratum: Night shifts and the quality of sleep among midwives in coastal towns (Journal of Sleep Studies (2014) 12 (201-214))"), at("13", "1", "99", "99"), year("2015")), apart},
	{"corrigendum without a place", changes(), changes(titled("Corrigendum to “Night shifts and the quality of sleep among midwives in coastal towns” [J. Sleep Stud. 12 (2014) 201–214]"), nowhere), apart},
	{"erratum after the title", changes(), changes(titled("Night shifts and the quality of sleep among midwives in coastal towns [erratum]"), at("13", "1", "99", "99"), year("2015")), apart},
	{"German erratum", changes(titled("Schlafqualität von Hebammen in Küstenstädten")), changes(titled("Berichtigung zu: Schlafqualität von Hebammen in Küstenstädten"), at("13", "1", "99", "99")), apart},
	{"retraction notice in the same year", changes(), changes(titled("Retraction: Night shifts and the quality of sleep among midwives in coastal towns"), pages("300", "300")), apart},
	{"retraction note with the article's identifier", changes(doi("10.5555/a")), changes(titled("Retraction Note: Night shifts and the quality of sleep among midwives in coastal towns"), doi("10.5555/a-r"), pages("300", "300")), apart},
	{"expression of concern", changes(), changes(titled("Expression of concern: Night shifts and the quality of sleep among midwives in coastal towns"), pages("300", "300")), apart},
	{"comment and article", changes(), changes(titled("Comment on “Night shifts and the quality of sleep among midwives in coastal towns”"), by("Okello, Grace"), pages("330", "331")), apart},
	{"comment and its reply", changes(titled("Comment on “Night shifts and the quality of sleep among midwives in coastal towns”"), by("Okello, Grace"), pages("330", "331")),
		changes(titled("Reply to comment on “Night shifts and the quality of sleep among midwives in coastal towns”"), pages("332", "332")), apart},
	{"authors' response to a letter", changes(), changes(titled("Night shifts and the quality of sleep among midwives in coastal towns: authors' response"), pages("332", "333")), apart},
	{"a letter about it", changes(), changes(titled("RE: Night shifts and the quality of sleep among midwives in coastal towns"), by("Okello, Grace"), pages("330", "331")), apart},
	{"an invited commentary", changes(), changes(titled("Invited commentary: night shifts and the quality of sleep among midwives in coastal towns"), by("Okello, Grace"), pages("215", "216")), apart},
	{"protocol and results", changes(), changes(titled("Night shifts and the quality of sleep among midwives in coastal towns: protocol for a cohort study"), in("Protocols of Sleep"), at("3", "1", "e5", ""), year("2011")), apart},

	// Preprints.
	{"preprint under the same title", changes(doi("10.5555/a")), changes(posted("medRxiv", "10.1101/2013.11.02.13001"), year("2013")), oneWork},
	{"preprint with the server's number in place of pages", changes(), changes(posted("medRxiv", "10.1101/2013.11.02.13001"), at("", "", "2013.11.02.13001", ""), year("2013")), oneWork},
	{"preprint, title changed, abstract kept", changes(doi("10.5555/a"), abstracted(sleepAbstract)), changes(posted("medRxiv", "10.1101/2013.11.02.13001"), titled("How working by night shortens sleep: two winters with midwives"), abstracted(sleepAbstract), year("2013")), oneWork},
	{"preprint with the abstract of the article, by others", changes(doi("10.5555/a"), abstracted(sleepAbstract)), changes(posted("medRxiv", "10.1101/2013.11.02.13003"), titled("How working by night shortens sleep: two winters with midwives"), by("Weiss, Urs", "Rossi, Carla"), abstracted(sleepAbstract), year("2013")), apart},
	{"another preprint of the authors", changes(doi("10.5555/a"), abstracted(sleepAbstract)), changes(posted("medRxiv", "10.1101/2013.11.02.13002"), titled("Bright light keeps midwives awake: a randomised trial"), abstracted(trialAbstract), year("2013")), apart},
	{"two revisions of a preprint", changes(posted("arXiv", "10.48550/arxiv.1311.00001"), withID(record.SchemeArXiv, "1311.00001v1")), changes(posted("arXiv", "10.48550/arxiv.1311.00001"), withID(record.SchemeArXiv, "1311.00001v2"), titled("Night shifts and sleep quality among midwives in coastal towns")), sameOrWork},

	// Identifiers.
	{"DOI cut short at the end of a line", changes(doi("10.5555/s12345-017-0036-8")), changes(doi("10.5555/s12345-017-"), at("12", "3", "", "")), same},
	{"two articles of one issue whose DOIs are cut short", changes(doi("10.5555/s12345-017-")), changes(doi("10.5555/s12345-017-"), titled("Bright light for midwives: a randomised trial"), at("12", "3", "20", "31")), apart},
	{"two articles whose entries' DOIs are cut short", changes(doi("10.1002/central/CN-")), changes(doi("10.1002/central/CN-"), titled("Bright light for midwives: a randomised trial"), at("12", "3", "20", "31")), apart},
	{"two articles of one title whose DOIs are cut short", changes(titled("Editorial"), doi("10.5555/s12345-017-"), at("12", "3", "1", "2")), changes(titled("Editorial"), doi("10.5555/s12345-017-"), at("12", "4", "101", "102")), apart},

	// Registers, reviews and theses.
	{"register entry and its article", changes(registerEntry("ClinicalTrials.gov", "NCT00000001"), titled("Bright Light for Midwives on Night Shifts"), by(), year("2012")), changes(registered("ClinicalTrials.gov", "NCT00000001"), titled("Bright light for midwives on night shifts: a randomised trial")), apart},
	{"two entries exported as journals", changes(exportedEntry("NCT00000001")...), changes(exportedEntry("NCT00000002")...), apart},
	{"one entry exported as a journal, and with an accession number", changes(exportedEntry("NCT00000001")...), changes(registerEntry("ClinicalTrials.gov", "NCT00000001"), by(), year("2015")), same},
	{"entry exported as a journal and its article", changes(exportedEntry("NCT00000001")...), changes(registered("ClinicalTrials.gov", "NCT00000001")), apart},
	{"two articles of one trial with its page", changes(registered("ClinicalTrials.gov", "NCT00000001"), linked("https://clinicaltrials.gov/show/NCT00000001")), changes(registered("ClinicalTrials.gov", "NCT00000001"), linked("https://clinicaltrials.gov/show/NCT00000001"), titled("Bright light for midwives: a randomised trial"), at("14", "1", "20", "31")), apart},
	{"entry in CENTRAL and the paper", changes(doi("10.1002/central/CN-01929384")), changes(doi("10.5555/a")), same},
	{"entry in CENTRAL twice", changes(doi("10.1002/central/CN-01929384")), changes(doi("10.1002/central/cn-01929384"), in("")), same},
	{"entry in CENTRAL by DOI and by number", changes(doi("10.1002/central/CN-01929384")), changes(accessionOf("CENTRAL", "CN-01929384"), in("")), same},
	{"two entries in CENTRAL of one paper", changes(accessionOf("CENTRAL", "CN-01929384"), withID(record.SchemePMID, "30304644"), nowhere), changes(accessionOf("CENTRAL", "CN-01930201"), accessionOf("Embase", "631200145"), nowhere), same},
	{"two entries in CENTRAL and two numbers in Embase", changes(accessionOf("CENTRAL", "CN-01929384"), accessionOf("Embase", "631200145"), nowhere), changes(accessionOf("CENTRAL", "CN-01930201"), accessionOf("Embase", "631200146"), nowhere), same},
	{"two entries in CENTRAL of two papers", changes(accessionOf("CENTRAL", "CN-01929384"), doi("10.5555/a")), changes(accessionOf("CENTRAL", "CN-01930201"), titled("Bright light for midwives: a randomised trial"), doi("10.5555/b"), at("14", "1", "20", "31")), apart},
	{"two arms registered apart, one word differs", changes(registerEntry("ClinicalTrials.gov", "NCT00000001"), titled("Bright Light in Adult Midwives on Night Shifts"), by()), changes(registerEntry("ClinicalTrials.gov", "NCT00000002"), titled("Bright Light in Adolescent Midwives on Night Shifts"), by()), apart},
	{"Cochrane review and its update", changes(in("Cochrane Database of Systematic Reviews"), at("", "2", "CD001234", ""), doi("10.1002/14651858.CD001234.pub2"), year("2009")), changes(in("Cochrane Database of Systematic Reviews"), at("", "7", "CD001234", ""), doi("10.1002/14651858.CD001234.pub3"), year("2013")), oneWork},
	{"Cochrane reviews of two plants", changes(titled("Valerian for sleep in shift workers"), in("Cochrane Database of Systematic Reviews"), at("", "2", "CD001234", ""), doi("10.1002/14651858.CD001234.pub2")), changes(titled("Chamomile for sleep in shift workers"), in("Cochrane Database of Systematic Reviews"), at("", "2", "CD005678", ""), doi("10.1002/14651858.CD005678")), apart},
	{"Cochrane protocol and review", changes(in("Cochrane Database of Systematic Reviews"), doi("10.1002/14651858.CD001234"), at("", "1", "CD001234", ""), year("2007")), changes(in("Cochrane Database of Systematic Reviews"), doi("10.1002/14651858.CD001234.pub2"), at("", "2", "CD001234", ""), year("2009")), oneWork},
	{"dissertation and its entry in Dissertation Abstracts", changes(ofType(record.TypeThesis), in(""), nowhere, by("Halvorsen, Tone"), func(r *record.Record) { r.Publisher.Name = "University of Bergen" }), changes(ofType(record.TypeThesis), in("Dissertation Abstracts International: Section B"), at("75", "3-B", "", ""), by("Halvorsen, T."), year("2015")), same},
	{"two dissertations of an author", changes(ofType(record.TypeThesis), in(""), nowhere, by("Halvorsen, Tone")), changes(ofType(record.TypeThesis), in(""), nowhere, by("Halvorsen, Tone"), titled("Night shifts and the diet of midwives in mountain villages"), year("2016")), apart},
	{"dissertation and the article from it", changes(ofType(record.TypeThesis), in(""), nowhere, by("Halvorsen, Tone"), year("2012")), changes(), apart},

	// Conferences.
	{"two abstracts under the DOI of their supplement", changes(titled("Night shifts and hormones in midwives: P12"), by("Quist, Peer", "Falk, Jon"), at("12", "S1", "S33", "S33"), doi("10.5555/supp")), changes(titled("Night shifts and glucose in midwives: P13"), by("Quist, Peer", "Falk, Jon"), at("12", "S1", "S34", "S34"), doi("10.5555/supp")), apartOrAsk},
	{"conference abstract and full article of another year", changes(ofType(record.TypeConferencePaper), in("Abstracts of the 9th Congress of Sleep"), at("", "", "17", "17"), year("2012")), changes(), apart},
	{"one abstract in the supplements of two journals", changes(at("26", "9", "1662", "1662"), in("Sleep and Breathing of Children")), changes(at("48", "14", "1684", "1684"), in("Molecular Sleep")), apart},
	{"proceedings with the year of the meeting and of the volume", changes(ofType(record.TypeConferencePaper), in("Proceedings of the 12th Conference on Sleep"), at("", "", "201", "214"), year("2013")), changes(ofType(record.TypeConferencePaper), in("Proc. 12th Conf. on Sleep"), at("", "", "201", "214")), same},
	{"chapters of one book", changes(ofType(record.TypeChapter), in("Handbook of Sleep"), at("", "", "1", "20"), withID(record.SchemeISBN, "9783161484100")), changes(ofType(record.TypeChapter), titled("Naps"), in("Handbook of Sleep"), at("", "", "21", "33"), withID(record.SchemeISBN, "9783161484100")), apart},
}

// Where a librarian would be content with either.
const (
	apartOrAsk librarian = "apart or unsure"
	sameOrWork librarian = "one version or two"
)

var contentWith = map[librarian][]librarian{
	apartOrAsk: {apart, ask}, sameOrWork: {same, oneWork},
}

func changes(list ...func(*record.Record)) []func(*record.Record) { return list }

// TestHardCases compares each pair on its own, and within a set without
// comparing all: what the librarian joins, a key has to propose.
func TestHardCases(t *testing.T) {
	others := generate(200, 3)
	names := make(map[string]bool)
	for _, c := range hardCases {
		require.False(t, names[c.name], c.name)
		names[c.name] = true
		t.Run(c.name, func(t *testing.T) {
			a, b := paper("a", c.a...), paper("b", c.b...)
			accepted := contentWith[c.verdict]
			if accepted == nil {
				accepted = []librarian{c.verdict}
			}
			p := Compare(a, b, nil)
			require.Contains(t, accepted, librarianOf[p.Verdict], "alone: %+v", p)
			x := NewIndex(&Options{CompareAll: -1})
			x.Add(a)
			x.Add(b)
			for _, r := range others {
				x.Add(r)
			}
			p = x.Compare(0, 1)
			require.Contains(t, accepted, librarianOf[p.Verdict], "in a set: %+v", p)
			if c.verdict == same || c.verdict == oneWork {
				require.NotEmpty(t, p.Keys, "no key proposes the pair")
				require.True(t, proposes(x, 0, 1))
			}
		})
	}
}

// proposes reports whether a key proposes records i < j.
func proposes(x *Index, i, j int) bool {
	for c := range x.Candidates() {
		if c.I == i && c.J == j {
			return true
		}
	}
	return false
}
