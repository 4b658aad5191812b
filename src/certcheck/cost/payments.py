"""What one item is paid, how often, and how sure the figure is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from certcheck.cost.currency import convert
from certcheck.cost.model import Item, Range, Rates
from certcheck.cost.moments import Moments, moments
from certcheck.cost.ranges import EXACT, ZERO, in_cents, multiplied, scaled

YEAR = 12
FIVE_YEARS = 60

_WIDER_LOW = Decimal("0.7")
_WIDER_HIGH = Decimal("1.5")


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment for an item: ``amount`` is for everything counted, in the report's currency, rounded to cents.

    None where no figure is known or the declaration leaves the count open.
    """

    item: Item
    amount: Range | None

    def times(self, months: int) -> int:
        """How often it is paid within so many months from the start.

        Paid every ``every`` months, for the first time after ``first``; bought again each time ``validity`` has run
        out; else once.
        """
        period = self.item.every or self.item.validity
        return max(-(-(months - self.item.first) // period), 0) if period else 1

    @property
    def once(self) -> Range | None:
        """The amount of what is bought, each time; zero for what is paid at intervals."""
        return self.amount if self.amount is None or not self.item.every else ZERO

    @property
    def yearly(self) -> Range | None:
        """What is paid at intervals, spread over the year: amount × 12 / every; zero for what is bought."""
        if self.amount is None or not self.item.every:
            return None if self.amount is None else ZERO
        return in_cents(scaled(self.amount, EXACT.divide(Decimal(YEAR), Decimal(self.item.every))))

    def over(self, months: int) -> Range | None:
        """All payments within so many months."""
        return None if self.amount is None else scaled(self.amount, Decimal(self.times(months)))

    def shared(self, still_payable: Range) -> Payment:
        """The payment after evidence is shared: only a share of it is left."""
        return self._changed(None if self.amount is None else multiplied(self.amount, still_payable))

    def expected(self, probability: Decimal) -> Payment:
        """The payment of a contingency: times the probability that it has to be made."""
        return self._changed(None if self.amount is None else scaled(self.amount, probability))

    def _changed(self, amount: Range | None) -> Payment:
        return replace(self, amount=None if amount is None else in_cents(amount))


def payment_of(item: Item, count: Decimal | None, currency: str, rates: Rates) -> Payment:
    """One payment for ``count`` units of an item; the price is converted first, and rounded once, after counting."""
    if item.price is None or count is None:
        return Payment(item, None)
    price = convert(item.price.amount, item.price.currency, item.price.year, currency, rates)
    return Payment(item, in_cents(scaled(price, count)))


def widened(item: Item, amount: Range) -> Range:
    """``amount`` as wide as its confidence makes it: 0.7 × low to 1.5 × high where that is low.

    A rule of thumb for figures that no seller stands behind (see "What it comes to" in ``docs/price-book.md``). An
    official fee is a point of a tariff and never widened: what is doubtful about it is whether it is still the fee,
    not how far it ranges.
    """
    if item.confidence != "low" or item.kind == "official-fee":
        return amount
    return Range(EXACT.multiply(amount.low, _WIDER_LOW), amount.typical, EXACT.multiply(amount.high, _WIDER_HIGH))


def moments_over(payment: Payment, months: int) -> Moments | None:
    """Envelope, mean and variance of all payments within so many months; None where the amount is not known."""
    amount = payment.over(months)
    return None if amount is None else moments(widened(payment.item, amount))


def five_year_mean(payment: Payment) -> Decimal | None:
    """The mean of all payments within five years, not rounded: what choosing between ways compares."""
    found = moments_over(payment, FIVE_YEARS)
    return None if found is None else found.mean
