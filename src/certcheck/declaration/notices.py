"""Values that could not be read: kept word for word, shown in the report, deciding nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

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
        for attribute, value in part.__dict__.items():
            if isinstance(value, Unparsed):
                yield (*path, type(part).specs[attribute].key), value
            elif type(value) is tuple:
                for index, item in enumerate(value):
                    if isinstance(item, Unparsed):
                        yield (*path, type(part).specs[attribute].key, index), item
