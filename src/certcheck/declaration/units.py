"""One set of facts per item and lot: the file's own facts with those of the item, then of the lot, laid over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from certcheck.declaration.fields import NOT_FACTS
from certcheck.declaration.model import Declaration
from certcheck.declaration.overlay import overlaid
from certcheck.declaration.section import Part, Section
from certcheck.declaration.traverse import INNER
from certcheck.nodes import Field, Mapping, Node, Sequence, TextError, walk
from certcheck.positions import InputError, Problem, dotted

MOST_UNITS = 200
MOST_VALUES = 1_000_000
"""Values over all units together: a small file must not unfold into a huge one."""

MOST_ENTRIES = 1_000
MOST_ENTRIES_IN_ALL = 5_000
"""Entries of one section, and of all sections of all units: each is judged by dozens of requirements."""

_NO_OVERLAY: tuple[tuple[str | None, Mapping | None], ...] = ((None, None),)


def facts_of(root: Mapping, whole: Declaration, file: str) -> Iterator[tuple[str | None, str | None, Mapping]]:
    """Item id, lot id and their facts, for every item and lot; ``root`` itself when there are neither.

    InputError when they are too many, or cannot be laid over. ``whole`` is the validated file.
    """
    if not whole.items and not whole.lots:
        yield None, None, root
        return
    items = _overlays(root, "items", [overlay.id for overlay in whole.items])
    lots = _overlays(root, "lots", [overlay.id for overlay in whole.lots])
    _refuse_too_many(root, len(items) * len(lots), file)
    _refuse_file_keys(items + lots, file)
    base = Mapping({key: field for key, field in root.fields.items() if key not in ("items", "lots")}, root.at)
    try:
        for item, item_facts in items:
            of_item = _laid(base, item_facts)
            for lot, lot_facts in lots:
                yield item, lot, _laid(of_item, lot_facts)
    except TextError as error:
        raise InputError([error.problem(file)]) from None


def refuse_too_many_entries(units: Iterable[Declaration], root: Mapping, file: str) -> None:
    """InputError when there are more entries than can be judged in bearable time and space."""
    in_all = 0
    for declaration in units:
        for path, section in _sections(declaration):
            count = len(section.entries)
            in_all += count
            if count > MOST_ENTRIES:
                at = root.fields[path[0]].key_at if path[0] in root.fields else root.at
                message = f"holds {count:,} entries, more than {MOST_ENTRIES:,}"
                raise InputError([Problem(file, *at, dotted(path), message, "split the file")])
    if in_all > MOST_ENTRIES_IN_ALL:
        message = f"holds {in_all:,} entries in all items and lots, more than {MOST_ENTRIES_IN_ALL:,}"
        raise InputError([Problem(file, *root.at, "", message, "split the file")])


def count_entries(declaration: Declaration) -> list[int]:
    """The number of entries of each list of a declaration."""
    return [len(section.entries) for _, section in _sections(declaration)]


def _sections(part: Part, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Section[Any]]]:
    """The lists of a declaration, not those inside their entries."""
    inner = INNER[type(part)]
    for attribute, value in part.__dict__.items() if inner else ():
        if isinstance(value, Section):
            yield (*path, *inner[attribute]), value
        elif isinstance(value, Part):
            yield from _sections(value, (*path, *inner[attribute]))


def _overlays(root: Mapping, key: str, ids: list[str]) -> tuple[tuple[str | None, Mapping | None], ...]:
    """Ids with the facts of each overlay of one list."""
    field = root.fields.get(key)
    if field is None or not isinstance(field.value, Sequence) or not ids:
        return _NO_OVERLAY
    return tuple((name, _facts(entry)) for name, entry in zip(ids, field.value.items, strict=True))


def _facts(entry: Node) -> Mapping | None:
    field = entry.fields.get("facts") if isinstance(entry, Mapping) else None
    return field.value if field is not None and isinstance(field.value, Mapping) else None


def _laid(base: Mapping, facts: Mapping | None) -> Mapping:
    laid = base if facts is None else overlaid(base, facts)
    assert isinstance(laid, Mapping)
    return laid


def _refuse_too_many(root: Mapping, count: int, file: str) -> None:
    values = sum(1 for _ in walk(root))
    if count > MOST_UNITS or count * values > MOST_VALUES:
        message = f"{count:,} combinations of items and lots with {values:,} values each are too many"
        raise InputError([Problem(file, *root.at, "", message, "split the file")])


def _refuse_file_keys(overlays: tuple[tuple[str | None, Mapping | None], ...], file: str) -> None:
    """An overlay changes facts of the product, not the format or the list of overlays."""
    problems = [
        Problem(file, *field.key_at, f"facts.{key}", "is not a fact that an item or lot can change")
        for _, facts in overlays
        if facts is not None
        for key, field in _file_fields(facts)
    ]
    if problems:
        raise InputError(problems)


def _file_fields(facts: Mapping) -> list[tuple[str, Field]]:
    return [(key, field) for key, field in facts.fields.items() if key in NOT_FACTS]
