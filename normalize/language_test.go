package normalize_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
)

func TestLanguage(t *testing.T) {
	for in, want := range map[string]string{
		"English": "en", "eng": "en", "EN": "en", "Article in English": "en", "Artículo en Inglés": "en",
		"pt_BR": "pt-BR", "por-br": "pt-BR", "Brazilian Portuguese": "pt-BR", "Portuguese (Brazil)": "pt-BR",
		"chi": "zh", "zho": "zh", "Chinese": "zh", "zh-Hans": "zh-Hans", "Simplified Chinese": "zh-Hans", "zh_CN": "zh-CN",
		"ger": "de", "deu": "de", "Deutsch": "de", "German.": "de", "fre": "fr", "Français": "fr", "español": "es",
		"iw": "he", "scr": "hr", "gre": "el", "Norwegian Bokmål": "nb", "haw": "haw", "en-Latn": "en", "en-US": "en-US",
		"Language: English": "en", "in French": "fr", "[English]": "en", "日本語": "ja", "Dutch; Flemish": "nl",
	} {
		got, err := normalize.Language(in)
		require.NoError(t, err, in)
		require.Equal(t, want, got, in)
		again, err := normalize.Language(got)
		require.NoError(t, err, in)
		require.Equal(t, got, again, in)
	}
	for in, code := range map[string]string{
		"": "empty", "und": "no-language", "Undetermined": "no-language", "mul": "no-language", "Multiple languages": "no-language",
		"qaa": "no-language", "xx": "unknown", "Article": "unknown", "English, French": "several", "eng; fre": "several",
		"JavaScript": "unknown", "en-": "unknown", strings.Repeat("en ", 100): "too-long",
	} {
		got, err := normalize.Language(in)
		var refused *normalize.RejectError
		require.ErrorAs(t, err, &refused, "%q gave %q", in, got)
		require.Equal(t, code, refused.Code, in)
	}
}

func TestLanguages(t *testing.T) {
	in := "English; fre / nonsense,\nDeutsch"
	var got []string
	for _, found := range normalize.Languages(in) {
		one, err := normalize.Language(in[found.Start:found.End])
		require.NoError(t, err)
		require.Equal(t, one, found.Value)
		got = append(got, one)
	}
	require.Equal(t, []string{"en", "fr", "de"}, got)
	require.Empty(t, normalize.Languages("no such thing"))
}

func TestTextLanguage(t *testing.T) {
	for in, want := range map[string]string{
		"We asked nurses in three towns which of the programs they had used, and what kept them from using the others.":                                                                "en",
		"Wir befragten Pflegende in drei Städten, welche der Programme sie kannten, und was sie von der Nutzung der anderen abhielt. Die Antworten wurden mit einer Liste verglichen.": "de",
		"Nous avons demandé aux infirmières de trois villes quels programmes elles connaissaient et ce qui les a retenues dans leur usage pour les patients.":                          "fr",
		"Preguntamos a las enfermeras de tres ciudades qué programas conocían y por qué no usaban los demás; el personal fue elegido al azar.":                                         "es",
		"Perguntamos às enfermeiras de três cidades quais programas conheciam e por que não usavam os outros; a equipe foi escolhida em uma lista do hospital.":                        "pt",
		"Abbiamo chiesto agli infermieri di tre città quali programmi conoscevano e che cosa li tratteneva; il personale è stato scelto dalla lista della clinica.":                    "it",
		"Wij vroegen verpleegkundigen in drie steden welke van de programma's zij kenden en wat hen weerhield; het personeel werd met een lijst gekozen voor dit onderzoek.":           "nl",
		"在医疗机构中实施网络疗法":       "zh-Hans",
		"在醫療機構中實施網絡療法":       "zh-Hant",
		"山水人口日月":             "zh",
		"病院でのオンライン療法の導入について": "ja",
		"병원에서의 온라인 치료 도입":    "ko",
	} {
		got, err := normalize.TextLanguage(in)
		require.NoError(t, err, in)
		require.Equal(t, want, got, in)
	}
	for in, code := range map[string]string{
		"":               "empty",
		"12 %":           "empty",
		"Online therapy": "too-short",
		"Мы спросили медсестёр трёх городов, какие программы они знали и почему":                         "undecided",
		"Qwerty zxcvb asdfg hjkl poiuy mnbvc lkjhg fdsa trewq yuiop vbnm":                                "undecided",
		"The nurses of the town and the doctors. Die Pflegenden der Stadt und die Ärzte mit den Listen.": "undecided",
	} {
		got, err := normalize.TextLanguage(in)
		var refused *normalize.RejectError
		require.ErrorAs(t, err, &refused, "%q gave %q", in, got)
		require.Equal(t, code, refused.Code, in)
	}
}
