"""The JSON Schema of a declaration, generated from the model: ``python -m certcheck.declaration.schema [FILE]``.

It describes the shape, so that editors complete and check while typing. Fixed words are listed in their usual
spelling; the reader also takes other letter case. What a value means, and what contradicts what, only the reader
knows.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from certcheck.declaration.fields import NOT_FACTS
from certcheck.declaration.model import FORMAT, Declaration
from certcheck.declaration.section import Part, Section
from certcheck.declaration.spec import REQUIRED, Form, Spec
from certcheck.declaration.values import ABSENCE_WORDS, Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DEFAULT_FILE = Path("docs/schemas/declaration.schema.json")

_SCALAR = {"type": ["string", "number", "boolean"]}
_NULL = {"type": "null"}
_SHARED: dict[str, Any] = {
    "value": {**_SCALAR, "type": [*_SCALAR["type"], "null"]},
    "values": {"anyOf": [{"$ref": "#/$defs/value"}, {"type": "array", "items": _SCALAR}]},
}


def schema() -> dict[str, Any]:
    """The schema as a plain mapping, the same on every run."""
    definitions: dict[str, Any] = dict(_SHARED)
    root = _mapping(Declaration, definitions)
    definitions["facts"] = {
        "type": "object",
        "description": "Facts of the declaration that differ; lists whose entries have ids merge entry by entry",
        "additionalProperties": False,
        "properties": {key: value for key, value in root["properties"].items() if key not in NOT_FACTS},
    }
    head = {"$schema": DIALECT, "title": f"certcheck {FORMAT}"}
    return {**head, **root, "$defs": dict(sorted(definitions.items()))}


def schema_text() -> str:
    """The schema as the file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _mapping(model: type[Part], definitions: dict[str, Any]) -> dict[str, Any]:
    properties, required = {}, []
    for spec in model.specs.values():
        shape = _field(spec, definitions)
        properties[spec.key] = {**shape, "description": spec.about} if spec.about else shape
        if spec.form in REQUIRED:
            required.append(spec.key)
    found: dict[str, Any] = {"type": "object", "description": " ".join((model.__doc__ or "").split())}
    if required:
        found["required"] = required
    return {**found, "additionalProperties": False, "properties": properties}


def _field(spec: Spec, definitions: dict[str, Any]) -> dict[str, Any]:
    if spec.kind is not None:
        return _leaf(spec.kind)
    if spec.part is None:
        return _special(spec.form)
    entry = _reference(spec.part, definitions)
    if spec.form == "section":
        return _section(spec.part, entry, definitions)
    shape = {"type": "array", "items": entry} if spec.form == "parts" else entry
    return {"anyOf": [shape, _NULL]}


def _special(form: Form) -> dict[str, Any]:
    """The few fields that are neither a value nor a part."""
    match form:
        case "format":
            return {"const": FORMAT}
        case "id":
            return {"type": ["string", "number"], "minLength": 1}
        case "words":
            return {"type": ["object", "null"], "additionalProperties": _SCALAR}
        case "facts":
            return {"anyOf": [{"$ref": "#/$defs/facts"}, _NULL]}
    raise TypeError(f"a field of the form '{form}' has no JSON Schema")


def _leaf(kind: Kind) -> dict[str, Any]:
    if kind.name == "choice":
        return {"enum": [*_words(kind), *(word for word in ABSENCE_WORDS if word not in kind.of.split("|")), None]}
    if kind.name == "choices":
        one = {"enum": [*_words(kind), *ABSENCE_WORDS]}
        return {"anyOf": [{"enum": [*one["enum"], None]}, {"type": "array", "items": one}]}
    shape = {"$ref": "#/$defs/values" if kind.is_list else "#/$defs/value"}
    return {**shape, "x-certcheck": f"{kind.name} of {kind.of}"} if kind.of else shape


def _words(kind: Kind) -> list[str | int]:
    """Words of a choice; an unquoted digit is a number to an editor, so both are listed."""
    words = kind.of.split("|")
    return [*words, *(int(word) for word in words if word.isdigit())]


def _reference(part: type[Part], definitions: dict[str, Any]) -> dict[str, Any]:
    name = part.__name__
    if name not in definitions:
        definitions[name] = {}  # reserves the name while the part is written
        definitions[name] = _mapping(part, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _section(part: type[Part], entry: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """A section is a list of entries, a mapping with completeness and entries, one word of state, or nothing."""
    name = f"{part.__name__}-section"
    entries = {"type": "array", "items": entry}
    properties: dict[str, Any] = {}
    for spec in Section.specs.values():
        shape = _leaf(spec.kind) if spec.kind else {"anyOf": [entries, _NULL]}
        properties[spec.key] = {**shape, "description": spec.about}
    whole = {"type": "object", "additionalProperties": False, "properties": properties}
    definitions[name] = {"anyOf": [entries, whole, {"enum": properties["state"]["enum"]}]}
    return {"$ref": f"#/$defs/{name}"}


def main(arguments: list[str]) -> int:
    """Write the schema to the file named, by default where the repository keeps it."""
    target = Path(arguments[0]) if arguments else DEFAULT_FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(schema_text(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
