"""From what a check found to what to buy: the whole plan for one product and all its targets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from certcheck.cost.basket import Basket, fill
from certcheck.cost.entering import UNCHECKED, entry_of, order_of_entry
from certcheck.cost.facts import DeclaredFacts, Facts
from certcheck.cost.lines import Bought, bought_lines, certain_totals, held_lines, totals_of
from certcheck.cost.model import PriceBook, Range, Rates
from certcheck.cost.needs import together, wanted_of
from certcheck.cost.purchases import Shop, own_mean
from certcheck.cost.ranges import ZERO, scaled
from certcheck.cost.refused import unrecognised
from certcheck.cost.result import Choice, Line, Plan
from certcheck.cost.schedule import Schedule
from certcheck.cost.subsidies import granted
from certcheck.result import CheckResult

if TYPE_CHECKING:
    from certcheck.declaration.loading import LoadedDeclaration
    from certcheck.engine.check import Engine


def make_plan(
    result: CheckResult,
    loaded: LoadedDeclaration,
    engine: Engine,
    prices: PriceBook,
    rates: Rates,
    *,
    currency: str,
    start: date,
    sold_in: Sequence[str] | None = None,
) -> Plan:
    """The cheapest plan over all targets of ``result``, beginning on ``start``, in ``currency``.

    ``sold_in`` as it was given to the check.
    """
    targets = [one.target for one in result.targets]
    facts = DeclaredFacts(engine, loaded, result.as_of, targets, sold_in)
    return plan_with(result, facts, prices, rates, currency=currency, start=start)


def plan_with(
    result: CheckResult, facts: Facts, prices: PriceBook, rates: Rates, *, currency: str, start: date
) -> Plan:
    """The same with the product's facts given."""
    shop = Shop(prices, facts, currency, rates)
    results = {one.target: one for one in result.targets}
    wanted = [wanted_of(one, result, prices) for one in results.values()]
    needs = together(one.asked for one in wanted)
    basket = fill(needs, shop)
    bought = bought_lines(basket, shop)
    schedule = Schedule(basket, prices, facts, start)
    entries = tuple(entry_of(results[one.target], one, shop, start) for one in wanted)
    checked = [n for n, one in enumerate(wanted) if results[one.target].headline not in UNCHECKED]
    savings = tuple(one.line.saving for one in bought if one.line.saving is not None)
    return Plan(
        currency=currency,
        rates=rates,
        start=start,
        searched=basket.searched,
        lines=_in_order(bought, held_lines(basket, shop), schedule),
        totals=certain_totals(bought, basket, shop),
        totals_with_questions=totals_of(bought),
        savings=savings,
        saved=_sum(one.amount for one in savings),
        choices=_choices(basket, shop),
        tasks=schedule.tasks(results),
        clocks=schedule.clocks,
        entries=entries,
        order=order_of_entry([entries[n] for n in checked], [wanted[n] for n in checked], shop),
        unrecognised=unrecognised(basket, bought, shop),
        granted=granted(bought, shop, start),
        hours=_hours(bought),
        prices_digest=prices.digest,
        need_titles={one.need.id: one.need.title for one in needs},
    )


def _in_order(bought: Iterable[Bought], held: Sequence[Line], schedule: Schedule) -> tuple[Line, ...]:
    """By the day they start, then by id, a contingency with its item; without a day after those; what is held last."""

    def key(line: Line) -> tuple[date, str, str]:
        first = line.contingent_on or line.item.id
        dated = schedule.dated.get(first)
        return dated.starts if dated is not None else date.max, first, line.item.id if line.contingent_on else ""

    return (*sorted((one.line for one in bought), key=key), *sorted(held, key=lambda line: line.item.id))


def _choices(basket: Basket, shop: Shop) -> tuple[Choice, ...]:
    """Every need with the cost of each of its open ways by itself."""
    found = []
    for one in basket.met:
        asked = one.asked
        ways = tuple(
            (way.way.id, way.way.title, own_mean(shop.purchase(item, asked.targets) for item in way.buys))
            for way in one.ways
        )
        found.append(Choice(asked.need.id, asked.need.title, one.way.way.id, ways, asked.targets))
    return tuple(found)


def _hours(bought: Iterable[Bought]) -> Range | None:
    """Own hours of everything that states them and whose count is known; None where nothing does."""
    stated = [
        scaled(one.line.item.own_hours, one.line.count)
        for one in bought
        if one.line.item.own_hours is not None and one.line.count is not None and not one.line.contingent_on
    ]
    return _sum(stated) if stated else None


def _sum(ranges: Iterable[Range]) -> Range:
    total = ZERO
    for one in ranges:
        total = Range(total.low + one.low, total.typical + one.typical, total.high + one.high)
    return total
