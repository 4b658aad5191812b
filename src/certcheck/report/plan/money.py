"""Amounts as a reader wants them: no digit that an estimate does not have, the currency in the language's own way."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from certcheck.cost.model import Price, Range
from certcheck.cost.ranges import EXACT
from certcheck.cost.result import Line, Total
from certcheck.report.wording import Wording

WEAK, FAIR = 2, 3
"""Significant digits of figures that are an order of magnitude, and of others."""

_TARIFFS = ("official-fee", "levy", "licence")
_TEN = Decimal(10)


class Money:
    """Amounts in one language; ``currency`` is that of the report."""

    def __init__(self, wording: Wording, currency: str) -> None:
        self._say = wording
        self.currency = currency

    def name(self, currency: str = "") -> str:
        """``EUR`` in English, ``欧元`` in Chinese."""
        return self._say.word("currency", currency or self.currency)

    def named(self, figures: str, currency: str = "") -> str:
        """``EUR 3,100`` and ``3,100 欧元``."""
        return self._say.phrase("plan", "money", currency=self.name(currency), figures=figures)

    def span(self, amount: Range, digits: int) -> str:
        """Low to high, or one figure where they are the same."""
        return self.between(estimated(amount.low, digits), estimated(amount.high, digits))

    def between(self, low: str, high: str) -> str:
        if low == high:
            return low
        return self._say.phrase("plan", "to" if low.startswith("-") else "range", low=low, high=high)

    def price(self, price: Price) -> str:
        """A price as its source states it, with the year of it."""
        figures = self.between(exact(price.amount.low), exact(price.amount.high))
        return self._say.phrase("plan", "of-year", text=self.named(figures, price.currency), year=price.year)

    def spread(self, total: Total, *, weak: bool) -> str:
        """Lowest to highest of a total."""
        digits = digits_of(weak=weak)
        return self.between(estimated(total.low, digits), estimated(total.high, digits))


def digits_of(*, weak: bool) -> int:
    return WEAK if weak else FAIR


def line_digits(line: Line) -> int:
    return digits_of(weak=line.item.confidence == "low" and line.item.kind not in _TARIFFS)


def estimated(value: Decimal, digits: int) -> str:
    """``value`` to so many significant digits, never with decimals from ten upwards, thousands separated."""
    if value == 0:
        return "0"
    places = digits - 1 - value.adjusted()
    if abs(value) >= _TEN:
        places = min(places, 0)
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN, EXACT)
    return _plain(rounded)


def exact(value: Decimal) -> str:
    """All digits that ``value`` has, thousands separated; cents in full where there are any."""
    text = _plain(value)
    whole, point, decimals = text.partition(".")
    return f"{whole}{point}{decimals.ljust(2, '0')}" if point else text


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def paid(line: Line) -> tuple[Range | None, bool]:
    """What a line comes to, and whether that is by the year."""
    if line.item.every:
        return line.yearly, True
    return line.once, False
