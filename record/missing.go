package record

import "strings"

// missing are the values of [IsMissing].
var missing = map[string]bool{
	"NA": true, "N/A": true, "n/a": true, "#N/A": true, "<NA>": true,
	"NaN": true, "nan": true, "NULL": true, "null": true, "None": true,
}

// longestMissing is the length of the longest of them.
const longestMissing = len("#N/A")

// IsMissing reports whether a value is what statistics programs and scripts
// write where they have none: "NA", "NaN", "NULL", "None". Case counts, since
// Na and Null are names.
func IsMissing(value string) bool {
	switch {
	case value == "":
		return false
	case value[0] <= ' ' || value[len(value)-1] <= ' ':
		value = strings.TrimSpace(value)
	}
	if value == "" || len(value) > longestMissing {
		return false
	}
	switch value[0] {
	case 'N', 'n', '#', '<':
		return missing[value]
	}
	return false
}
