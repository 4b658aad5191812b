"""Closed, open and unbounded intervals of exact decimals: what a measured or stated figure is known to be.

A limit is met when the whole interval satisfies it, breached when none of it does, and open otherwise.
Truth here is Kleene's: ``True``, ``False`` or ``None`` for unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Context, Decimal
from typing import NamedTuple

ZERO = Decimal(0)
INFINITY = Decimal("Infinity")

# A unit such as the typographic point has no finite decimal factor. Its factor is given to 28 digits and products
# are rounded to 24, so that 30 min is exactly half an hour and a value at a limit stays at the limit.
_PRODUCT = Context(prec=24)


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
        low = scaled(self.low, factor)
        high = low if self.high is self.low else scaled(self.high, factor)
        return Interval(low, high, self.low_open, self.high_open)

    def contains(self, other: Interval) -> bool:
        """True when every value of ``other`` lies in this interval."""
        low_ok = self.low < other.low or (self.low == other.low and (not self.low_open or other.low_open))
        high_ok = self.high > other.high or (self.high == other.high and (not self.high_open or other.high_open))
        return low_ok and high_ok


def scaled(value: Decimal, factor: Decimal) -> Decimal:
    """``value * factor`` to 24 significant digits."""
    return _PRODUCT.multiply(value, factor)


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
    """All differences of a value of ``a`` and a value of ``b``."""
    return Interval(a.low - b.high, a.high - b.low, a.low_open or b.high_open, a.high_open or b.low_open)


class _End(NamedTuple):
    """One end of an interval: its value, and whether the interval leaves it out."""

    value: Decimal
    is_open: bool


def _ends(interval: Interval) -> tuple[_End, _End]:
    return _End(interval.low, interval.low_open), _End(interval.high, interval.high_open)


def _spanned(corners: list[_End]) -> Interval:
    """The interval between the least and the greatest corner; a corner that one way reaches is included."""
    low, high = min(corner.value for corner in corners), max(corner.value for corner in corners)
    low_open = all(corner.is_open for corner in corners if corner.value == low)
    high_open = all(corner.is_open for corner in corners if corner.value == high)
    return Interval(low, high, low_open, high_open)


def _product(x: _End, y: _End) -> _End:
    if x.value == 0 or y.value == 0:  # nothing times anything is nothing, if the nothing itself is included
        included = (x.value == 0 and not x.is_open) or (y.value == 0 and not y.is_open)
        return _End(ZERO, not included)
    return _End(x.value * y.value, x.is_open or y.is_open)


def _quotient(x: _End, y: _End) -> _End:
    if x.value == 0:
        return _End(ZERO, x.is_open)
    if y.value.is_infinite():
        return _End(ZERO, True)
    return _End(x.value / y.value, x.is_open or y.is_open)


def multiply(a: Interval, b: Interval) -> Interval:
    """All products of a value of ``a`` and a value of ``b``."""
    return _spanned([_product(x, y) for x in _ends(a) for y in _ends(b)])


def divide(a: Interval, b: Interval) -> Interval | None:
    """All quotients of a value of ``a`` and a value of ``b``; None when the divisor may be zero or its sign is open.

    A divisor that only comes near zero from above gives a quotient without upper end.
    """
    if b.low > 0 or b.high < 0:
        return _spanned([_quotient(x, y) for x in _ends(a) for y in _ends(b)])
    if b.low == 0 and b.low_open and a.low >= 0:
        if a.high == 0:
            return point(ZERO)
        low = _quotient(_ends(a)[0], _ends(b)[1])
        return Interval(low.value, INFINITY, low.is_open, True)
    return None
