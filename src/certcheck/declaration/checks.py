"""What a declaration must not say although each of its values is readable."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from certcheck.declaration.materials import SubstanceResult
from certcheck.declaration.model import Declaration
from certcheck.declaration.section import Part, PerClass, Section, class_of
from certcheck.declaration.traverse import INNER, Placed
from certcheck.declaration.values import Absence
from certcheck.positions import Path, excerpt

_GTIN = re.compile(r"[0-9]{1,14}")
_WITHOUT_ENTRIES = ("none-supplied", "not-applicable")


class Contradiction(NamedTuple):
    """Something wrong at a canonical path."""

    path: Path
    message: str
    hint: str = ""


def contradictions(declaration: Declaration, found: Iterable[Placed]) -> Iterator[Contradiction]:
    """All of them, in the order of the file; ``found`` are the parts of the declaration."""
    for path, part in found:
        if isinstance(part, Section) and _says_more(part):
            yield from _section(path, part)
        for attribute, step in _LISTS_WITH_IDS[type(part)]:
            entries = part.__dict__.get(attribute, ())
            if len(entries) > 1:
                yield from _same_ids((*path, *step), entries)
    yield from _identity(declaration)


def _says_more(section: Section[Any]) -> bool:
    """Than which entries there are, completely or not: most do not, and nothing of that is a contradiction."""
    given = section.__dict__
    return "down_to" in given or given.get("state") in _WITHOUT_ENTRIES or _OF_SUBSTANCES[type(section)]


def _section(path: Path, section: Section[Any]) -> Iterator[Contradiction]:
    if section.state in _WITHOUT_ENTRIES and section.entries:
        yield Contradiction(
            (*path, "state"),
            f"says {section.state}, but entries follow",
            "leave the state out, or say partial or complete",
        )
    has_threshold = section.down_to is not None and not isinstance(section.down_to, Absence)
    if not _OF_SUBSTANCES[type(section)]:
        if has_threshold:
            yield Contradiction((*path, "down-to"), "only a list of substances has a threshold")
        return
    if has_threshold or not (section.state == "complete" or section.complete_for):
        return
    what = "state: complete" if section.state == "complete" else "complete-for"
    yield Contradiction(
        (*path, "state" if section.state == "complete" else "complete-for"),
        f"'{what}' for substances needs 'down-to': the content down to which everything is listed",
        "such as 'down-to: 0.1 %' or 'down-to: 10 mg/kg'",
    )


def _of_substances(part: type[Part]) -> bool:
    return issubclass(part, Section) and issubclass(part.entry, SubstanceResult)


_OF_SUBSTANCES = PerClass(_of_substances)
"""Is this a list of substances? Then what is not listed is below a threshold, never zero."""


def _lists_with_ids(part: type[Part]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    inner = INNER[part]
    return tuple(
        (attribute, inner[attribute])
        for attribute, field in part.specs.items()
        if field.form == "parts" and "id" in (part.entry if issubclass(part, Section) else class_of(field)).specs
    )


_LISTS_WITH_IDS = PerClass(_lists_with_ids)
"""The attributes that hold lists whose entries may have ids, with the end of their paths."""


def _same_ids(path: Path, entries: tuple[Part, ...]) -> Iterator[Contradiction]:
    first: dict[str, int] = {}
    for index, entry in enumerate(entries):
        name = entry.__dict__.get("id")
        if not isinstance(name, str):
            continue
        if first.setdefault(name, index) != index:
            message = f"id {excerpt(name)} is given twice in this list"
            yield Contradiction((*path, index, "id"), message, f"first at entry [{first[name]}]")


def _identity(declaration: Declaration) -> Iterator[Contradiction]:
    gtin = declaration.identity.gtin
    if isinstance(gtin, str) and not _GTIN.fullmatch(gtin):
        message = f"expected at most 14 digits 0-9, found {excerpt(gtin)}"
        yield Contradiction(("identity", "gtin"), message, "digits only, with all leading zeros")
    for name, overlays in (("items", declaration.items), ("lots", declaration.lots)):
        for index, overlay in enumerate(overlays):
            if not overlay.id.strip():
                yield Contradiction((name, index, "id"), "expected a short name, found nothing")
