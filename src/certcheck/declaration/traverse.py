"""Every stated value of a declaration with its canonical path."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from certcheck.declaration.section import Part, Section
from certcheck.positions import Path


def parts(part: Part, path: Path = ()) -> Iterator[tuple[Path, Part]]:
    """``part`` and every mapping and section below it of which anything is stated, parents first."""
    yield path, part
    for name, value in stated(part):
        here = path if isinstance(part, Section) and name == "entries" else (*path, name)
        if isinstance(value, Part):
            yield from parts(value, here)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Part):
                    yield from parts(item, (*here, index))


def stated(part: Part) -> Iterator[tuple[str, Any]]:
    """The keys that the file gave to a mapping, in the words of the file, with their values."""
    given = part.model_fields_set
    for attribute, name in _names(type(part)):
        if attribute in given:
            yield name, getattr(part, attribute)


@cache
def _names(model: type[Part]) -> tuple[tuple[str, str], ...]:
    return tuple((name, field.alias or name) for name, field in model.model_fields.items())
