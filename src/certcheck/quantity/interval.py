"""Closed, open and unbounded intervals of exact decimals: what a measured or stated figure is known to be.

A limit is met when the whole interval satisfies it, breached when none of it does, and open otherwise.
Truth here is Kleene's: ``True``, ``False`` or ``None`` for unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple

ZERO = Decimal(0)
INFINITY = Decimal("Infinity")


class Interval(NamedTuple):
    """All values from ``low`` to ``high``; an open end excludes the end point itself."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    @property
    def is_point(self) -> bool:
        return self.low == self.high

    def scaled(self, factor: Decimal) -> Interval:
        """Multiply by a positive ``factor``."""
        return Interval(self.low * factor, self.high * factor, self.low_open, self.high_open)

    def contains(self, other: Interval) -> bool:
        """True when every value of ``other`` lies in this interval."""
        low_ok = self.low < other.low or (self.low == other.low and (not self.low_open or other.low_open))
        high_ok = self.high > other.high or (self.high == other.high and (not self.high_open or other.high_open))
        return low_ok and high_ok


def point(value: Decimal) -> Interval:
    """The interval that holds exactly one value."""
    return Interval(value, value)


ANY = Interval(-INFINITY, INFINITY, True, True)
NOT_NEGATIVE = Interval(ZERO, INFINITY, False, True)
POSITIVE = Interval(ZERO, INFINITY, True, True)


def less_than(a: Interval, b: Interval) -> bool | None:
    """Is every value of ``a`` below every value of ``b``? None when it depends."""
    if a.high < b.low or (a.high == b.low and (a.high_open or b.low_open)):
        return True
    if a.low >= b.high:
        return False
    return None


def at_most(a: Interval, b: Interval) -> bool | None:
    """Is every value of ``a`` at most every value of ``b``? None when it depends."""
    if a.high <= b.low:
        return True
    if a.low > b.high or (a.low == b.high and (a.low_open or b.high_open)):
        return False
    return None


def more_than(a: Interval, b: Interval) -> bool | None:
    """Mirror of :func:`less_than`."""
    return less_than(b, a)


def at_least(a: Interval, b: Interval) -> bool | None:
    """Mirror of :func:`at_most`."""
    return at_most(b, a)


def equal(a: Interval, b: Interval) -> bool | None:
    """Are both the same single value? None when they overlap without being one point."""
    if a.is_point and b.is_point:
        return a.low == b.low
    if less_than(a, b) or less_than(b, a):
        return False
    return None


COMPARE: dict[str, Callable[[Interval, Interval], bool | None]] = {
    "at-most": at_most,
    "less-than": less_than,
    "at-least": at_least,
    "more-than": more_than,
    "equals": equal,
}


def total(intervals: Iterable[Interval]) -> Interval:
    """Sum of intervals: an end is open when any contributing end is open."""
    low, high, low_open, high_open = ZERO, ZERO, False, False
    for item in intervals:
        low, high = low + item.low, high + item.high
        low_open, high_open = low_open or item.low_open, high_open or item.high_open
    return Interval(low, high, low_open, high_open)


def hull(intervals: Iterable[Interval]) -> Interval | None:
    """The smallest interval that covers all of ``intervals``; None for none."""
    items = list(intervals)
    if not items:
        return None
    low = min(items, key=lambda item: (item.low, item.low_open))
    high = max(items, key=lambda item: (item.high, not item.high_open))
    return Interval(low.low, high.high, low.low_open, high.high_open)


def subtract(a: Interval, b: Interval) -> Interval:
    return Interval(a.low - b.high, a.high - b.low, a.low_open or b.high_open, a.high_open or b.low_open)


def _corner(x: Decimal, y: Decimal) -> Decimal:
    return ZERO if x == 0 or y == 0 else x * y


def multiply(a: Interval, b: Interval) -> Interval:
    corners = [
        (_corner(x, y), (x_open and y != 0) or (y_open and x != 0))
        for x, x_open in ((a.low, a.low_open), (a.high, a.high_open))
        for y, y_open in ((b.low, b.low_open), (b.high, b.high_open))
    ]
    low = min(value for value, _ in corners)
    high = max(value for value, _ in corners)
    low_open = all(is_open for value, is_open in corners if value == low)
    high_open = all(is_open for value, is_open in corners if value == high)
    return Interval(low, high, low_open, high_open)


def divide(a: Interval, b: Interval) -> Interval | None:
    """Quotient, or None when the divisor may be zero: then nothing is known."""
    if b.low <= 0 <= b.high:
        if b.low == 0 and b.low_open and a.low >= 0 and b.high > 0:
            low = ZERO if b.high == INFINITY else a.low / b.high
            return Interval(low, INFINITY, a.low_open or b.high_open, True)
        return None
    inverse_low = ZERO if b.high.is_infinite() else 1 / b.high
    inverse_high = ZERO if b.low.is_infinite() else 1 / b.low
    if b.is_point and a.is_point:
        return point(a.low / b.low)
    return multiply(a, Interval(inverse_low, inverse_high, b.high_open, b.low_open))
