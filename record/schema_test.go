package record

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"
)

// schemaObject is what these tests look at in a schema.
type schemaObject struct {
	Description          string                  `json:"description"`
	Type                 string                  `json:"type"`
	Ref                  string                  `json:"$ref"`
	Const                string                  `json:"const"`
	Enum                 []string                `json:"enum"`
	Items                *schemaObject           `json:"items"`
	Properties           map[string]schemaObject `json:"properties"`
	Required             []string                `json:"required"`
	AdditionalProperties *bool                   `json:"additionalProperties"`
	Definitions          map[string]schemaObject `json:"$defs"`
}

// compiledSchema returns the validator of a bundle, or of one definition.
func compiledSchema(t testing.TB, definition string) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	require.NoError(t, err)
	compiler := jsonschema.NewCompiler()
	require.NoError(t, compiler.AddResource("schema.json", document))
	location := "schema.json"
	if definition != "" {
		location += "#/$defs/" + definition
	}
	compiled, err := compiler.Compile(location)
	require.NoError(t, err)
	return compiled
}

func validate(t testing.TB, schema *jsonschema.Schema, text []byte) error {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	require.NoError(t, err)
	return schema.Validate(value)
}

// TestSchemaAndModelAgree compares every struct of the model with its schema:
// the same members, the same types, and required where they are always there.
func TestSchemaAndModelAgree(t *testing.T) {
	var schema schemaObject
	require.NoError(t, json.Unmarshal(Schema(), &schema))
	defined := map[string]schemaObject{"": schema}
	for name, definition := range schema.Definitions {
		defined[name] = definition
	}

	seen := map[string]bool{}
	var check func(name string, model reflect.Type)
	check = func(name string, model reflect.Type) {
		if seen[name] {
			return
		}
		seen[name] = true
		object, ok := defined[name]
		require.True(t, ok, "the schema has no definition %q for %s", name, model)
		require.NotEmpty(t, object.Description, name)
		if model.Kind() == reflect.String {
			require.Equal(t, "string", object.Type, name)
			return
		}
		require.Equal(t, "object", object.Type, name)
		require.NotNil(t, object.AdditionalProperties, name)
		require.False(t, *object.AdditionalProperties, name)

		members := modelMembers(model)
		for member := range object.Properties {
			require.Contains(t, members, member, "the schema of %s has a member that the model lacks", model)
		}
		for member, field := range members {
			property, ok := object.Properties[member]
			require.True(t, ok, "the schema of %s lacks the member %q", model, member)
			require.NotEmpty(t, property.Description, "%s.%s", model, member)
			options := strings.Contains(field.Tag.Get("json"), ",omit")
			require.Equal(t, !options, slices.Contains(object.Required, member), "%s.%s: required", model, member)
			checkProperty(t, model.Name()+"."+member, property, field.Type, check)
		}
		require.Len(t, object.Required, len(slices.Compact(slices.Sorted(slices.Values(object.Required)))), name)
	}
	check("", reflect.TypeFor[Bundle]())
	check("line", reflect.TypeFor[Line]())
	for name := range schema.Definitions {
		require.True(t, seen[name], "no member of the model has the definition %q", name)
	}
}

func checkProperty(t *testing.T, where string, property schemaObject, model reflect.Type, check func(string, reflect.Type)) {
	for model.Kind() == reflect.Pointer {
		model = model.Elem()
	}
	if name, ok := strings.CutPrefix(property.Ref, "#/$defs/"); ok {
		check(name, model)
		return
	}
	switch model.Kind() {
	case reflect.Interface:
		require.Empty(t, property.Type, where)
	case reflect.String:
		require.True(t, property.Type == "string" || property.Const != "", where)
	case reflect.Bool:
		require.Equal(t, "boolean", property.Type, where)
	case reflect.Int, reflect.Int64:
		require.Equal(t, "integer", property.Type, where)
	case reflect.Slice:
		require.Equal(t, "array", property.Type, where)
		require.NotNil(t, property.Items, where)
		checkProperty(t, where+"/items", *property.Items, model.Elem(), check)
	default:
		require.Fail(t, "a member of an unforeseen type", "%s is %s", where, model)
	}
}

// modelMembers returns the fields of a struct by JSON name, those of embedded
// structs included.
func modelMembers(model reflect.Type) map[string]reflect.StructField {
	members := map[string]reflect.StructField{}
	for _, field := range reflect.VisibleFields(model) {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name != "" {
			members[name] = field
		}
	}
	return members
}

func TestSchemaAcceptsFullAndEmptyBundles(t *testing.T) {
	schema := compiledSchema(t, "")
	for _, bundle := range []*Bundle{{}, fullBundle(1), fullBundle(2), randomBundle(newRandom(7), 3)} {
		text := writeBundle(t, bundle)
		require.NoError(t, validate(t, schema, text), "%s", text)
	}
}

func TestSchemaAcceptsLines(t *testing.T) {
	schema := compiledSchema(t, "line")
	full := fullBundle(1)
	for _, line := range []*Line{
		{Work: &Work{Versions: []Version{{}}}},
		{Work: full.Works[0], Records: full.Records, Documents: full.Documents},
	} {
		var out bytes.Buffer
		w := NewLineWriter(&out)
		require.NoError(t, w.Write(line))
		require.NoError(t, w.Flush())
		require.NoError(t, validate(t, schema, out.Bytes()), "%s", out.Bytes())
	}
}

func TestSchemaRefuses(t *testing.T) {
	schema := compiledSchema(t, "")
	for name, text := range map[string]string{
		"no version":          `{"documents":[],"records":[],"works":[]}`,
		"another version":     `{"ibid":"2","documents":[],"records":[],"works":[]}`,
		"null list":           `{"ibid":"1","documents":[],"records":null,"works":[]}`,
		"unknown member":      `{"ibid":"1","documents":[],"records":[{"colour":"red"}],"works":[]}`,
		"volume as a number":  `{"ibid":"1","documents":[],"records":[{"volume":22}],"works":[]}`,
		"count without value": `{"ibid":"1","documents":[],"records":[{"counts":[{"metric":"reads"}]}],"works":[]}`,
		"unknown date kind":   `{"ibid":"1","documents":[],"records":[{"dates":[{"kind":"born"}]}],"works":[]}`,
	} {
		require.Error(t, validate(t, schema, []byte(text)), name)
	}
}
