"""A set of needs with the cheapest way for each: what is bought, what is already there, what sharing takes off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from certcheck.cost.choose import Problem, choose
from certcheck.cost.model import Sharing
from certcheck.cost.needs import Asked
from certcheck.cost.payments import five_year_mean
from certcheck.cost.purchases import Purchase, Shop, cents, shared, shared_part
from certcheck.cost.recognition import is_source_accepted, is_source_held
from certcheck.cost.sharing import Edge, best_sharing
from certcheck.cost.ways import OpenWay, open_ways


@dataclass(frozen=True, slots=True)
class Owned:
    """What was bought before, and for which targets: only more of it is paid. ``full`` was paid in full and may
    therefore reduce other items."""

    items: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    full: frozenset[str] = frozenset()


NOTHING_OWNED = Owned()


@dataclass(frozen=True, slots=True)
class Met:
    """One need with its open ways and the number of the one taken."""

    asked: Asked
    ways: tuple[OpenWay, ...]
    taken: int

    @property
    def way(self) -> OpenWay:
        return self.ways[self.taken]


@dataclass(frozen=True, slots=True)
class Basket:
    """``unmet`` are needs that no way of the price book closes for this product. ``bought`` and ``reductions`` are in
    the order of the needs and of the sharing table."""

    met: tuple[Met, ...]
    unmet: tuple[Asked, ...]
    bought: tuple[str, ...]
    reductions: tuple[Edge, ...]
    edges: tuple[Edge, ...]
    searched: bool
    before: Owned

    def users(self, item: str) -> tuple[Asked, ...]:
        """The needs whose way buys the item."""
        return tuple(one.asked for one in self.met if item in one.way.buys)

    def purchase(self, item: str, shop: Shop) -> Purchase:
        """What the item comes to for the targets whose needs buy it, on top of what is owned."""
        return shop.purchase(item, targets_of(self.users(item)), self.before.items.get(item, ()))

    def owned(self) -> Owned:
        """Everything there is once this is bought too."""
        items = dict(self.before.items)
        for item in self.bought:
            items[item] = tuple(dict.fromkeys(items.get(item, ()) + targets_of(self.users(item))))
        reduced = {one.target for one in self.reductions}
        return Owned(items, self.before.full | (frozenset(self.bought) - reduced))


def fill(needs: Sequence[Asked], shop: Shop, owned: Owned = NOTHING_OWNED) -> Basket:
    """Choose one way for every need over all of them together, on top of what is owned."""
    open_ = [(asked, open_ways(asked, shop.prices, shop.facts)) for asked in needs]
    met = [(asked, ways) for asked, ways in open_ if ways]
    targets = _possible_targets(met)
    purchases = _purchases(targets, shop, owned)
    settled = _bought_anyway(met)
    allowed = [_comparable(ways, purchases, settled) for _, ways in met]
    edges = tuple(_edges(shop, purchases, targets, owned))
    problem = Problem(
        tuple(tuple(tuple(i for i in ways[n].buys if i in purchases) for n in numbers)
              for (_, ways), numbers in zip(met, allowed, strict=True)),
        {item: one.rank or 0 for item, one in purchases.items()},
        edges,
    )  # fmt: skip
    chosen = choose(problem)
    return Basket(
        tuple(Met(asked, ways, numbers[way])
              for (asked, ways), numbers, way in zip(met, allowed, chosen.ways, strict=True)),
        tuple(asked for asked, ways in open_ if not ways),
        chosen.bought,
        chosen.reductions,
        edges,
        chosen.searched,
        owned,
    )  # fmt: skip


def targets_of(users: Iterable[Asked]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(target for one in users for target in one.targets))


def reductions_within(basket: Basket, items: Iterable[str]) -> tuple[Edge, ...]:
    """The best sharing among some of the items that are bought."""
    return best_sharing(items, basket.edges)


def _possible_targets(met: Sequence[tuple[Asked, Sequence[OpenWay]]]) -> dict[str, tuple[str, ...]]:
    """Per item, the targets of every need that could buy it."""
    found: dict[str, dict[str, None]] = {}
    for asked, ways in met:
        for item in (item for way in ways for item in way.buys):
            found.setdefault(item, {}).update(dict.fromkeys(asked.targets))
    return {item: tuple(targets) for item, targets in found.items()}


def _purchases(targets: Mapping[str, tuple[str, ...]], shop: Shop, owned: Owned) -> dict[str, Purchase]:
    """What has to be paid; an item that is owned only where there are more of it now."""
    found = {}
    for item, where in targets.items():
        before = owned.items.get(item, ())
        if not before or shop.count(item, where, before).count != 0:
            found[item] = shop.purchase(item, where, before)
    return found


def _bought_anyway(met: Sequence[tuple[Asked, Sequence[OpenWay]]]) -> frozenset[str]:
    """Items of which some need has no way without: they cost the same whatever is chosen elsewhere."""
    return frozenset(item for _, ways in met for item in set(ways[0].buys).intersection(*(way.buys for way in ways)))


def _comparable(ways: Sequence[OpenWay], purchases: Mapping[str, Purchase], settled: frozenset[str]) -> tuple[int, ...]:
    """The numbers of the ways to choose from: those with a price, else the first. What is bought anyway needs none."""
    priced = tuple(
        number
        for number, way in enumerate(ways)
        if all(item not in purchases or item in settled or purchases[item].rank is not None for item in way.buys)
    )
    return priced or (0,)


def _edges(
    shop: Shop, purchases: Mapping[str, Purchase], targets: Mapping[str, tuple[str, ...]], owned: Owned
) -> Iterable[Edge]:
    """Every reduction that could be taken, with what it saves."""
    for sharing in shop.prices.sharing:
        for item in sharing.to:
            purchase = purchases.get(item)
            if purchase is None or purchase.payment.amount is None:
                continue
            if _is_held(sharing, targets[item], shop):
                yield _edge(purchase, sharing, None, there=True)
            source = purchases.get(sharing.source_item)
            if source is not None:
                yield _edge(purchase, sharing, source, there=False)
            elif sharing.source_item in owned.full:
                before = shop.purchase(sharing.source_item, owned.items[sharing.source_item])
                yield _edge(purchase, sharing, before, there=True)


def _edge(purchase: Purchase, sharing: Sharing, source: Purchase | None, *, there: bool) -> Edge:
    part = shared_part(purchase, source)
    saving = saving_of(purchase, sharing, part)
    return Edge(sharing.id, sharing.source_item, purchase.item.id, saving, there, part)


def _is_held(sharing: Sharing, targets: tuple[str, ...], shop: Shop) -> bool:
    known = (sharing, targets, shop.prices, shop.facts)
    return is_source_held(*known) and is_source_accepted(*known)


def saving_of(purchase: Purchase, sharing: Sharing, part: Decimal) -> int:
    """Cents over five years that one reduction takes off the mean."""
    full = five_year_mean(purchase.payment)
    reduced = five_year_mean(shared(purchase.payment, sharing, part))
    return cents(full) - cents(reduced) if full is not None and reduced is not None else 0
