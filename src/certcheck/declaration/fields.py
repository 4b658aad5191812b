"""The fields of a declaration by dotted path: what the linter, the compiler, the skeleton and the messages ask.

A path is in the words of the file, ``labels.height``; lists are passed through without an index, so
``materials.substances.value`` is the value of any substance of any material.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from certcheck.declaration.model import Declaration
from certcheck.declaration.section import Part
from certcheck.declaration.values import Kind

NOT_FACTS = frozenset({"certcheck", "items", "lots"})
"""Keys of the file that describe the file, not the product."""

_OPEN_MAPPING = Kind("text")


class FieldInfo(NamedTuple):
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


@cache
def _table() -> dict[str, FieldInfo]:
    return {field.path: field for field in _walk(Declaration, (), ()) if field.path not in NOT_FACTS}


def _walk(model: type[Part], path: tuple[str, ...], attributes: tuple[str, ...]) -> Iterator[FieldInfo]:
    for spec in model.specs.values():
        here, reach = (*path, spec.key), (*attributes, spec.attribute)
        if not path and here[0] in NOT_FACTS:
            continue
        many = spec.form in ("parts", "section")
        yield FieldInfo(".".join(here), spec.kind, spec.form == "section", many, spec.about, reach, spec.part)
        if spec.part is not None:
            yield from _walk(spec.part, here, reach)


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
