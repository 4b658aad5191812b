"""Every stated value of a declaration with its canonical path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeGuard

from certcheck.declaration.section import Part, Section
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
    specs, in_section = type(part).specs, isinstance(part, Section)
    for attribute, value in part.__dict__.items():
        if isinstance(value, Part):
            _gather(value, (*path, specs[attribute].key), found)
        elif is_list_of_parts(value):
            here = path if in_section and attribute == "entries" else (*path, specs[attribute].key)
            for index, item in enumerate(value):
                _gather(item, (*here, index), found)


def is_list_of_parts(value: Any) -> TypeGuard[tuple[Part, ...]]:
    """Whether a value of a part is a list of mappings; figures and dates are tuples of other things."""
    return type(value) is tuple and bool(value) and isinstance(value[0], Part)


def stated(part: Part) -> Iterator[tuple[str, Any]]:
    """The keys that the file gave to a mapping, in its words and order, with their values."""
    specs = type(part).specs
    for attribute, value in part.__dict__.items():
        yield specs[attribute].key, value
