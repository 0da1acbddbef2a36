package csljson

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// cslName is CSL's name in parts.
type cslName struct {
	Family              string `json:"family,omitempty"`
	Given               string `json:"given,omitempty"`
	DroppingParticle    string `json:"dropping-particle,omitempty"`
	NonDroppingParticle string `json:"non-dropping-particle,omitempty"`
	Suffix              string `json:"suffix,omitempty"`
	Literal             string `json:"literal,omitempty"`
}

// readName reads the JSON text of one name: CSL's object, or a string.
func readName(text string) (record.Name, error) {
	if strings.HasPrefix(text, `"`) {
		s, err := readScalar(text)
		if err != nil {
			return record.Name{}, err
		}
		return normalize.Name(s)
	}
	var n cslName
	if err := json.Unmarshal([]byte(text), &n); err != nil {
		return record.Name{}, fmt.Errorf("not a name: %w", err)
	}
	return record.Name{
		Family:              normalize.Text(n.Family),
		Given:               normalize.Text(n.Given),
		DroppingParticle:    normalize.Text(n.DroppingParticle),
		NonDroppingParticle: normalize.Text(n.NonDroppingParticle),
		Suffix:              normalize.Text(n.Suffix),
		Literal:             normalize.Text(n.Literal),
	}, nil
}

func writeName(n record.Name) cslName {
	return cslName{
		Family:              n.Family,
		Given:               n.Given,
		DroppingParticle:    n.DroppingParticle,
		NonDroppingParticle: n.NonDroppingParticle,
		Suffix:              n.Suffix,
		Literal:             n.Literal,
	}
}
