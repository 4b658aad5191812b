"""Questions beside the requirements: one answer for all units, and entries with the fact that would decide them."""

from __future__ import annotations

import pytest
from cost.offers import inquiries

from certcheck.engine.truth import Truth
from certcheck.rules.conditions import ALWAYS, Compare, Constant

ELECTRICAL = Compare("features.electrical", "is", Constant(True))
PLASTIC = Compare("plastic", "is", Constant(True))
ITEMS = "items: [{{id: a, facts: {{features: {{electrical: {0}}}}}}}, {{id: b, facts: {{features: {{electrical: {1}}}}}}}]\n"


@pytest.mark.parametrize(
    ("first", "second", "holds", "concerns"),
    [
        ("yes", "yes", True, True),
        ("yes", "no", False, True),
        ("no", "no", False, False),
        ("yes", "unknown", None, True),
        ("no", "unknown", False, None),
    ],
)
def test_every_unit_and_any_unit(first: str, second: str, holds: Truth, concerns: Truth) -> None:
    (inquiry,) = inquiries(ITEMS.format(first, second))
    assert (inquiry.holds(ELECTRICAL), inquiry.concerns(ELECTRICAL)) == (holds, concerns)


def test_entries_with_what_would_decide_them() -> None:
    (inquiry,) = inquiries("materials: [{id: a, plastic: yes}, {id: b}, {id: c, plastic: no}]\n")
    found = inquiry.entries("materials", PLASTIC)
    assert [(one.entry.id, one.number, one.truth, one.asked) for one in found] == [
        ("a", 0, True, ""),
        ("b", 1, None, "materials.plastic"),
        ("c", 2, False, ""),
    ]


def test_a_unit_of_another_regime_is_left_out() -> None:
    (inquiry,) = inquiries(
        "items: [{id: a}, {id: b, facts: {features: {medical-purpose: yes}}}]\nmaterials: [{id: m}]\n", "eu"
    )
    assert [product.unit.item for product in inquiry.products] == ["a"]
    assert len(inquiry.entries("materials", ALWAYS)) == 1
    (inquiry,) = inquiries("features: {medical-purpose: yes, electrical: yes}\n", "eu")
    assert (inquiry.products, inquiry.holds(ELECTRICAL), inquiry.concerns(ELECTRICAL)) == ((), False, False)


@pytest.mark.parametrize(("target", "place"), [("eu", "eu"), ("eu/de", "eu/de"), ("cn/green-food", "cn")])
def test_the_place_that_is_entered(target: str, place: str) -> None:
    assert inquiries("", target)[0].place == place
