"""Stated amounts as ranges, and sums and products of ranges."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from certcheck.cost.currency import convert
from certcheck.cost.model import Range, Rates
from certcheck.cost.ranges import EXACT
from certcheck.declaration.values import Amount
from certcheck.quantity.parse import Quantity

CONFIDENCES = ("high", "medium", "low")
_TWO = Decimal(2)


def measured(amount: Amount, dimension: str) -> Range | None:
    """What a declaration states, in the base unit of its dimension; the middle is typical.

    None where nothing is stated, where it has no upper end, or where it is a bare "present" or "not detected".
    """
    if not isinstance(amount, Quantity) or amount.dimension != dimension:
        return None
    low, high = amount.interval.low, amount.interval.high
    if not (low.is_finite() and high.is_finite()) or low < 0:
        return None
    return Range(low, EXACT.divide(EXACT.add(low, high), _TWO), high)


def fraction(amount: Amount) -> Range | None:
    """A stated share of a whole, from 0 to 1; None where more than the whole is stated."""
    found = measured(amount, "ratio")
    return found if found is not None and found.high <= 1 else None


def point(value: Decimal) -> Range:
    """One value as a range."""
    return Range(value, value, value)


def times(first: Range, second: Range) -> Range:
    """All products; one of the two may reach below zero."""
    ends = [EXACT.multiply(a, b) for a in (first.low, first.high) for b in (second.low, second.high)]
    return Range(min(ends), EXACT.multiply(first.typical, second.typical), max(ends))


def divided(amount: Range, by: Range) -> Range:
    """All quotients; ``by`` is above zero."""
    return Range(
        EXACT.divide(amount.low, by.high), EXACT.divide(amount.typical, by.typical), EXACT.divide(amount.high, by.low)
    )


def added(ranges: Iterable[Range]) -> Range:
    """From the sum of the lows to the sum of the highs."""
    low = typical = high = Decimal(0)
    for one in ranges:
        low, typical, high = EXACT.add(low, one.low), EXACT.add(typical, one.typical), EXACT.add(high, one.high)
    return Range(low, typical, high)


def less(first: Range, second: Range) -> Range:
    """All differences."""
    return Range(
        EXACT.subtract(first.low, second.high),
        EXACT.subtract(first.typical, second.typical),
        EXACT.subtract(first.high, second.low),
    )


def larger(first: Range, second: Range) -> Range:
    """The larger of two figures, end by end."""
    return Range(max(first.low, second.low), max(first.typical, second.typical), max(first.high, second.high))


def weakest(confidences: Iterable[str]) -> str:
    """The least of several confidences; ``low`` for none."""
    return max(confidences, key=CONFIDENCES.index, default="low")


def in_report_currency(amount: Range, currency: str, year: int, to: str, rates: Rates) -> Range | None:
    """An amount of a currency and year in another currency, not rounded; None where there is no rate for it."""
    try:
        return convert(amount, currency, year, to, rates)
    except KeyError:
        return None
