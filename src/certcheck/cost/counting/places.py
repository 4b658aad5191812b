"""Counting places of sale and their languages."""

from __future__ import annotations

from collections.abc import Sequence

from certcheck.cost.counting.base import Counted, asked, whole
from certcheck.cost.model import Item
from certcheck.engine.inquiry import Inquiry
from certcheck.engine.names import Names

_SOLD_IN = "sold-in"


def regions(item: Item, inquiries: Sequence[Inquiry]) -> tuple[str, ...]:
    """The place that the item belongs to, else the places of the targets; one inside another counts with it."""
    if item.place:
        return (item.place,)
    places = tuple(dict.fromkeys(one.place for one in inquiries))
    return tuple(one for one in places if not any(inside(one, other) for other in places if other != one))


def inside(place: str, region: str) -> bool:
    """Whether a place is the region or lies in it."""
    return place == region or place.startswith(f"{region}/")


def count_places(item: Item, inquiries: Sequence[Inquiry]) -> Counted:
    """Countries or states of sale in the item's place or the targets."""
    places = places_in(regions(item, inquiries), inquiries)
    return asked(_SOLD_IN) if places is None else whole(len(places))


def count_languages(item: Item, inquiries: Sequence[Inquiry]) -> Counted:
    """Distinct official languages of those places."""
    places = places_in(regions(item, inquiries), inquiries)
    if places is None:
        return asked(_SOLD_IN)
    languages = [_languages(place, inquiries[0].names) for place in places]
    return whole(len({one for found in languages for one in found})) if all(languages) else asked(_SOLD_IN)


def places_in(found: Sequence[str], inquiries: Sequence[Inquiry]) -> tuple[str, ...] | None:
    """The places of sale inside some regions, a market by its countries or states; None where it is open which."""
    stated: dict[str, None] = {}
    for inquiry in inquiries:
        for product in inquiry.products:
            if product.sold_in is None:
                return None
            stated.update(dict.fromkeys(product.sold_in))
    places: dict[str, None] = {}
    for region in found:
        here = _places_of(region, tuple(stated), inquiries[0].names)
        if here is None:
            return None
        places.update(dict.fromkeys(here))
    return tuple(places)


def _places_of(region: str, stated: tuple[str, ...], names: Names) -> tuple[str, ...] | None:
    if "/" in region:
        if any(inside(place, region) for place in stated):
            return (region,)
        around = any(inside(region, place) for place in stated)
        return None if around else ()
    if region in stated:
        return None if _has_parts(region, names) else (region,)
    return tuple(dict.fromkeys("/".join(place.split("/")[:2]) for place in stated if inside(place, region)))


def _has_parts(region: str, names: Names) -> bool:
    places = names.vocabulary("places")
    return places is not None and any(place.startswith(f"{region}/") for place in places.ids)


def _languages(place: str, names: Names) -> tuple[str, ...]:
    places = names.vocabulary("places")
    return places.term(place).texts("languages") if places is not None and place in places.ids else ()
