"""Values that could not be read: kept word for word, shown in the report, deciding nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from certcheck.declaration.section import Part, PerClass
from certcheck.declaration.traverse import Placed
from certcheck.positions import Path, Position
from certcheck.quantity.parse import Unparsed


class Notice(NamedTuple):
    """One unreadable value: where, as written, and what would be readable there."""

    position: Position
    path: Path
    text: str
    expected: str


def unparsed(found: Iterable[Placed]) -> Iterator[tuple[Path, Unparsed]]:
    """Every value that was kept as text in some parts of a declaration, with its canonical path."""
    for path, part in found:
        given = part.__dict__
        if Unparsed not in map(type, given.values()) and not _HAS_LISTS_OF_AMOUNTS[type(part)]:
            continue
        for attribute, value in given.items():
            kind = type(value)
            if kind is Unparsed:
                yield (*path, type(part).specs[attribute].key), value
            elif kind is tuple:
                for index, item in enumerate(value):
                    if type(item) is Unparsed:
                        yield (*path, type(part).specs[attribute].key, index), item


def _has_lists_of_amounts(part: type[Part]) -> bool:
    return any(field.kind is not None and field.kind.name == "amounts" for field in part.specs.values())


_HAS_LISTS_OF_AMOUNTS = PerClass(_has_lists_of_amounts)
"""No other list has entries that could be unreadable."""
