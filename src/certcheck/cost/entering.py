"""Each target by itself, and the order in which to enter several."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from certcheck.cost.basket import NOTHING_OWNED, Basket, fill
from certcheck.cost.lines import bought_lines, certain_totals, totals_of
from certcheck.cost.needs import Wanted
from certcheck.cost.purchases import Shop
from certcheck.cost.result import Entry, Step
from certcheck.cost.schedule import Schedule
from certcheck.result import Headline, TargetResult

UNCHECKED = (Headline.OTHER_REGIME, Headline.NOT_CHECKED)


def entry_of(target: TargetResult, wanted: Wanted, shop: Shop, start: date) -> Entry:
    """What entering this target takes without the others."""
    basket = fill(wanted.asked, shop)
    bought = bought_lines(basket, shop)
    path = Schedule(basket, shop.prices, shop.facts, start).path(target.target)
    unknown = target.headline in UNCHECKED
    return Entry(
        target=target.target,
        title=target.title,
        gaps=certain_totals(bought, basket, shop),
        with_questions=totals_of(bought),
        listing=None if unknown else path.listing,
        late_listing=None if unknown else path.late_listing,
        critical=path.critical,
        open_durations=path.open_durations,
        not_priced=tuple(dict.fromkeys((*wanted.not_priced, *_unmet(basket)))),
        answerable=wanted.answerable,
        in_doubt=wanted.in_doubt,
        upcoming=wanted.upcoming,
    )


def order_of_entry(entries: Sequence[Entry], wanted: Sequence[Wanted], shop: Shop) -> tuple[Step, ...]:
    """The cheapest target first, then whichever adds least to what is bought by then; the faster among equals."""
    owned = NOTHING_OWNED
    left = list(zip(entries, wanted, strict=True))
    steps = []
    while left:
        baskets = [fill(one.asked, shop, owned) for _, one in left]
        adds = [totals_of(bought_lines(basket, shop)) for basket in baskets]
        number = min(range(len(left)), key=lambda n: (adds[n].five_years.mean, left[n][0].listing or date.max, n))
        steps.append(Step(left[number][0].target, adds[number], left[number][0].listing))
        owned = baskets[number].owned()
        del left[number]
    return tuple(steps)


def _unmet(basket: Basket) -> tuple[str, ...]:
    return tuple(rule for asked in basket.unmet for rule in asked.requirements)
