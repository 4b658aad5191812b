"""What a rule looks for in a list, in words: ``[["mark","is","ce"],…]`` of a reason becomes "CE mark (…)".

The engine writes the condition as JSON of ``[path, operator, value]`` triples, combined with ``["all", …]``,
``["any", …]`` and ``["not", …]``; a plain id is read as the list's own key.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from certcheck.report.names import Names

KEY_FIELDS = {
    "labels": "mark", "claims": "kind", "certificates": "scheme", "documents": "kind", "registrations": "regime",
    "operators": "role", "tests": "property", "observations": "feature", "batteries": "kind", "offers": "place",
    "reports": "standards", "materials": "material", "packaging": "material", "food.additives": "name",
    "food.farm-inputs": "name", "food.ingredients": "ingredient", "company.roles": "place",
}  # fmt: skip
"""The field by which an entry of each list is called."""

_NAMING = frozenset(
    {"mark", "shows", "kind", "scheme", "role", "regime", "feature", "property", "material", "ingredient", "standards"}
)
_EQUAL = frozenset({"is", "in", "includes", "includes-any", "includes-all", "equals", "names"})
_FORMS = frozenset({"format", "says"})
_QUANTIFIED = frozenset({"some", "none", "each"})


def parse(wanted: str, collection: str) -> Any:
    """The condition as nested lists; None for "any entry"."""
    try:
        tree = json.loads(wanted) if wanted.startswith("[") else None
    except ValueError:
        tree = None
    if tree is None:
        return [KEY_FIELDS.get(collection, "name"), "is", wanted] if wanted else None
    if isinstance(tree, list) and tree and all(isinstance(item, list) for item in tree):
        return ["all", *tree]
    return tree if isinstance(tree, list) and tree and tree[0] != "Always" else None


class Describe:
    """Puts such a condition into words of one language."""

    __slots__ = ("_expected", "_names", "_texts")

    def __init__(self, names: Names, texts: Mapping[str, Any], expected: Callable[[str, str, str], str]) -> None:
        self._names, self._texts, self._expected = names, texts, expected

    def __call__(self, collection: str, wanted: str) -> str:
        tree = parse(wanted, collection)
        return self._words(collection, tree) if tree is not None else str(self._texts["entry"])

    def _words(self, collection: str, tree: Any) -> str:
        match tree:
            case ["all", *items]:
                return self._all(collection, items)
            case ["any", *items]:
                return str(self._texts["or"]).join(self._words(collection, item) for item in items)
            case ["not", ["not", item]]:
                return self._words(collection, item)
            case ["not", [str(path), "is", "no"]]:
                return self._words(collection, [path, "is", "yes"])
            case ["not", item]:
                return str(self._texts["not"]).format(x=self._words(collection, item))
            case [str(inner), str(op), list(condition)] if op in _QUANTIFIED:
                no = op == "none"
                words = f"{self._names.field(inner)}{self._texts['colon']}{self._words(inner, condition)}"
                return str(self._texts["not"]).format(x=words) if no else words
            case ["is", "is", str(identifier)]:
                return self._names.derived(identifier)
            case [str(path), str(op), value]:
                return self._leaf(collection, path, op, str(value))
            case _:
                return str(self._texts["entry"])

    def _all(self, collection: str, items: list[Any]) -> str:
        naming = [item for item in items if self._names_entry(item)]
        details = [self._words(collection, item) for item in items if not self._names_entry(item)]
        head = str(self._texts["and"]).join(self._words(collection, item) for item in naming)
        if not head:
            return str(self._texts["and"]).join(details)
        inside = str(self._texts["semicolon"]).join(details)
        return str(self._texts["brackets"]).format(head=head, inside=inside) if inside else head

    @staticmethod
    def _names_entry(item: Any) -> bool:
        return isinstance(item, list) and item[0] in _NAMING and item[1] in _EQUAL

    def _leaf(self, collection: str, path: str, op: str, value: str) -> str:
        full = f"{collection}.{path}" if self._names.field_info(f"{collection}.{path}") else path
        field = self._names.field(full, path)
        if path in _NAMING and op in _EQUAL:
            return self._expected("in" if op == "is" else op, value, full)
        if op == "present":
            return field if value == "yes" else str(self._texts["not"]).format(x=field)
        if self._names.field_info(full).get("kind") == "flag":
            return field if value == "yes" else str(self._texts["not"]).format(x=field)
        if value.startswith("table "):
            return str(self._texts["per-table"]).format(field=field)
        if op in _EQUAL and value == "place":
            return f"{field}{self._texts['colon']}{self._texts['this-place']}"
        joint = self._texts["colon" if op in _EQUAL or op in _FORMS else "space"]
        return f"{field}{joint}{self._expected('in' if op == 'is' else op, value, full)}"


def entry_of(wanted: str, collection: str) -> dict[str, str]:
    """The fields an entry would have to show for the condition, as ``{mark: ce, height: 5 mm}``; best effort."""
    return dict(_pairs(parse(wanted, collection)))


def _pairs(tree: Any) -> Iterator[tuple[str, str]]:
    match tree:
        case ["all", *items]:
            for item in items:
                yield from _pairs(item)
        case ["any", first, *_]:
            yield from _pairs(first)
        case [str(path), str(op), str(value)] if op in _EQUAL and "." not in path:
            yield path, value.split("|")[0]
        case [str(path), "at-least" | "at-most", str(value)] if "." not in path and not value.startswith("table "):
            yield path, value
        case _:
            return
