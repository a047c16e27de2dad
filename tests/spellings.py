"""Ways to write SERVICE, and ways to write its letters without asking anybody: for an address of a listener."""

from __future__ import annotations

PATTERN = "{ ?s ?p ?o }"


def asking(address: str) -> dict[str, str]:
    """Queries that ask the server of an address, or try to, by what is odd about their spelling.

    Some are malformed: an engine is free to refuse them, but must not ask.
    """
    iri = f"<{address}>"
    service = f"SERVICE {iri} {PATTERN}"
    escaped = "".join(f"\\u{ord(one):04x}" for one in "SERVICE")
    return {
        "plain": f"SELECT * {{ {service} }}",
        "lower": f"SELECT * {{ {service.replace('SERVICE', 'service')} }}",
        "mixed": f"SELECT * {{ {service.replace('SERVICE', 'sErViCe')} }}",
        "silent": f"SELECT * {{ {service.replace('SERVICE', 'SERVICE SILENT')} }}",
        "silent-glued": f"SELECT * {{ SERVICESILENT{iri}{PATTERN} }}",
        "silent-lower-glued": f"SELECT * {{ servicesilent{iri}{PATTERN} }}",
        "glued-to-iri": f"SELECT * {{ SERVICE{iri}{PATTERN} }}",
        "tab": f"SELECT * {{ SERVICE\t{iri} {PATTERN} }}",
        "feed": f"SELECT *\n{{\nSERVICE\n{iri}\n{PATTERN}\n}}",
        "return": f"SELECT * {{ SERVICE\r{iri} {PATTERN} }}",
        "comment-between": f"SELECT * {{ SERVICE # <urn:x>\n{iri} {PATTERN} }}",
        "comment-glued": f"SELECT * {{ SERVICE#\n{iri} {PATTERN} }}",
        "comment-with-brace": f"SELECT * {{ # }}\n {service} }}",
        "comment-ended-by-return": f"SELECT * {{ #\r{service} #\n }}",
        "head-comment-ended-by-return": f"# hello\rSELECT * {{ {service} }}",
        "all-behind-a-return": f"#\rSELECT * {{ #\r{service} #\n SELECT }}",
        "less-than-comment": f"SELECT * {{ FILTER(1<2)SERVICE#>\n{iri} {PATTERN} }}",
        "less-than-in-bind": f"SELECT * {{ BIND(1<2 AS ?x)SERVICE#>\n{iri} {PATTERN} }}",
        "less-than-variables": f"SELECT * {{ FILTER(?a<?b)SERVICE#>\n{iri} {PATTERN} }}",
        "less-than-apostrophe": f"SELECT * {{ FILTER(1<2)SERVICE#'>\n{iri}{PATTERN} }}",
        "less-than-quote": f'SELECT * {{ FILTER(1<2)SERVICE#">\n{iri}{PATTERN} }}',
        "two-filters": f"SELECT * {{ FILTER(1<2)FILTER(3>2)SERVICE{iri}{PATTERN} }}",
        "less-or-equal": f"SELECT * {{ FILTER(1<=2)SERVICE#>\n{iri}{PATTERN} }}",
        "escaped-code-point": f"SELECT * {{ \\u0053ERVICE {iri} {PATTERN} }}",
        "escaped-long": f"SELECT * {{ \\U00000053ERVICE {iri} {PATTERN} }}",
        "escaped-all": f"SELECT * {{ {escaped} {iri} {PATTERN} }}",
        "escaped-middle": f"SELECT * {{ SER\\u0056ICE {iri} {PATTERN} }}",
        "escaped-iri": f"SELECT * {{ SERVICE <\\u0068{address[1:]}> {PATTERN} }}",
        "true-before": f"SELECT * {{ ?x ?y true.SERVICE {iri} {PATTERN} }}",
        "language-before": f"SELECT * {{ OPTIONAL{{ ?x ?y 'z'@en.{service} }} }}",
        "language-glued": f"SELECT * {{ {{?x ?y 'z'@en.}}{service} }}",
        "number-before": f"SELECT * {{ OPTIONAL {{ ?x ?y 1 . }}{service} }}",
        "limit-before": f"SELECT * {{ {{SELECT * {{}} LIMIT 1}}SERVICE{iri}{PATTERN} }}",
        "prefixed": f"PREFIX e: {iri} SELECT * {{ SERVICE e: {PATTERN} }}",
        "prefixed-glued": f"PREFIX e: {iri} SELECT * {{ SERVICEe:{PATTERN} }}",
        "prefix-like-it": f"PREFIX SERVICEe: {iri} SELECT * {{ SERVICEe:{PATTERN} }}",
        "both-prefixes": f"PREFIX e: {iri} PREFIX SERVICEe: {iri} SELECT * {{ SERVICEe:{PATTERN} }}",
        "prefix-empty": f"PREFIX : {iri} SELECT * {{ SERVICE:{PATTERN} }}",
        "prefix-service": f"PREFIX service: {iri} SELECT * {{ SERVICE service: {PATTERN} }}",
        "base": f"BASE {iri} SELECT * {{ SERVICE <> {PATTERN} }}",
        "variable": f"SELECT * {{ VALUES ?u {{ {iri} }} SERVICE ?u {PATTERN} }}",
        "variable-glued": f"SELECT * {{ VALUES ?u {{ {iri} }} SERVICE?u{PATTERN} }}",
        "variable-dollar": f"SELECT * {{ VALUES $u {{ {iri} }} SERVICE$u{PATTERN} }}",
        "variable-bound-late": f"SELECT * {{ BIND({iri} AS ?u) SERVICE SILENT ?u {PATTERN} }}",
        "name-with-quote": f"PREFIX e: <urn:e> SELECT * {{ OPTIONAL {{?a e:b\\'c 1}} {service} #'\n }}",
        "name-with-hash": f"PREFIX e: <urn:e> SELECT * {{ OPTIONAL {{?a e:b\\#c 1}} {service} }}",
        "long-string": f'SELECT * {{ BIND(\'\'\'a\'\'\' AS ?x) BIND("""\\"""" AS ?y) {service} }}',
        "string-with-service": f"SELECT * {{ BIND('SERVICE' AS ?x) {service} }}",
        "long-string-of-quotes": f"SELECT * {{ BIND('''it's \"\"\" ''' AS ?x) {service} }}",
        "string-with-hash": f"SELECT * {{ BIND('#' AS ?x) {service} }}",
        "iri-with-hash": f"SELECT * {{ OPTIONAL {{ ?x <urn:a#b> 1 }} {service} }}",
        "sub-select": f"SELECT * {{ {{ SELECT * {{ {{ SELECT ?s {{ {service} }} }} }} }} }}",
        "union": f"SELECT * {{ {{ }} UNION {{ {service} }} }}",
        "optional": f"SELECT * {{ OPTIONAL {{ {service} }} }}",
        "minus": f"SELECT * {{ BIND(1 AS ?s) MINUS {{ {service} }} }}",
        "exists": f"SELECT * {{ FILTER EXISTS {{ {service} }} }}",
        "not-exists": f"SELECT * {{ FILTER NOT EXISTS {{ {service} }} }}",
        "exists-in-bind": f"SELECT (EXISTS {{ {service} }} AS ?x) {{ }}",
        "graph": f"SELECT * {{ OPTIONAL {{ GRAPH ?g {{ {service} }} }} }}",
        "service-in-service": f"SELECT * {{ SERVICE {iri} {{ {service} }} }}",
        "having": f"SELECT (COUNT(*) AS ?n) {{ }} HAVING (EXISTS {{ {service} }})",
        "order-by": f"SELECT * {{ BIND(1 AS ?x) }} ORDER BY (EXISTS {{ {service} }})",
        "ask": f"ASK {{ {service} }}",
        "ask-glued": f"ASK{{SERVICE{iri}{PATTERN}}}",
        "construct": f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {service} }}",
        "describe": f"DESCRIBE ?s WHERE {{ {service} }}",
        "from": f"SELECT * FROM <urn:g> {{ {service} }}",  # noqa: S608
        "values-after": f"SELECT * {{ {service} }} VALUES ?z {{ 1 }}",
        "byte-order-mark": f"\N{ZERO WIDTH NO-BREAK SPACE}SELECT * {{ {service} }}",
        "lateral": f"SELECT * {{ LATERAL {{ {service} }} }}",
        "triple-term": f"SELECT * {{ OPTIONAL {{ <<?a ?b 1>> ?x 1 }} {service} }}",
        "user-in-address": f"SELECT * {{ SERVICE <{address.replace('://', '://me:secret@')}> {PATTERN} }}",
        "by-name": f"SELECT * {{ SERVICE <{address.replace('127.0.0.1', 'localhost')}> {PATTERN} }}",
        "by-number": f"SELECT * {{ SERVICE <{address.replace('127.0.0.1', '2130706433')}> {PATTERN} }}",
        "by-six": f"SELECT * {{ SERVICE <{address.replace('127.0.0.1', '[::ffff:127.0.0.1]')}> {PATTERN} }}",
    }


HARMLESS = {
    "in-a-string": "SELECT * { BIND('the Youth Service' AS ?x) }",
    "in-a-long-string": 'SELECT * { BIND("""SERVICE <http://e.org/> { ?s ?p ?o }""" AS ?x) }',
    "in-a-comment": "SELECT * { # SERVICE <http://e.org/> { ?s ?p ?o }\n BIND(1 AS ?x) }",
    "in-a-head-comment": "# units and SERVICE\nSELECT * { BIND(1 AS ?x) }",
    "in-an-iri": "SELECT * { BIND(<http://e.org/service/1> AS ?x) }",
    "in-a-variable": "SELECT ?service { BIND(1 AS ?service) }",
    "in-a-name": "PREFIX e: <urn:e:> SELECT * { BIND(e:serviceOf AS ?x) }",
    "in-a-prefix": "PREFIX service: <urn:e:> SELECT * { BIND(service:a AS ?x) }",
}
"""Queries with its letters that ask nobody, and have one row."""
