"""JSON Schema of trade-off tables: ``python -m certcheck.cost.tradeoffs.schema [DIRECTORY]``.

It describes the shape, so that editors complete keys and known words while typing; whether a term or a source exists
only the linter knows.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from certcheck.cost.reading import leaves
from certcheck.cost.tradeoffs import reading_freight, reading_levies, reading_options
from certcheck.cost.tradeoffs.loading import FORMAT, HEAD, LICENCE, SECTIONS
from certcheck.cost.tradeoffs.model import CARRIERS, FAMILIES
from certcheck.declaration.fields import FIELDS
from certcheck.declaration.schema import DIALECT
from certcheck.rules.reading.requirements import CONFIDENCES
from certcheck.rules.schema import DEFAULT_DIRECTORY

FILE = "tradeoffs.schema.json"
Schema = dict[str, Any]

_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
_WORDS: Schema = {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR, "minItems": 1}]}
_NUMBER: Schema = {"type": ["string", "number"]}
_FLAG: Schema = {"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no"]}]}
_PERCENT: Schema = {"type": "string", "pattern": r"^-?\d+(\.\d+)? ?%$", "description": "Per cent: '20 %'"}
_DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$", "description": "YYYY-MM-DD"}
_YEAR: Schema = {"type": ["integer", "string"]}
_ID: Schema = {"type": "string", "pattern": f"^{leaves.IDENTIFIER.pattern}$"}


def schema() -> Schema:
    """The schema of the three kinds of file, the same on every run."""
    kinds = {kind: _file(kind, sections) for kind, sections in SECTIONS.items()}
    choice = [{"if": {"properties": {"kind": {"enum": [kind]}}}, "then": {"$ref": f"#/$defs/{kind}"}} for kind in kinds]
    head: Schema = {"$schema": DIALECT, "title": f"certcheck {FORMAT}", "type": "object", "required": list(HEAD)}
    return {**head, "properties": {"kind": _enum(SECTIONS)}, "allOf": choice, "$defs": {**_shared(), **kinds}}


def schema_text() -> str:
    """The schema as its file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _file(kind: str, sections: Iterable[str]) -> Schema:
    shapes: Schema = {
        "certcheck": {"enum": [FORMAT]},
        "kind": {"enum": [kind]},
        "title": _ref("text"),
        "licence": {"enum": [LICENCE]},
        "reviewed-on": _DAY,
        "sources": {"type": "object", "additionalProperties": _ref("source")},
        **{section: _SECTIONS[kind, section] for section in sections},
    }
    return _mapping(shapes, (*HEAD, *sections))


def _shared() -> Schema:
    span = _mapping(dict.fromkeys(leaves.ENDS, _NUMBER), leaves.ENDS)
    money: Schema = {"currency": {"type": "string", "pattern": f"^{leaves.CURRENCY.pattern}$"}, "year": _YEAR}
    url = {"type": "string", "pattern": "^https?://"}
    return {
        "text": _mapping({"en": _SCALAR, "zh": _SCALAR}, ("en", "zh")),
        "source": _mapping({"title": _SCALAR, "url": url, "kind": _enum(leaves.SOURCE_KINDS)}, ("title", "kind")),
        "span": {"anyOf": [_NUMBER, span]},
        "price": {
            "anyOf": [
                _mapping({**dict.fromkeys(leaves.ENDS, _NUMBER), **money}, (*leaves.ENDS, *money)),
                _mapping({"amount": _NUMBER, **money}, ("amount", *money)),
            ]
        },
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _enum(words: Iterable[str]) -> Schema:
    return {"enum": list(words)}


def _some(words: Iterable[str]) -> Schema:
    one = _enum(words)
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


def _list(entries: Schema) -> Schema:
    return {"type": "array", "items": entries}


def _mapping(properties: Schema, required: Iterable[str] = ()) -> Schema:
    found: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    names = list(required)
    return {**found, "required": names} if names else found


def _entry(keys: Iterable[str], required: Iterable[str], **special: Schema) -> Schema:
    """A mapping of the common keys, with those of its own spelled with underscores."""
    own = {key.replace("_", "-").rstrip("-"): shape for key, shape in special.items()}
    return _mapping({key: own.get(key) or _COMMON[key] for key in keys}, required)


def _words_of(field: str) -> Schema:
    kind = FIELDS[field].kind
    return _some(kind.of.split("|") if kind is not None else ())


_COMMON: Schema = {
    "id": _ID,
    "place": _SCALAR,
    "title": _ref("text"),
    "text": _ref("text"),
    "claim": _ref("text"),
    "note": _ref("text"),
    "materials": _WORDS,
    "price": _ref("price"),
    "sources": _WORDS,
    "confidence": _enum(CONFIDENCES),
    "currency": {"type": "string", "pattern": f"^{leaves.CURRENCY.pattern}$"},
    "year": _YEAR,
    "clause": _SCALAR,
    "formats": _words_of("packaging.format"),
}
_PREMIUM = _entry(
    reading_options.PREMIUM_KEYS, reading_options.PREMIUM_KEYS, of=_enum(reading_options.PREMIUM_OF),
    low=_PERCENT, typical=_PERCENT, high=_PERCENT,
)  # fmt: skip
_REMARK = _entry(reading_options.REMARK_KEYS, ("text",))
_EVIDENCE = _entry(("place", *reading_options.EVIDENCE_REQUIRED), reading_options.EVIDENCE_REQUIRED, weeks=_ref("span"))
_OPTION = _entry(
    reading_options.OPTION_KEYS, reading_options.OPTION_REQUIRED, family=_enum(FAMILIES), replaces=_WORDS,
    except_=_WORDS, for_=_some(reading_options.USES), premium=_list(_PREMIUM), becomes=_SCALAR, food_contact=_FLAG,
    recycled_share=_PERCENT, remarks=_list(_REMARK), evidence=_list(_EVIDENCE),
)  # fmt: skip
_ROW = _entry(reading_levies.ROW_KEYS, reading_levies.ROW_REQUIRED, per_kg=_ref("span"), compostable=_FLAG)
_TARIFF = _entry(
    (*reading_levies.TARIFF_REQUIRED, "note"), reading_levies.TARIFF_REQUIRED,
    levels=_words_of("packaging.levels"), rows=_list(_ROW),
)  # fmt: skip
_TAX = _entry(
    reading_levies.TAX_KEYS, reading_levies.TAX_REQUIRED, per_kg=_ref("price"), recycled_free=_FLAG, reusable_free=_FLAG
)
_STANDING = _entry(reading_levies.STANDING_KEYS, ("standing", "text"), standing=_enum(reading_levies.STANDINGS))
_LAW = _entry(
    reading_levies.LAW_KEYS, reading_levies.LAW_KEYS, families=_some(FAMILIES), from_=_DAY, standings=_list(_STANDING)
)
_CHARGEABLE = _mapping(
    {"by": _enum(reading_freight.CHARGEABLE), "cm3-per-kg": _NUMBER, "kg-per-m3": _NUMBER, "m3": _NUMBER,
     "kg": _NUMBER},
    ("by",),
)  # fmt: skip
_MODE = _entry(
    (*reading_freight.MODE_REQUIRED, "note"), reading_freight.MODE_REQUIRED, carrier=_enum(CARRIERS),
    chargeable=_CHARGEABLE,
)  # fmt: skip
_DISTANCE = _entry(reading_freight.DISTANCE_KEYS, reading_freight.DISTANCE_KEYS, km=_NUMBER)
_ROUTE = _entry(
    (*reading_freight.ROUTE_REQUIRED, "note"), reading_freight.ROUTE_REQUIRED, from_=_SCALAR, to=_SCALAR,
    distances=_mapping(dict.fromkeys(CARRIERS, _DISTANCE)),
)  # fmt: skip
_FREIGHT = _entry(
    (*reading_freight.FREIGHT_REQUIRED, "note"), reading_freight.FREIGHT_REQUIRED, mode=_ID, route=_ID,
    days=_ref("span"),
)  # fmt: skip
_FACTOR = _mapping(dict.fromkeys(reading_freight.FACTOR_PARTS, _NUMBER), reading_freight.FACTOR_PARTS)
_SET = _entry(
    (*reading_freight.SET_REQUIRED, "note"), reading_freight.SET_REQUIRED, scope=_enum((reading_freight.SCOPE,)),
    unit=_enum((reading_freight.UNIT,)),
    factors=_mapping({carrier: {"anyOf": [_NUMBER, _FACTOR]} for carrier in CARRIERS}),
)  # fmt: skip
_KILO_PRICE = _entry(reading_options.PRICE_KEYS, reading_options.PRICE_KEYS)
_VERDICT = _entry(reading_options.VERDICT_KEYS, reading_options.VERDICT_KEYS)
_SECTIONS: dict[tuple[str, str], Schema] = {
    ("materials", "prices"): _list(_KILO_PRICE),
    ("materials", "options"): _list(_OPTION),
    ("materials", "tariffs"): _list(_TARIFF),
    ("materials", "taxes"): _list(_TAX),
    ("materials", "law"): _list(_LAW),
    ("materials", "verdicts"): _list(_VERDICT),
    ("freight", "modes"): _list(_MODE),
    ("freight", "routes"): _list(_ROUTE),
    ("freight", "prices"): _list(_FREIGHT),
    ("emissions", "default"): _ID,
    ("emissions", "sets"): _list(_SET),
}


def main(arguments: list[str]) -> None:
    """Write the schema into a directory."""
    directory = Path(arguments[0]) if arguments else DEFAULT_DIRECTORY
    (directory / FILE).write_text(schema_text(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
