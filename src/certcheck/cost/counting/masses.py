"""How heavy one sales unit is in what an item counts, and what mass the company states to place in a year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from certcheck.cost.counting.base import agreed, figure
from certcheck.cost.model import Item
from certcheck.cost.ranges import EXACT
from certcheck.declaration.section import Section
from certcheck.engine.inquiry import Inquiry
from certcheck.engine.product import Product
from certcheck.engine.scope import Blank

_KINDS = {"packaging": ("packaging",), "batteries": ("battery",)}
_WHOLE_PRODUCT = ("eee", "textile", "product")
"""What a tonnage may be ``of`` when an item counts the product itself."""

_PER_UNIT = ("sales", "service")
_GRAMS_PER_TONNE = Decimal(1_000_000)


class Mass(NamedTuple):
    """Grams in one sales unit; None where it is open, then ``question`` is the path that would answer."""

    grams: Decimal | None
    question: str = ""


class _Stated(Blank):
    """A tonnage seen as an entry of the list that an item counts: of it only the material is known."""

    __slots__ = ("material",)

    def __init__(self, material: Any) -> None:
        self.material = material


def stated_tonnes(item: Item, region: str, inquiries: Sequence[Inquiry]) -> Decimal | None:
    """``company.tonnages`` of the region in the latest year stated; None where they do not answer."""
    found = []
    for inquiry in inquiries:
        for product in inquiry.products:
            found.append(_stated(item, region, product, inquiry))
    return agreed(found)


def _stated(item: Item, region: str, product: Product, inquiry: Inquiry) -> Decimal | None:
    entries = _entries_of(item, region, product)
    latest = max((_year(entry) for entry in entries), default="")
    grams, fitting = Decimal(0), 0
    for entry in entries:
        if _year(entry) != latest:
            continue
        fits = item.count is None or inquiry.fits(
            product, item.count.collection, _Stated(entry.material), item.count.where
        )
        mass = figure(entry.mass)
        if fits is None or (fits and mass is None):
            return None
        if fits and mass is not None:
            grams, fitting = EXACT.add(grams, mass), fitting + 1
    is_whole = product.declaration.company.tonnages.state == "complete" and bool(entries)
    return EXACT.divide(grams, _GRAMS_PER_TONNE) if fitting or is_whole else None


def _entries_of(item: Item, region: str, product: Product) -> list[Any]:
    """The tonnages of the right kind in the region; a figure for a part of the region is not one for the region."""
    kinds = _KINDS.get(item.count.collection, ()) if item.count is not None else _WHOLE_PRODUCT
    here = []
    for entry in product.declaration.company.tonnages.entries:
        place = product.names.id_of("places", entry.place) if isinstance(entry.place, str) else None
        if place == region and entry.of in kinds:
            here.append(entry)
    kind = next((one for one in kinds if any(entry.of == one for entry in here)), "")
    return [entry for entry in here if entry.of == kind]


def _year(entry: Any) -> str:
    return entry.year if isinstance(entry.year, str) else ""


def mass_per_unit(item: Item, product: Product, inquiries: Sequence[Inquiry]) -> Mass:
    """Grams per sales unit of the entries that an item counts, or of the product itself."""
    if item.count is None:
        return _known(figure(product.declaration.identity.mass), "identity.mass")
    collection, where = item.count.collection, item.count.where
    total, fitting = Decimal(0), 0
    for inquiry in inquiries:
        if product not in inquiry.products:
            continue
        for found in inquiry.entries(collection, where):
            if found.product is not product:
                continue
            if found.truth is None:
                return Mass(None, found.asked)
            if found.truth:
                one = _mass_of(found.entry, collection, product)
                if one.grams is None:
                    return one
                total, fitting = EXACT.add(total, one.grams), fitting + 1
    return Mass(total) if fitting or _is_complete(collection, product, inquiries) else Mass(None, collection)


def _is_complete(collection: str, product: Product, inquiries: Sequence[Inquiry]) -> bool:
    listed = inquiries[0].listed(product, collection)
    return isinstance(listed, Section) and listed.state in ("complete", "not-applicable")


def _known(grams: Decimal | None, path: str) -> Mass:
    return Mass(grams) if grams is not None else Mass(None, path)


def _mass_of(entry: Any, collection: str, product: Product) -> Mass:
    mass = figure(entry.mass)
    if mass is None:
        return Mass(None, f"{collection}.mass")
    pieces = _pieces(entry, product) if collection == "packaging" else _count(entry)
    if pieces is None:
        return Mass(None, f"{collection}.contains" if _level(entry) else f"{collection}.levels")
    return Mass(EXACT.multiply(mass, pieces))


def _level(entry: Any) -> tuple[str, ...]:
    return entry.levels or ()


def _count(entry: Any) -> Decimal | None:
    """How many there are in one unit, one where it is not stated."""
    return Decimal(1) if entry.count is None else figure(entry.count)


def _pieces(entry: Any, product: Product, depth: int = 0) -> Decimal | None:
    """How many of a packaging component come with one sales unit: a carton for twenty of them is a twentieth."""
    if set(_level(entry)) & set(_PER_UNIT):
        return _count(entry)
    by_id = {one.id: one for one in product.declaration.packaging.entries if isinstance(one.id, str)}
    if depth > len(by_id) or not _level(entry):
        return None
    for held in entry.contains:
        inner = by_id.get(held.component)
        number = figure(held.count)
        pieces = _pieces(inner, product, depth + 1) if inner is not None else None
        if number and pieces:
            return EXACT.divide(pieces, number)
    return None
