package webpage

import (
	"slices"

	"github.com/ibid-go/ibid/internal/lazy"
	"github.com/ibid-go/ibid/record"
)

// biocloudy is the page of an abstract at the aggregator biocloudy.com
// (生知库): the title, a title that the site translated into Chinese, a
// counter, the abstract, and the site's own notices, none of which is a
// licence of the publication.
var biocloudy = family{
	name:     "biocloudy",
	platform: "biocloudy",
	signals: []signal{
		sign(`^`+reads, 30, "the counter 阅读"),
		sign(`^特别声明$`, 25, "the heading 特别声明"),
		sign(`@biocloudy\.com`, 30, "a contact at biocloudy.com"),
		sign(`生知库`, 20, "the site's name 生知库"),
	},
	rules: slices.Concat(
		[]rule{
			{pattern: exact(`(?P<label>阅读)\s*[:：]\s*(?P<reads>[\d,]+)`)},
			{pattern: exact(`(?P<label>(?P<heading>` + keys(biocloudyTypes) + `))[:：]?`), enter: "abstract"},
			{pattern: exact(`特别声明`), enter: "notices", notice: true},
			{pattern: exact(`.*?[\w.+-]+@(?P<domain>[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})\b.*`), in: []string{"notices"}, notice: true},
		},
		labels(`\s*[:：]\s*`,
			label{"期刊", `(?P<journal>\S.{0,250})`},
			label{"doi", `(?P<doi>10\.\S+)`},
			label{"DOI", `(?P<doi>10\.\S+)`},
			label{"PMID", `(?P<pmid>\d+)`},
		),
	),
	zones: map[string]zone{
		zoneHead:   {sequence: []step{{capture: "title"}, {capture: "translated", patterns: []*lazy.Pattern{exact(`\P{Han}{0,60}\p{Han}.*`)}}}},
		"abstract": {capture: "abstract"},
		"notices":  {notice: true},
	},
	readings: []reading{
		{from: []string{"heading"}, to: "type", rule: "biocloudy.type", inferred: true},
		{from: []string{"title"}, to: "titles", rule: "title/main"},
		{from: []string{"translated"}, to: "titles", rule: "title.by-aggregator"},
		{from: []string{"journal"}, to: "container/title", rule: "journal"},
		{from: []string{"doi"}, to: "identifiers", rule: "doi"},
		{from: []string{"pmid"}, to: "identifiers", rule: "pmid"},
		{from: []string{"abstract"}, cut: registrations, to: "registrations", rule: "registration.of-lines"},
		{from: []string{"abstract"}, to: "abstracts", rule: "abstract"},
		{from: []string{"abstract"}, to: "languages", rule: "language.of-text", inferred: true},
		{from: []string{"reads", "domain?"}, to: "counts", rule: "biocloudy.reads"},
		{from: []string{"abstract"}, cut: reportedCounts, to: "reported_counts", rule: "reported-count.of-lines"},
	},
}

const reads = `阅读\s*[:：]\s*\d`

// biocloudyTypes: the page of an abstract is the page of an article.
var biocloudyTypes = map[string]record.Type{
	"Abstract": record.TypeArticle,
	"摘要":       record.TypeArticle,
}
