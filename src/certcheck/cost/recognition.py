"""Papers that are held: which target accepts them, and what acceptance would save."""

from __future__ import annotations

from collections.abc import Iterator

from certcheck.cost.facts import Facts
from certcheck.cost.model import Item, PriceBook, Recognition, Sharing, Way
from certcheck.cost.needs import Asked


def is_accepted(item: Item, asked: Asked, way: Way, prices: PriceBook, facts: Facts) -> bool:
    """Whether every target that asks accepts a held paper for this need; without a recognition about it, it does."""
    return not any(True for _ in refusing(item, asked, way, prices, facts))


def refusing(item: Item, asked: Asked, way: Way, prices: PriceBook, facts: Facts) -> Iterator[Recognition]:
    """The recognitions that a held paper does not, or not certainly, meet."""
    for one in prices.recognition.values():
        targets = [target for target in asked.targets if inside(target, one.target)]
        about = item.id in one.covers or asked.need.id in one.covers or one.id == way.recognition
        if targets and about and not facts.holds(one.held, targets):
            yield one


def is_source_held(sharing: Sharing, targets: tuple[str, ...], prices: PriceBook, facts: Facts) -> bool:
    """Whether the evidence that is shared is already there; :func:`is_source_accepted` says whether it counts."""
    return facts.holds(prices.items[sharing.source_item].held, targets)


def is_source_accepted(sharing: Sharing, targets: tuple[str, ...], prices: PriceBook, facts: Facts) -> bool:
    """Whether the targets of the reduced item take held evidence. Without a recognition that could show it they do
    not: such evidence has to be ordered together ("same day", "same sample")."""
    return bool(sharing.recognition) and facts.holds(prices.recognition[sharing.recognition].held, targets)


def inside(target: str, place: str) -> bool:
    """``us/ca`` lies inside ``us``."""
    return target == place or target.startswith(f"{place}/")
