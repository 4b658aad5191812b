"""How many sales units are placed in a region in a year, from ``sales.volumes``."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from decimal import Decimal

from certcheck.cost.counting.base import figure
from certcheck.cost.counting.places import inside, places_in
from certcheck.cost.ranges import EXACT
from certcheck.engine.inquiry import Inquiry
from certcheck.engine.product import Product


def volume(product: Product, region: str, inquiries: Sequence[Inquiry]) -> Decimal | None:
    """Units in the region in the latest year stated for each place; None where a place of sale has no figure."""
    stated = _by_place(product)
    if region in stated:
        return stated[region]
    needed = places_in((region,), inquiries)
    if needed == ():
        return Decimal(0)
    if any(inside(region, place) for place in stated):
        return None  # a figure for more than the region
    if needed is None and not _is_complete(product):
        return None
    listed = needed if needed is not None else _outermost(region, stated)
    total = Decimal(0)
    for place in listed:
        units = stated.get(place)
        if units is None:
            return None
        total = EXACT.add(total, units)
    return total if listed else None


def signature(product: Product) -> Hashable:
    """What a product states of its volumes: the same for all variants that inherit one figure."""
    return tuple(sorted((place, str(units)) for place, units in _by_place(product).items()))


def _by_place(product: Product) -> dict[str, Decimal | None]:
    """Units by place, of its latest year; several entries of one year add up."""
    years: dict[str, dict[str, list[Decimal | None]]] = {}
    for entry in product.declaration.sales.volumes.entries:
        if isinstance(entry.place, str):
            place = product.names.id_of("places", entry.place) or entry.place
            year = entry.year if isinstance(entry.year, str) else ""
            years.setdefault(place, {}).setdefault(year, []).append(figure(entry.units))
    return {place: _sum(by_year[max(by_year)]) for place, by_year in years.items()}


def _sum(values: Sequence[Decimal | None]) -> Decimal | None:
    total = Decimal(0)
    for value in values:
        if value is None:
            return None
        total = EXACT.add(total, value)
    return total


def _is_complete(product: Product) -> bool:
    return product.declaration.sales.volumes.state == "complete"


def _outermost(region: str, stated: dict[str, Decimal | None]) -> tuple[str, ...]:
    """The stated places inside the region, without those inside another of them."""
    here = [place for place in stated if inside(place, region)]
    return tuple(one for one in here if not any(inside(one, other) for other in here if other != one))
