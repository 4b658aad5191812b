"""One payment, how often it falls due, and what sharing, contingency and confidence make of it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from certcheck.cost.model import Item
from certcheck.cost.payments import Payment, five_year_mean, payment_of, widened
from certcheck.cost.ranges import ZERO
from cost.offers import RATES, item, money

PRICE = "price: {low: 100, typical: 200, high: 600, currency: EUR, year: 2026}, basis: family"


@pytest.fixture
def offer(tmp_path: Path) -> Item:
    return item(tmp_path, PRICE)


def test_a_price_is_converted_then_counted_then_rounded_once(tmp_path: Path) -> None:
    # 3 x 33.33 USD: 99.99 / 1.1684 = 85.5786; three rounded prices would come to 3 x 28.53 = 85.59
    one = item(tmp_path, "price: {amount: 33.33, currency: USD, year: 2026}, basis: material")
    assert payment_of(one, Decimal(3), "EUR", RATES).amount == money("85.58", "85.58", "85.58")


def test_halves_are_rounded_to_the_even_cent(tmp_path: Path) -> None:
    one = item(tmp_path, "price: {low: 0.005, typical: 0.015, high: 0.025, currency: EUR, year: 2026}, basis: family")
    assert payment_of(one, Decimal(1), "EUR", RATES).amount == money("0.00", "0.02", "0.02")


@pytest.mark.parametrize(
    ("keys", "in_one_year", "in_five_years"),
    [
        ("", 1, 1),
        ("every: 12", 1, 5),
        ("every: 24", 1, 3),  # at once, after two and after four years
        ("every: 3", 4, 20),
        ("every: 12, first: 12", 0, 4),  # a surveillance: first after a year
        ("every: 24, first: 6", 1, 3),
        ("every: 12, first: 60", 0, 0),
        ("every: 120", 1, 1),
        ("validity: 60", 1, 1),
        ("validity: 59", 1, 2),
        ("validity: 36", 1, 2),
        ("validity: 6", 2, 10),
    ],
)
def test_how_often_it_is_paid(tmp_path: Path, keys: str, in_one_year: int, in_five_years: int) -> None:
    payment = Payment(item(tmp_path, f"{PRICE}, {keys}" if keys else PRICE), money("1", "1", "1"))
    assert (payment.times(12), payment.times(60)) == (in_one_year, in_five_years)


@pytest.mark.parametrize(
    ("keys", "once", "yearly"),
    [
        ("validity: 12", "100.00 200.00 600.00", "0 0 0"),
        ("every: 12", "0 0 0", "100.00 200.00 600.00"),
        ("every: 36", "0 0 0", "33.33 66.67 200.00"),
        ("every: 3", "0 0 0", "400.00 800.00 2400.00"),
    ],
)
def test_once_and_yearly(tmp_path: Path, keys: str, once: str, yearly: str) -> None:
    payment = payment_of(item(tmp_path, f"{PRICE}, {keys}"), Decimal(1), "EUR", RATES)
    assert (payment.once, payment.yearly) == (money(*once.split()), money(*yearly.split()))


def test_what_is_not_known_is_never_zero(tmp_path: Path, offer: Item) -> None:
    unpriced = item(tmp_path, "price: none, basis: family")
    for payment in (payment_of(unpriced, Decimal(1), "EUR", RATES), payment_of(offer, None, "EUR", RATES)):
        assert payment.amount is payment.once is payment.yearly is five_year_mean(payment) is None
        assert payment.shared(money("0.5", "0.5", "0.5")).amount is None
        assert payment.expected(Decimal("0.5")).amount is None


def test_a_fee_of_zero_is_a_fact(tmp_path: Path) -> None:
    free = item(tmp_path, "price: {amount: 0, currency: USD, year: 2026}, basis: family")
    payment = payment_of(free, Decimal(1), "EUR", RATES)
    assert payment.amount == payment.once == payment.yearly == ZERO
    assert five_year_mean(payment) == 0


def test_shared_evidence_and_contingency(offer: Item) -> None:
    payment = payment_of(offer, Decimal(1), "EUR", RATES)
    assert payment.shared(money("0.5", "0.6", "0.7")).amount == money("50.00", "120.00", "420.00")
    assert payment.expected(Decimal("0.5")).amount == money("50.00", "100.00", "300.00")


def test_low_confidence_makes_a_service_wider_and_an_official_fee_not(offer: Item) -> None:
    amount = money("100", "200", "600")
    assert widened(offer, amount) == amount
    assert widened(replace(offer, confidence="low"), amount) == money("70.0", "200", "900.0")
    assert widened(replace(offer, confidence="low", kind="official-fee"), amount) == amount


def test_the_mean_over_five_years(offer: Item) -> None:
    payment = payment_of(replace(offer, validity=36), Decimal(1), "EUR", RATES)
    assert five_year_mean(payment) == 600  # 2 x (100 + 200 + 600) / 3
    low = payment_of(replace(offer, confidence="low", every=12), Decimal(1), "EUR", RATES)
    assert five_year_mean(low) == 1950  # 5 x (70 + 200 + 900) / 3
