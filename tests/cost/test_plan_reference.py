"""Plans of random price books against a second, naive way to find them: every choice, every set of reductions."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, product

import pytest

from certcheck.cost.model import Contingency, Item, PriceBook, Sharing, Way
from certcheck.cost.plan import plan_with
from certcheck.rules.model import Requirement
from cost.market import (
    RATES,
    START,
    Product,
    book,
    checked,
    fact,
    item,
    need,
    recognition,
    requirement,
    share,
    spread,
    way,
)

FACTS = ("f0", "f1", "f2")
SHARES = ("0", "0.2", "0.5", "0.75")


def market(seed: int) -> tuple[PriceBook, Product, dict[Requirement, str]]:
    """Prices are fixed and even, so that every mean is exact."""
    draw = random.Random(seed)
    names = [f"i{number}" for number in range(draw.randint(3, 7))]

    def some_fact(chance: float) -> object:
        return fact(draw.choice(FACTS)) if draw.random() < chance else None

    def one(name: str) -> Item:
        made = item(
            name,
            draw.randint(0, 500) * 60,
            brings=tuple(draw.sample(names, 1)) if draw.random() < 0.3 else (),
            every=draw.choice([None, None, None, 12, 24]),
            where=some_fact(0.2),
            held=some_fact(0.2),
        )
        extra = Contingency(Decimal("0.5"), "again") if draw.random() < 0.2 else None
        return replace(made, contingency=extra)

    needs = []
    for number in range(draw.randint(1, 4)):
        ways = [
            replace(
                way(f"w{position}", *draw.sample(names, draw.randint(1, 2))),
                where=some_fact(0.2),
                closes=draw.choice([("gap", "undetermined"), ("gap",), ("undetermined",)]),
            )
            for position in range(draw.randint(1, 3))
        ]
        needs.append(need(f"n{number}", *ways))
    sharing = []
    for number in range(draw.randint(0, 5)):
        source, target = draw.sample(names, 2)
        one_use = share(source, target, payable=spread(draw.choice(SHARES)), recognition=draw.choice(["", "r"]))
        sharing.append(replace(one_use, id=f"s{number}"))
    papers = {"r": recognition("r", "eu", draw.choice(names), held=some_fact(1))}  # type: ignore[arg-type]
    prices = book(
        [*(one(name) for name in names), item("again", 1000)], needs, sharing=tuple(sharing), recognition=papers
    )
    truths = {name: draw.choice([True, False]) for name in FACTS if draw.random() < 0.7}
    rules = {requirement(f"eu/{one.id}", one.id): draw.choice(["gap", "undetermined"]) for one in needs}
    return prices, Product(truths), rules


def least(prices: PriceBook, facts: Product, rules: dict[Requirement, str]) -> int:
    """What the cheapest choice costs over five years."""

    def truth(condition: object) -> bool | None:
        return facts.truths.get(condition.id) if condition is not None else None  # type: ignore[attr-defined]

    def accepted(name: str) -> bool:
        paper = prices.recognition["r"]
        return name not in paper.covers or truth(paper.held) is True

    def open_(one: Way, outcome: str) -> bool:
        return outcome in one.closes and (one.where is None or truth(one.where) is not False)

    def buys(name: str) -> set[str]:
        """Everything that comes with an item; items may bring each other."""
        found: set[str] = set()
        waiting = {name}
        while waiting:
            here = prices.items[waiting.pop()]
            absent = here.where is not None and truth(here.where) is False
            there = truth(here.held) is True and accepted(here.id)
            if here.id not in found and not absent and not there:
                found.add(here.id)
                waiting |= set(here.brings)
        return found

    def price(name: str) -> int:
        here = prices.items[name]
        assert here.price is not None
        times = -(-60 // here.every) if here.every else 1
        return int(here.price.amount.typical) * times + (500 if here.contingency else 0)

    def saved(one: Sharing, in_full: set[str]) -> int:
        """The source serves as often as it is paid itself and in full, a held paper once."""
        here, source = prices.items[one.to[0]], prices.items[one.source_item]
        assert here.price is not None
        times = -(-60 // here.every) if here.every else 1
        there = -(-60 // source.every) if source.every and source.id in in_full else 1
        return int(here.price.amount.typical * (1 - one.still_payable.low)) * min(times, there)

    def reduces(one: Sharing, bought: set[str]) -> bool:
        held = truth(prices.items[one.source_item].held) is True
        held = held and one.recognition == "r" and truth(prices.recognition["r"].held) is True
        return held or one.source_item in bought

    def is_held(one: Sharing) -> bool:
        return reduces(one, set())

    def most_saved(bought: set[str]) -> int:
        usable = [one for one in prices.sharing if one.to[0] in bought and reduces(one, bought)]
        best = 0
        for size in range(1, len(usable) + 1):
            for some in combinations(usable, size):
                targets = [one.to[0] for one in some]
                if len(set(targets)) == size and not any(o.source_item in targets and not is_held(o) for o in some):
                    best = max(best, sum(saved(one, bought - set(targets)) for one in some))
        return best

    choices = []
    for rule, outcome in rules.items():
        ways = [one for one in prices.needs[rule.prices[0]].ways if open_(one, outcome)]
        choices.append([set().union(*(buys(name) for name in one.items)) for one in ways] or [set()])
    costs = []
    for chosen in product(*choices):
        bought: set[str] = set().union(*chosen)
        costs.append(sum(price(name) for name in bought) - most_saved(bought))
    return min(costs)


@pytest.mark.parametrize("part", range(4))
def test_plan_is_as_cheap_as_the_naive_one(part: int) -> None:
    pytest.importorskip("highspy")
    for seed in range(part * 100, (part + 1) * 100):
        prices, facts, rules = market(seed)
        plan = plan_with(checked(eu=rules), facts, prices, RATES, currency="EUR", start=START)
        assert plan.totals_with_questions.five_years.mean == least(prices, facts, rules), seed
