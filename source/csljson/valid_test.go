package csljson

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// The constraints of the CSL-JSON schema 1.0.2 on an item, written down here
// as code: which members there are and what they hold.

var stringMembers = strings.Fields(`citation-key language journalAbbreviation shortTitle abstract annote archive
	archive_collection archive_location archive-place authority call-number citation-label collection-title
	container-title container-title-short dimensions division DOI event event-title event-place genre ISBN ISSN
	jurisdiction keyword medium note original-publisher original-publisher-place original-title part-title PMCID PMID
	publisher publisher-place references reviewed-genre reviewed-title scale section source status title title-short
	URL version volume-title volume-title-short year-suffix`)

var stringOrNumberMembers = strings.Fields(`id chapter-number citation-number collection-number edition
	first-reference-note-number issue locator number number-of-pages number-of-volumes page page-first part printing
	supplement volume`)

var dateMemberNames = strings.Fields(`accessed available-date event-date issued original-date submitted`)

var nameMemberNames = strings.Fields(`author chair collection-editor compiler composer container-author contributor
	curator director editor editorial-director executive-producer guest host interviewer illustrator narrator organizer
	original-author performer producer recipient reviewed-author script-writer series-creator translator`)

// checkItem returns an error where an item breaks a constraint of the schema.
func checkItem(text []byte) error {
	var item map[string]any
	if err := json.Unmarshal(text, &item); err != nil {
		return err
	}
	for _, required := range []string{"id", "type"} {
		if _, ok := item[required]; !ok {
			return fmt.Errorf("no member %q", required)
		}
	}
	for name, value := range item {
		if err := checkMember(name, value); err != nil {
			return fmt.Errorf("member %q: %w", name, err)
		}
	}
	return nil
}

func checkMember(name string, value any) error {
	switch {
	case name == "type":
		if s, ok := value.(string); !ok || !slices.Contains(typeNames, s) {
			return fmt.Errorf("%v is no type", value)
		}
		return nil
	case name == "categories":
		return eachOf(value, isString)
	case name == "custom":
		if _, ok := value.(map[string]any); !ok {
			return fmt.Errorf("not an object")
		}
		return nil
	case slices.Contains(stringMembers, name):
		return isString(value)
	case slices.Contains(stringOrNumberMembers, name):
		return isStringOrNumber(value)
	case slices.Contains(nameMemberNames, name):
		return eachOf(value, checkName)
	case slices.Contains(dateMemberNames, name):
		return checkDate(value)
	}
	return fmt.Errorf("the schema has no such member")
}

var typeNames = strings.Fields(`article article-journal article-magazine article-newspaper bill book broadcast chapter
		classic collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing
		interview legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent
		performance periodical personal_communication post post-weblog regulation report review review-book software
		song speech standard thesis treaty webpage`)

func isString(value any) error {
	if _, ok := value.(string); !ok {
		return fmt.Errorf("%v is no string", value)
	}
	return nil
}

func isStringOrNumber(value any) error {
	if _, ok := value.(float64); ok {
		return nil
	}
	return isString(value)
}

func isFlag(value any) error {
	if _, ok := value.(bool); ok {
		return nil
	}
	return isStringOrNumber(value)
}

func eachOf(value any, check func(any) error) error {
	list, ok := value.([]any)
	if !ok {
		return fmt.Errorf("%v is no list", value)
	}
	for _, element := range list {
		if err := check(element); err != nil {
			return err
		}
	}
	return nil
}

func checkParts(value any, parts map[string]func(any) error) error {
	object, ok := value.(map[string]any)
	if !ok {
		return fmt.Errorf("%v is no object", value)
	}
	for name, part := range object {
		check, ok := parts[name]
		if !ok {
			return fmt.Errorf("unknown part %q", name)
		}
		if err := check(part); err != nil {
			return fmt.Errorf("part %q: %w", name, err)
		}
	}
	return nil
}

func checkName(value any) error {
	return checkParts(value, map[string]func(any) error{
		"family": isString, "given": isString, "dropping-particle": isString, "non-dropping-particle": isString,
		"suffix": isString, "literal": isString, "comma-suffix": isFlag, "static-ordering": isFlag, "parse-names": isFlag,
	})
}

func checkDate(value any) error {
	return checkParts(value, map[string]func(any) error{
		"season": isStringOrNumber, "circa": isFlag, "literal": isString, "raw": isString,
		"date-parts": func(value any) error {
			if list, ok := value.([]any); !ok || len(list) < 1 || len(list) > 2 {
				return fmt.Errorf("not one or two dates")
			}
			return eachOf(value, func(date any) error {
				if list, ok := date.([]any); !ok || len(list) < 1 || len(list) > 3 {
					return fmt.Errorf("not one to three parts")
				}
				return eachOf(date, isStringOrNumber)
			})
		},
	})
}
