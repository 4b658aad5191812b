"""Which ways of a need are open for this product, and what each of them buys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from certcheck.cost.facts import Facts
from certcheck.cost.model import Item, PriceBook, Way
from certcheck.cost.needs import Asked
from certcheck.cost.recognition import is_accepted


@dataclass(frozen=True, slots=True)
class OpenWay:
    """A way that can be taken: what it buys (with what comes along) and which of its items are already there."""

    way: Way
    buys: tuple[str, ...]
    held: tuple[str, ...]


def open_ways(asked: Asked, prices: PriceBook, facts: Facts) -> tuple[OpenWay, ...]:
    """The ways that close what is asked, in the order of the file; empty where none does."""
    found = []
    for way in asked.need.ways:
        if asked.closes in way.closes and facts.possible(way.where, asked.targets):
            needed = _with_brought(way.items, asked, way, prices, facts)
            buys = tuple(item for item, held in needed.items() if not held)
            found.append(OpenWay(way, buys, tuple(item for item, held in needed.items() if held)))
    return tuple(found)


def _with_brought(names: Iterable[str], asked: Asked, way: Way, prices: PriceBook, facts: Facts) -> dict[str, bool]:
    """Items for this product with all that they bring, each with whether it is already there. What is there brings
    nothing: that was bought with it. What the declaration counts as none of is not needed."""
    found: dict[str, bool] = {}
    waiting = list(reversed(tuple(names)))
    while waiting:
        item = prices.items[waiting.pop()]
        if item.id in found or not facts.possible(item.where, asked.targets):
            continue
        if facts.counted(item, asked.targets).count == 0:
            continue
        found[item.id] = _is_there(item, asked, way, prices, facts)
        if not found[item.id]:
            waiting.extend(reversed(item.brings))
    return found


def _is_there(item: Item, asked: Asked, way: Way, prices: PriceBook, facts: Facts) -> bool:
    """The declaration shows it, and every target that asks accepts the paper for certain."""
    return facts.holds(item.held, asked.targets) and is_accepted(item, asked, way, prices, facts)
