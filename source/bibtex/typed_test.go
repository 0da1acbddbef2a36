package bibtex

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func TestValues(t *testing.T) {
	cases := []struct{ entry, path, want string }{
		{"@article{k, title={M{\\\"u}ller's {DNA} \\& CO$_2$ at 5~\\% -- a ``test''}}", "titles/0/value", `"Müller's DNA & CO₂ at 5 % – a “test”"`},
		{"@article{k, title={The $E=mc^2$ of it}}", "titles/0/value", `"The $E=mc^2$ of it"`},
		{"@article{k, title={A\n   title on\n lines}}", "titles/0/value", `"A title on lines"`},
		{"@music{k, title={Tides}}", "type", `"song"`},
		{"@article{k, subtitle={S}, shorttitle={T}, title={M}}", "titles", `[{"value":"M: S","role":"main"},{"value":"T","role":"short"}]`},
		{"@article{k, title={Do {T}ides\n rise?}, subtitle={A study of \\'Evora}}", "titles", `[{"value":"Do Tides rise? A study of Évora","role":"main"}]`},
		{"@article{k, title={Tides: A study}, subtitle={A Study}}", "titles", `[{"value":"Tides: A study","role":"main"},{"value":"A Study","role":"subtitle"}]`},
		{"@article{k, title={Tides} # { and moons}, subtitle={A study\nof coasts}}", "titles", `[{"value":"Tides and moons: A study of coasts","role":"main"}]`},
		{"@article{k, title={Tides}, subtitle={A study} # { of coasts}}", "titles", `[{"value":"Tides","role":"main"},{"value":"A study of coasts","role":"subtitle"}]`},
		{"@inbook{k, title={Tides}, booktitle={The {S}ea}, booksubtitle={A {\\'E}tude}}", "container/title", `"The Sea: A Étude"`},
		{"@inbook{k, title={Tides}, booktitle={The Sea: A study}, booksubtitle={A study}}", "container/title", `"The Sea: A study"`},
		{"@inbook{k, title={Tides}, maintitle={Waters}, mainsubtitle={All of them}}", "container/title", `"Waters: All of them"`},
		{"@inbook{k, title={Tides}, maintitle={Waters}}", "container/title", `"Waters"`},
		{"@inbook{k, title={Tides}, booktitle={The Sea}, maintitle={Waters}}", "container/title", `"The Sea"`},
		{"@inbook{k, title={Tides}, booktitle={The Sea}, maintitle={Waters}}", "details", `[{"name":"maintitle","value":"Waters"}]`},
		{"@book{k, title={Tides}, maintitle={Waters}, mainsubtitle={All}}", "details", `[{"name":"maintitle","value":"Waters"},{"name":"mainsubtitle","value":"All"}]`},
		{"@article{k, title={Tides}, journaltitle={Sea}, journalsubtitle={Section B}}", "container/title", `"Sea: Section B"`},
		{"@article{k, title={}, subtitle={A study}}", "titles", `[{"value":"A study","role":"subtitle"}]`},

		{"@book{k, author={van der Berg, Jan}}", "contributors/0", `{"family":"Berg","given":"Jan","non_dropping_particle":"van der","role":"author"}`},
		{"@book{k, author={Jan van der Berg}}", "contributors/0", `{"family":"Berg","given":"Jan","non_dropping_particle":"van der","role":"author"}`},
		{"@book{k, author={Charles Louis de la Vall{\\'e}e Poussin}}", "contributors/0", `{"family":"Vallée Poussin","given":"Charles Louis","non_dropping_particle":"de la","role":"author"}`},
		{"@book{k, author={King, Jr., Martin Luther}}", "contributors/0", `{"family":"King","given":"Martin Luther","suffix":"Jr.","role":"author"}`},
		{"@book{k, author={Rosa de la Vega Jr.}}", "contributors/0", `{"family":"Vega","given":"Rosa","non_dropping_particle":"de la","suffix":"Jr.","role":"author"}`},
		{"@book{k, author={Rosa {de la Vega} III}}", "contributors/0", `{"family":"de la Vega","given":"Rosa","suffix":"III","role":"author"}`},
		{"@book{k, author={{World Health Organization} and Sol, I.}}", "contributors/0", `{"literal":"World Health Organization","role":"author"}`},
		{"@book{k, author={{Barnes and Noble, Inc.}}}", "contributors/0", `{"literal":"Barnes and Noble, Inc.","role":"author"}`},
		{"@book{k, author={{van Raaij}, M. J.}}", "contributors/0", `{"family":"van Raaij","given":"M. J.","role":"author"}`},
		{"@book{k, ids={old_1, Old:2,\n 3}}", "library/citation_keys", `["old_1","Old:2","3"]`},
		{"@book{k, author={Davies FM and Shepherd HL}}", "contributors/1", `{"family":"Shepherd","given":"HL","role":"author"}`},
		{"@book{k, author={Davies FM and van der Berg C and de la Fontaine Jean}}", "contributors", `[{"family":"Davies","given":"FM","role":"author"},{"family":"Berg","given":"C","non_dropping_particle":"van der","role":"author"},{"family":"Fontaine Jean","non_dropping_particle":"de la","role":"author"}]`},
		{"@book{k, author={Sol, I.; M{\\\"u}ller, A.; Berg, J.}}", "contributors", `[{"family":"Sol","given":"I.","role":"author"},{"family":"Müller","given":"A.","role":"author"},{"family":"Berg","given":"J.","role":"author"}]`},
		{"@book{k, author={Sol, I; Berg, J.-P.; {\\'E}tal, {\\'E}. B C; et al.}}", "contributors/2", `{"family":"Étal","given":"É. B C","role":"author"}`},
		{"@book{k, author={Sol, I.; Berg, J.; et al.}}", "more_contributors", `true`},
		{"@book{k, author={Sol, I.; Berg, J. et al.}}", "more_contributors", `true`},
		// A comma may stand before the kind of a company or a place.
		{"@book{k, author={StataCorp, LLC, College Station, TX}}", "contributors", `[{"literal":"StataCorp, LLC, College Station, TX","role":"author"}]`},
		{"@book{k, author={{StataCorp, LLC, College Station, TX}}}", "contributors", `[{"literal":"StataCorp, LLC, College Station, TX","role":"author"}]`},
		{"@book{k, author={Springer, Berlin; Elsevier, Amsterdam}}", "contributors", `[{"literal":"Springer, Berlin; Elsevier, Amsterdam","role":"author"}]`},
		{"@book{k, author={Sol, I.; Elsevier, Amsterdam}}", "contributors", `[{"literal":"Sol, I.; Elsevier, Amsterdam","role":"author"}]`},
		{"@book{k, author={Sol, I., Berg, J., Roe, B.}}", "contributors", `[{"family":"Sol","given":"I.","role":"author"},{"family":"Berg","given":"J.","role":"author"},{"family":"Roe","given":"B.","role":"author"}]`},
		{"@book{k, author={Sol, I., Berg, J.; Roe, B.}}", "contributors", `[{"literal":"Sol, I., Berg, J.; Roe, B.","role":"author"}]`},
		{"@book{k, author={Sol, I.; Berg, ABCDE}}", "contributors", `[{"literal":"Sol, I.; Berg, ABCDE","role":"author"}]`},
		{"@book{k, author={Sol, I., Berg, J.}}", "contributors", `[{"family":"Sol","given":"I.","role":"author"},{"family":"Berg","given":"J.","role":"author"}]`},
		{"@book{k, author={S{\\\"o}l, I. K., van der Berg, J.-P., and Kim, K.}}", "contributors", `[{"family":"Söl","given":"I. K.","role":"author"},{"family":"Berg","given":"J.-P.","non_dropping_particle":"van der","role":"author"},{"family":"Kim","given":"K.","role":"author"}]`},
		{"@book{k, author={SOL, I., BERG, J., et al.}}", "contributors", `[{"family":"SOL","given":"I.","role":"author"},{"family":"BERG","given":"J.","role":"author"}]`},
		{"@book{k, author={Sol, I., Berg, J., others}}", "more_contributors", `true`},
		{"@book{k, author={King, Martin Luther, Jr.}}", "contributors", `[{"family":"King","given":"Martin Luther","suffix":"Jr.","role":"author"}]`},
		{"@book{k, author={von Last, Jr, First}}", "contributors", `[{"family":"Last","given":"First","non_dropping_particle":"von","suffix":"Jr","role":"author"}]`},
		{"@book{k, author={SOL, IB, BERG, JK}}", "contributors", `[{"literal":"SOL, IB, BERG, JK","role":"author"}]`},
		{"@book{k, author={I., Sol, J., Berg}}", "contributors", `[{"literal":"I., Sol, J., Berg","role":"author"}]`},
		{"@book{k, author={Sol, I., Jr., Berg, J.}}", "contributors", `[{"literal":"Sol, I., Jr., Berg, J.","role":"author"}]`},
		{"@book{k, author={Sol, I., Berg}}", "contributors", `[{"literal":"Sol, I., Berg","role":"author"}]`},
		{"@book{k, author={Springer, Berlin, Elsevier, Amsterdam}}", "contributors", `[{"literal":"Springer, Berlin, Elsevier, Amsterdam","role":"author"}]`},
		{"@book{k, author={{Sol, I., Berg, J.}}}", "contributors", `[{"literal":"Sol, I., Berg, J.","role":"author"}]`},
		{"@book{k, author={{Sol, I.; Berg, J.}}}", "contributors", `[{"literal":"Sol, I.; Berg, J.","role":"author"}]`},
		{"@book{k, author={{Sol; Berg}, J.}}", "contributors", `[{"family":"Sol; Berg","given":"J.","role":"author"}]`},
		{"@article{k, author={{\\'E}tal, Ida and Berg, Jan}, orcid-numbers={{{\\'E}tal, I./0000-0002-1825-0097\n   Other, X/0000-0001-5109-3700}}}", "contributors/0/identifiers", `[{"scheme":"orcid","value":"https://orcid.org/0000-0002-1825-0097"}]`},
		{"@patent{k, holder={Robert Bosch GmbH and Daimler Chrysler AG and {IBM}}}", "contributors", `[{"literal":"Robert Bosch GmbH","role":"holder"},{"literal":"Daimler Chrysler AG","role":"holder"},{"literal":"IBM","role":"holder"}]`},
		{"@article{k, author={Sol, Ida}, orcid-numbers={Sol, I/0000-0002-1825-0097}, orcid-numbers={Sol, Ida/0000-0002-1825-0097}}", "contributors/0/identifiers", `[{"scheme":"orcid","value":"https://orcid.org/0000-0002-1825-0097"}]`},
		{"@article{k, isbn={0028-0836 (Print)$\\backslash$r1476-4687 (Linking)}}", "container/issn/1", `{"value":"1476-4687","kind":"linking"}`},
		{"@misc{k, note={arXiv:2001.00001 [cs]\nComment: 15 pages}}", "notes/0", `{"text":"arXiv:2001.00001 [cs]\nComment: 15 pages"}`},
		{"@misc{k, author={Sol, Ida}, publisher={Google Patents}, note={US Patent 6,285,999}}", "type", `"patent"`},
		{"@misc{k, author={Sol, Ida}, publisher={Google Patents}, note={US Patent App. 14/321,000}}", "type", `"patent"`},
		{"@misc{k, author={Sol, Ida and others}, publisher={Google Patents}, note={US Patent 6,285,999}}", "contributors/0/role", `"inventor"`},
		{"@patent{k, author={Sol, Ida}, holder={Tide GmbH}}", "contributors", `[{"family":"Sol","given":"Ida","role":"inventor"},{"literal":"Tide GmbH","role":"holder"}]`},
		{"@misc{k, author={Sol, Ida}, publisher={Google Patents}, note={US Patent law}}", "type", `"document"`},
		{"@patent{k, holder={Siemens Aktiengesellschaft and Novo Nordisk A/S and Pfizer, Inc. and Ag, Peter}}", "contributors", `[{"literal":"Siemens Aktiengesellschaft","role":"holder"},{"literal":"Novo Nordisk A/S","role":"holder"},{"literal":"Pfizer, Inc.","role":"holder"},{"family":"Ag","given":"Peter","role":"holder"}]`},
		{"@patent{k, holder={Sol, Ida and Jan Berg}}", "contributors/1", `{"family":"Berg","given":"Jan","role":"holder"}`},
		{"@book{k, date={2004/}}", "dates/0", `{"kind":"issued","value":"2004/"}`},
		{"@book{k, date={-0044}, origdate={0033-04}}", "dates/0", `{"kind":"issued","value":"-0044"}`},
		{"@misc{k, eventdate={2004-09-21/..}}", "event/date", `"2004-09-21/.."`},
		{"@book{k, author={Sol, I. and others}}", "more_contributors", `true`},
		{"@book{k, author={Sol, I. and ...}}", "more_contributors", `true`},
		{"@book{k, author={family=Berg, given=Jan, prefix=van der}}", "contributors/0", `{"family":"Berg","given":"Jan","non_dropping_particle":"van der","role":"author"}`},
		{"@book{k, author={Sol, In{\\'e}s\nAND Berg, J.}}", "contributors/1/family", `"Berg"`},
		{"@book{k, editor={Sol, I.}, translator={Berg, J.}}", "contributors/1/role", `"translator"`},
		{"@inbook{k, bookauthor={Sol, I.}}", "contributors/0/role", `"container-author"`},

		{"@article{k, year=2020}", "dates/0", `{"kind":"issued","value":"2020"}`},
		{"@article{k, year={2020}, month=jul}", "dates/0/value", `"2020-07"`},
		{"@article{k, year={2020}, month={7}, day={3}}", "dates/0/value", `"2020-07-03"`},
		{"@article{k, year={2020}, month=\"10~\" # jan}", "dates/0/value", `"2020-01-10"`},
		{"@article{k, year={2020}, month={Jul.--Aug.}}", "dates/0/value", `"2020-07/2020-08"`},
		{"@article{k, year={2022}, month={December 15, 2022}}", "dates/0/value", `"2022-12-15"`},
		{"@article{k, year={2022}, month={2022 Dec 15}}", "dates/0/value", `"2022-12-15"`},
		{"@article{k, year={2022}, month={Dec. 2022--Jan. 2023}}", "dates/0/value", `"2022-12/2023-01"`},
		{"@article{k, year={2022}, month={2023 Jan}}", "dates/0/value", `"2022"`},
		{"@article{k, year={2022}, month={MAR 1}}", "dates/0/value", `"2022-03-01"`},
		{"@article{k, date={Mar 3}, year={2019}}", "dates/0/value", `"2019-03-03"`},
		{"@article{k, date={2020-07-23}}", "dates/0/value", `"2020-07-23"`},
		{"@article{k, date={2019-01/2019-02}, year={2019}}", "dates/0/value", `"2019-01/2019-02"`},
		{"@article{k, date={1998-21}}", "dates/0/value", `"1998-21"`},
		{"@article{k, date={2020~}}", "dates/0/value", `"2020~"`},
		{"@article{k, urldate={2021-02-03}}", "dates/0", `{"kind":"accessed","value":"2021-02-03"}`},
		{"@article{k, year={in press}}", "status", `"in-press"`},
		{"@article{k, pubstate={inpress}}", "status", `"in-press"`},
		{"@inproceedings{k, eventdate={2020-08-04/2020-08-08}, eventtitle={Sea 2020}, venue={Kiel}}", "event", `{"name":"Sea 2020","place":"Kiel","date":"2020-08-04/2020-08-08"}`},

		{"@article{k, number={7}, volume={22}}", "issue", `"7"`},
		{"@article{k, issue={7}}", "issue", `"7"`},
		{"@article{k, number={7}, issue={Spring}}", "details/0", `{"name":"issue-title","value":"Spring"}`},
		{"@techreport{k, number={TR-7}}", "number", `"TR-7"`},
		{"@incollection{k, number={7}, series={S}}", "series", `{"title":"S","number":"7"}`},
		{"@article{k, pages={12--34}}", "pages", `{"first":"12","last":"34"}`},
		{"@article{k, pages={e17362}}", "article_number", `"e17362"`},
		{"@article{k, eid={e17362}}", "article_number", `"e17362"`},
		{"@article{k, Article-Number={6756}}", "article_number", `"6756"`},
		{"@book{k, pagetotal={345}}", "number_of_pages", `345`},
		{"@article{k, journal={Sea}, journal-iso={J. Sea}}", "container/abbreviations/0", `{"value":"J. Sea","kind":"iso4"}`},
		{"@article{k, journaltitle={Sea}}", "container/title", `"Sea"`},
		{"@inproceedings{k, booktitle={Proc. of the Sea}}", "container/title", `"Proc. of the Sea"`},
		{"@article{k, booktitle={Book}, journal={Sea}}", "container/title", `"Sea"`},
		{"@article{k, booktitle={Book}, journal={Sea}}", "details/0", `{"name":"container-title","value":"Book"}`},
		{"@inproceedings{k, journal={Sea}, booktitle={Book}}", "container/title", `"Book"`},
		{"@article{k, booktitle={Book}}", "container/title", `"Book"`},
		{"@phdthesis{k, school={U}, address={Kiel}}", "publisher", `{"name":"U","place":"Kiel"}`},
		{"@phdthesis{k, school={U}}", "genre", `"PhD thesis"`},
		{"@thesis{k, type={mathesis}}", "genre", `"Master's thesis"`},
		{"@inproceedings{k, address={New York}, location={Kiel}}", "event/place", `"Kiel"`},
		{"@inproceedings{k, location={Kiel}}", "publisher/place", `"Kiel"`},
		{"@inproceedings{k, location={New York}, venue={Kiel}}", "publisher/place", `"New York"`},
		{"@inproceedings{k, location={New York}, venue={Kiel}}", "event/place", `"Kiel"`},

		{"@misc{k, hal_id={hal-02512345}, hal_version={v2}}", "identifiers/0", `{"scheme":"accession","value":"hal-02512345","authority":"HAL"}`},
		{"@misc{k, hal_local_reference={Rap. 1}}", "details/0", `{"name":"local-reference","value":"Rap. 1"}`},
		{"@misc{k, pdf={https://hal.science/hal-02512345v2/file/a.pdf}}", "links/0", `{"url":"https://hal.science/hal-02512345v2/file/a.pdf","kind":"pdf"}`},
		{"@misc{k, pdf={papers/a.pdf}}", "library/attachments/0", `{"path":"papers/a.pdf","kind":"pdf"}`},
		{"@article{k, pages={arXiv:1901.01234}, eid={arXiv:1901.01234}}", "identifiers/0", `{"scheme":"arxiv","value":"1901.01234"}`},
		{"@article{k, place={Madrid}, abstractNote={&lt;p&gt;Tides rise.&lt;/p&gt;}}", "publisher/place", `"Madrid"`},
		{"@article{k, place={Madrid}, abstractNote={&lt;p&gt;Tides rise.&lt;/p&gt;}}", "abstracts/0", `{"text":"Tides rise."}`},
		{"@misc{k, hal_id={hal-02512345}, hal_version={v2}}", "details/0", `{"name":"version","value":"v2"}`},
		{"@article{k, Keywords={{sand; tides; {DNA; RNA}}}}", "keywords", `[{"value":"sand"},{"value":"tides"},{"value":"DNA; RNA"}]`},
		{"@article{k, keywords={{Aged, 80 and over}}}", "keywords", `[{"value":"Aged, 80 and over"}]`},
		{"@article{k, Keywords-Plus={{SAND; TIDES}}}", "subjects/1/term", `"TIDES"`},
		{"@misc{k, note={[Online; accessed 19-July-2008]}}", "dates/0", `{"kind":"accessed","value":"2008-07-19"}`},
		{"@misc{k, note={[Online; accessed 19-July-2008]}}", "notes/0/text", `"[Online; accessed 19-July-2008]"`},
		{"@misc{k, note={Accessed: 2020-05-06}}", "dates/0", `{"kind":"accessed","value":"2020-05-06"}`},
		{"@book{k, pages={503 p. ;}}", "number_of_pages", `503`},
		{"@book{k, pages={[4], 287 p. : ill. ; 20 cm}}", "details/0", `{"name":"pages","value":"[4], 287 p. : ill. ; 20 cm"}`},
		{"@book{k, pages={12--34}}", "pages", `{"first":"12","last":"34"}`},
		{"@article{k, journal={\\prl}}", "container/title", `"Physical Review Letters"`},
		{"@article{k, journal={{\\apjs }}}", "container/title", `"Astrophysical Journal Supplement Series"`},
		{"@article{k, journal={\\unheard}}", "container/title", `"\\unheard"`},
		{"@article{k, journal={Ann. Sea Sci.}, fjournal={Annals of Sea Science}}", "container", `{"title":"Annals of Sea Science","abbreviations":[{"value":"Ann. Sea Sci.","kind":"iso4"}]}`},
		{"@article{k, fjournal={Annals of Sea Science}, journal={Ann. Sea Sci.}}", "container/title", `"Annals of Sea Science"`},

		{"@article{k, doi={https://doi.org/10.1234/a\\_b}}", "identifiers/0/value", `"10.1234/a_b"`},
		{"@article{k, eprint={2001.00001}, archivePrefix={arXiv}, primaryClass={cs.DL}}", "identifiers/0", `{"scheme":"arxiv","value":"2001.00001"}`},
		{"@article{k, eprint={32706713}, eprinttype={pubmed}}", "identifiers/0", `{"scheme":"pmid","value":"32706713"}`},
		{"@article{k, eprint={123}, eprinttype={jstor}}", "identifiers/0", `{"scheme":"accession","value":"123","authority":"jstor"}`},
		{"@article{k, pmid={32706713}}", "identifiers/0/scheme", `"pmid"`},
		{"@article{k, note={PMID: 32706713}}", "identifiers/0/value", `"32706713"`},
		{"@article{k, note={RAYYAN-INCLUSION: {\"Inés\"=>\"Included\"} | RAYYAN-LABELS: a,b}}", "library/decisions/0", `{"tool":"rayyan","reviewer":"Inés","verdict":"included"}`},
		{"@article{k, note={RAYYAN-INCLUSION: {\"Inés\"=>\"Included\"} | RAYYAN-LABELS: a,b}}", "library/labels", `["a","b"]`},
		{"@article{k, note={cited By 10}}", "counts/0", `{"metric":"citations","value":10}`},
		{"@article{k, times-cited={12}}", "counts/0", `{"metric":"citations","value":12,"provider":"Web of Science"}`},
		{"@article{k, Unique-ID={ISI:000223334444221}}", "identifiers/0/value", `"WOS:000223334444221"`},
		{"@article{k, issn={14388871}}", "container/issn/0/value", `"1438-8871"`},
		{"@article{k, eissn={1438-8871}}", "container/issn/0/kind", `"electronic"`},
		{"@book{k, isbn={978-3-86680-192-9}}", "identifiers/0", `{"scheme":"isbn","value":"9783866801929"}`},
		{"@incollection{k, isbn={978-3-86680-192-9}}", "container/isbn/0", `"9783866801929"`},
		{"@article{k, isbn={1438-8871}}", "container/issn/0/value", `"1438-8871"`},
		{"@misc{k, url={https://x.example/~a/b_c--d}}", "links/0/url", `"https://x.example/~a/b_c--d"`},
		{"@misc{k, howpublished={\\url{https://x.example/a}}}", "links/0/url", `"https://x.example/a"`},
		{"@misc{k, url={ \n https://doi.org/10.1234/ab \n }}", "identifiers/0/value", `"10.1234/ab"`},

		{"@article{k, usage-count-since-2013={12}}", "counts/0", `{"metric":"usage-since-2013","value":12,"provider":"Web of Science"}`},
		{"@article{k, citation-count={12}}", "counts/0", `{"metric":"citations","value":12}`},
		{"@article{k, publication_stage={Article in Press}}", "status", `"in-press"`},
		{"@article{k, pst={ppublish}}", "status", `"published"`},
		{"@article{k, year=2020, month=jun, issue_date={July 2020}}", "dates/0", `{"kind":"print","value":"2020-07"}`},
		{"@article{k, chemicals_cas={58-08-2}, open_access={Yes}}", "details", `[{"name":"cas-numbers","value":"58-08-2"},{"name":"open-access","value":"Yes"}]`},
		{"@article{k, reportNumber={X-1}}", "details/0", `{"name":"report-number","value":"X-1"}`},
		{"@article{k, supplement={2}, volume={1}}", "supplement", `"2"`},
		{"@book{k, book-author={Sol, I.}, editora={Berg, J.}}", "contributors/1", `{"family":"Berg","given":"J.","role":"contributor"}`},
		{"@phdthesis{k, degree={PhD in tides}}", "details/0", `{"name":"genre","value":"PhD in tides"}`},
		{"@misc{k, colrev_status={rev_prescreen_excluded}}", "library/decisions/0", `{"tool":"colrev","verdict":"excluded"}`},
		{"@article{k, location-id={10.4103/2277-9175.180636 [doi]}}", "identifiers/0/value", `"10.4103/2277-9175.180636"`},
		{"@book{k, library={QA 12}}", "library/call_numbers/0", `"QA 12"`},

		{"@article{k, keywords={a, {b, c}, d}}", "keywords", `[{"value":"a"},{"value":"b, c"},{"value":"d"}]`},
		{"@article{k, keywords={Aged, 80; b}}", "keywords", `[{"value":"Aged, 80"},{"value":"b"}]`},
		{"@article{k, langid={ngerman}}", "languages", `["de"]`},
		{"@article{k, language={american}}", "languages", `["en-US"]`},
		{"@article{k, abstract={One.\n\nTwo. NCT01234567}}", "abstracts/0/text", `"One.\n\nTwo. NCT01234567"`},
		{"@article{k, abstract={One. NCT01234567}}", "registrations/0/id", `"NCT01234567"`},
		{"@article{k, copyright={http://creativecommons.org/licenses/by/3.0/}}", "licences/0/family", `"CC-BY"`},
		{"@article{k, copyright={2015 Sea Press}}", "copyright", `"2015 Sea Press"`},
		{"@article{k, entrysubtype={newspaper}}", "type", `"article-newspaper"`},
		{"@online{k, title={x}}", "type", `"webpage"`},

		{"@misc{k, file={Full Text:C\\:\\\\docs\\\\a b.pdf:application/pdf}}", "library/attachments/0", `{"path":"C:\\docs\\a b.pdf","kind":"pdf"}`},
		{"@misc{k, file={:C$\\backslash$:/docs/M{\\\"{u}}ller{\\_}{\\o} - 2020.pdf:pdf}}", "library/attachments", `[{"path":"C:/docs/Müller_ø - 2020.pdf","kind":"pdf"}]`},
		{"@misc{k, file={:home/a.pdf:PDF;b.html}}", "library/attachments", `[{"path":"home/a.pdf","kind":"pdf"},{"path":"b.html"}]`},
		{"@article{k, note={cited By 5}, author_keywords={tides; sea}, keywords={Humans;  Aged}, source={Scopus}}", "counts", `[{"metric":"citations","value":5,"provider":"Scopus"}]`},
		{"@article{k, note={cited By 5}, author_keywords={tides; sea}, keywords={Humans;  Aged}, source={Scopus}}", "subjects", `[{"term":"Humans"},{"term":"Aged"}]`},
		{"@article{k, author_keywords={tides; sea}, keywords={Humans;  Aged}, source={Scopus}}", "keywords", `[{"value":"tides"},{"value":"sea"}]`},
		{"@article{k, note={Cited by: 17; All Open Access, Green Open Access}, source={Scopus}}", "counts", `[{"metric":"citations","value":17,"provider":"Scopus"}]`},
		{"@article{k, note={Cited by: 17; All Open Access, Green Open Access}, source={Scopus}}", "notes/0/text", `"Cited by: 17; All Open Access, Green Open Access"`},
		{"@conference{k, note={Cited by: 3; Conference name: Tides, Sea \\& Sand 2022; Conference date: 10 April 2022 through 11 April 2022; Conference code: 1}, source={Scopus}}", "event", `{"name":"Tides, Sea & Sand 2022","date":"2022-04-10/2022-04-11"}`},
		{"@conference{k, note={Cited by: 3; Conference name: Tides 2022; Sand \\& Sea 2022; Conference code: 1}, source={Scopus}}", "event", `{"name":"Tides 2022; Sand & Sea 2022"}`},
		{"@conference{k, note={Conference name: Tides 2022; Conference code: 1; Cited by: 3}, source={Scopus}}", "counts", `[{"metric":"citations","value":3,"provider":"Scopus"}]`},
		{"@article{k, affiliations={Dept Sea, Kiel, Germany; Sea \\& Sand, Porto, Portugal}, source={Scopus}}", "affiliations", `["Dept Sea, Kiel, Germany","Sea & Sand, Porto, Portugal"]`},
		{"@article{k, affiliation={Dept Sea, Kiel; Porto}, source={Sea}}", "affiliations", `["Dept Sea, Kiel; Porto"]`},
		{"@article{k, correspondence_address={I. Sol; Dept Sea}, source={Scopus}}", "details/0", `{"name":"reprint-address","value":"I. Sol; Dept Sea"}`},
		{"@article{k, keywords={Humans;  Aged}, source={Sea, Scopus}}", "keywords", `[{"value":"Humans"},{"value":"Aged"}]`},
		{"@misc{k, groups={A, B}}", "library/groups", `["A","B"]`},
		{"@misc{k, readstatus={read}, ranking={rank5}}", "library/ratings", `["rank5"]`},
		{"@misc{k, annote={mine\nand more}}", "library/notes", `["mine\nand more"]`},
		{"@misc{k, related={a, b}}", "relations/1", `{"type":"isRelatedTo","text":"b"}`},
		{"@misc{k, relatedtype={translationof}, related={a}}", "relations", `[{"type":"isTranslationOf","text":"a"}]`},
		{"@misc{k, related={a}, relatedtype={reviewof}}", "relations", `[{"type":"isReviewOf","text":"a"}]`},
		{"@book{k, editor={Sol, I.}, editortype={compiler}}", "contributors", `[{"family":"Sol","given":"I.","role":"compiler"}]`},
		{"@book{k, editora={Sol, I.}, editoratype={director}}", "contributors", `[{"family":"Sol","given":"I.","role":"director"}]`},
		{"@book{k, editora={Sol, I.}, editoratype={redactor}}", "contributors", `[{"family":"Sol","given":"I.","role":"contributor"}]`},
		{"@article{k, collaboration={Tide Watch, Berg Group and {Sea, Sand and Sun}}}", "contributors", `[{"literal":"Tide Watch","role":"author"},{"literal":"Berg Group","role":"author"},{"literal":"Sea, Sand and Sun","role":"author"}]`},
		{"@article{k, group-author={Tide Watch; Dept Sea \\& Sand, Kiel}}", "contributors", `[{"literal":"Tide Watch","role":"author"},{"literal":"Dept Sea & Sand, Kiel","role":"author"}]`},
		{"@inproceedings{k, organization={Sea Society}, publisher={Sea Press}}", "publisher/name", `"Sea Press"`},
		{"@inproceedings{k, organization={Sea Society}, publisher={Sea Press}}", "details", `[{"name":"organization","value":"Sea Society"}]`},
		{"@manual{k, organization={Sea Society}}", "publisher/name", `"Sea Society"`},
		{"@patent{k, type={patreqfr}}", "genre", `"French patent request"`},
		{"@article{k, citeulike-linkout-0={https://x.example/a}}", "links/0/url", `"https://x.example/a"`},
		{"@book{k, date={1999-01-XX}}", "dates/0/value", `"1999-01"`},
		{"@book{k, year={1998/99}}", "dates/0/value", `"1998"`},
		{"@misc{k, comment-jane={hers}, comment={mine}}", "library/notes", `["hers","mine"]`},
		{"@misc{k, ibid-id={402e7bee4a1f69e0}}", "identifiers/0", `{"scheme":"ibid","value":"402e7bee4a1f69e0"}`},
	}
	for _, c := range cases {
		records, _ := readRecords(t, c.entry, nil)
		require.Len(t, records, 1, c.entry)
		value, ok := records[0].At(c.path)
		require.True(t, ok, "%s: nothing at %s: %+v", c.entry, c.path, records[0].Diagnostics)
		require.Equal(t, c.want, marshal(value), c.entry)
		traced := false
		for _, trace := range records[0].Trace {
			traced = traced || trace.Path == c.path || strings.HasPrefix(c.path, trace.Path+"/") || strings.HasPrefix(trace.Path, c.path+"/")
		}
		require.True(t, traced, c.entry)
	}
}

// What a source does not state is absent, and what cannot be read stays.
func TestRefusals(t *testing.T) {
	records, _ := readRecords(t, "@article{k, doi={none}, year={unknown}, author={{Anonymous}}, issn={1234-5678}, title={}, foo={bar}, pages={}}", nil)
	r := records[0]
	require.Empty(t, r.Identifiers)
	require.Empty(t, r.Dates)
	require.Empty(t, r.Titles)
	require.Equal(t, record.Pages{}, r.Pages)
	require.Equal(t, []string{"placeholder", "placeholder", "refused-value", "placeholder"}, codes(r))
	var unclaimed []string
	for _, text := range r.Unclaimed {
		unclaimed = append(unclaimed, text.Text)
	}
	require.Equal(t, []string{"none", "unknown", "{Anonymous}", "1234-5678", "bar"}, unclaimed)
	records, _ = readRecords(t, "@article{k, date={unknown}} @article{l, date={../2004}} @article{m, date={23 May}}", nil)
	for i, want := range [][]string{{"placeholder"}, {"refused-value"}, {}} {
		require.Equal(t, want, append([]string{}, codes(records[i])...))
		require.Empty(t, records[i].Dates)
		require.Len(t, records[i].Unclaimed, 1)
	}
	require.Equal(t, "@article", r.Raw[0].Name)
	require.Equal(t, "{bar}", r.Raw[6].Value)
}

// What statistics programs write for an empty cell is no value of any field.
func TestMissing(t *testing.T) {
	records, _ := readRecords(t, "@article{k, title={NA}, author={NA}, journal={NA}, abstract=\"nan\", publisher=\"NULL\", note={None}}", nil)
	r := records[0]
	require.Len(t, codes(r), 6)
	require.Equal(t, []string{"placeholder"}, slices.Compact(codes(r)))
	require.Empty(t, r.Titles)
	require.Empty(t, r.Container)
	require.Empty(t, r.Abstracts)
	require.Empty(t, r.Publisher)
	require.Empty(t, r.Notes)
	require.Empty(t, r.Unread())
}

func TestEncodings(t *testing.T) {
	document := "@article{k,\r\n  title = {M\u00fcller \u2013 x},\r\n  author = {Sol, In{\\'e}s},\r\n  note = {a\r\n\r\nb}}\r\n"
	want, _ := readRecords(t, document, nil)
	latin := strings.NewReplacer("\u00fc", "\xfc", "\u2013", "\x96").Replace(document)
	var utf16 strings.Builder
	utf16.WriteString("\xfe\xff")
	for _, r := range document {
		utf16.WriteString(string([]byte{byte(r >> 8), byte(r)}))
	}
	for _, encoded := range []string{"\ufeff" + document, latin, utf16.String(), strings.ReplaceAll(document, "\r\n", "\r"), strings.ReplaceAll(document, "\r\n", "\n")} {
		got, _ := readRecords(t, encoded, nil)
		require.Len(t, got, 1)
		require.Empty(t, differing(want[0], got[0]))
		requireSameBytes(t, encoded, readPieces(t, encoded, nil))
	}
	cyrillic, d := readRecords(t, "@misc{k, title={\xcc\xee\xf0\xe5}}", &Options{Encoding: "windows-1251"})
	require.Equal(t, "Море", cyrillic[0].Title())
	require.Equal(t, "windows-1251", d.Encoding)
}

func TestLimits(t *testing.T) {
	long := "@article{a, title={A}}\n@article{b, title={" + strings.Repeat("x", 5000) + "},\n  year=2020}\n@article{c, title={C}}\n"
	pieces := readPieces(t, long, &Options{MaxEntry: 1000})
	requireSameBytes(t, long, pieces)
	var damaged []string
	for _, e := range pieces {
		if e.damage != nil {
			damaged = append(damaged, e.Key)
			require.ErrorIs(t, e.cause, record.ErrTooLong)
		}
	}
	require.Equal(t, []string{"b"}, damaged)
	require.Equal(t, "c", pieces[len(pieces)-2].Key)

	many := "@article{a, " + strings.Repeat("k={v}, ", 50) + "title={T}}\n@book{b, title={B}}"
	records, _ := readRecords(t, many, &Options{MaxFields: 10})
	require.Len(t, records, 2)
	require.Contains(t, codes(records[0]), "too-many-fields")

	deep := "@article{a, title={" + strings.Repeat("{", 30) + "x" + strings.Repeat("}", 30) + "}, year=2020}"
	records, _ = readRecords(t, deep, &Options{MaxNesting: 20})
	require.Empty(t, records[0].Titles)
	require.Equal(t, "2020", records[0].Dates[0].Value)
	require.Contains(t, codes(records[0]), "too-deep")
	require.Len(t, records[0].Unclaimed, 1)
}

// Inputs that are made to keep a reader busy.
func TestHostile(t *testing.T) {
	const n = 4_000
	for _, piece := range []string{
		"@", "@a{", "@a{\n", "@a{k,\n", "@comment{", "@comment{\n", "{", "}", "@a{k,t={\\{}}\n", "@a{k,t={\\}}} ", "\"", "@a{k,t=\"", "#", "=", ",", "\n",
		"@string{a=a#a}\n", "@a{k,crossref=k}\n", "@a(", "@a{k,\n\n\n", "% @a{\n", "@a{k,a = ", "@a{k,t={x}\n@b{l,\n",
	} {
		document := strings.Repeat(piece, n)
		pieces := readPieces(t, document, &Options{MaxEntry: 1 << 20})
		var size int
		for _, e := range pieces {
			size += len(e.Bytes)
		}
		require.Equal(t, len(document), size, "%q", piece)
	}
}

// TestMissingNames: elements of lists that say that there is none are no persons;
// in braces they are names.
func TestMissingNames(t *testing.T) {
	records, _ := readRecords(t, `@book{k, title={T}, author={Smith, J and NULL and NaN and NA and {NULL} and Na, X}, corporate={None and IBM}}`, nil)
	names := make([]string, 0, len(records[0].Contributors))
	for i := range records[0].Contributors {
		names = append(names, records[0].Contributors[i].Name.Family+records[0].Contributors[i].Name.Literal)
	}
	require.Equal(t, []string{"Smith", "NULL", "Na", "IBM"}, names)
	require.Len(t, records[0].Diagnostics, 2)
	for _, d := range records[0].Diagnostics {
		require.Equal(t, "bibtex.placeholder", d.Code)
	}
}
