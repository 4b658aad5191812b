"""A declaration as typed facts: the part of the work that no peer can do, done once in Python inside every peer's time.

Names become ids (with underscores where they are keys, as few expression languages take hyphens), figures ranges of
whole numbers, dates ordinals, flags 1 (yes), -1 (no) or 0 (not stated), and what a list does not name gets the range
that the list leaves open. Everything is plain JSON, so that every engine takes it.
"""

from __future__ import annotations

from typing import Any

from benchmarks.peers.reading import INFINITE, UNKNOWN, Range, content, days, length
from benchmarks.workload import names
from benchmarks.workload.formulas import OPEN, as_key
from benchmarks.workload.model import AS_OF

Facts = dict[str, Any]

TODAY = AS_OF.toordinal()

_SUBSTANCES = names.by_spelling(names.SUBSTANCES)
_GROUPS = names.by_spelling(names.GROUPS)
_MATERIALS = names.by_spelling(names.MATERIALS)
_CATEGORIES = names.by_spelling(names.CATEGORIES)
_MARKS = names.by_spelling(names.MARKS)
_ELEMENTS = names.by_spelling(names.ELEMENTS)
_LANGUAGES = names.by_spelling(names.LANGUAGES)
_SCHEMES = names.by_spelling(names.SCHEMES)
_DOCUMENTS = names.by_spelling(names.DOCUMENTS)
_KINDS = {
    one: {as_key(kind): 1 if one in members else -1 for kind, members in names.KINDS.items()} for one in names.MATERIALS
}
_NO_KIND = {as_key(kind): 0 for kind in names.KINDS}
_KEY_OF = {one: as_key(one) for one in names.SUBSTANCES}
_KEYS = tuple(_KEY_OF.values())
_FEATURES = {one: as_key(one) for one in names.FEATURES}
_FLAGS = {"yes": 1, "no": -1}
_PRESUMED = {
    category: {name: 1 if value else -1 for name, value in stated.items()}
    for category, stated in names.PRESUMED.items()
}
_IN_MATERIAL = frozenset({None, "homogeneous-material"})
_IN_COMPONENT = frozenset({None, "component", "homogeneous-material"})
_OPEN_FIGURE = {"low": 0, "high": INFINITE}
_NOT_NAMED = [OPEN]


def facts_of(declaration: Facts) -> Facts:
    identity = declaration.get("identity", {})
    dates = declaration.get("dates", {})
    model = identity.get("model")
    category = _named(_CATEGORIES, identity.get("category"))
    placed = dates.get("placed")
    return {
        "category": category,
        "features": _features(declaration.get("features", {}), category),
        "placed": _span(days(placed) if placed is not None else (TODAY, TODAY)),
        "made": _span(days(dates.get("made"))),
        "materials": _list(declaration.get("materials"), _material),
        "packaging": _list(declaration.get("packaging"), _component),
        "labels": _list(declaration.get("labels"), _label),
        "certificates": _list(declaration.get("certificates"), lambda entry: _certificate(entry, model)),
        "documents": _list(declaration.get("documents"), _document),
    }


def _named(table: dict[str, str], text: str | None) -> str:
    return OPEN if text is None else table.get(text.casefold(), OPEN)


def _span(found: Range) -> Facts:
    return {"first": found[0], "last": found[1]}


def _features(stated: Facts, category: str) -> dict[str, int]:
    presumed = _PRESUMED.get(category, {})
    return {
        key: _FLAGS.get(stated[name], 0) if name in stated else presumed.get(name, 0) for name, key in _FEATURES.items()
    }


def entries_of(section: Any) -> tuple[bool, list[Facts]]:
    """Whether a list is all there is, and its entries."""
    if isinstance(section, list):
        return False, section
    if isinstance(section, dict):
        return section.get("state") == "complete", section.get("entries", [])
    return section == "none", []


def _list(section: Any, read: Any) -> Facts:
    whole, entries = entries_of(section)
    return {"whole": 1 if whole else 0, "entries": [read(entry) for entry in entries]}


def _material(entry: Facts) -> Facts:
    figures, rest, _, _ = _substances(entry.get("substances"), _IN_MATERIAL)
    unlisted = {"low": 0, "high": rest}
    known: Facts = dict.fromkeys(_KEYS, unlisted)
    for one in names.CLASSES:
        known[one] = _OPEN_FIGURE
    for identifier, (_, low, high) in figures.items():
        known[_KEY_OF[identifier]] = {"low": low, "high": high}
    return {
        "kind": _KINDS.get(_named(_MATERIALS, entry.get("material")), _NO_KIND),
        "accessible": _FLAGS.get(entry.get("accessible", ""), 0),
        "figures": known,
    }


def _component(entry: Facts) -> Facts:
    figures, rest, measured, misplaced = _substances(entry.get("substances"), _IN_COMPONENT)
    other = (0, 0, INFINITE if misplaced else rest)
    members = [figures.get(one, other) for one in names.METALS]
    low, high = sum(one[0] for one in members), sum(one[2] for one in members)
    if measured is not None:  # a measured sum decides, unless the members alone are more
        low, high = max(low, measured[0]), max(low, measured[1])
    return {
        "kind": _KINDS.get(_named(_MATERIALS, entry.get("material")), _NO_KIND),
        "metals": {"low": low, "high": min(high, INFINITE)},
    }


Figure = tuple[int, int, int]
"""Several figures for one substance: the least low end, the greatest low end, the greatest high end."""


def _substances(section: Any, bases: frozenset[str | None]) -> tuple[dict[str, Figure], int, Range | None, bool]:
    """Figures by substance, how much an unlisted one can be, a measured sum, and whether a sum is on another basis."""
    whole, entries = entries_of(section)
    found: dict[str, Figure] = {}
    off_basis: set[str] = set()
    measured: Range | None = None
    misplaced = False
    for entry in entries:
        name = entry.get("name", "").casefold()
        identifier = names.CAS.get(entry["cas"]) if "cas" in entry else _SUBSTANCES.get(name)
        figure = content(entry.get("value"))
        usable = figure is None or entry.get("basis") in bases
        low, high = figure or UNKNOWN
        if identifier is not None:
            if not usable:
                off_basis.add(identifier)
            elif identifier in found:
                least, low_before, high_before = found[identifier]
                found[identifier] = (min(least, low), max(low_before, low), max(high_before, high))
            else:
                found[identifier] = (low, low, high)
        elif name in _GROUPS:
            if not usable:
                misplaced = True
            else:
                measured = (low, high) if measured is None else (max(low, measured[0]), max(high, measured[1]))
        else:
            whole = False
    for identifier in off_basis - found.keys():
        found[identifier] = (0, 0, INFINITE)
    threshold = content(section.get("down-to")) if whole and isinstance(section, dict) else None
    return found, INFINITE if threshold is None else threshold[1] - 1, measured, misplaced


def _label(entry: Facts) -> Facts:
    mark, shows, text = entry.get("mark"), entry.get("shows"), entry.get("text")
    low, high = length(entry.get("height")) or UNKNOWN
    unstated = _NOT_NAMED if text or not mark else []  # an entry that is a mark shows no elements
    languages = entry.get("languages")
    return {
        "mark": _named(_MARKS, mark) if mark is not None else "" if text or shows else OPEN,
        "shows": unstated if shows is None else [_named(_ELEMENTS, one) for one in shows],
        "languages": _NOT_NAMED if languages is None else [_named(_LANGUAGES, one) for one in languages],
        "height": {"low": low, "high": high},
    }


def _certificate(entry: Facts, model: str | None) -> Facts:
    models = entry.get("models")
    first, last = days(entry.get("valid-until"))
    return {
        "scheme": _named(_SCHEMES, entry.get("scheme")),
        "until": {"first": first, "last": last},
        "names_model": 0 if models is None or model is None else 1 if model in models else -1,
    }


def _document(entry: Facts) -> Facts:
    held = entry.get("held")
    return {
        "kind": _named(_DOCUMENTS, entry.get("kind")),
        "held": 0 if held is None else 1 if held == "held" else -1,
    }
