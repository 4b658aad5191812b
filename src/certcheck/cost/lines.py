"""The lines of a basket: every item once, with who asks for it, what it comes to and what sharing takes off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from certcheck.cost.basket import Basket, reductions_within, targets_of
from certcheck.cost.estimate import estimate
from certcheck.cost.model import Range, Sharing
from certcheck.cost.needs import Asked
from certcheck.cost.payments import FIVE_YEARS, Payment
from certcheck.cost.purchases import Purchase, Shop, shared
from certcheck.cost.result import Line, Saving, Totals
from certcheck.cost.sharing import Edge


class Bought(NamedTuple):
    """A line with what it is made from: ``payment`` is after sharing, ``edge`` the reduction taken."""

    line: Line
    purchase: Purchase
    payment: Payment
    edge: Edge | None


def bought_lines(basket: Basket, shop: Shop) -> tuple[Bought, ...]:
    """What is bought, each item followed by its contingency, in the order of the needs."""
    reductions = {one.target: one for one in basket.reductions}
    found = []
    for item in basket.bought:
        users = basket.users(item)
        purchase = basket.purchase(item, shop)
        found.append(_bought(purchase, users, reductions.get(item), shop))
        if purchase.contingency is not None:
            found.append(_bought(purchase.contingency, users, None, shop, contingent_on=item))
    return tuple(found)


def held_lines(basket: Basket, shop: Shop) -> tuple[Line, ...]:
    """What the ways taken need and the declaration shows to be there, unless another need has to buy it anew."""
    users: dict[str, list[Asked]] = {}
    for one in basket.met:
        for item in one.way.held:
            if item not in basket.bought:
                users.setdefault(item, []).append(one.asked)
    found = []
    for item, asking in users.items():
        needs, rules = _askers(asking)
        found.append(
            Line(
                shop.prices.items[item],
                "held",
                targets_of(asking),
                needs,
                rules,
                _is_certain(asking),
                None,
                "",
                None,
                None,
                0,
            )
        )
    return tuple(found)


def totals_of(bought: Iterable[Bought]) -> Totals:
    """The sum of lines, sharing taken off."""
    return estimate(one.payment for one in bought)


def certain_totals(bought: Sequence[Bought], basket: Basket, shop: Shop) -> Totals:
    """The sum of the lines that gaps force, sharing only among themselves."""
    sure = [one for one in bought if one.line.certain]
    items = [one.line.item.id for one in sure if not one.line.contingent_on]
    reductions = {one.target: one for one in reductions_within(basket, items)}
    return estimate(
        one.payment if one.line.contingent_on else _shared(one.purchase, reductions.get(one.line.item.id), shop)
        for one in sure
    )


def saved(full: Range, left: Range) -> Range:
    """What sharing takes off with everything at its low, typical and high figure, from the least to the most."""
    least, middle, most = sorted((full.low - left.low, full.typical - left.typical, full.high - left.high))
    return Range(least, middle, most)


def _bought(
    purchase: Purchase, users: Sequence[Asked], edge: Edge | None, shop: Shop, contingent_on: str = ""
) -> Bought:
    payment = _shared(purchase, edge, shop)
    needs, rules = _askers(users)
    line = Line(
        item=purchase.item,
        state=purchase.state,
        targets=targets_of(users),
        needs=needs,
        requirements=rules,
        certain=_is_certain(users),
        count=purchase.counted.count,
        question=purchase.counted.question if purchase.state == "uncounted" else "",
        once=payment.once,
        yearly=payment.yearly,
        bought_in_five_years=payment.times(FIVE_YEARS),
        saving=_saving(edge, purchase, payment, shop),
        contingent_on=contingent_on,
    )
    return Bought(line, purchase, payment, edge)


def _shared(purchase: Purchase, edge: Edge | None, shop: Shop) -> Payment:
    return purchase.payment if edge is None else shared(purchase.payment, sharing_of(edge, shop), edge.part)


def _saving(edge: Edge | None, purchase: Purchase, payment: Payment, shop: Shop) -> Saving | None:
    full, left = purchase.payment.over(FIVE_YEARS), payment.over(FIVE_YEARS)
    if edge is None or full is None or left is None:
        return None
    rule = sharing_of(edge, shop)
    return Saving(rule.id, edge.target, edge.source, saved(full, left), rule.condition, rule.confidence)


def sharing_of(edge: Edge, shop: Shop) -> Sharing:
    return next(one for one in shop.prices.sharing if one.id == edge.sharing)


def _askers(users: Sequence[Asked]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The needs and the requirements that ask."""
    needs = tuple(dict.fromkeys(one.need.id for one in users))
    return needs, tuple(dict.fromkeys(rule for one in users for rule in one.requirements))


def _is_certain(users: Iterable[Asked]) -> bool:
    return any(one.certain for one in users)
