package normalize

// monthNumbers are the names of the months and their abbreviations in
// English, German, French, Spanish, Portuguese and Italian, in lower case and
// without marks.
var monthNumbers = map[string]int{
	"january": 1, "jan": 1, "januar": 1, "janner": 1, "jaenner": 1, "janvier": 1, "janv": 1,
	"enero": 1, "ene": 1, "janeiro": 1, "gennaio": 1, "gen": 1, "genn": 1,

	"february": 2, "feb": 2, "febr": 2, "februar": 2, "feber": 2, "fevrier": 2, "fevr": 2, "fev": 2,
	"febrero": 2, "fevereiro": 2, "febbraio": 2, "febb": 2,

	"march": 3, "mar": 3, "marz": 3, "maerz": 3, "mrz": 3, "mars": 3, "marzo": 3, "marco": 3,

	"april": 4, "apr": 4, "avril": 4, "avr": 4, "abril": 4, "abr": 4, "aprile": 4,

	"may": 5, "mai": 5, "mayo": 5, "maio": 5, "maggio": 5, "mag": 5, "magg": 5,

	"june": 6, "jun": 6, "juni": 6, "juin": 6, "junio": 6, "junho": 6, "giugno": 6, "giu": 6,

	"july": 7, "jul": 7, "juli": 7, "juillet": 7, "juil": 7, "julio": 7, "julho": 7, "luglio": 7, "lug": 7, "lugl": 7,

	"august": 8, "aug": 8, "aout": 8, "agosto": 8, "ago": 8, "ag": 8,

	"september": 9, "sep": 9, "sept": 9, "septembre": 9, "septiembre": 9, "setiembre": 9,
	"setembro": 9, "settembre": 9, "set": 9, "sett": 9,

	"october": 10, "oct": 10, "oktober": 10, "okt": 10, "octobre": 10, "octubre": 10,
	"outubro": 10, "out": 10, "ottobre": 10, "ott": 10,

	"november": 11, "nov": 11, "novembre": 11, "noviembre": 11, "novembro": 11,

	"december": 12, "dec": 12, "dezember": 12, "dez": 12, "decembre": 12, "diciembre": 12,
	"dic": 12, "dezembro": 12, "dicembre": 12,
}

// seasonNumbers are the names of the seasons as EDTF numbers them, in the
// same languages and form.
var seasonNumbers = map[string]int{
	"spring": 21, "fruhling": 21, "fruhjahr": 21, "printemps": 21, "primavera": 21, "spr": 21,
	"summer": 22, "sommer": 22, "ete": 22, "verano": 22, "verao": 22, "estate": 22, "sum": 22,
	"autumn": 23, "fall": 23, "fal": 23, "herbst": 23, "automne": 23, "otono": 23, "outono": 23, "autunno": 23, "aut": 23,
	"winter": 24, "hiver": 24, "invierno": 24, "inverno": 24, "win": 24,
}

// quarterNumbers are quarters of a year as EDTF numbers them.
var quarterNumbers = map[string]int{"q1": 33, "q2": 34, "q3": 35, "q4": 36}

// ordinalWords are the numbers of quarters in words, before a word of quarterWords
// ("Third Quarter 2017") or one with it (IEEE's "Firstquarter 2020").
var ordinalWords = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4}

// quarterWords stand behind the number of a quarter ("1978 1st Quart"), halfWords
// behind that of half a year, which is no month.
var (
	quarterWords = map[string]bool{"quart": true, "quarter": true, "qtr": true, "quartal": true, "trimest": true, "trimester": true, "trimestre": true}
	halfWords    = map[string]bool{"semest": true, "semester": true, "semestre": true, "half": true}
)

// circaWords say that a date is approximate.
var circaWords = map[string]bool{
	"ca": true, "c": true, "circa": true, "cca": true, "approx": true, "approximately": true,
	"about": true, "around": true, "um": true, "vers": true, "environ": true, "hacia": true,
}

// rangeWords stand between the two ends of a range.
var rangeWords = map[string]bool{"to": true, "bis": true, "until": true, "through": true, "thru": true, "au": true, "al": true}

// idleWords stand in dates and say nothing: articles, prepositions, the day
// of the week, what CJK dates put after their numbers.
var idleWords = map[string]bool{
	"the": true, "of": true, "de": true, "del": true, "di": true, "do": true, "le": true, "el": true,
	"il": true, "den": true, "der": true, "am": true, "on": true, "in": true, "copyright": true, "cop": true,
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"mon": true, "tue": true, "tues": true, "wed": true, "thu": true, "thur": true, "thurs": true, "fri": true, "sat": true, "sun": true,
	"montag": true, "dienstag": true, "mittwoch": true, "donnerstag": true, "freitag": true, "samstag": true, "sonntag": true,
	"年": true, "月": true, "日": true, "년": true, "월": true, "일": true,
}

// ordinalEndings follow the day's number without a blank.
var ordinalEndings = map[string]bool{"st": true, "nd": true, "rd": true, "th": true, "d": true, "er": true, "º": true, "ª": true}

// statusWords are what fields for dates hold in place of one, beside what says
// that there is none.
var statusWords = map[string]string{
	"in press": "status", "inpress": "status", "press": "status", "forthcoming": "status", "to appear": "status",
	"accepted": "status", "submitted": "status", "under review": "status", "in preparation": "status",
	"ahead of print": "status", "epub ahead of print": "status", "unpublished": "status", "im druck": "status",
	"sous presse": "status", "en prensa": "status", "no prelo": "status", "in corso di stampa": "status",
	"n/a": "placeholder", "na": "placeholder", "none": "placeholder", "unknown": "placeholder",
	"null": "placeholder", "nan": "placeholder", "undefined": "placeholder", "-": "placeholder",
}

// dateShapes say what the tokens of a written date mean. A shape has one
// letter for each token: Y a number of four digits, N one of one or two, M a
// month's name, S a season or quarter, and the marks - / and . where they
// stand between two parts. Its meaning has, for each token, y m d s for the
// first or only date, Y M D S for the last of a range, and a mark for a token
// that says nothing. "?" takes the place of day and month that their order
// does not tell apart; "=" the day once more
// (IEEE's "1 Jan.1, 2020"), "~" a token that EDTF cannot say, so that the whole
// statement is kept as Literal.
//
// "N.N.Y" is day, month, year: nobody writes the month first with full stops.
var dateShapes = map[string]string{
	"Y": "y",

	"YM": "ym", "Y-M": "y-m", "Y/M": "y/m", "Y.M": "y.m", "YN": "ym", "Y.N": "y.m",
	"MY": "my", "M-Y": "m-y", "M/Y": "m/y", "M.Y": "m.y", "NY": "my", "N/Y": "m/y", "N-Y": "m-y", "N.Y": "m.y",
	"SY": "sy", "S-Y": "s-y", "S/Y": "s/y", "YS": "ys", "Y-S": "y-s", "Y/S": "y/s",
	"SY-Y": "sy-~", "SY/Y": "sy/~", "SY-N": "sy-~", "SY/N": "sy/~",

	"NMY": "dmy", "NM.NY": "dm.=y", "N-M-Y": "d-m-y", "N/M/Y": "d/m/y", "N.M.Y": "d.m.y", "N.MY": "d.my",
	"MNY": "mdy", "M-N-Y": "m-d-y", "M/N/Y": "m/d/y", "M.N.Y": "m.d.y",
	"YMN": "ymd", "Y-M-N": "y-m-d", "Y/M/N": "y/m/d", "YNN": "ymd", "Y.N.N": "y.m.d", "Y.M.N": "y.m.d",
	"YNM":   "ydm",
	"N.N.Y": "d.m.y", "N/N/Y": "?/?/y", "N-N-Y": "?-?-y", "NNY": "??y",

	"Y-Y": "y-Y", "Y/Y": "y/Y",
	"M-MY": "m-MY", "M/MY": "m/MY", "YM-M": "ym-M", "YM/M": "ym/M", "MY-MY": "my-MY", "YM-YM": "ym-YM",
	"S-SY": "s-SY", "S/SY": "s/SY", "YS-S": "ys-S", "YS/S": "ys/S", "SY-SY": "sy-SY", "YS-YS": "ys-YS",
	"N-NMY": "d-DMY", "N/NMY": "d/DMY", "MN-NY": "md-DY", "YMN-N": "ymd-D",
	"NM-NMY": "dm-DMY", "MN-MNY": "md-MDY", "YMN-MN": "ymd-MD",
	"NMY-NMY": "dmy-DMY", "MNY-MNY": "mdy-MDY", "YMN-YMN": "ymd-YMD",
	"N.N.Y-N.N.Y": "d.m.y-D.M.Y",
}

// longestDateShape is the length of the longest key of dateShapes.
const longestDateShape = len("N.N.Y-N.N.Y")
