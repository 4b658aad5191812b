"""What one item comes to for this product: its count, its payment, and what may have to be bought on top."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal

from certcheck.cost.counters import Counted
from certcheck.cost.facts import Facts
from certcheck.cost.model import Item, PriceBook, Range, Rates, Sharing
from certcheck.cost.payments import FIVE_YEARS, Payment, five_year_mean, payment_of
from certcheck.cost.ranges import EXACT

ONE = Decimal(1)
SAMPLES = frozenset(("material", "colour", "component"))


@dataclass(frozen=True, slots=True)
class Purchase:
    """``payment`` is what is added up: without an amount where the item is unpriced or uncounted. ``comparison`` is
    the same with one unit for an open count; it only ranks ways. ``contingency`` is already times its probability."""

    item: Item
    counted: Counted
    payment: Payment
    comparison: Payment
    contingency: Purchase | None = None

    @property
    def state(self) -> str:
        if self.item.price is None:
            return "unpriced"
        if self.item.price.amount.high == 0:
            return "free"
        return "uncounted" if self.counted.count is None else "priced"

    @property
    def rank(self) -> int | None:
        """Cents over five years to compare ways with, contingency included; None where no figure is known."""
        own = five_year_mean(self.comparison)
        if own is None:
            return None
        extra = self.contingency.rank if self.contingency is not None else 0
        return cents(own) + (extra or 0)


@dataclass(frozen=True, slots=True)
class Shop:
    """The price book in one currency, for one product. Purchases are remembered per targets that share them."""

    prices: PriceBook
    facts: Facts
    currency: str
    rates: Rates
    _known: dict[tuple[str, tuple[str, ...], tuple[str, ...]], Purchase] = field(default_factory=dict)

    def purchase(self, identifier: str, targets: tuple[str, ...], owned: tuple[str, ...] = ()) -> Purchase:
        """One item for these targets together, on top of what was bought for the ``owned`` ones."""
        key = (identifier, targets, owned)
        if key not in self._known:
            item = self.prices.items[identifier]
            extra = item.contingency
            contingency = self._purchase(extra.item, targets, owned, extra.probability) if extra is not None else None
            self._known[key] = self._purchase(identifier, targets, owned, None, contingency)
        return self._known[key]

    def count(self, identifier: str, targets: tuple[str, ...], owned: tuple[str, ...] = ()) -> Counted:
        """How many there are for the targets, less those bought for the ``owned`` ones."""
        item = self.prices.items[identifier]
        now = self.facts.counted(item, tuple(dict.fromkeys(owned + targets)))
        before = self.facts.counted(item, owned) if owned else Counted(Decimal(0))
        if before.count is None:
            return Counted(Decimal(0))  # the open count was asked about then
        return now if now.count is None else Counted(now.count - before.count)

    def _purchase(
        self,
        identifier: str,
        targets: tuple[str, ...],
        owned: tuple[str, ...],
        probability: Decimal | None,
        extra: Purchase | None = None,
    ) -> Purchase:
        item = self.prices.items[identifier]
        counted = self.count(identifier, targets, owned)
        costs_nothing = item.price is not None and item.price.amount.high == 0
        comparison = payment_of(item, ONE if counted.count is None else counted.count, self.currency, self.rates)
        payment = comparison
        if counted.count is None and not costs_nothing:
            payment = payment_of(item, None, self.currency, self.rates)
        if probability is not None:
            payment, comparison = payment.expected(probability), comparison.expected(probability)
        return Purchase(item, counted, payment, comparison, extra)


def shared_part(target: Purchase, source: Purchase | None) -> Decimal:
    """How much of what is bought of ``target`` in five years can share ``source``.

    A retest in a later year finds nothing to share unless the source is bought again too; a paper that is held (None)
    serves once. Of samples, only as many are shared as the source covers; an open number of them counts as one.
    """
    times = max(target.payment.times(FIVE_YEARS), 1)
    part = EXACT.divide(min(times, 1 if source is None else source.payment.times(FIVE_YEARS)), times)
    units = target.counted.count
    if source is None or not units or not {target.item.basis, source.item.basis} <= SAMPLES:
        return part
    covered = ONE if source.counted.count is None else source.counted.count
    return EXACT.multiply(part, EXACT.divide(min(covered, units), units))


def shared(payment: Payment, sharing: Sharing, part: Decimal) -> Payment:
    """The payment where a ``part`` of it costs only what is still payable, spread evenly over all purchases."""
    still = sharing.still_payable
    ends = (still.low, still.typical, still.high)
    return payment.shared(Range(*(EXACT.subtract(ONE, EXACT.multiply(EXACT.subtract(ONE, end), part)) for end in ends)))


def cents(amount: Decimal) -> int:
    return int((amount * 100).to_integral_value(ROUND_HALF_EVEN))


def own_mean(purchases: Iterable[Purchase]) -> Decimal | None:
    """The five-year mean of several items, contingencies included; None where one has no price or no count."""
    total = Decimal(0)
    for one in purchases:
        if one.payment.amount is None or one.rank is None:
            return None
        total += Decimal(one.rank) / 100
    return total
