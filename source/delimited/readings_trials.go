package delimited

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// entryGenre is the genre of the entry of a register, as package clinicaltrials has it.
const entryGenre = "clinical trial registration"

// registerDatabases are the databases whose tables hold entries, by dialects.
var registerDatabases = []struct{ dialect, database string }{
	{clinicalTrials, "ClinicalTrials.gov"},
	{"ictrp", "ICTRP"},
}

// clinicalTrials is the dialect of ClinicalTrials.gov.
const clinicalTrials = "clinicaltrials"

// trialNumbers reads the number of the entry of a register that a row is: the
// registration, and the same number as the record's own identifier and id. An entry is
// a report, as reference managers take it, and stands in the database of the table.
func trialNumbers() []typed.Reading {
	number := typed.Many(cells, "trial-number", "registrations", trialNumber,
		func(r *record.Record) *[]record.Registration { return &r.Registrations },
		func(a, b record.Registration) bool { return a == b })
	own := typed.Many(cells, "trial-number.identifier", "identifiers", trialIdentifier,
		func(r *record.Record) *[]record.Identifier { return &r.Identifiers },
		func(a, b record.Identifier) bool { return a == b })
	id := cells.Text("trial-number.own-id", "own_id")
	id.Late, id.If = true, func(r *record.Record) bool { return r.OwnID == "" }
	readings := []typed.Reading{
		number, own, id,
		ofEntry("type", "type", record.TypeReport, func(r *record.Record) *record.Type { return &r.Type }),
		ofEntry("genre", "genre", entryGenre, func(r *record.Record) *string { return &r.Genre }),
	}
	for _, row := range registerDatabases {
		database := ofEntry("database/"+row.dialect, "origin/database", row.database, func(r *record.Record) *string { return &r.Origin.Database })
		database.If = func(r *record.Record) bool { return r.Origin.Dialect == row.dialect && r.Origin.Database == "" }
		readings = append(readings, database)
	}
	return readings
}

// ofEntry concludes what a row is from the number of an entry, where no column says it.
func ofEntry[T comparable](name, path string, value T, target func(*record.Record) *T) typed.Reading {
	var none T
	reading := typed.One(cells, "trial-number."+name, path, func(s string) (T, error) {
		if strings.TrimSpace(s) == "" {
			return none, nil
		}
		return value, nil
	}, target)
	reading.Inferred = true
	reading.If = func(r *record.Record) bool { return *target(r) == none }
	return reading
}

// participants says by the status of a study in ClinicalTrials.gov whether its enrolment
// is a number of participants or a plan. Of other statuses it may be either.
var participants = map[string]string{
	"COMPLETED": "participants", "TERMINATED": "participants",
	"NOT_YET_RECRUITING": plannedParticipants, "RECRUITING": plannedParticipants, "ENROLLING_BY_INVITATION": plannedParticipants,
}

const plannedParticipants = "planned participants"

// enrolmentCombination reads the enrolment of a study with the study's status.
func enrolmentCombination() typed.Combination {
	return typed.Combination{
		Rule: cells.RuleOf("enrolment"), Names: []string{"detail/enrolment", "detail/recruitment-status"}, Inferred: true,
		If: func(r *record.Record) bool { return r.Origin.Dialect == clinicalTrials },
		Read: func(texts []string) (any, error) {
			status := strings.ReplaceAll(strings.ToUpper(strings.TrimSpace(texts[1])), " ", "_")
			text, _ := withoutDecimals(texts[0])
			n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
			if what := participants[status]; what != "" && err == nil && n >= 0 {
				return record.ReportedCount{What: what, Value: &n}, nil
			}
			return nil, nil
		},
		Put: func(r *record.Record, value any) string {
			r.ReportedCounts = append(r.ReportedCounts, value.(record.ReportedCount))
			return typed.Element("reported_counts", len(r.ReportedCounts)-1)
		},
	}
}

// otherTrialNumbers reads the further numbers of an entry: those of other
// registers are registrations, the sponsor's own are details.
func otherTrialNumbers() []typed.Reading {
	number := typed.Many(cells, "trial-numbers", "registrations", trialNumber,
		func(r *record.Record) *[]record.Registration { return &r.Registrations },
		func(a, b record.Registration) bool { return a == b })
	other := cells.Detail("trial-numbers.other", "secondary-id")
	read := other.Read
	other.Read = func(s string) (any, error) {
		if reg, _ := trialNumber(s); reg.ID != "" {
			return nil, nil
		}
		return read(s)
	}
	return typed.Split(listPieces, number, other)
}

// trialRegistered reads the date of registration where no other column states
// it. Where day and month cannot be told apart, the year is read.
func trialRegistered() typed.Reading {
	r := cells.DateBy("trial-registered", record.DatePosted, func(s string) (record.Date, error) {
		date, err := normalize.Date(s)
		if err == nil {
			return date, nil
		}
		text := strings.TrimSpace(s)
		if day, year, ok := cutLastByte(text, '/'); ok && strings.Count(day, "/") == 1 && len(year) == 4 && isNumber(year) {
			return record.Date{Value: year, Literal: text}, nil
		}
		return record.Date{}, err
	})
	r.Late = true
	r.If = func(r *record.Record) bool {
		_, stated := r.Date(record.DatePosted)
		return !stated
	}
	return r
}

func cutLastByte(s string, b byte) (before, after string, ok bool) {
	i := strings.LastIndexByte(s, b)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// registerCombination reads a number that says nothing without the name of its
// register.
func registerCombination() typed.Combination {
	return typed.Combination{
		Rule: cells.RuleOf("trial-of-register"), Names: []string{"trial-number", "trial-register"},
		If:   func(r *record.Record) bool { return !slices.ContainsFunc(r.Trace, readsTrialNumber) },
		Read: trialOfRegister,
		Put: func(r *record.Record, value any) string {
			r.Registrations = append(r.Registrations, value.(record.Registration))
			return typed.Element("registrations", len(r.Registrations)-1)
		},
	}
}

// readsTrialNumber reports whether a trace says that the number of an entry is a
// registration by itself. Another form of the table has a prefix before the rule.
func readsTrialNumber(t record.Trace) bool { return strings.HasSuffix(t.Rule, trialNumberRule) }

var trialNumberRule = cells.RuleOf("trial-number")

// relatedPublications reads the addresses of publications of a trial's results,
// which are others than the entry.
func relatedPublications() []typed.Reading {
	relation := typed.Many(cells, "trial-results", "relations", func(s string) (record.Relation, error) {
		ids := normalize.Identifiers(s)
		if len(ids) == 0 {
			return record.Relation{}, nil
		}
		return record.Relation{Type: record.IsRelatedTo, Identifiers: ids}, nil
	}, func(r *record.Record) *[]record.Relation { return &r.Relations }, nil)
	read := relation.Read
	relation.Read = func(s string) (any, error) {
		value, err := read(s)
		if r, ok := value.(record.Relation); ok && r.Type == "" {
			return nil, nil
		}
		return value, err
	}
	link := cells.Link("trial-results.link", "related")[1]
	return []typed.Reading{relation, link}
}
