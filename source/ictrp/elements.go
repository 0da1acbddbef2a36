package ictrp

import (
	"strings"

	"github.com/ibid-go/ibid/internal/markup"
)

// ignored is the meaning of an element that says nothing of the entry's content.
const ignored = "ignore"

// meanings are what the elements mean, as package delimited names it, by their
// names in lower case: registers and years differ in capitals.
var meanings = map[string]string{
	"trialid": "trial-number", "secondary_id": "trial-numbers", "secondary_ids": "trial-numbers", "secondaryids": "trial-numbers",
	"public_title": "title", "scientific_title": "title/alternate", "acronym": "title/short",
	"primary_sponsor": "sponsors", "secondary_sponsor": "detail/collaborators", "source_support": "detail/funder",
	"date_registration3": "date/posted", "date_registration": "trial-registered", "last_refreshed_on": "date/updated", "export_date": "detail/export-date",
	"source_register": "trial-register", "web_address": "url", "recruitment_status": "detail/recruitment-status",
	"inclusion_agemin": "detail/age", "inclusion_agemax": "detail/age", "inclusion_gender": "detail/sex",
	"inclusion_criteria": "detail/inclusion-criteria", "exclusion_criteria": "detail/exclusion-criteria",
	"date_enrollement": "detail/enrolment-date", "date_enrolment": "detail/enrolment-date", "target_size": "detail/enrolment",
	"study_type": "detail/study-type", "study_design": "detail/study-design", "phase": "detail/phase", "countries": "detail/countries",
	"condition": "subjects/condition", "intervention": "subjects/intervention",
	"primary_outcome": "detail/primary-outcome", "secondary_outcome": "detail/secondary-outcome",
	"results_date_posted": "detail/results-posted", "results_date_completed": "detail/completion-date", "results_yes_no": "detail/results",
	"results_url_link": "trial-results", "results_url_protocol": "trial-documents",

	"internal_number": ignored, "other_records": ignored, "prospective_registration": ignored, "retrospective_flag": ignored,
	"bridging_flag": ignored, "bridging_flag_truefalse": ignored, "bridged_type": ignored, "childs": ignored,
}

// ignoredGroups begin the names of elements of which none is read.
var ignoredGroups = []string{"contact_", "ethics_", "results_"}

// lists are the meanings of texts that are divided into values.
var lists = map[string]bool{
	"trial-numbers": true, "sponsors": true, "url": true, "subjects/condition": true, "subjects/intervention": true,
	"trial-results": true, "trial-documents": true,
}

// meaningOf returns the meaning of the element with a path, "" for an unknown one.
// Where the element around it was left open, it is read as if it stood alone.
func meaningOf(path string) string {
	name := strings.ToLower(path[strings.LastIndexByte(path, '/')+1:])
	if meaning, ok := meanings[name]; ok {
		return meaning
	}
	for _, group := range ignoredGroups {
		if strings.HasPrefix(name, group) {
			return ignored
		}
	}
	return ""
}

// shape: markup that registers leave in texts belongs to them.
var shape = markup.NewShape(markup.Shape{Inline: map[string]bool{
	"i": true, "b": true, "u": true, "em": true, "strong": true, "sub": true, "sup": true, "br": true, "p": true, "span": true, "div": true,
	"ul": true, "ol": true, "li": true, "I": true, "B": true, "BR": true, "P": true, "LI": true, "UL": true,
}})
