"""Papers that are held and that a target does not take for certain, with what its acceptance would save."""

from __future__ import annotations

from collections.abc import Iterator

from certcheck.cost.basket import Basket
from certcheck.cost.lines import Bought, saved
from certcheck.cost.payments import FIVE_YEARS
from certcheck.cost.purchases import Shop, shared, shared_part
from certcheck.cost.recognition import is_source_accepted, is_source_held, refusing
from certcheck.cost.result import Unrecognised


def unrecognised(basket: Basket, bought: tuple[Bought, ...], shop: Shop) -> tuple[Unrecognised, ...]:
    """Each recognition and paper once: bought anew although held, or held without reducing what it could."""
    own = {one.line.item.id: one for one in bought if not one.line.contingent_on}
    found: dict[tuple[str, str], Unrecognised] = {}
    for one in (*_bought_anew(basket, own, shop), *_not_shared(own, shop)):
        found.setdefault((one.recognition.id, one.item), one)
    return tuple(found.values())


def _bought_anew(basket: Basket, own: dict[str, Bought], shop: Shop) -> Iterator[Unrecognised]:
    for met in basket.met:
        for item in (shop.prices.items[name] for name in met.way.buys if name in own):
            if shop.facts.holds(item.held, met.asked.targets):
                for one in refusing(item, met.asked, met.way.way, shop.prices, shop.facts):
                    yield Unrecognised(one, item.id, own[item.id].payment.over(FIVE_YEARS))


def _not_shared(own: dict[str, Bought], shop: Shop) -> Iterator[Unrecognised]:
    """Each item that could be reduced once per recognition: it takes one reduction only."""
    said: set[tuple[str, str]] = set()
    for sharing in shop.prices.sharing:
        for one in (own[item] for item in sharing.to if item in own):
            known = (sharing, one.line.targets, shop.prices, shop.facts)
            key = (sharing.recognition, one.line.item.id)
            if (
                not sharing.recognition
                or key in said
                or one.edge is not None
                or not is_source_held(*known)
                or is_source_accepted(*known)
            ):
                continue
            said.add(key)
            reduced = shared(one.payment, sharing, shared_part(one.purchase, None))
            full, left = one.payment.over(FIVE_YEARS), reduced.over(FIVE_YEARS)
            saving = saved(full, left) if full is not None and left is not None else None
            yield Unrecognised(shop.prices.recognition[sharing.recognition], sharing.source_item, saving)
