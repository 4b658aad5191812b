"""Whether a requirement holds for a product at its dates: before, under, after, or across the switch."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from certcheck.engine.product import Product
from certcheck.quantity.dates import DateSpan, add_months
from certcheck.result import Code, Reason
from certcheck.rules.model import ActDate, ComputedDate, Rulebook, RuleDate


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


def timing_of(rule_start: Start | None, rule_end: Start | None, tail_end: Start | None, anchor: str,
              tail_anchor: str | None, product: Product) -> Timing:  # fmt: skip
    """Place the product's anchor date against the rule's period."""
    when = product.day(anchor)
    if rule_end is not None and not rule_end.is_open and when is not None and when.first > rule_end.day:
        return Timing("ended", (_dated(Code.AFTER_END, anchor, when, "until", rule_end.day, product),))
    if rule_start is not None and (rule_start.is_open or rule_start.day > product.as_of):
        code = Code.STARTS_NOT_BEFORE if rule_start.is_open else Code.STARTS_ON
        earliest = max(rule_start.day, product.as_of) if rule_start.is_open else rule_start.day
        reason = Reason(code, (("from", earliest.isoformat()), ("act", rule_start.act)))
        return Timing("upcoming", (reason,), Start(earliest, rule_start.is_open, rule_start.act))
    if when is None:
        return _without_date(rule_start, rule_end, anchor, product)
    if rule_start is not None:
        if when.last < rule_start.day and not _tail_over(tail_end, tail_anchor, product):
            return Timing("not-yet-bound", (_dated(Code.BEFORE_START, anchor, when, "from", rule_start.day, product),))
        if when.first < rule_start.day <= when.last:
            return Timing("open", (_dated(Code.DATE_SPANS_SWITCH, anchor, when, "switch", rule_start.day, product),))
    if rule_end is not None and not rule_end.is_open and when.last > rule_end.day:
        return Timing("open", (_dated(Code.DATE_SPANS_SWITCH, anchor, when, "switch", rule_end.day, product),))
    return Timing("holds")


def _without_date(rule_start: Start | None, rule_end: Start | None, anchor: str, product: Product) -> Timing:
    if rule_start is None and rule_end is None:
        return Timing("holds")
    path = f"dates.{anchor}"
    reason = Reason(Code.DATE_NOT_STATED, (("anchor", anchor),), path, product.position(("dates", anchor)))
    return Timing("open", (reason,))


def _tail_over(tail_end: Start | None, tail_anchor: str | None, product: Product) -> bool:
    """Older units are bound after all once the time to supply them is over."""
    if tail_end is None or tail_end.is_open:
        return False
    supplied = product.day(tail_anchor or "made-available")
    return supplied is not None and supplied.first > tail_end.day


def _dated(code: Code, anchor: str, when: DateSpan, key: str, day: date, product: Product) -> Reason:
    data = (("anchor", anchor), ("found", when.text), (key, day.isoformat()))
    return Reason(code, data, f"dates.{anchor}", product.position(("dates", anchor)))
