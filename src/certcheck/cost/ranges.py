"""Arithmetic on ranges of money, to 60 digits whatever the caller's decimal context is.

Prices, counts and rates are bounded where they are read, so that no product of them needs more.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, Context, Decimal

from certcheck.cost.model import Range

EXACT = Context(prec=60, rounding=ROUND_HALF_EVEN)
CENT = Decimal("0.01")
ZERO = Range(Decimal(0), Decimal(0), Decimal(0))


def scaled(amount: Range, factor: Decimal) -> Range:
    """Every end times ``factor``, which is 0 or more."""
    return _each(amount, lambda value: EXACT.multiply(value, factor))


def multiplied(amount: Range, share: Range) -> Range:
    """Low times low, typical times typical, high times high."""
    pairs = zip((amount.low, amount.typical, amount.high), (share.low, share.typical, share.high), strict=True)
    return Range(*(EXACT.multiply(value, part) for value, part in pairs))


def cents(value: Decimal) -> Decimal:
    """Rounded to cents, halves to the even cent; of zero there is one form only."""
    return value.quantize(CENT, ROUND_HALF_EVEN, EXACT)


def in_cents(amount: Range) -> Range:
    """Every end rounded to cents."""
    return _each(amount, cents)


def _each(amount: Range, change: Callable[[Decimal], Decimal]) -> Range:
    return Range(change(amount.low), change(amount.typical), change(amount.high))
