"""JSON Schemas of rulesets, cases and tables: ``python -m certcheck.rules.schema [DIRECTORY]``.

They describe the shape, so that editors complete keys and known words while typing. What a path, a term or a unit
means, and whether a condition can hold, only ``certcheck rules lint`` knows. YAML editors type scalars, so wherever a
text is meant a number or a flag is taken too.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from certcheck.declaration.fields import FIELDS
from certcheck.declaration.schema import DIALECT
from certcheck.declaration.schema import schema as declaration_schema
from certcheck.rules import cases as cases_model
from certcheck.rules.model import ANCHORS, OBLIGATIONS, TOPICS
from certcheck.rules.paths import subjects
from certcheck.rules.reading import requirements as requirement_keys
from certcheck.rules.reading import rulesets as ruleset_keys
from certcheck.rules.reading import shared as shared_keys
from certcheck.rules.reading import tables as table_keys
from certcheck.rules.reading.conditions import ARGUMENTS
from certcheck.rules.reading.facts import COMPARATORS, OPERATORS
from certcheck.rules.reading.limits import STATISTICS

DEFAULT_DIRECTORY = Path("docs/schemas")
Schema = dict[str, Any]

_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
_WORDS: Schema = {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR, "minItems": 1}]}
_FLAG: Schema = {"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no", "true", "false"]}]}
_DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$", "description": "YYYY-MM-DD"}
_URL: Schema = {"type": "string", "pattern": "^https?://"}
_ID: Schema = {"type": "string", "pattern": f"^{requirement_keys.IDENTIFIER.pattern}$"}


def schemas() -> dict[str, Schema]:
    """The schemas by file name, the same on every run."""
    return {
        "ruleset.schema.json": _ruleset(),
        "cases.schema.json": _cases(),
        "table.schema.json": _table(),
    }


def schema_texts() -> dict[str, str]:
    """The schemas as their files hold them."""
    return {name: json.dumps(found, ensure_ascii=False, indent=2) + "\n" for name, found in schemas().items()}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(items: Schema, least: int = 0) -> Schema:
    return {"type": "array", "items": items, **({"minItems": least} if least else {})}


def _enum(words: Iterable[str], default: str = "", description: str = "") -> Schema:
    found: Schema = {"enum": list(words)}
    if default:
        found["default"] = default
    return {**found, "description": description} if description else found


def _mapping(properties: Schema, required: Iterable[str] = ()) -> Schema:
    found: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    names = list(required)
    return {**found, "required": names} if names else found


def _head(title: str) -> Schema:
    return {"$schema": DIALECT, "title": f"certcheck {title}"}


# --- rulesets -------------------------------------------------------------------------------------------------


def _ruleset() -> Schema:
    instrument = _mapping(
        {"name": _ref("text"), "reference": _SCALAR, "url": _URL, "language": _SCALAR, "note": _SCALAR},
        ("name", "reference", "url", "language"),
    )
    encoded = _mapping({"clause": _SCALAR, "by": _WORDS, "why": _ref("text")}, ("clause", "by"))
    other = _mapping({"clause": _SCALAR, "by": _WORDS, "why": _ref("text")}, ("clause", "why"))
    parity = {key: _nullable(_list(encoded if key == "encoded" else other)) for key in ruleset_keys.PARITY}
    properties: Schema = {
        "ruleset": {**_ID, "description": "<market>/<name>; ids of requirements start with it"},
        "format": _enum((ruleset_keys.FORMAT,)),
        "title": _ref("text"),
        "instrument": instrument,
        "jurisdiction": {**_SCALAR, "description": "A place (eu, us/ca) or a scheme (cn/green-food)"},
        "kind": _enum(ruleset_keys.KINDS),
        "version": _SCALAR,
        "licence": _SCALAR,
        "reviewed-on": _DAY,
        "review-by": _DAY,
        "parity": _mapping(parity, ("encoded", "not-encoded")),
        "scope": _ref("condition"),
        "defaults": _mapping({key: _KEYS[key] for key in requirement_keys.DEFAULT_KEYS}),
        "derived": _nullable(_list(_named(cited=False))),
        "other-regime": _nullable(_list(_named(cited=True))),
        "requirements": _nullable(_list(_ref("requirement"))),
        "note": _SCALAR,
    }
    definitions = {**_shared_definitions(), "requirement": _requirement()}
    body = _mapping({key: properties[key] for key in ruleset_keys.KEYS}, ruleset_keys.ALWAYS_REQUIRED)
    needs = {"required": [key for key in ruleset_keys.REQUIRED if key not in ruleset_keys.ALWAYS_REQUIRED]}
    whole = {"if": {"required": ["requirements"]}, "then": needs}
    return {**_head("ruleset/1"), **body, **whole, "$defs": definitions}


def _requirement() -> Schema:
    """Keys that ``defaults`` may state are not required here: a schema cannot see across."""
    needed = [key for key in requirement_keys.REQUIRED if key not in requirement_keys.DEFAULT_KEYS]
    return _mapping({key: _KEYS[key] for key in requirement_keys.KEYS}, needed)


def _named(*, cited: bool) -> Schema:
    subject: Schema = {} if cited else {"subject": _enum(subjects())}
    properties = {"id": _ID, "title": _ref("text"), "when": _ref("condition"), "cite": _ref("cite"), "note": _SCALAR}
    return _mapping({**properties, **subject}, ("id", "title", "when", *(("cite",) if cited else ())))


_KEYS: dict[str, Schema] = {
    "id": _ID,
    "title": _ref("text"),
    "explain": _ref("text"),
    "remedy": _ref("text"),
    "evidence": _ref("text"),
    "ask": {**_ref("text"), "description": "The question when undetermined, where the generated one is not clear"},
    "topic": _enum(TOPICS),
    "obligation": _enum(OBLIGATIONS),
    "cite": _ref("cite"),
    "confidence": _enum(requirement_keys.CONFIDENCES, description="How sure the source is"),
    "read": _enum(requirement_keys.READ, description="What was read for this rule"),
    "source": _ref("source"),
    "reviewed-on": _DAY,
    "applies": _ref("applies"),
    "subject": _enum(subjects(), "product", "One finding per entry of this list"),
    "each-place": {**_SCALAR, "description": "One finding per place inside this one"},
    "where": {**_ref("condition"), "description": "Which subjects the rule is about"},
    "require": {**_ref("condition"), "description": "What must hold for each of them"},
    "yields-to": _list(_mapping({"requirement": _ID, "when": _enum(("applies", "met"))}, ("requirement", "when"))),
    "kind": _enum(requirement_keys.KINDS, "duty"),
    "addressee": {**_SCALAR, "description": "Role whose duty it is"},
    "bundle": _mapping({"id": _SCALAR, "option": _SCALAR}, ("id", "option")),
    "status": _mapping(
        {"kind": _enum(requirement_keys.STATUSES), "since": _DAY, "note": _ref("text")}, ("kind", "note")
    ),
    "severity": _enum(requirement_keys.SEVERITIES, "major"),
    "prices": _WORDS,
}


def _shared_definitions() -> dict[str, Schema]:
    act = _mapping({"act": _SCALAR, "plus": _SCALAR}, ("act",))
    several = _list({"anyOf": [_DAY, act]}, least=2)
    tail = _mapping({"anchor": _enum(ANCHORS), "until": _ref("rule-date")}, ("anchor",))
    return {
        "text": _mapping({"en": _SCALAR, "zh": _SCALAR}, ("en", "zh")),
        "cite": _mapping({"clause": _SCALAR, "url": _URL}),
        "source": _mapping({"title": _SCALAR, "url": _URL}),
        "applies": _mapping(
            {
                "anchor": _enum(ANCHORS, "placed"),
                "from": _ref("rule-date"),
                "until": _ref("rule-date"),
                "tail": tail,
            }
        ),
        "rule-date": {
            "anyOf": [
                _DAY,
                {"enum": ["none", "open"]},
                act,
                _mapping({"later-of": several}, ("later-of",)),
                _mapping({"earlier-of": several}, ("earlier-of",)),
            ]
        },
        **_condition_definitions(),
    }


# --- conditions -----------------------------------------------------------------------------------------------


def _condition_definitions() -> dict[str, Schema]:
    by = {"type": "object", "additionalProperties": {"anyOf": [_SCALAR, _ref("reference"), _value()]}}
    fact = _mapping({"fact": _SCALAR, "times": _SCALAR, "plus": _SCALAR}, ("fact",))
    table = _mapping(
        {"table": _SCALAR, "column": {"anyOf": [_SCALAR, _ref("reference")]}, "by": by}, ("table", "column")
    )
    return {
        "condition": _condition(),
        "expected": _expected(),
        "reference": {"anyOf": [fact, table]},
        "operand": {"anyOf": [_SCALAR, _ref("reference")]},
    }


def _value() -> Schema:
    return _mapping({"value": _SCALAR}, ("value",))


def _condition() -> Schema:
    """A mapping of forms and paths. Known forms and product-level paths are named, so that editors offer them."""
    properties = {**{path: _ref("expected") for path in _paths()}, **_forms()}
    return {
        "type": "object",
        "minProperties": 1,
        "properties": properties,
        "additionalProperties": _ref("expected"),
        "description": "Forms and fact tests, all of which must hold",
    }


def _paths() -> list[str]:
    """Paths of single values of the product; fields of entries are bare and open."""
    lists = [path for path, field in FIELDS.items() if field.many]
    return [
        path
        for path, field in FIELDS.items()
        if field.kind is not None and not any(path.startswith(f"{above}.") for above in lists)
    ]


def _forms() -> dict[str, Schema]:
    """Every form with its arguments. An argument may also be a field's name, then its value is what the field takes."""
    conditions, condition = _list(_ref("condition"), least=1), _ref("condition")
    limit = _ref("operand")
    route = _mapping({"name": _ref("text"), "needs": condition}, ("name", "needs"))
    total = _mapping({"sum": _SCALAR, "where": condition}, ("sum",))
    names = {"type": "object", "additionalProperties": {"anyOf": [_SCALAR, _ref("reference"), total, _value()]}}
    forms: dict[str, Schema] = {
        "all": conditions,
        "any": conditions,
        "not": condition,
        "certain": condition,
        "always": _FLAG,
        "some": _SCALAR,
        "none": _SCALAR,
        "each": _SCALAR,
        "descending": _SCALAR,
        "by": _SCALAR,
        "where": condition,
        "must": condition,
        "substance": _SCALAR,
        "each-of": _SCALAR,
        "sum-of": _SCALAR,
        "weights": _ref("reference"),
        "not-detected": limit,
        "in": _SCALAR,
        "statistic": _enum(STATISTICS),
        "limits": _SCALAR,
        "column": limit,
        "compare": _enum(COMPARATORS),
        "measured": _SCALAR,
        "let": names,
        "formula": _SCALAR,
        "or-measured": _SCALAR,
        "is": _WORDS,
        "sold-in": _ref("expected"),
        "not-added": _ref("expected"),
        "exempt": _SCALAR,
        "for": _SCALAR,
        "requirement": _ID,
        "routes": _list(route, least=2),
        **dict.fromkeys(COMPARATORS, limit),
    }
    missing = {name for form in ARGUMENTS.items() for name in (form[0], *form[1])} - forms.keys() - {"basis"}
    assert not missing, missing
    return forms


def _expected() -> Schema:
    operators = {name for known in OPERATORS.values() for name in known}
    shapes: Schema = {name: {"anyOf": [_WORDS, _ref("reference")]} for name in sorted(operators)}
    shapes["present"] = _FLAG
    reference = {"fact": _SCALAR, "times": _SCALAR, "plus": _SCALAR}
    table = {"table": _SCALAR, "column": _ref("operand"), "by": {"type": "object"}}
    return {"anyOf": [_WORDS, _mapping({**shapes, **reference, **table})]}


def _nullable(schema: Schema) -> Schema:
    """An empty value is as good as an empty list; a list says so in its type, for better messages in editors."""
    if schema.get("type") == "array":
        return {**schema, "type": ["array", "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


# --- cases ----------------------------------------------------------------------------------------------------


def _cases() -> Schema:
    facts = declaration_schema()
    definitions: Schema = facts["$defs"]
    outcome = _enum(cases_model.OUTCOMES)
    entry = {key: outcome if key in ("outcome", "forecast") else _SCALAR for key in cases_model.EXPECT_KEYS}
    expect = {
        "anyOf": [
            _enum((*cases_model.OUTCOMES, cases_model.NO_FINDING)),
            {"type": "object", "additionalProperties": outcome, "description": "Subject to outcome"},
            _list(_mapping(entry, ("outcome",))),
        ]
    }
    variant = {
        "case": _SCALAR,
        "change": {"type": "object", "description": "Path to new value; '+' adds an entry, an empty value takes away"},
        "as-of": _DAY,
        "expect": expect,
    }
    case = {
        "requirement": _ID,
        "case": {**_SCALAR, "description": "What the case shows, in a few words"},
        "base": _WORDS,
        "facts": _nullable(_ref("case-facts")),
        "as-of": _DAY,
        "target": _SCALAR,
        "expect": expect,
        "variants": _list(_mapping(variant, ("change", "expect"))),
        "note": _SCALAR,
    }
    properties: Schema = {
        "cases-for": _ID,
        "as-of": _DAY,
        "bases": {"type": "object", "additionalProperties": _nullable(_ref("case-facts"))},
        "cases": _list(_mapping({key: case[key] for key in cases_model.CASE_KEYS}, ("requirement", "case", "expect"))),
        "format": _SCALAR,
        "note": _SCALAR,
        "licence": _SCALAR,
    }
    whole = {
        "type": "object",
        "description": "Facts of a declaration",
        "additionalProperties": False,
        "properties": {key: value for key, value in facts["properties"].items() if key != "certcheck"},
    }
    body = _mapping({key: properties[key] for key in cases_model.KEYS}, ("cases-for", "cases"))
    return {**_head("cases/1"), **body, "$defs": {**definitions, "case-facts": whole}}


# --- tables ---------------------------------------------------------------------------------------------------


def _table() -> Schema:
    """A table of values, or one of the shared files: acts, formats, wordings."""
    kinds = ("table", "acts", "formats", "wordings")
    parts = (_value_table(), _shared("acts", _act()), _shared("formats", _format()), _shared("wordings", _wording()))
    branches: list[Schema] = [
        {"if": {"required": [kind]}, "then": part} for kind, part in zip(kinds, parts, strict=True)
    ]
    names = sorted({name for part in parts for name in part["properties"]})
    return {
        **_head("tables/1"),
        "type": "object",
        "properties": {name: {} for name in names},
        "anyOf": [{"required": [kind]} for kind in kinds],
        "allOf": branches,
        "$defs": {"text": _mapping({"en": _SCALAR, "zh": _SCALAR}, ("en", "zh")), "source": _shared_source()},
    }


def _shared_source() -> Schema:
    return _mapping({"title": _SCALAR, "url": _URL}, ("title",))


def _value_table() -> Schema:
    band = _mapping(dict.fromkeys(COMPARATORS, _SCALAR))
    value = {"anyOf": [_WORDS, {"type": "null"}, band, _ref("source")]}
    properties: Schema = {
        "table": _SCALAR,
        "title": _ref("text"),
        "licence": _SCALAR,
        "source": _ref("source"),
        "reviewed-on": _DAY,
        "review-by": _DAY,
        "confidence": _enum(requirement_keys.CONFIDENCES),
        "read": _enum(requirement_keys.READ),
        "closed": {"anyOf": [_enum(table_keys.CLOSED), {"type": "boolean"}]},
        "key": {"type": "object", "additionalProperties": _SCALAR, "minProperties": 1},
        "columns": {"type": "object", "additionalProperties": _SCALAR, "minProperties": 1},
        "rows": _list({"type": "object", "additionalProperties": value}),
        "default": {"type": "object", "additionalProperties": value},
        "format": _SCALAR,
        "note": _SCALAR,
    }
    return _mapping({key: properties[key] for key in table_keys.KEYS}, table_keys.REQUIRED)


def _shared(key: str, entry: Schema) -> Schema:
    head: Schema = dict.fromkeys(shared_keys.HEAD, _SCALAR)
    head.update({"title": _ref("text"), "reviewed-on": _DAY, "review-by": _DAY, "source": _ref("source")})
    return _mapping({key: _list(entry), **head}, (key,))


def _act() -> Schema:
    date_or_unknown = {"anyOf": [_DAY, {"enum": ["unknown"]}]}
    shapes = {"id": _SCALAR, "title": _ref("text"), "date": date_or_unknown, "source": _ref("source"), "note": _SCALAR}
    return _mapping({key: shapes[key] for key in shared_keys.ACT_KEYS}, ("id", "title", "date"))


def _format() -> Schema:
    shapes: Schema = dict.fromkeys(shared_keys.FORMAT_KEYS, _SCALAR)
    shapes.update({"title": _ref("text"), "right": _WORDS, "wrong": _WORDS, "source": _ref("source")})
    return _mapping(shapes, ("id", "title", "pattern"))


def _wording() -> Schema:
    shapes: Schema = dict.fromkeys(shared_keys.WORDING_KEYS, _SCALAR)
    shapes.update({"title": _ref("text"), "texts": _WORDS, "look-alikes": _WORDS, "source": _ref("source")})
    return _mapping(shapes, ("id", "texts"))


def main(arguments: list[str]) -> None:
    """Write the schemas into a directory."""
    directory = Path(arguments[0]) if arguments else DEFAULT_DIRECTORY
    for name, text in schema_texts().items():
        (directory / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
