"""JSON Schema of price files: ``python -m certcheck.cost.schema [DIRECTORY]``.

It describes the shape, so that editors complete keys and known words while typing. Whether an id, a path or a term
exists only ``certcheck rules lint`` knows. YAML editors type scalars, so wherever a text is
meant a number is taken too.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from certcheck.cost.model import BASES, KINDS
from certcheck.cost.reading import files, items, leaves, parts
from certcheck.rules.model import TOPICS
from certcheck.rules.reading.requirements import CONFIDENCES
from certcheck.rules.schema import DEFAULT_DIRECTORY, schemas

FILE = "prices.schema.json"
Schema = dict[str, Any]

_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
_WORDS: Schema = {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR}]}
_NUMBER: Schema = {"type": ["string", "number"]}
_MONTHS: Schema = {"type": ["integer", "string"], "description": "Months, at least 1"}
_DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$", "description": "YYYY-MM-DD"}
_ID: Schema = {"type": "string", "pattern": f"^{leaves.IDENTIFIER.pattern}$"}
_CURRENCY: Schema = {"type": "string", "pattern": f"^{leaves.CURRENCY.pattern}$"}
_DEFINITIONS = ("text", "condition", "expected", "reference", "operand")
"""What price files share with rulesets."""


def schema() -> Schema:
    """The schema of a price file, the same on every run. A file of quotes needs nothing but its first line."""
    ruleset = schemas()["ruleset.schema.json"]
    properties: Schema = {
        "certcheck": {"enum": [files.FORMAT]},
        "title": _ref("text"),
        "licence": _SCALAR,
        "reviewed-on": _DAY,
        "sources": {"type": "object", "additionalProperties": _source()},
        "items": _list({"anyOf": [_item(), _quote()]}),
        "needs": _list(_need()),
        "defaults": _mapping(dict.fromkeys(TOPICS, _ID)),
        "sharing": _list(_sharing()),
        "recognition": _list(_recognition()),
        "subsidies": _list(_subsidy()),
    }
    body = _mapping({key: properties[key] for key in files.KEYS}, ("certcheck",))
    definitions = {name: ruleset["$defs"][name] for name in _DEFINITIONS}
    head = {"$schema": ruleset["$schema"], "title": f"certcheck {files.FORMAT}"}
    return {**head, **body, "$defs": {**definitions, "price": _price(("currency", "year")), "range": _range(_NUMBER)}}


def schema_text() -> str:
    """The schema as its file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _enum(words: Iterable[str], default: str = "") -> Schema:
    return {"enum": list(words), **({"default": default} if default else {})}


def _list(entries: Schema) -> Schema:
    return {"type": ["array", "null"], "items": entries}


def _mapping(properties: Schema, required: Iterable[str] = ()) -> Schema:
    found: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    names = list(required)
    return {**found, "required": names} if names else found


def _source() -> Schema:
    url = {"type": "string", "pattern": "^https?://"}
    return _mapping({"title": _SCALAR, "url": url, "kind": _enum(leaves.SOURCE_KINDS)}, ("title", "kind"))


def _range(number: Schema) -> Schema:
    return _mapping(dict.fromkeys(leaves.ENDS, number), leaves.ENDS)


def _price(required: Iterable[str]) -> Schema:
    common: Schema = {"currency": _CURRENCY, "year": {"type": ["integer", "string"]}}
    span = _mapping({**dict.fromkeys(leaves.ENDS, _NUMBER), **common}, (*leaves.ENDS, *required))
    return {"anyOf": [{"enum": ["none"]}, span, _mapping({"amount": _NUMBER, **common}, ("amount", *required))]}


def _item() -> Schema:
    return _mapping({key: _ITEM[key] for key in items.KEYS}, items.REQUIRED)


def _quote() -> Schema:
    """A quote of the user's own for an item of the book."""
    return _mapping({key: _ITEM[key] for key in items.QUOTE_KEYS}, ("id",))


def _window() -> Schema:
    month = {"type": ["integer", "string"]}
    months = _mapping(
        {"kind": {"enum": ["months"]}, "months": {"anyOf": [month, {"type": "array", "items": month}]},
         "years": _enum(items.YEARS, "every")},
        ("kind", "months"),
    )  # fmt: skip
    before = {"kind": {"enum": ["before"]}, "date": _SCALAR, "months": _MONTHS}
    return {"anyOf": [months, _mapping(before, ("kind", "date", "months"))]}


def _need() -> Schema:
    closes = _enum(parts.CLOSES)
    shapes: Schema = {
        "id": _ID,
        "title": _ref("text"),
        "items": _WORDS,
        "where": _ref("condition"),
        "for": {"anyOf": [closes, {"type": "array", "items": closes, "minItems": 1}]},
        "recognition": _ID,
    }
    way = _mapping({key: shapes[key] for key in parts.WAY_KEYS}, parts.WAY_REQUIRED)
    ways = {"type": "array", "items": way, "minItems": 1}
    return _mapping({"id": _ID, "title": _ref("text"), "ways": ways}, parts.NEED_KEYS)


def _sharing() -> Schema:
    payable = {"anyOf": [_NUMBER, _ref("range")], "description": "Share of the price that is left: '50 %' or 0.5"}
    shapes: Schema = {**_common(), "from": _ID, "to": _WORDS, "still-payable": payable, "recognition": _ID}
    return _mapping({key: shapes[key] for key in parts.SHARING_KEYS}, parts.SHARING_REQUIRED)


def _recognition() -> Schema:
    shapes: Schema = {
        **_common(),
        "target": {**_SCALAR, "description": "A place (eu, us/ca) or a scheme (cn/green-food)"},
        "for": {**_WORDS, "description": "Ids of items or needs"},
        "accepts": _ref("text"),
        "refuses": _ref("text"),
        "held": _ref("condition"),
    }
    return _mapping({key: shapes[key] for key in parts.RECOGNITION_KEYS}, parts.RECOGNITION_REQUIRED)


def _subsidy() -> Schema:
    money = _price(("currency",))
    shapes: Schema = {
        **_common(),
        "place": _SCALAR,
        "items": _WORDS,
        "share": _NUMBER,
        "most": money,
        "amount": money,
        "from": _DAY,
        "until": _DAY,
    }
    return _mapping({key: shapes[key] for key in parts.SUBSIDY_KEYS}, parts.SUBSIDY_REQUIRED)


def _common() -> Schema:
    return {
        "id": _ID,
        "title": _ref("text"),
        "condition": _ref("text"),
        "sources": _WORDS,
        "confidence": _enum(CONFIDENCES),
    }


_ITEM: dict[str, Schema] = {
    **_common(),
    "kind": _enum(KINDS),
    "price": _ref("price"),
    "basis": {**_enum(BASES), "description": "What the price is per"},
    "own-hours": {**_ref("range"), "description": "Hours of the company's own staff"},
    "count": _mapping({"list": _SCALAR, "where": _ref("condition")}, ("list",)),
    "place": {**_SCALAR, "description": "The place it belongs to: eu/es"},
    "every": {**_MONTHS, "description": "Months between payments"},
    "first": {**_MONTHS, "description": "Months until the first of these payments"},
    "validity": {**_MONTHS, "description": "Months after which it has to be bought again"},
    "lead": {**_ref("range"), "description": "Weeks from order to result"},
    "after": _WORDS,
    "brings": _WORDS,
    "where": {**_ref("condition"), "description": "For such products only"},
    "held": {**_ref("condition"), "description": "Where it is true, nothing has to be bought"},
    "contingency": _mapping({"probability": _NUMBER, "item": _ID, "condition": _ref("text")}, ("probability", "item")),
    "window": _window(),
    "payer": _enum(items.PAYERS, "manufacturer"),
    "clause": _SCALAR,
    "note": _ref("text"),
}


def main(arguments: list[str]) -> None:
    """Write the schema into a directory."""
    directory = Path(arguments[0]) if arguments else DEFAULT_DIRECTORY
    (directory / FILE).write_text(schema_text(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
