"""From payments to totals with percentiles: what is bought once, paid yearly, and over one and five years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from certcheck.cost.model import Range
from certcheck.cost.moments import Moments, moments, percentiles, total
from certcheck.cost.payments import FIVE_YEARS, YEAR, Payment, moments_over, widened
from certcheck.cost.ranges import EXACT, cents
from certcheck.cost.result import Total, Totals


def estimate(payments: Iterable[Payment]) -> Totals:
    """The totals of the payments; those without a known amount are only counted as unpriced.

    ``once`` adds up what is bought, each thing one time, ``yearly`` what is paid at intervals, spread evenly over the
    years. ``one_year`` and ``five_years`` add up actual payments: what runs out or falls due again within the period
    is paid again, so that they may be more than ``once`` and the ``yearly`` of those years.
    """
    every = tuple(payments)
    priced = tuple(one for one in every if one.amount is not None)
    bought = tuple(one for one in priced if not one.item.every)
    recurring = tuple(one for one in priced if one.item.every)
    return Totals(
        once=_total([moments(widened(one.item, _known(one.once))) for one in bought]),
        yearly=_total([moments(widened(one.item, _known(one.yearly))) for one in recurring]),
        one_year=_total(_over(priced, YEAR)),
        five_years=_total(_over(priced, FIVE_YEARS)),
        priced=len(priced),
        unpriced=len(every) - len(priced),
        weak=_is_weak(priced),
    )


def _known(amount: Range | None) -> Range:
    assert amount is not None
    return amount


def _over(payments: Sequence[Payment], months: int) -> list[Moments]:
    return [found for one in payments if (found := moments_over(one, months)) is not None]


def _total(parts: Sequence[Moments]) -> Total:
    found = total(parts)
    p10, p50, p90 = percentiles(found)
    return Total(
        low=cents(found.low),
        p10=cents(p10),
        p50=cents(p50),
        p90=cents(p90),
        high=cents(found.high),
        mean=cents(found.mean),
        lines=len(parts),
    )


def _is_weak(payments: Sequence[Payment]) -> bool:
    """Whether more than half of the five-year mean rests on figures of low confidence."""
    low = total(_over([one for one in payments if one.item.confidence == "low"], FIVE_YEARS)).mean
    return EXACT.multiply(low, Decimal(2)) > total(_over(payments, FIVE_YEARS)).mean
