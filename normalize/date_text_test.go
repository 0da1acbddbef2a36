package normalize_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
)

// TestDateInYear: what is written beside the year is read as the same date again.
func TestDateInYear(t *testing.T) {
	for value, want := range map[string]string{
		"2018-03": "Mar", "2018-03-24": "Mar 24", "2018-03-04": "Mar 4", "2018-03/2018-04": "Mar-Apr", "2018-05-03/2018-05-05": "May 3-5",
		"2018-06-27/2018-07-02": "Jun 27-Jul 2",
		"2018-21":               "Spring", "2018-23/2018-24": "Autumn-Winter", "2018-34": "2nd Quarter", "2018-33/2018-35": "1st Quarter-3rd Quarter",
		"2018": "", "2018-25": "", "2018-21-03": "", "2018-12/2018-21": "", "2018-24/2018-33": "", "2018-12/2019-01": "", "2018/2019": "", "2018-03~": "", "-2018-03": "", "2018-03/..": "", "2018-03/2018-04-02": "",
		"2018-12/2018-12": "", "2018-05-04/2018-05-03": "",
		"": "", "20180324": "", "2018-00": "", "2018-13-01": "", "2018-0x": "",
	} {
		year, text, ok := normalize.DateInYear(value)
		require.Equal(t, want != "", ok, value)
		if !ok {
			continue
		}
		require.Equal(t, "2018", year)
		require.Equal(t, want, text)
		date, err := normalize.Date(text + " " + year)
		require.NoError(t, err)
		require.Equal(t, value, date.Value)
		require.Empty(t, date.Literal)
	}
}
