package datapackage_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators/datapackage"
)

func TestConstraints(t *testing.T) {
	for _, c := range []struct{ name, field, data, want string }{
		{"required", `"constraints":{"required":true}`, "x\n\"\"\n", "x|-!invalid 3:1 /resources/t/schema/fields/a \"\" is missing, and is required"},
		{"not required", `"type":"integer"`, "\"\"\n1\n", "-|1"},
		{"unique", `"type":"number","constraints":{"unique":true}`, "1\n1.0\n10e-1\n\"\"\n\"\"\n2\n", "1|1.0!duplicate 3:1 /resources/t/schema/fields/a the value of a field whose values are unique stands in row 1 too|10e-1!duplicate 4:1 /resources/t/schema/fields/a the value of a field whose values are unique stands in row 1 too|-|-|2"},
		{"bounds", `"type":"number","constraints":{"minimum":-1.50,"maximum":"1e2"}`, "-1.5\n-1.5000001\n99.999999999999999999999999\n100\n100.00000000000000000001\n0\nNaN\n", "-1.5|-1.5000001!invalid 3:1 /resources/t/schema/fields/a \"-1.5000001\" is less than is allowed|99.999999999999999999999999|100|100.00000000000000000001!invalid 6:1 /resources/t/schema/fields/a \"100.00000000000000000001\" is more than is allowed|0|NaN!invalid 8:1 /resources/t/schema/fields/a \"NaN\" cannot be compared with the bounds"},
		{"exclusive bounds", `"type":"integer","constraints":{"exclusiveMinimum":0,"exclusiveMaximum":"10"}`, "1\n0\n-0\n9\n10\n", "1|0!invalid 3:1 /resources/t/schema/fields/a \"0\" is less than is allowed|-0!invalid 4:1 /resources/t/schema/fields/a \"-0\" is less than is allowed|9|10!invalid 6:1 /resources/t/schema/fields/a \"10\" is more than is allowed"},
		{"bounds in the form of the field", `"type":"number","decimalChar":",","constraints":{"minimum":1.5,"maximum":"2,5"}`, "\"1,4\"\n\"2,5\"\n", "1,4!invalid 2:1 /resources/t/schema/fields/a \"1,4\" is less than is allowed|2.5"},
		{"dates", `"type":"date","format":"%d/%m/%Y","constraints":{"minimum":"02/01/2015"}`, "01/01/2015\n02/01/2015\n", "01/01/2015!invalid 2:1 /resources/t/schema/fields/a \"01/01/2015\" is less than is allowed|2015-01-02"},
		{"times of one moment", `"type":"datetime","constraints":{"maximum":"2015-01-01T12:00:00Z"}`, "2015-01-01T13:00:00+01:00\n2015-01-01T13:00:00Z\n", "2015-01-01T13:00:00+01:00|2015-01-01T13:00:00Z!invalid 3:1 /resources/t/schema/fields/a \"2015-01-01T13:00:00Z\" is more than is allowed"},
		{"years", `"type":"year","constraints":{"minimum":1900}`, "1899\n1900\n-0044\n", "1899!invalid 2:1 /resources/t/schema/fields/a \"1899\" is less than is allowed|1900|-0044!invalid 4:1 /resources/t/schema/fields/a \"-0044\" is less than is allowed"},
		{"months", `"type":"yearmonth","constraints":{"maximum":"2015-06"}`, "2015-06\n2015-07\n2014-12\n", "2015-06|2015-07!invalid 3:1 /resources/t/schema/fields/a \"2015-07\" is more than is allowed|2014-12"},
		{"lengths", `"type":"string","constraints":{"minLength":2,"maxLength":3}`, "a\néé\nabcd\n", "a!invalid 2:1 /resources/t/schema/fields/a \"a\" is too short|éé|abcd!invalid 4:1 /resources/t/schema/fields/a \"abcd\" is too long"},
		{"elements", `"type":"array","constraints":{"minLength":1,"maxLength":2}`, "[]\n\"[1,[2,3]]\"\n\"[\"\"a,b\"\",2,3]\"\n[[]]\n", "[]!invalid 2:1 /resources/t/schema/fields/a \"[]\" is too short|[1,[2,3]]|[\"a,b\",2,3]!invalid 4:1 /resources/t/schema/fields/a \"[\\\"a,b\\\",2,3]\" is too long|[[]]"},
		{"pattern of the whole", `"type":"string","constraints":{"pattern":"[A-Z]{2}|x"}`, "MA\nMAR\nx\n", "MA|MAR!invalid 3:1 /resources/t/schema/fields/a \"MAR\" does not match the pattern|x"},
		{"anchored pattern", `"type":"string","constraints":{"pattern":"^a.*$"}`, "apple\norange\n", "apple|orange!invalid 3:1 /resources/t/schema/fields/a \"orange\" does not match the pattern"},
		{"a pattern that Go does not have", `"type":"string","constraints":{"pattern":"(?=a)b"}`, "x\n", "x|component: pattern of field \"a\" (1), first /resources/t/schema/fields/a: not a regular expression of RE2; it is not checked"},
		{"a huge pattern", `"type":"string","constraints":{"pattern":"(a{1000}){1000}"}`, "x\n", "x|component: pattern of field \"a\" (1), first /resources/t/schema/fields/a: not a regular expression of RE2; it is not checked"},
		{"a large pattern", `"type":"string","constraints":{"pattern":"a{900}b{900}"}`, "x\n", "x|component: pattern of field \"a\" (1), first /resources/t/schema/fields/a: it is too large to be checked"},
		{"enum", `"type":"number","constraints":{"enum":["1",2.50]}`, "1.0\n2.5\n3\n", "1.0|2.5|3!invalid 4:1 /resources/t/schema/fields/a \"3\" is not one of the allowed values"},
		{"enum of truths", `"type":"boolean","trueValues":["oui"],"falseValues":["non"],"constraints":{"enum":[true]}`, "oui\nnon\n", "true|non!invalid 3:1 /resources/t/schema/fields/a \"non\" is not one of the allowed values"},
		{"categories", `"type":"integer","categories":[{"value":0,"label":"no"},{"value":1}]`, "0\n+1\n2\n", "0|+1|2!invalid 4:1 /resources/t/schema/fields/a \"2\" is not one of the allowed values"},
		{"missing values", `"type":"number","missingValues":["-",{"value":"NA","label":"none"}]`, "-\n1\n", "-|1"},
		{"no missing values", `"type":"string","missingValues":[]`, "\"\"\n", ""},
		{"unknown type", `"type":"float"`, "x\n", "x|component: type \"float\" of field \"a\" (1), first /resources/t/schema/fields/a: the standard does not have it; values are read as they are"},
		{"unknown format", `"type":"date","format":"%Q"`, "x\n", "x|component: format \"%Q\" of field \"a\" (1), first /resources/t/schema/fields/a: an unknown pattern; values are read as they are"},
		{"a bound that is none", `"type":"integer","constraints":{"minimum":"x"}`, "5\n", "5|component: bound \"x\" of field \"a\" (1), first /resources/t/schema/fields/a: values of this type are not compared with it"},
		{"jsonSchema", `"type":"object","constraints":{"jsonSchema":{"type":"object"}}`, "{}\n", "{}|component: jsonSchema of field \"a\" (1), first /resources/t/schema/fields/a: it is not checked"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := show(table(fields(`{"name":"a",`+c.field+`}`), "a\n"+c.data), datapackage.Limits{}); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
