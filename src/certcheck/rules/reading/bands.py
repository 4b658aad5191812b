"""Bands that nothing can lie in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from certcheck.quantity.parse import Quantity
from certcheck.rules.conditions import Constant, Operand
from certcheck.rules.reading.spot import Spot

_LOWER = {"at-least": False, "more-than": True, "not-before": False, "after": True, "equals": False}
_UPPER = {"at-most": False, "less-than": True, "not-after": False, "before": True, "equals": False}


def check_band(spot: Spot, comparisons: Sequence[tuple[str, Operand]]) -> None:
    """Note a problem when the constant ends of a band leave no room; an open end excludes its own value."""
    ends = [(op, end) for op, operand in comparisons if (end := _end(operand)) is not None]
    lows = [(end, _LOWER[op]) for op, end in ends if op in _LOWER]
    highs = [(end, _UPPER[op]) for op, end in ends if op in _UPPER]
    for (kind, low), low_open in lows:
        for (other, high), high_open in highs:
            if kind == other and _empty(low, high, low_open or high_open):
                spot.say("nothing can lie in this band: its lower end is above its upper end")
                return


def _empty(low: Decimal, high: Decimal, is_open: bool) -> bool:
    return low > high or (low == high and is_open)


def _end(operand: Operand) -> tuple[str, Decimal] | None:
    """A constant as (what it measures, value in the base unit)."""
    value = operand.value if isinstance(operand, Constant) else None
    if isinstance(value, Quantity):
        return value.dimension, value.interval.low
    if isinstance(value, date):
        return "date", Decimal(value.toordinal())
    return None
