"""Formulas as JSON Schemas of typed facts: a document is valid when the formula holds."""

from __future__ import annotations

from typing import Any, assert_never

from benchmarks.workload.formulas import AnyOf, Compare, Every, Exists, Formula, Has, Not, OneOf, Path

Schema = dict[str, Any]

_KEYWORDS = {"<=": "maximum", ">=": "minimum", "==": "const"}


def schema_of(formula: Formula) -> Schema:
    match formula:
        case Compare(path, op, value):
            test: Schema = {"not": {"const": value}} if op == "!=" else {_KEYWORDS[op]: value}
            return _at(path, test)
        case OneOf(path, words):
            return _at(path, {"enum": list(words)} if len(words) > 1 else {"const": words[0]})
        case Has(path, word):
            return _at(path, {"contains": {"const": word}})
        case Every(items):
            return {"allOf": [schema_of(item) for item in items]}
        case AnyOf(items):
            return {"anyOf": [schema_of(item) for item in items]}
        case Not(item):
            return {"not": schema_of(item)}
        case Exists(section, item):
            return _at(("facts", section, "entries"), {"contains": schema_of(item)})
        case _:
            assert_never(formula)


def _at(path: Path, test: Schema) -> Schema:
    for part in reversed(path[1:]):
        test = {"properties": {part: test}}
    return test
