package normalize

import "github.com/ibid-go/ibid/internal/lazy"

// A ccFamily is a licence of Creative Commons as SPDX names it without its
// version, by its elements in the order of the URL.
var ccFamilies = map[string]string{
	"by": "CC-BY", "by-sa": "CC-BY-SA", "by-nd": "CC-BY-ND", "by-nc": "CC-BY-NC",
	"by-nc-sa": "CC-BY-NC-SA", "by-nc-nd": "CC-BY-NC-ND", "by-nd-nc": "CC-BY-NC-ND",
}

// ccVersions are the versions that Creative Commons published.
var ccVersions = map[string]bool{"1.0": true, "2.0": true, "2.1": true, "2.5": true, "3.0": true, "4.0": true}

// ccPorted are the ported licences that have an SPDX identifier of their own
// (SPDX licence list 3.27).
var ccPorted = map[string]bool{
	"CC-BY-2.5-AU": true, "CC-BY-3.0-AT": true, "CC-BY-3.0-AU": true, "CC-BY-3.0-DE": true, "CC-BY-3.0-IGO": true,
	"CC-BY-3.0-NL": true, "CC-BY-3.0-US": true, "CC-BY-NC-3.0-DE": true, "CC-BY-NC-ND-3.0-DE": true,
	"CC-BY-NC-ND-3.0-IGO": true, "CC-BY-NC-SA-2.0-DE": true, "CC-BY-NC-SA-2.0-FR": true, "CC-BY-NC-SA-2.0-UK": true,
	"CC-BY-NC-SA-3.0-DE": true, "CC-BY-NC-SA-3.0-IGO": true, "CC-BY-ND-3.0-DE": true, "CC-BY-SA-2.0-UK": true,
	"CC-BY-SA-2.1-JP": true, "CC-BY-SA-3.0-AT": true, "CC-BY-SA-3.0-DE": true, "CC-BY-SA-3.0-IGO": true,
}

// ccForms are the ways in which a statement names a licence of Creative
// Commons. The named groups are the elements, the version and the port.
var ccForms = []*lazy.Pattern{
	lazy.New(`creativecommons\.org/licen[cs]es/(?P<elements>by(?:-(?:nc|nd|sa))*)(?:/(?P<version>\d\.\d))?(?:/(?P<port>igo|[a-z]{2})\b)?`),
	lazy.New(`\bcc[\s_-]{0,2}(?P<elements>by(?:[\s_/-]{1,2}(?:nc|nd|sa)\b)*)(?:[\s_-]{0,2}\(?v?(?:ersion )?(?P<version>\d\.\d)(?:[\s_-]{1,2}(?P<port>igo|at|au|de|fr|jp|nl|uk|us)\b)?)?`),
	lazy.New(`creative\s?commons[\s,:]{1,2}(?P<elements>attribution(?:[\s,/_–-]{1,3}(?:non-?\s?commercial|no-?\s?deriv(?:ative)?s?(?:\s?works)?|share-?\s?alike))*)` +
		`(?:[\s,-]{1,2}(?:(?:international|unported|generic|public)\s)?(?:licen[cs]e\s)?\(?(?:cc[\s_-]by[a-z\s-]{0,9},?\s?)?v?(?:ersion )?(?P<version>\d\.\d))?`),
}

// ccElementWords give the elements of a licence that is named in words.
var ccElementWords = []struct {
	words   *lazy.Pattern
	element string
}{
	{lazy.New(`\bnon-?\s?commercial|\bnc\b`), "nc"},
	{lazy.New(`\bno-?\s?deriv|\bnd\b`), "nd"},
	{lazy.New(`\bshare-?\s?alike|\bsa\b`), "sa"},
}

// A licenceForm is a statement by which a family is known.
type licenceForm struct {
	form      *lazy.Pattern
	family    string
	version   string
	spdx      string
	appliesTo string
}

// publicForms are dedications and marks. The Public Domain Mark is no licence
// and no dedication: it says that somebody believes a work to be free.
var publicForms = []licenceForm{
	{form: lazy.New(`creativecommons\.org/publicdomain/zero/1\.0|\bcc[\s_-]?(?:0|zero)[\s_-]{1,2}(?:v)?1\.0`), family: "CC0", version: "1.0", spdx: "CC0-1.0"},
	{form: lazy.New(`\bcc[\s_-]?(?:0|zero)\b|creative commons (?:cc0|zero)|creative commons public domain dedication`), family: "CC0"},
	{form: lazy.New(`creativecommons\.org/publicdomain/mark/1\.0|\b(?:pdm|public domain mark)[\s_-]{1,2}1\.0`), family: "PDM", version: "1.0"},
	{form: lazy.New(`\bpublic domain mark\b|^pdm$`), family: "PDM"},
}

// otherForms are terms that are no licence of Creative Commons. Licences for
// mining say nothing about reading (NISO RP-22).
var otherForms = []licenceForm{
	{form: lazy.New(`springer(?:nature)?\.com/(?:[a-z-]+/)*(?:tdm|text-and-data-mining)|/tdm\b|[/_-]tdm[_-]licen[cs]e|/tdm/|tdm-license`), family: "tdm", appliesTo: "tdm"},
	{form: lazy.New(`doi\.org/10\.15223/policy-|\bstm-asf\b`), family: "stm-asf", appliesTo: "tdm"},
	{form: lazy.New(`nationalarchives\.gov\.uk/doc/open-government-licence/version/3|\bogl-uk-3\.0\b|open government licen[cs]e v(?:ersion )?3(?:\.0)?`), family: "OGL-UK", version: "3.0", spdx: "OGL-UK-3.0"},
	{form: lazy.New(`opendatacommons\.org/licen[cs]es/by/1-0|\bodc-by-1\.0\b`), family: "ODC-By", version: "1.0", spdx: "ODC-By-1.0"},
	{form: lazy.New(`opendatacommons\.org/licen[cs]es/odbl/1-0|\bodbl-1\.0\b`), family: "ODbL", version: "1.0", spdx: "ODbL-1.0"},
	{form: lazy.New(`opendatacommons\.org/licen[cs]es/pddl/1-0|\bpddl-1\.0\b`), family: "PDDL", version: "1.0", spdx: "PDDL-1.0"},
	{form: lazy.New(`gnu\.org/licen[cs]es/gpl-3\.0|^gpl-3\.0(?:-only|-or-later)?$`), family: "GPL", version: "3.0"},
	{form: lazy.New(`opensource\.org/licen[cs]es/mit\b|^mit(?: licen[cs]e)?$`), family: "MIT", spdx: "MIT"},
	{form: lazy.New(`apache\.org/licen[cs]es/licen[cs]e-2\.0|^apache(?:-| licen[cs]e,? (?:version )?)2\.0$`), family: "Apache", version: "2.0", spdx: "Apache-2.0"},
	{form: lazy.New(`\ball rights (?:are )?reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b|\btodos los derechos reservados\b|\btodos os direitos reservados\b|\btutti i diritti riservati\b`), family: "all-rights-reserved", spdx: "LicenseRef-all-rights-reserved"},
}

// versionNames are the words for a content version in which a statement of
// terms can name what it applies to, after the name of its field or element.
var versionNames = lazy.New(`applies_to=["']?(vor|am|tdm|stm-asf|sm|smur|p|ao)\b`)

// siteNotices show that a notice speaks of a page or site and not of a
// publication.
var siteNotices = lazy.New(`\b(?:this|our|the) (?:web ?)?(?:site|page|portal)\b|\bon this (?:web ?)?site\b|\bcontent on this\b|\bof (?:the|this) website\b|` +
	`本页面|本頁面|本站|本网站|本網站|\b(?:este|del) sitio\b|\beste site\b|\bce site\b|\bdiese(?:r)? (?:web)?(?:site|seite)\b`)

// licenceWords show that a clause speaks of terms at all.
var licenceWords = lazy.New(`licen[cs]|\bcc[\s_-]?(?:by|0)\b|creative\s?commons|open[\s-]access|copyright`)

// conditionalForms show a licence that may be given later, on a condition, or
// to another version.
var conditionalForms = []*lazy.Pattern{
	lazy.New(`\b(?:may|might|could|would|will|shall|can|should|is to|are to) (?:also |then |only |subsequently |later |eventually )?(?:be(?:come)? )(?:also |then |made |later |subsequently |freely )?(?:licen[cs]ed|published|released|available|issued|distributed|open[ -]access|under)\b[^.;]{0,80}(?:licen[cs]e|\bcc[\s_-]?(?:by|0)\b|creative\s?commons|open[ -]access)`),
	lazy.New(`\b(?:may|might|could|would|will|shall|should) (?:\w+ )?be licen[cs]ed\b`),
	lazy.New(`(?:licen[cs]e[ds]?|\bcc[\s_-]?(?:by|0)\b|creative\s?commons|open[ -]access)\b[^.;]{0,80}\b(?:up)?on (?:its |their |the )?(?:publication|acceptance)\b`),
	lazy.New(`\b(?:once|if|when|after|until) [^.;,]{0,60}\b(?:published|accepted|embargo(?:ed)?|expire[sd]?)\b[^.;]{0,80}(?:licen[cs]e|\bcc[\s_-]?(?:by|0)\b|creative\s?commons)`),
	lazy.New(`\b(?:licen[cs]e[ds]?|\bcc[\s_-]?(?:by|0)\b|creative\s?commons)\b[^.;]{0,60}\b(?:once|if|after) [^.;,]{0,40}\b(?:published|accepted|embargo)`),
}

// subordinates begin a clause that a comma ends, before the main clause.
var subordinates = lazy.New(`^(?i:while|although|though|whereas|even (?:if|though)|if|once|when|after)\b`)

// otherObjects show that a sentence gives terms to something that is not the
// publication: the data of an article, material in it from elsewhere. They are for text
// in lower case.
var otherObjects = lazy.New(`\bappl(?:y|ies) to the data\b|\bdata made available\b|\bsupplementary (?:data|material)s? (?:is|are)\b|\bthird[- ]party material\b`)

// A useClause is a form in which a statement lists uses; the group is the
// list.
type useClause struct {
	form     *lazy.Pattern
	prohibit bool
}

// useClauses are looked for in this order, and a clause that was found is not
// looked at again: "does not permit" is no permission.
var useClauses = []useClause{
	{form: lazy.New(`\b(?:prohibits?|prohibiting|forbids?)\b([^.;]{0,120})`), prohibit: true},
	{form: lazy.New(`\b(?:does not|do not|without) (?:permit|allow|permitting|allowing)\b([^.;]{0,120})`), prohibit: true},
	{form: lazy.New(`\bno ([^.;]{1,60}?) (?:is |are )?(?:permitted|allowed)\b`), prohibit: true},
	{form: lazy.New(`\bnot for ([^.;]{1,60})`), prohibit: true},
	{form: lazy.New(`\b(?:permits?|permitting|allows?|allowing)\b([^.;]{0,160})`)},
	{form: lazy.New(`\bfor ([^.;]{1,80}?) (?:purposes? )only\b`)},
}

// useLimits end a list of uses: what follows is the condition.
var useLimits = lazy.New(`\b(?:provided|providing|as long as|so long as|other than|except|unless|subject to|on condition|if|which|in any medium)\b`)

// uses are the names of uses and the words by which they are known.
var uses = []struct {
	words *lazy.Pattern
	name  string
}{
	{lazy.New(`\bnon-?commercial (?:re-?)?use\b`), "non-commercial use"},
	{lazy.New(`\bcommercial (?:re-?)?use\b`), "commercial use"},
	{lazy.New(`\b(?:personal|private) use\b`), "personal use"},
	{lazy.New(`\b(?:re-?)?use\b`), "use"},
	{lazy.New(`\bredistribut(?:ion|e|ing)\b`), "redistribution"},
	{lazy.New(`\bdistribut(?:ion|e|ing)\b`), "distribution"},
	{lazy.New(`\b(?:reproduction|reproduce|reproducing)\b`), "reproduction"},
	{lazy.New(`\bshar(?:e|ing)\b`), "sharing"},
	{lazy.New(`\b(?:copy|copying)\b`), "copying"},
	{lazy.New(`\b(?:adaptations?|adapt|adapting|remix|derivative works|derivatives)\b`), "adaptation"},
	{lazy.New(`\btext and data mining\b|\bdata mining\b`), "text and data mining"},
	{lazy.New(`\bahead[- ]of[- ]print citation\b`), "ahead-of-print citation"},
	{lazy.New(`\b(?:peer[- ])?review\b`), "review"},
	{lazy.New(`\b(?:education|educational|teaching)\b`), "education"},
	{lazy.New(`\bresearch\b`), "research"},
}
