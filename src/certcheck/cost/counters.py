"""How many of an item a product takes: the table of bases in ``docs/price-book.md``.

A count that the declaration leaves open is None, with the path of the declaration that would answer it. Variants
(the items of a declaration) count; lots of one variant do not multiply.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from certcheck.cost.counting.base import ONE, Counted, agreed, asked, figure, variants, whole
from certcheck.cost.counting.lists import MATERIALS, PACKAGING, count_colours, count_entries
from certcheck.cost.counting.places import count_languages, count_places
from certcheck.cost.counting.quantities import count_tonnes, count_units
from certcheck.cost.model import Item
from certcheck.engine.inquiry import Inquiry
from certcheck.engine.product import Product

__all__ = ["Counted", "count_of"]

Counter = Callable[[Item, Sequence[Inquiry]], Counted]


def count_of(item: Item, inquiries: Sequence[Inquiry]) -> Counted:
    """How many of ``item`` the targets need together; ``inquiries`` holds one of each."""
    return _COUNTERS[item.basis](item, inquiries)


def _one(item: Item, inquiries: Sequence[Inquiry]) -> Counted:
    return ONE


def _variants(item: Item, inquiries: Sequence[Inquiry]) -> Counted:
    """One for each declared item; a declaration without items is one."""
    return whole(max(1, len(variants(inquiries))))


def _models(item: Item, inquiries: Sequence[Inquiry]) -> Counted:
    """Distinct designations over all variants; a variant that states none is one model."""
    stated: set[str] = set()
    unnamed = 0
    for lots in variants(inquiries):
        names = {name for product in lots for name in product.declaration.identity.models or ()}
        stated |= names
        unnamed += not names
    return whole(max(1, len(stated) + unnamed))


def _sites(item: Item, inquiries: Sequence[Inquiry]) -> Counted:
    number = agreed(figure(product.declaration.company.factories) for product in _products(inquiries))
    return asked("company.factories") if number is None else Counted(number)


def _brands(item: Item, inquiries: Sequence[Inquiry]) -> Counted:
    """Brands times device types; one declaration is one type of device."""
    brands: set[str] = set()
    for product in _products(inquiries):
        own = product.declaration.identity.brand
        stated = product.declaration.company.brands or ((own,) if isinstance(own, str) else ())
        if not stated:
            return asked("company.brands")
        brands.update(stated)
    return whole(len(brands)) if brands else asked("company.brands")


def _materials(item: Item, inquiries: Sequence[Inquiry]) -> Counted:
    return count_entries(item.count or MATERIALS, inquiries)


def _colours(item: Item, inquiries: Sequence[Inquiry]) -> Counted:
    return count_colours(item.count or MATERIALS, inquiries)


def _components(item: Item, inquiries: Sequence[Inquiry]) -> Counted:
    return count_entries(item.count or PACKAGING, inquiries)


def _products(inquiries: Sequence[Inquiry]) -> list[Product]:
    return [product for lots in variants(inquiries) for product in lots]


_COUNTERS: dict[str, Counter] = {
    **dict.fromkeys(("company", "inspector-day", "hour", "report", "application"), _one),
    **dict.fromkeys(("family", "formula", "sku"), _variants),
    "model": _models,
    "site": _sites,
    "material": _materials,
    "colour": _colours,
    "component": _components,
    "place": count_places,
    "language": count_languages,
    "brand-device-type": _brands,
    "tonne": count_tonnes,
    "unit": count_units,
}
