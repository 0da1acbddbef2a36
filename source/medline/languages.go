package medline

// languageCodes are NLM's codes (MARC's, of three letters) of the languages in
// which most publications appear, by their tags.
var languageCodes = map[string]string{
	"af": "afr", "ar": "ara", "bg": "bul", "ca": "cat", "cs": "cze", "cy": "wel", "da": "dan", "de": "ger", "el": "gre", "en": "eng",
	"es": "spa", "et": "est", "eu": "baq", "fa": "per", "fi": "fin", "fr": "fre", "he": "heb", "hi": "hin", "hr": "hrv", "hu": "hun",
	"hy": "arm", "id": "ind", "is": "ice", "it": "ita", "ja": "jpn", "ka": "geo", "ko": "kor", "la": "lat", "lt": "lit", "lv": "lav",
	"mk": "mac", "ms": "may", "nl": "dut", "no": "nor", "pl": "pol", "pt": "por", "ro": "rum", "ru": "rus", "sk": "slo", "sl": "slv",
	"sq": "alb", "sr": "srp", "sv": "swe", "th": "tha", "tr": "tur", "uk": "ukr", "vi": "vie", "zh": "chi",
}

// languageCode is NLM's code of a language, or its tag as it stands.
func languageCode(tag string) string {
	if code, ok := languageCodes[tag]; ok {
		return code
	}
	return tag
}
