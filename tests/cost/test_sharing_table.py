"""Every rule of ``rulesets/prices/sharing.yaml`` with one worked example, to the cent."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from certcheck.cost.model import Item, Price, PriceBook, Range, Sharing
from certcheck.cost.plan import plan_with
from certcheck.cost.reading import load_prices
from cost.market import RATES, START, Product, book, checked, need, requirement, way

EXAMPLES: list[dict[str, Any]] = yaml.load(
    (Path(__file__).parent / "data" / "sharing.yaml").read_text("utf-8"), yaml.BaseLoader
)


@cache
def prices() -> PriceBook:
    return load_prices()


def figures(written: list[str]) -> Range:
    return Range(*(Decimal(one) for one in written))


def rule_of(example: dict[str, Any]) -> Sharing:
    return next(one for one in prices().sharing if one.id == example["rule"])


def plain(item: Item, price: Price) -> Item:
    """The item at a price of its own, once per product, for any product."""
    return replace(
        item, price=price, basis="family", count=None, where=None, held=None, brings=(), contingency=None, window=None
    )


def test_every_rule_has_an_example() -> None:
    assert {one["rule"] for one in EXAMPLES} == {one.id for one in prices().sharing}


@pytest.mark.parametrize("example", EXAMPLES, ids=[one["rule"] for one in EXAMPLES])
def test_what_is_left_to_pay(example: dict[str, Any]) -> None:
    rule = rule_of(example)
    target, source = prices().items[example["item"]], prices().items[rule.source_item]
    assert example["item"] in rule.to
    still = rule.still_payable
    assert [still.low * 100, still.typical * 100, still.high * 100] == [
        Decimal(one.removesuffix(" %")) for one in example["payable"]
    ]
    year = RATES.day.year
    small = book(
        [
            plain(target, Price(figures(example["price"]), example["currency"], year)),
            plain(source, Price(figures(["0.01"] * 3), example["currency"], year)),
        ],
        [need("first", way(source.id)), need("second", way(target.id))],
        sharing=(replace(rule, to=(target.id,)),),
    )
    both = {requirement("eu/first", "first"): "gap", requirement("us/second", "second"): "gap"}
    plan = plan_with(checked(eu=both), Product(), small, RATES, currency=example["currency"], start=START)
    line = next(one for one in plan.lines if one.item.id == target.id)
    assert line.bought_in_five_years == int(example["bought"])
    left = line.yearly if target.every == 12 else line.once
    assert left == figures(example["left"])
    assert line.saving is not None
    assert line.saving.amount == figures(example["saved"])
    assert plan.saved == line.saving.amount
