"""Values that could not be read: kept word for word, shown in the report, deciding nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from certcheck.declaration.model import Declaration
from certcheck.declaration.traverse import parts, stated
from certcheck.positions import Path, Position
from certcheck.quantity.parse import Unparsed


class Notice(NamedTuple):
    """One unreadable value: where, as written, and what would be readable there."""

    position: Position
    path: Path
    text: str
    expected: str


def unparsed(declaration: Declaration) -> Iterator[tuple[Path, Unparsed]]:
    """Every value that was kept as text, with its canonical path."""
    for path, part in parts(declaration):
        for name, value in stated(part):
            if isinstance(value, Unparsed):
                yield (*path, name), value
            elif isinstance(value, tuple):
                for index, item in enumerate(value):
                    if isinstance(item, Unparsed):
                        yield (*path, name, index), item
