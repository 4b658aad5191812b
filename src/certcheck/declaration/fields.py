"""The fields of a declaration by dotted path: what the linter, the compiler, the skeleton and the messages ask.

A path is in the words of the file, ``labels.height``; lists are passed through without an index, so
``materials.substances.value`` is the value of any substance of any material.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin

from certcheck.declaration.model import Declaration
from certcheck.declaration.section import Part, Section
from certcheck.declaration.values import Kind

NOT_FACTS = frozenset({"certcheck", "items", "lots"})
"""Keys of the file that describe the file, not the product."""

_OPEN_MAPPING = Kind("text")


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """One field.

    ``kind`` is None for a mapping or a list of mappings. ``section`` is True for a list with completeness, ``many``
    for every list of mappings. ``attributes`` leads from a Declaration to the value, lists passed through.
    """

    path: str
    kind: Kind | None
    section: bool
    many: bool
    description: str
    attributes: tuple[str, ...]
    model: type[Part] | None = None
    """The class of the mapping, or of the list's entries."""


class _Fields(Mapping[str, FieldInfo]):
    """Built when first asked for: importing this module costs nothing but the model."""

    def __getitem__(self, path: str) -> FieldInfo:
        return _table()[path]

    def __iter__(self) -> Iterator[str]:
        return iter(_table())

    def __len__(self) -> int:
        return len(_table())


FIELDS: Mapping[str, FieldInfo] = _Fields()
"""Every field of a declaration by its dotted path, parents first, in the order of the model."""


def resolve(path: str) -> FieldInfo | None:
    """The field at a dotted path, or None. Any key is a field of ``chosen``, whose keys are ids of bundles."""
    found = FIELDS.get(path)
    if found is None and path.startswith("chosen.") and len(path) > len("chosen."):
        key = path.removeprefix("chosen.")
        return FieldInfo(path, _OPEN_MAPPING, False, False, "", ("chosen", key))
    return found


def children(path: str) -> tuple[FieldInfo, ...]:
    """The fields directly below a path; of the declaration itself for an empty path."""
    return tuple(FIELDS[child] for child in _children().get(path, ()))


def named(name: str) -> tuple[FieldInfo, ...]:
    """All fields whose last word group is ``name``, wherever they are."""
    return tuple(FIELDS[path] for path in _by_name().get(name, ()))


def part_of(annotation: Any) -> tuple[type[Part] | None, bool, bool]:
    """What an annotation holds: class of the mapping or of the entries, is it a Section, is it a list."""
    if isinstance(annotation, type) and issubclass(annotation, Section):
        entry = get_args(annotation.model_fields["entries"].annotation)[0]
        return entry, True, True
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation, False, False
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is tuple and arguments and isinstance(arguments[0], type) and issubclass(arguments[0], Part):
        return arguments[0], False, True
    if origin in (Union, types.UnionType):
        found = [part_of(argument) for argument in arguments]
        return next((part for part in found if part[0] is not None), (None, False, False))
    return None, False, False


@cache
def _table() -> dict[str, FieldInfo]:
    return {field.path: field for field in _walk(Declaration, (), ()) if field.path not in NOT_FACTS}


def _walk(model: type[Part], path: tuple[str, ...], attributes: tuple[str, ...]) -> Iterator[FieldInfo]:
    for attribute, field in model.model_fields.items():
        here, reach = (*path, field.alias or attribute), (*attributes, attribute)
        if not path and here[0] in NOT_FACTS:
            continue
        part, section, many = part_of(field.annotation)
        kind = next((item for item in field.metadata if isinstance(item, Kind)), None)
        yield FieldInfo(".".join(here), kind, section, many, field.description or "", reach, part)
        if part is not None:
            yield from _walk(part, here, reach)


@cache
def _children() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in FIELDS:
        found.setdefault(path.rpartition(".")[0], []).append(path)
    return found


@cache
def _by_name() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in FIELDS:
        found.setdefault(path.rpartition(".")[2], []).append(path)
    return found
