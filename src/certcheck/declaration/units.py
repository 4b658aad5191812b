"""One set of facts per item and lot: the file's own facts with those of the item, then of the lot, laid over."""

from __future__ import annotations

from collections.abc import Iterator

from certcheck.declaration.fields import NOT_FACTS
from certcheck.declaration.model import Declaration
from certcheck.declaration.overlay import overlaid
from certcheck.nodes import Field, Mapping, Node, Sequence, TextError, walk
from certcheck.positions import InputError, Problem

MOST_UNITS = 1_000
MOST_VALUES = 1_000_000
"""Values over all units together: a small file must not unfold into a huge one."""

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
