"""Counting what is placed on a market in a year: sales units, and tonnes of packaging, batteries or product."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from certcheck.cost.counting.base import Counted, agreed, asked, variants
from certcheck.cost.counting.masses import Mass, mass_per_unit, stated_tonnes
from certcheck.cost.counting.places import regions
from certcheck.cost.counting.volumes import signature, volume
from certcheck.cost.model import Item
from certcheck.cost.ranges import EXACT
from certcheck.engine.inquiry import Inquiry
from certcheck.engine.product import Product

_VOLUMES = "sales.volumes"
_GRAMS_PER_TONNE = Decimal(1_000_000)


def count_units(item: Item, inquiries: Sequence[Inquiry]) -> Counted:
    """Sales units placed in the item's place, or in the targets, in the latest year stated."""
    found = _over_regions(item, inquiries, lambda region: _placed(region, inquiries, lambda product: Decimal(1)))
    return asked(_VOLUMES) if found is None else Counted(found)


def count_tonnes(item: Item, inquiries: Sequence[Inquiry]) -> Counted:
    """Tonnes placed there in a year: what the company states, else mass per sales unit times sales units."""
    places = regions(item, inquiries)
    stated = [stated_tonnes(item, region, inquiries) for region in places]
    if all(one is not None for one in stated):
        return Counted(_sum([one for one in stated if one is not None]))
    masses: dict[int, Mass] = {
        id(product): mass_per_unit(item, product, inquiries) for lots in variants(inquiries) for product in lots
    }
    open_mass = next((mass.question for mass in masses.values() if mass.grams is None), "")
    if open_mass:
        return asked(open_mass)
    if masses and all(mass.grams == 0 for mass in masses.values()):
        return Counted(Decimal(0))  # none of this material, whatever is sold
    grams = _over_regions(
        item, inquiries, lambda region: _placed(region, inquiries, lambda product: masses[id(product)].grams)
    )
    return asked(_VOLUMES) if grams is None else Counted(EXACT.divide(grams, _GRAMS_PER_TONNE))


def _over_regions(item: Item, inquiries: Sequence[Inquiry], count: Callable[[str], Decimal | None]) -> Decimal | None:
    found = [count(region) for region in regions(item, inquiries)]
    return None if None in found else _sum([one for one in found if one is not None])


def _placed(region: str, inquiries: Sequence[Inquiry], each: Callable[[Product], Decimal | None]) -> Decimal | None:
    """``each`` times the units placed in a region, over all variants.

    One volume that all variants inherit is theirs together, so that they have to agree on ``each``; volumes of their
    own are added up.
    """
    found = variants(inquiries)
    amounts = []
    for lots in found:
        units = agreed(volume(product, region, inquiries) for product in lots)
        per_unit = agreed(each(product) for product in lots)
        if units is None or per_unit is None:
            return None
        amounts.append(EXACT.multiply(units, per_unit))
    kinds = {signature(lots[0]) for lots in found}
    if len(kinds) == 1:
        return agreed(amounts)
    return _sum(amounts) if len(kinds) == len(found) else None


def _sum(values: Sequence[Decimal]) -> Decimal:
    total = Decimal(0)
    for value in values:
        total = EXACT.add(total, value)
    return total
