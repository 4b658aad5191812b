"""Every mapping and section of a declaration with its canonical path."""

from __future__ import annotations

from collections.abc import Mapping

from certcheck.declaration.section import Part, PerClass, Section
from certcheck.positions import Path

Placed = tuple[Path, Part]
"""A mapping or section with its canonical path."""


def parts(part: Part, path: Path = ()) -> list[Placed]:
    """``part`` and every mapping and section below it of which anything is stated, parents first."""
    found: list[Placed] = []
    _gather(part, path, found)
    return found


def _gather(part: Part, path: Path, found: list[Placed]) -> None:
    found.append((path, part))
    inner = INNER[type(part)]
    for attribute, value in part.__dict__.items() if inner else ():
        step = inner.get(attribute)
        if step is None:
            continue
        if type(value) is tuple:
            for index, item in enumerate(value):
                _gather(item, (*path, *step, index), found)
        else:
            _gather(value, (*path, *step), found)


def _inner_of(part: type[Part]) -> Mapping[str, tuple[str, ...]]:
    in_section = issubclass(part, Section)
    return {
        attribute: () if in_section and attribute == "entries" else (field.key,)
        for attribute, field in part.specs.items()
        if field.form in ("part", "section", "parts")
    }


INNER = PerClass(_inner_of)
"""The attributes that hold mappings, sections or lists of mappings, with the end of their paths.

The entries of a section stand directly below it.
"""
