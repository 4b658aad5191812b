"""Subsidies that may be asked for, for what is bought: shown beside the plan, never taken off it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from certcheck.cost.currency import convert
from certcheck.cost.lines import Bought
from certcheck.cost.model import Price, Range, Subsidy
from certcheck.cost.purchases import Shop
from certcheck.cost.ranges import ZERO, in_cents, scaled
from certcheck.cost.recognition import inside
from certcheck.cost.result import Granted


def granted(bought: Sequence[Bought], shop: Shop, start: date) -> tuple[Granted, ...]:
    """Those that cover an item bought for a target where they are given, and that have not ended on ``start``."""
    found = []
    for subsidy in shop.prices.subsidies:
        covered = [one for one in bought if _covers(subsidy, one)]
        if covered and not (subsidy.until is not None and subsidy.until < start):
            found.append(Granted(subsidy, _amount(subsidy, covered, shop)))
    return tuple(found)


def _covers(subsidy: Subsidy, one: Bought) -> bool:
    line = one.line
    near = any(inside(target, subsidy.place) or inside(subsidy.place, _place(target)) for target in line.targets)
    return near and line.item.id in subsidy.items and not line.contingent_on


def _place(target: str) -> str:
    """A scheme's subsidies are given anywhere in its market."""
    return target.partition("/")[0]


def _amount(subsidy: Subsidy, covered: Iterable[Bought], shop: Shop) -> Range | None:
    """A fixed amount, or the share of one payment of each item up to the most; None where a payment is not known."""
    if subsidy.amount is not None:
        return in_cents(_converted(subsidy.amount, shop))
    total = ZERO
    for one in covered:
        amount = one.payment.amount
        if amount is None:
            return None
        total = Range(total.low + amount.low, total.typical + amount.typical, total.high + amount.high)
    shared = scaled(total, subsidy.share if subsidy.share is not None else Decimal(1))
    if subsidy.most is not None:
        most = _converted(subsidy.most, shop)
        shared = Range(min(shared.low, most.low), min(shared.typical, most.typical), min(shared.high, most.high))
    return in_cents(shared)


def _converted(price: Price, shop: Shop) -> Range:
    return convert(price.amount, price.currency, price.year, shop.currency, shop.rates)
