"""Mean and spread of ranges, and of sums of ranges that move together.

A range is taken as a triangular distribution. Costs of one product depend on the same laboratory tier and the same
complexity, so they are correlated: every pair by the same rho. The sum is taken as normal within its envelope.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from certcheck.cost.model import Range
from certcheck.cost.ranges import EXACT

CORRELATION = Decimal("0.5")
_QUANTILE = Decimal("1.2815515655446004")
"""The standard normal is below this with a probability of 90 %."""

_ZERO = Decimal(0)


class Moments(NamedTuple):
    """``low`` and ``high`` are the envelope; ``deviation`` is the standard deviation."""

    low: Decimal
    high: Decimal
    mean: Decimal
    deviation: Decimal


NOTHING = Moments(_ZERO, _ZERO, _ZERO, _ZERO)


def moments(amount: Range) -> Moments:
    """Of one range: mean (l+t+h)/3, variance (l²+t²+h²-lt-lh-th)/18."""
    low, typical, high = amount.low, amount.typical, amount.high
    # the variance written as squares of differences, which is never negative and loses no digits
    squares = _sum(_square(EXACT.subtract(a, b)) for a, b in ((low, typical), (typical, high), (low, high)))
    mean = EXACT.divide(_sum((low, typical, high)), Decimal(3))
    return Moments(low, high, mean, EXACT.sqrt(EXACT.divide(squares, Decimal(36))))


def total(parts: Iterable[Moments], correlation: Decimal = CORRELATION) -> Moments:
    """Of the sum: variance (1-rho)·Σσ² + rho·(Σσ)²."""
    found = tuple(parts)
    squares = _sum(_square(one.deviation) for one in found)
    square_of_sum = _square(_sum(one.deviation for one in found))
    apart = EXACT.multiply(EXACT.subtract(Decimal(1), correlation), squares)
    return Moments(
        _sum(one.low for one in found),
        _sum(one.high for one in found),
        _sum(one.mean for one in found),
        EXACT.sqrt(EXACT.add(apart, EXACT.multiply(correlation, square_of_sum))),
    )


def percentiles(found: Moments) -> tuple[Decimal, Decimal, Decimal]:
    """The 10th, 50th and 90th percentile of the normal with these moments, kept inside the envelope."""
    away = EXACT.multiply(_QUANTILE, found.deviation)
    values = (EXACT.subtract(found.mean, away), found.mean, EXACT.add(found.mean, away))
    p10, p50, p90 = (min(max(value, found.low), found.high) for value in values)
    return p10, p50, p90


def _square(value: Decimal) -> Decimal:
    return EXACT.multiply(value, value)


def _sum(values: Iterable[Decimal]) -> Decimal:
    result = _ZERO
    for value in values:
        result = EXACT.add(result, value)
    return result
