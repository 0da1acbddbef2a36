package bibtex

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// journalMacros are the journals that the macros of the styles for astronomy
// stand for, which NASA's ADS writes in the place of their names: "\prl". They
// are those of its list of macros.
var journalMacros = map[string]string{
	"aj": "Astronomical Journal", "actaa": "Acta Astronomica", "araa": "Annual Review of Astronomy and Astrophysics",
	"apj": "Astrophysical Journal", "apjl": "Astrophysical Journal Letters", "apjlett": "Astrophysical Journal Letters",
	"apjs": "Astrophysical Journal Supplement Series", "apjsupp": "Astrophysical Journal Supplement Series",
	"ao": "Applied Optics", "applopt": "Applied Optics", "apss": "Astrophysics and Space Science",
	"aap": "Astronomy and Astrophysics", "astap": "Astronomy and Astrophysics", "aapr": "Astronomy and Astrophysics Review",
	"aaps": "Astronomy and Astrophysics Supplement Series", "azh": "Astronomicheskii Zhurnal",
	"baas": "Bulletin of the American Astronomical Society", "bac": "Bulletin of the Astronomical Institutes of Czechoslovakia",
	"bain": "Bulletin of the Astronomical Institutes of the Netherlands", "caa": "Chinese Astronomy and Astrophysics",
	"cjaa": "Chinese Journal of Astronomy and Astrophysics", "fcp": "Fundamentals of Cosmic Physics",
	"gca": "Geochimica et Cosmochimica Acta", "grl": "Geophysical Research Letters", "iaucirc": "IAU Circulars", "icarus": "Icarus",
	"jcap": "Journal of Cosmology and Astroparticle Physics", "jcp": "Journal of Chemical Physics", "jgr": "Journal of Geophysical Research",
	"jqsrt": "Journal of Quantitative Spectroscopy and Radiative Transfer", "jrasc": "Journal of the Royal Astronomical Society of Canada",
	"memras": "Memoirs of the Royal Astronomical Society", "memsai": "Memorie della Società Astronomica Italiana",
	"mnras": "Monthly Notices of the Royal Astronomical Society", "na": "New Astronomy", "nar": "New Astronomy Reviews", "nat": "Nature",
	"nphysa": "Nuclear Physics A", "pasa": "Publications of the Astronomical Society of Australia",
	"pasp": "Publications of the Astronomical Society of the Pacific", "pasj": "Publications of the Astronomical Society of Japan",
	"physrep": "Physics Reports", "physscr": "Physica Scripta", "planss": "Planetary and Space Science",
	"pra": "Physical Review A", "prb": "Physical Review B", "prc": "Physical Review C", "prd": "Physical Review D", "pre": "Physical Review E",
	"prl": "Physical Review Letters", "procspie": "Proceedings of SPIE", "qjras": "Quarterly Journal of the Royal Astronomical Society",
	"rmxaa": "Revista Mexicana de Astronomía y Astrofísica", "skytel": "Sky and Telescope", "solphys": "Solar Physics", "sovast": "Soviet Astronomy",
	"ssr": "Space Science Reviews", "zap": "Zeitschrift für Astrophysik",
}

// decodeJournal reads the name of a journal, or the macro that stands for it.
func decodeJournal(s string) (string, error) {
	if at := strings.IndexByte(s, '\\'); at >= 0 {
		macro := strings.Trim(s[at+1:], " \t\r\n{}"+partBreak)
		if name := journalMacros[macro]; name != "" && strings.Trim(s[:at], " \t\r\n{"+partBreak) == "" {
			return name, nil
		}
	}
	return decodeText(s)
}

// journal reads the name of the journal, which may be an abbreviation; then it
// stands for the title too, but where another field has the title in full. It
// gives way to the title of a book that the entry is in.
func journal(name string) []typed.Reading {
	short := journals.JournalAbbreviation(name+".abbreviation", "")
	read := short.Read
	short.Read = func(s string) (any, error) {
		plain, err := decodeJournal(s)
		if err != nil || !normalize.IsAbbreviation(normalize.Text(plain)) {
			return nil, err
		}
		return read(s)
	}
	alone := []typed.Reading{journals.Journal(name), short}
	return slices.Concat(
		typed.If(func(r *record.Record) bool { return !isInBook(r) && !hasFullJournal(r) }, slices.Clone(alone)...),
		typed.Late(typed.If(func(r *record.Record) bool { return isInBook(r) && !hasFullJournal(r) }, alone...)...),
		typed.If(hasFullJournal, journals.JournalAbbreviation(name+".short", "")),
	)
}

// hasFullJournal reports whether an entry has the field in which MathSciNet
// writes a journal's full name, beside the abbreviation in "journal".
func hasFullJournal(r *record.Record) bool {
	for i := range r.Raw {
		if f := &r.Raw[i]; strings.EqualFold(f.Name, fullJournal) && strings.Trim(f.Value, ` "{}`) != "" {
			return true
		}
	}
	return false
}

const fullJournal = "fjournal"
