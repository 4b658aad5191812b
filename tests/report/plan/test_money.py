"""Amounts carry the digits they deserve, in the way of the language."""

from __future__ import annotations

from decimal import Decimal

import pytest

from certcheck.cost.model import Price
from certcheck.report.names import Names
from certcheck.report.plan.money import FAIR, WEAK, Money, estimated, exact
from certcheck.report.wording import Wording

from .fixtures import spread

ENGLISH, CHINESE = (Money(Wording(Names(language)), "EUR") for language in ("en", "zh"))


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [
        ("0", WEAK, "0"),
        ("0.00", FAIR, "0"),
        ("2479.19", WEAK, "2,500"),
        ("2479.19", FAIR, "2,480"),
        ("64.21", FAIR, "64"),
        ("9.96", WEAK, "10"),
        ("99.6", WEAK, "100"),
        ("6.19", WEAK, "6.2"),
        ("0.043", WEAK, "0.043"),
        ("-1234.5", WEAK, "-1,200"),
        ("1234567890.12", FAIR, "1,230,000,000"),
    ],
)
def test_estimates_have_no_digits_they_do_not_deserve(value: str, digits: int, shown: str) -> None:
    assert estimated(Decimal(value), digits) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [("6400", "6,400"), ("199.5", "199.50"), ("1E+3", "1,000"), ("12.00", "12")]
)
def test_a_price_keeps_the_digits_of_its_source(value: str, shown: str) -> None:
    assert exact(Decimal(value)) == shown


def test_currencies_are_written_as_the_language_does() -> None:
    assert ENGLISH.named("3,100") == "EUR 3,100"
    assert CHINESE.named("3,100") == "3,100 欧元"
    assert ENGLISH.named("1", "XYZ") == "XYZ 1"
    price = Price(spread(250, 450, 700), "CNY", 2025)
    assert ENGLISH.price(price) == "CNY 250–700 (2025)"
    assert CHINESE.price(price) == "250–700 元人民币（2025 年）"


def test_a_range_that_begins_below_zero_is_written_out() -> None:
    assert ENGLISH.span(spread(-20, 0, 40), WEAK) == "-20 to 40"
    assert CHINESE.span(spread(-20, 0, 40), WEAK) == "-20 至 40"
    assert ENGLISH.span(spread(5, 5, 5), WEAK) == "5"
