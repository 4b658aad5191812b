"""Variants of a case: the same facts with single changes, so that what each fact does is one short line.

``change`` maps a path to its new value: ``documents.test-report.held: requested``. A step through a list is the number
of an entry or a word that one of its entries is known by (id, kind, mark, name …); ``+`` adds an entry; an empty value
takes the fact, or the entry, away.
"""

from __future__ import annotations

from certcheck.nodes import Field, Mapping, Node, Scalar, Sequence, TextError

KNOWN_BY = (
    "id",
    "kind",
    "mark",
    "scheme",
    "role",
    "regime",
    "name",
    "property",
    "feature",
    "material",
    "place",
    "topics",
    "shows",
)


def changed(whole: Mapping, path: str, value: Node) -> Mapping:
    """``whole`` with the value at ``path`` replaced, added or taken away; TextError where the path leads nowhere."""
    found = _at(whole, tuple(path.split(".")), value, path)
    assert isinstance(found, Mapping)
    return found


def _at(node: Node, steps: tuple[str, ...], value: Node, path: str) -> Node | None:
    if not steps:
        return None if isinstance(value, Scalar) and value.text is None else value
    match node:
        case Mapping(fields):
            return _in_mapping(node, fields, steps, value, path)
        case Sequence(items):
            return _in_list(node, items, steps, value, path)
        case _:
            raise TextError(value.at, f"{path!r} leads into a single value at {steps[0]!r}")


def _in_mapping(node: Mapping, fields: dict[str, Field], steps: tuple[str, ...], value: Node, path: str) -> Node:
    step, rest = steps[0], steps[1:]
    if step not in fields and "entries" in fields:
        return _in_mapping(node, fields, ("entries", *steps), value, path)
    before = fields[step].value if step in fields else Mapping({}, value.at)
    after = _at(before, rest, value, path)
    kept = {key: field for key, field in fields.items() if key != step or after is not None}
    if after is not None:
        kept[step] = Field(after, value.at)
    return Mapping(kept, node.at)


def _in_list(node: Sequence, items: tuple[Node, ...], steps: tuple[str, ...], value: Node, path: str) -> Node:
    step, rest = steps[0], steps[1:]
    if step == "+":
        return Sequence((*items, value), node.at)
    number = next((index for index, item in enumerate(items) if _is_known_as(item, step)), None)
    if step.isdigit():
        number = int(step) if int(step) < len(items) else None
    if number is None:
        raise TextError(value.at, f"{path!r}: no entry {step!r} in the list")
    after = _at(items[number], rest, value, path)
    return Sequence((*items[:number], *(() if after is None else (after,)), *items[number + 1 :]), node.at)


def _is_known_as(item: Node, word: str) -> bool:
    if isinstance(item, Scalar):
        return item.text == word
    if not isinstance(item, Mapping):
        return False
    texts = (_text(item.fields[key].value) for key in KNOWN_BY if key in item.fields)
    return word in texts


def _text(node: Node) -> str | None:
    if isinstance(node, Sequence) and node.items:
        node = node.items[0]
    return node.text if isinstance(node, Scalar) else None
