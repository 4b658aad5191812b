"""What was to be reached, what was measured, and whether that is enough."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from benchmarks.table import ratio, table


class Bar(NamedTuple):
    """One bar; ``over`` says on which declarations, '' where there is but one answer."""

    what: str
    over: str
    limit: str
    measured: str
    met: bool


def at_most(what: str, value: float, limit: float, unit: str = "x", over: str = "") -> Bar:
    return Bar(what, over, f"<= {limit:g} {unit}", f"{ratio(value)} {unit}", value <= limit)


def below(what: str, value: float, limit: float, unit: str, over: str = "") -> Bar:
    return Bar(what, over, f"< {limit:g} {unit}", f"{ratio(value)} {unit}", value < limit)


def at_least(what: str, value: float, limit: float, over: str = "") -> Bar:
    return Bar(what, over, f">= {limit:g} x", f"{ratio(value)} x", value >= limit)


def bars_table(bars: Iterable[Bar]) -> str:
    rows = [[one.what, one.over, one.limit, one.measured, "met" if one.met else "**not met**"] for one in bars]
    return table(["what", "declarations", "bar", "measured", ""], rows)
