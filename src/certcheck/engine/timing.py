"""Whether a requirement holds for a product at its dates: before, under, after, or across the switch."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from certcheck.engine.product import Product
from certcheck.engine.recent import sharing
from certcheck.quantity.dates import DateSpan, add_months
from certcheck.result import Code, Reason
from certcheck.rules.model import ActDate, Applies, ComputedDate, Rulebook, RuleDate


class Start(NamedTuple):
    """A start or end day; ``is_open`` when it waits for an act that is not adopted: then it is only the earliest."""

    day: date
    is_open: bool
    act: str = ""


class Timing(NamedTuple):
    """``state`` is ``holds``, ``upcoming``, ``not-yet-bound`` (older unit), ``ended`` or ``open``."""

    state: str
    reasons: tuple[Reason, ...] = ()
    start: Start | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing is asked of the product: its day lies before or after the period."""
        return self.state in ("not-yet-bound", "ended")


HOLDS = Timing("holds")


class Period(NamedTuple):
    """When a requirement holds, on which of the product's days that turns, and until when older units are spared."""

    start: Start | None
    end: Start | None
    anchor: str
    tail_end: Start | None
    tail_anchor: str | None

    @property
    def facts(self) -> frozenset[str]:
        """The facts on which it depends whether a product falls into it."""
        anchors = {self.anchor} if self.tail_end is None else {self.anchor, self.tail_anchor or LATER}
        days = {f"dates.{anchor}" for anchor in anchors if anchor != "as-of"}
        return frozenset(days | {"dates.by-market"} if days else ())


LATER = "made-available"
"""The day that decides about older units where the law names no other."""


def period_of(applies: Applies, book: Rulebook) -> Period | None:
    """None for what holds at any time."""
    start, end = resolve_date(applies.start, book), resolve_date(applies.until, book)
    if start is None and end is None:
        return None
    return Period(start, end, applies.anchor, resolve_date(applies.tail_until, book), applies.tail_anchor)


def resolve_date(rule_date: RuleDate | None, book: Rulebook) -> Start | None:
    """The day a date of a rule stands for."""
    match rule_date:
        case None:
            return None
        case date():
            return Start(rule_date, False)
        case ActDate(act, months):
            day = book.acts.get(act)
            return Start(date.min, True, act) if day is None else Start(add_months(day, months), False)
        case ComputedDate(choose, dates):
            found = [start for one in dates if (start := resolve_date(one, book)) is not None]
            return _later(found) if choose == "later-of" else _earlier(found)


def _later(starts: list[Start]) -> Start:
    latest = max(starts, key=lambda start: start.day)
    unknown = next((start for start in starts if start.is_open), None)
    return latest if unknown is None else Start(latest.day, True, unknown.act)


def _earlier(starts: list[Start]) -> Start:
    known = [start for start in starts if not start.is_open]
    return min(known, key=lambda start: start.day) if known else starts[0]


def timing_of(period: Period, product: Product) -> Timing:
    """Place the product's anchor date against the period; worked out once for all products with the same dates."""
    found: Timing | None = product.timings.get(id(period))  # the compiler keeps it, so that its identity stays its own
    if found is None:
        found = product.timings[id(period)] = _once(_timing_of(*period, product))
    return found


_once = sharing(10_000)


def _timing_of(
    start: Start | None, end: Start | None, anchor: str, tail_end: Start | None, tail_anchor: str | None,
    product: Product,
) -> Timing:  # fmt: skip
    when = product.day(anchor)
    if end is not None and not end.is_open and when is not None and when.first > end.day:
        return Timing("ended", (_dated(Code.AFTER_END, anchor, when, "until", end.day, product),))
    if start is not None and (start.is_open or start.day > product.as_of):
        code = Code.STARTS_NOT_BEFORE if start.is_open else Code.STARTS_ON
        earliest = max(start.day, product.as_of) if start.is_open else start.day
        reason = Reason(code, (("from", earliest.isoformat()), ("act", start.act)))
        return Timing("upcoming", (reason,), Start(earliest, start.is_open, start.act))
    if when is None:
        reason = Reason(
            Code.DATE_NOT_STATED, (("anchor", anchor),), f"dates.{anchor}", product.position(("dates", anchor))
        )
        return Timing("open", (reason,))
    if start is not None:
        if when.last < start.day and not _tail_over(tail_end, tail_anchor, product):
            return Timing("not-yet-bound", (_dated(Code.BEFORE_START, anchor, when, "from", start.day, product),))
        if when.first < start.day <= when.last:
            return Timing("open", (_dated(Code.DATE_SPANS_SWITCH, anchor, when, "switch", start.day, product),))
    if end is not None and not end.is_open and when.last > end.day:
        return Timing("open", (_dated(Code.DATE_SPANS_SWITCH, anchor, when, "switch", end.day, product),))
    return HOLDS


def _tail_over(tail_end: Start | None, tail_anchor: str | None, product: Product) -> bool:
    """Older units are bound after all once the time to supply them is over."""
    if tail_end is None or tail_end.is_open:
        return False
    supplied = product.day(tail_anchor or LATER)
    return supplied is not None and supplied.first > tail_end.day


def _dated(code: Code, anchor: str, when: DateSpan, key: str, day: date, product: Product) -> Reason:
    data = (("anchor", anchor), ("found", when.text), (key, day.isoformat()))
    return Reason(code, data, f"dates.{anchor}", product.position(("dates", anchor)))
