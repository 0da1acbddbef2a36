package typed

import (
	"strings"

	"github.com/ibid-go/ibid/record"
)

// Terms are the keywords of a record and behind them its subjects, for a format that
// has one list for both and does not say whose terms they are: a term of two
// vocabularies, or of both lists, stands once, whatever its letter case. Say gives the
// text of a subject, or "" for one that is not written there.
func Terms(r *record.Record, say func(record.Subject) string) []string {
	list := make([]string, 0, len(r.Keywords)+len(r.Subjects))
	for i := range r.Keywords {
		list = append(list, r.Keywords[i].Value)
	}
	if len(r.Subjects) == 0 {
		return list
	}
	said := make(map[string]bool, cap(list))
	for _, keyword := range list {
		said[strings.ToLower(keyword)] = true
	}
	for i := range r.Subjects {
		text := say(r.Subjects[i])
		if lower := strings.ToLower(text); text != "" && !said[lower] {
			said[lower] = true
			list = append(list, text)
		}
	}
	return list
}
