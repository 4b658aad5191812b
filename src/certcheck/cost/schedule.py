"""When what is bought can start and end: a network of items in time, per target and for all together.

Durations are whole weeks of seven days, part weeks rounded up. Payments without a stated duration (official fees,
levies, licences, whatever recurs) take no time; any other item without one leaves the date of what waits for it open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from graphlib import TopologicalSorter

from certcheck.cost.basket import Basket
from certcheck.cost.facts import Facts
from certcheck.cost.model import Item, PriceBook, Window
from certcheck.cost.result import Clock, Task
from certcheck.cost.windows import before_clock, months_clock, opening
from certcheck.quantity.dates import add_days
from certcheck.rules.model import Text

PAID = ("official-fee", "levy", "licence")


@dataclass(frozen=True, slots=True)
class Dated:
    """One item in time. ``binding`` is the item that set its start, '' for the start of the plan or a window."""

    item: Item
    starts: date
    ends: date
    late_end: date
    waits_for: tuple[str, ...]
    binding: str
    window: Text | None


@dataclass(frozen=True, slots=True)
class Path:
    """The way to the listing of one target: its days, its longest chain, and what leaves it open."""

    listing: date | None
    late_listing: date | None
    critical: tuple[str, ...]
    open_durations: tuple[str, ...]


class Schedule:
    """The items of a basket in time. ``dated`` lacks what has no duration and what waits for that."""

    def __init__(self, basket: Basket, prices: PriceBook, facts: Facts, start: date) -> None:
        self.start = start
        self._facts = facts
        self._items = {identifier: prices.items[identifier] for identifier in basket.bought}
        self._before = _waits(self._items)
        self._direct = {item for one in basket.met for item in one.way.way.items}
        self._targets = {item: {t for one in basket.users(item) for t in one.targets} for item in self._items}
        self._clocks: list[Clock] = []
        self.dated: dict[str, Dated] = {}
        for identifier in TopologicalSorter(self._before).static_order():
            self._place(self._items[identifier])

    @property
    def clocks(self) -> tuple[Clock, ...]:
        """By item."""
        return tuple(sorted(self._clocks, key=lambda one: one.item))

    def path(self, target: str) -> Path:
        """How long entering ``target`` takes: everything that it needs once before the first sale."""
        gating = [one for one in self._items if target in self._targets[one] and self._gates(self._items[one])]
        needed = {item for one in gating for item in _ancestors(one, self._before)}
        open_ = tuple(one for one in self._items if one in needed and durations(self._items[one]) is None)
        ends = [self.dated[one] for one in gating if one in self.dated]
        last = max(ends, key=lambda one: one.ends, default=None)
        critical = self._chain(last)
        if open_:
            return Path(None, None, critical, open_)
        listing = last.ends if last is not None else self.start
        return Path(listing, max((one.late_end for one in ends), default=self.start), critical, ())

    def tasks(self, targets: Iterable[str]) -> tuple[Task, ...]:
        """Everything that takes time, by start and id."""
        critical = {item for target in targets for item in self.path(target).critical}
        shown = [one for one in self.dated.values() if one.late_end > one.starts or one.item.window is not None]
        return tuple(
            Task(one.item.id, one.starts, one.ends, one.late_end, one.waits_for, one.item.id in critical, one.window)
            for one in sorted(shown, key=lambda one: (one.starts, one.item.id))
        )

    def _gates(self, item: Item) -> bool:
        """What merely comes along and recurs (follow-up, renewal) is not waited for."""
        return item.every is None or item.id in self._direct

    def _place(self, item: Item) -> None:
        before = self._before[item.id]
        length = durations(item)
        if length is None or any(one not in self.dated for one in before):
            return
        last = max((self.dated[one] for one in before), key=lambda one: one.ends, default=None)
        ready = last.ends if last is not None else self.start
        late_ready = max((self.dated[one].late_end for one in before), default=self.start)
        starts, late_starts, note = ready, late_ready, None
        if item.window is not None:
            starts, late_starts, note = self._windowed(item, item.window, ready, late_ready)
        binding = last.item.id if last is not None and starts == last.ends else ""
        typical, high = length
        ends, late_end = add_days(starts, typical), add_days(late_starts, high)
        self.dated[item.id] = Dated(item, starts, ends, late_end, before, binding, note)

    def _windowed(self, item: Item, window: Window, ready: date, late_ready: date) -> tuple[date, date, Text | None]:
        if window.kind == "before":
            self._clocks.append(before_clock(item.id, window, ready, self._facts.days(window.date)))
            return ready, late_ready, None
        clock = months_clock(item.id, window, ready)
        self._clocks.append(clock)
        starts = opening(window, ready)
        return starts, opening(window, late_ready), clock.text if starts > ready else None

    def _chain(self, last: Dated | None) -> tuple[str, ...]:
        """From the first to the last item of the longest chain; payments that take no time are left out."""
        found: list[str] = []
        while last is not None:
            if last.ends > last.starts:
                found.append(last.item.id)
            last = self.dated.get(last.binding)
        return tuple(reversed(found))


def durations(item: Item) -> tuple[int, int] | None:
    """Typical and high duration in days; None where it is not known."""
    if item.lead is not None:
        return whole_weeks(item.lead.typical), whole_weeks(item.lead.high)
    return (0, 0) if item.kind in PAID or item.every is not None else None


def whole_weeks(weeks: Decimal) -> int:
    """Days of so many weeks, part weeks rounded up."""
    return 7 * int(weeks.to_integral_value(ROUND_CEILING))


def _waits(items: Mapping[str, Item]) -> dict[str, tuple[str, ...]]:
    """Per item those bought that it waits for: what its ``after`` names, and for what recurs the item it comes with."""
    found = {identifier: [one for one in item.after if one in items] for identifier, item in items.items()}
    for identifier, item in items.items():
        for brought in item.brings:
            if brought in items and items[brought].every is not None and brought not in _ancestors(identifier, found):
                found[brought].append(identifier)
    return {identifier: tuple(dict.fromkeys(before)) for identifier, before in found.items()}


def _ancestors(item: str, before: Mapping[str, Iterable[str]]) -> set[str]:
    """The item and all that it waits for."""
    found: set[str] = set()
    waiting = [item]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(before[one])
    return found
