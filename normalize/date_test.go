package normalize_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

func TestDate(t *testing.T) {
	for in, want := range map[string]record.Date{
		// RIS: YYYY/MM/DD/other
		"2020":                 {Value: "2020"},
		"2020/7/23":            {Value: "2020-07-23"},
		"2020/07/23/":          {Value: "2020-07-23"},
		"2020/7":               {Value: "2020-07"},
		"2020//":               {Value: "2020"},
		"2020///":              {Value: "2020"},
		"2012/05//":            {Value: "2012-05"},
		"2020/00/00":           {Value: "2020"},
		"1998///Spring":        {Value: "1998-21"},
		"[1980], c1980.":       {Value: "1980", Literal: "c1980."},
		"(2011) online":        {Value: "2011", Literal: "online"},
		"1998///Jul-Aug":       {Value: "1998-07/1998-08"},
		"1998///Jul 3":         {Value: "1998-07-03"},
		"2017/04/07/online":    {Value: "2017-04-07", Literal: "online"},
		"2020/11//Nov/Dec2020": {Value: "2020-11", Literal: "Nov/Dec2020"},
		"2001/03/15/Spring":    {Value: "2001-03-15", Literal: "Spring"},
		"2020/07/23 06:00":     {Value: "2020-07-23"},
		"2004///2nd ed":        {Value: "2004", Literal: "2nd ed"},
		"2020///in press":      {Value: "2020", Literal: "in press"},
		"2020///nan":           {Value: "2020"},
		"2019/10//undefined":   {Value: "2019-10"},
		// ISO 8601 and EDTF
		"2020-07-23":                {Value: "2020-07-23"},
		"2020-7-3":                  {Value: "2020-07-03"},
		"20200723":                  {Value: "2020-07-23"},
		"2020-07-23T10:15:00Z":      {Value: "2020-07-23"},
		"2020-07-23 10:15:00+02:00": {Value: "2020-07-23"},
		"1998-21":                   {Value: "1998-21"},
		"2020-33":                   {Value: "2020-33"},
		"2019-01/2019-02":           {Value: "2019-01/2019-02"},
		"2019/2020":                 {Value: "2019/2020"},
		"1895~":                     {Value: "1895~"},
		"1998/99":                   {Value: "1998", Literal: "1998/99"},
		"1990-95":                   {Value: "1990", Literal: "1990-95"},
		"2019-20":                   {Value: "2019", Literal: "2019-20"},
		"2019/12":                   {Value: "2019-12"},
		"1999-XX":                   {Value: "1999"},
		"1999-XX-XX":                {Value: "1999"},
		"1999-01-xx":                {Value: "1999-01"},
		"FAL 2011":                  {Value: "2011-23"},
		"199X":                      {Value: "199X"},
		"2020-02-29":                {Value: "2020-02-29"},
		// words
		"23 Jul 2020":                   {Value: "2020-07-23"},
		"Dec 10, 2019":                  {Value: "2019-12-10"},
		"2021 12.":                      {Value: "2021-12"},
		"2021 Dec":                      {Value: "2021-12"},
		"2020 Jul 23":                   {Value: "2020-07-23"},
		"2020-Jul-23":                   {Value: "2020-07-23"},
		"23-JUL-2020":                   {Value: "2020-07-23"},
		"JUL 23 2020":                   {Value: "2020-07-23"},
		"July 2020":                     {Value: "2020-07"},
		"Jul. 2020":                     {Value: "2020-07"},
		"Mar.-Apr. 2015":                {Value: "2015-03/2015-04"},
		"28 Feb.-1 March 2015":          {Value: "2015-02-28/2015-03-01"},
		"24-24 Feb. 2018":               {Value: "2018-02-24"},
		"July 23rd, 2020":               {Value: "2020-07-23"},
		"the 1st of July 2020":          {Value: "2020-07-01"},
		"Thu, 23 Jul 2020 10:15:00 GMT": {Value: "2020-07-23"},
		"17.01.2014":                    {Value: "2014-01-17"},
		"7.8.2020":                      {Value: "2020-08-07"},
		"2020.07.23":                    {Value: "2020-07-23"},
		"23/07/2020":                    {Value: "2020-07-23"},
		"07-23-2020":                    {Value: "2020-07-23"},
		"07/07/2020":                    {Value: "2020-07-07"},
		"07/2020":                       {Value: "2020-07"},
		"23. Juli 2020":                 {Value: "2020-07-23"},
		"März 2019":                     {Value: "2019-03"},
		"1er août 2019":                 {Value: "2019-08-01"},
		"23 de julio de 2020":           {Value: "2020-07-23"},
		"3 de março de 2018":            {Value: "2018-03-03"},
		"5 ottobre 2011":                {Value: "2011-10-05"},
		"2020年7月23日":                    {Value: "2020-07-23"},
		"2020년 7월":                      {Value: "2020-07"},
		// ranges, seasons, doubt
		"Jul-Aug 2019":            {Value: "2019-07/2019-08"},
		"2019 Jan-Feb":            {Value: "2019-01/2019-02"},
		"Dec 2019-Jan 2020":       {Value: "2019-12/2020-01"},
		"23–25 July 2019":         {Value: "2019-07-23/2019-07-25"},
		"2019 Jan 28-Feb 2":       {Value: "2019-01-28/2019-02-02"},
		"June 30 to July 2, 2019": {Value: "2019-06-30/2019-07-02"},
		"1998-1999":               {Value: "1998/1999"},

		"2018-06-03 to 2018-06-05": {Value: "2018-06-03/2018-06-05"},
		"2018/06/03 - 2018/06/05":  {Value: "2018-06-03/2018-06-05"},
		"2018-06-03 to 2018-06-03": {Value: "2018-06-03"},
		"Winter 2020":              {Value: "2020-24"},
		"2020 Herbst":              {Value: "2020-23"},
		"Fall-Winter 2019":         {Value: "2019-23/2019-24"},
		"Winter 2019/20":           {Value: "2019-24", Literal: "Winter 2019/20"},
		"Q3 2020":                  {Value: "2020-35"},
		"ca. 1895":                 {Value: "1895~"},
		"circa July 1895":          {Value: "1895-07~"},
		"[1895?]":                  {Value: "1895?"},
		"c2005":                    {Value: "2005"},
		"©2005":                    {Value: "2005"},
		"1990s":                    {Value: "199X"},
		"2020a":                    {Value: "2020", Literal: "a"},
		"2020 Jul 23 [Epub]":       {Value: "2020-07-23", Literal: "[Epub]"},
		"2020; in press":           {Value: "2020", Literal: "in press"},
		"2020-":                    {Value: "2020"},
		" 2020-07-23\t":            {Value: "2020-07-23"},
		"2001 Mar 15 Spring":       {Value: "2001-03-15", Literal: "Spring"},
		"1978 1st Quart":           {Value: "1978-33"},
		"2002 2d Quart":            {Value: "2002-34"},
		"3rd Quarter 2011":         {Value: "2011-35"},
		"Third Quarter 2017":       {Value: "2017-35"},
		"Firstquarter 2020":        {Value: "2020-33"},
		"1 Jan.1, 2020":            {Value: "2020-01-01"},
		"15 Sept.15, 2020":         {Value: "2020-09-15"},
		"1983 4th Trimest":         {Value: "1983-36"},
		"2004 1st Semest":          {Value: "2004", Literal: "1st Semest"},
		"2004 1st Semest Quarter":  {Value: "2004", Literal: "1st Semest Quarter"},
		"-0044":                    {Value: "-0044"},
		"-0044-03-15":              {Value: "-0044-03-15"},
		"-0044/-0027":              {Value: "-0044/-0027"},
		"-0027/0014":               {Value: "-0027/0014"},
		"2004-06/..":               {Value: "2004-06/.."},
		"2004-06-11%/2004-06~":     {Value: "2004-06-11%/2004-06~"},
		"?1984":                    {Value: "1984?"},
	} {
		got, err := normalize.Date(in)
		require.NoError(t, err, in)
		require.Equal(t, want, got, in)
		again, err := normalize.Date(got.Value)
		require.NoError(t, err, in)
		require.Equal(t, record.Date{Value: got.Value}, again, "the value is a date again: %s", in)
	}
}

func TestDateRefused(t *testing.T) {
	for in, code := range map[string]string{
		"":           "empty",
		"07/08/2020": "ambiguous",
		"7-8-2020":   "ambiguous",
		"7 8 2020":   "ambiguous",
		"2020-02-30": "impossible",
		"2019/02/29": "impossible",
		"2020/13/01": "impossible",
		"20201340":   "impossible",

		"2018-06-05 to 2018-06-03": "backwards",
		"31 June 2020":             "impossible",
		"32/01/2020":               "impossible",
		"17.13.2014":               "impossible",
		"in press":                 "status",
		"In Press.":                "status",
		"Epub ahead of print":      "status",
		"n.d.":                     "placeholder",
		"[n.d.]":                   "placeholder",
		"0000/00/00":               "placeholder",
		"0000":                     "placeholder",
		"0999":                     "year",
		"3020-01-01":               "year",
		"2020//15":                 "no-month",
		"23 Jul":                   "no-year",
		"08-Nov":                   "no-year",
		"Nov-20":                   "no-year",
		"23.7.20":                  "no-year",
		"Aug-Jul 2019":             "backwards",
		"2020/2019":                "backwards",
		"202007":                   "not-a-date",
		"Smith":                    "not-a-date",
		"0033":                     "year",
		"-0044-13":                 "impossible",
		"-0044-02-30":              "impossible",
		"-0027/-0044":              "backwards",
		"-0044-04/-0044-02":        "backwards",
		"-1000":                    "not-a-date",
		"y17000":                   "not-a-date",
		"-2004":                    "not-a-date",
		"22(7)":                    "no-year",
		"10 patients in 2020":      "not-a-date",
		"First half quarter 2019":  "not-a-date",
		"First half 2019":          "not-a-date",
	} {
		got, err := normalize.Date(in)
		var refused *normalize.RejectError
		require.ErrorAs(t, err, &refused, "%q gave %+v", in, got)
		require.Equal(t, code, refused.Code, in)
		require.Equal(t, "date", refused.Rule, in)
		require.Zero(t, got, in)
	}
}

func TestEDTF(t *testing.T) {
	for in, want := range map[string]string{
		"2004": "2004", "2004-06-11": "2004-06-11", "2004-21": "2004-21", "1984~": "1984~", "1984?": "1984?", "1984%": "1984%",
		"2004/": "2004/", "2004/..": "2004/..", "2004-06/open": "2004-06/..", "2004/unknown": "2004/", "1723~/..": "1723~/..",
		"-0044": "-0044", "-2004": "-2004", "0033-04": "0033-04", "0033~": "0033~", "0033/": "0033/", "-0044/0014-08": "-0044/0014-08", "0910/1024": "0910/1024",
		"0050-02/0050-04": "0050-02/0050-04", "-0050-02/-0050-04~": "-0050-02/-0050-04~", "0050-04/0050": "0050-04/0050", "-0050/-0050-04": "-0050/-0050-04",
		"19uu": "19XX", "199u": "199X", "2004-01-uu": "2004-01", "2004-uu": "2004", "1999-05-17T12:30:00Z": "1999-05-17",
		"August 2004": "2004-08", "2004/05": "2004-05",
	} {
		got, err := normalize.EDTF(in)
		require.NoError(t, err, in)
		require.Equal(t, record.Date{Value: want}, got, in)
		again, err := normalize.EDTF(got.Value)
		require.NoError(t, err, in)
		require.Equal(t, got, again, in)
	}
	for in, code := range map[string]string{
		"": "empty", "/": "placeholder", "../..": "placeholder", "/2004": "open", "../2004": "open", "unknown/2004": "open", "unknown": "placeholder",
		"0000": "placeholder", "y17000": "not-a-date", "17000": "not-a-date", "0033-02-30": "impossible", "0033-13": "impossible", "0033/0032": "backwards",
		"0050-04/0050-02": "backwards", "-0050-04-02/-0050-04-01": "backwards", "0050-04~/0050-04": "backwards", "-2004/-2005": "backwards",
		"August/": "no-year", "0033~~": "year",
	} {
		got, err := normalize.EDTF(in)
		var refused *normalize.RejectError
		require.ErrorAs(t, err, &refused, "%q gave %+v", in, got)
		require.Equal(t, code, refused.Code, in)
		require.Zero(t, got, in)
	}
}

func BenchmarkDate(b *testing.B) {
	for name, in := range map[string]string{"ris": "2020/07/23/", "written": "23 Jul 2020"} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(in)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := normalize.Date(in); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func FuzzDate(f *testing.F) {
	for _, in := range []string{"2020/7/23", "2019 Jan-Feb", "ca. 1895", "Winter 2019/20", "17.01.2014", "2020年7月", "07/08/2020", "199X~"} {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		date, err := normalize.Date(in)
		if err != nil {
			require.Zero(t, date)
			return
		}
		again, err := normalize.Date(date.Value)
		require.NoError(t, err, "%q gave %q", in, date.Value)
		require.Equal(t, date.Value, again.Value)
	})
}

// FuzzEDTF: what is read is read again as the same, and nothing panics.
func FuzzEDTF(f *testing.F) {
	for _, seed := range []string{"2004/..", "-0044/0014-08", "0033~", "19uu", "../2004", "2004-06-11%/2004-06~", "August 2004/", "2004//"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		date, err := normalize.EDTF(s)
		if err != nil || date.Literal != "" {
			return
		}
		again, err := normalize.EDTF(date.Value)
		require.NoError(t, err, "%q", s)
		require.Equal(t, date, again, "%q", s)
	})
}
