"""Totals over what is bought once, paid yearly, and over one and five years."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from certcheck.cost.estimate import estimate
from certcheck.cost.model import Item, Range
from certcheck.cost.payments import Payment
from certcheck.cost.result import Total
from certcheck.rules.model import NO_TEXT
from cost.offers import money
from cost.test_moments import BASKET

SERVICE = Item("service", NO_TEXT, "test", "family", None, "medium")
FEE = Item("fee", NO_TEXT, "official-fee", "family", None, "high")


def paid(amount: Range | None, kind: Item = SERVICE, **changes: object) -> Payment:
    return Payment(replace(kind, **changes), amount)  # type: ignore[arg-type]


def figures(total: Total) -> list[str]:
    return [str(value) for value in (total.low, total.p10, total.p50, total.p90, total.high, total.mean)]


def test_the_worked_basket() -> None:
    found = estimate(paid(one) for one in BASKET)
    expected = ["13900.00", "25165.89", "35866.67", "46567.44", "65000.00", "35866.67"]
    assert figures(found.once) == figures(found.one_year) == figures(found.five_years) == expected
    assert figures(found.yearly) == ["0.00"] * 6
    assert (found.priced, found.unpriced, found.weak, found.once.lines) == (8, 0, False, 8)


def test_fees_that_are_known_exactly() -> None:
    found = estimate(
        [
            paid(money("750", "750", "750"), FEE),
            paid(money("80", "80", "80"), FEE, every=12),
            paid(money("300", "300", "300"), FEE, every=24),
            paid(money("1000", "1000", "1000"), FEE, validity=36),
        ]
    )
    assert figures(found.once) == ["1750.00"] * 6  # 750 + 1000
    assert figures(found.yearly) == ["230.00"] * 6  # 80 + 300 / 2
    assert figures(found.one_year) == ["2130.00"] * 6  # 750 + 80 + 300 + 1000
    assert figures(found.five_years) == ["4050.00"] * 6  # 750 + 5 x 80 + 3 x 300 + 2 x 1000
    assert (found.once.lines, found.yearly.lines, found.five_years.lines) == (2, 2, 4)


def test_one_service_every_year() -> None:
    # 10-20-60 each year: over five years mean 150 and deviation 5 x 10.8012 = 54.0062
    found = estimate([paid(money("10", "20", "60"), every=12)])
    assert figures(found.five_years) == ["50.00", "80.79", "150.00", "219.21", "300.00", "150.00"]


def test_low_confidence_widens_before_adding() -> None:
    found = estimate(
        [paid(money("10", "20", "60"), confidence="low"), paid(money("10", "10", "10"), FEE, confidence="low")]
    )
    assert (found.once.low, found.once.high, found.once.mean) == (17, 100, Decimal("49.00"))


@pytest.mark.parametrize(("amount", "weak"), [("100.01", True), ("100.00", False)])
def test_weak_is_more_than_half_of_low_confidence(amount: str, weak: bool) -> None:
    low = paid(money(amount, amount, amount), FEE, confidence="low")
    assert estimate([low, paid(money("100", "100", "100"), FEE)]).weak is weak


def test_weakness_looks_at_five_years() -> None:
    low = paid(money("30", "30", "30"), FEE, confidence="low", every=12)
    assert estimate([low, paid(money("100", "100", "100"), FEE)]).weak


def test_what_has_no_figure_is_counted_and_not_added() -> None:
    found = estimate([paid(None), paid(None, every=12), paid(money("5", "5", "5"))])
    assert (found.priced, found.unpriced) == (1, 2)
    assert found.five_years.mean == 5


def test_nothing_to_pay() -> None:
    found = estimate([])
    assert figures(found.five_years) == ["0.00"] * 6
    assert (found.priced, found.unpriced, found.weak) == (0, 0, False)


def test_the_order_of_payments_makes_no_difference() -> None:
    payments = [paid(one) for one in BASKET]
    assert estimate(payments) == estimate(reversed(payments))


def test_the_largest_figures_that_can_be_read() -> None:
    # 10^12 in the dearest currency, 10^15 of them, in the cheapest: 10^27 x 10^15
    most = Range(Decimal(0), Decimal(0), Decimal(10) ** 42)
    found = estimate([paid(most, every=1, confidence="low")] * 50)
    assert found.five_years.high == Decimal("4.5E+45")  # 50 x 60 x 1.5 x 10^42
