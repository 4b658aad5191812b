"""What the plan asks of a product, per target: whether conditions hold and how many of an item there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from certcheck.cost.model import Item
from certcheck.quantity.dates import DateSpan
from certcheck.rules.conditions import Condition

if TYPE_CHECKING:
    from certcheck.cost.counters import Counted
    from certcheck.declaration.loading import LoadedDeclaration
    from certcheck.engine.check import Engine
    from certcheck.engine.truth import Truth


class Facts(Protocol):
    """The seam between prices and the engine. ``targets`` are those that want to know."""

    def holds(self, condition: Condition | None, targets: Iterable[str]) -> bool:
        """Whether it is true for certain, for every unit and every target; no condition is never shown."""

    def possible(self, condition: Condition | None, targets: Iterable[str]) -> bool:
        """Whether it is true or unknown for some unit and some target; no condition is always possible."""

    def counted(self, item: Item, targets: tuple[str, ...]) -> Counted:
        """How many of the item's basis there are."""

    def days(self, anchor: str) -> tuple[date, ...]:
        """The first stated day of a date of the declaration, per unit and target; empty where it is not stated."""


class DeclaredFacts:
    """Facts of a loaded declaration, evaluated by the engine and remembered."""

    def __init__(
        self,
        engine: Engine,
        loaded: LoadedDeclaration,
        as_of: date,
        targets: Iterable[str],
        sold_in: Sequence[str] | None = None,
    ) -> None:
        from certcheck.engine.inquiry import Inquiry

        self._inquiries = {target: Inquiry(engine, loaded, as_of, target, sold_in=sold_in) for target in targets}
        self._truths: dict[tuple[str, str, int], Truth] = {}  # conditions live as long as their price book
        self._counts: dict[tuple[str, tuple[str, ...]], Counted] = {}

    def holds(self, condition: Condition | None, targets: Iterable[str]) -> bool:
        return condition is not None and all(self._truth("holds", condition, target) is True for target in targets)

    def possible(self, condition: Condition | None, targets: Iterable[str]) -> bool:
        return condition is None or any(self._truth("concerns", condition, target) is not False for target in targets)

    def counted(self, item: Item, targets: tuple[str, ...]) -> Counted:
        from certcheck.cost.counters import count_of

        key = (item.id, targets)
        if key not in self._counts:
            self._counts[key] = count_of(item, [self._inquiries[target] for target in targets])
        return self._counts[key]

    def days(self, anchor: str) -> tuple[date, ...]:
        spans = [
            product.day(anchor) for inquiry in self._inquiries.values() for product in inquiry.products
        ]  # fmt: skip
        return tuple(sorted({span.first for span in spans if isinstance(span, DateSpan)}))

    def _truth(self, asked: str, condition: Condition, target: str) -> Truth:
        key = (asked, target, id(condition))
        if key not in self._truths:
            inquiry = self._inquiries[target]
            self._truths[key] = inquiry.holds(condition) if asked == "holds" else inquiry.concerns(condition)
        return self._truths[key]
