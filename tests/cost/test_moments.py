"""Moments and percentiles of sums, against figures worked by hand."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certcheck.cost.model import Range
from certcheck.cost.moments import NOTHING, moments, percentiles, total
from certcheck.cost.ranges import cents
from cost.offers import money

BASKET = (
    money("2300", "4300", "8600"),
    money("600", "1200", "3200"),
    money("3000", "6500", "15300"),
    money("4300", "9200", "21800"),
    money("600", "1300", "2900"),
    money("800", "1800", "3900"),
    money("1700", "3100", "6400"),
    money("600", "1300", "2900"),
)
"""Eight services for one radio product: Σlow 13 900, Σtypical 28 700, Σhigh 65 000."""

HUNDRED = Decimal(100)
AMOUNTS = st.decimals(min_value=0, max_value=10**7, places=2)
RANGES = st.tuples(AMOUNTS, AMOUNTS, AMOUNTS).map(lambda found: Range(*sorted(found)))


def hundreds(value: Decimal) -> Decimal:
    return (value / HUNDRED).quantize(Decimal(1)) * HUNDRED


def test_one_range() -> None:
    # l = 10, t = 20, h = 60: mean 30, variance (100 + 400 + 3600 - 200 - 600 - 1200) / 18 = 2100 / 18
    found = moments(money("10", "20", "60"))
    assert (found.low, found.high, found.mean) == (10, 60, 30)
    assert cents(found.deviation) == Decimal("10.80")
    assert cents(found.deviation**2) == Decimal("116.67")


def test_a_published_fee_has_no_spread() -> None:
    assert moments(money("750", "750", "750")) == (750, 750, 750, 0)


def test_the_worked_basket() -> None:
    found = total(moments(one) for one in BASKET)
    assert (found.low, found.high, cents(found.mean)) == (13900, 65000, Decimal("35866.67"))
    p10, p50, p90 = percentiles(found)
    assert [hundreds(value) for value in (p10, p50, p90)] == [25200, 35900, 46600]


def test_the_sum_of_typical_figures_is_not_the_middle() -> None:
    p10, p50, _ = percentiles(total(moments(one) for one in BASKET))
    assert p10 < 28700 < p50


@pytest.mark.parametrize(("rho", "deviation"), [("0", "50.00"), ("0.5", "60.83"), ("1", "70.00")])
def test_correlation(rho: str, deviation: str) -> None:
    # deviations 30 and 40: apart 50, together 70, halfway the root of (2500 + 4900) / 2
    parts = [NOTHING._replace(deviation=Decimal(30)), NOTHING._replace(deviation=Decimal(40))]
    assert cents(total(parts, Decimal(rho)).deviation) == Decimal(deviation)


def test_percentiles_stay_inside_the_envelope() -> None:
    found = NOTHING._replace(mean=Decimal(5), high=Decimal(6), deviation=Decimal(10))
    assert percentiles(found) == (0, 5, 6)


def test_nothing_adds_up_to_nothing() -> None:
    assert total(()) == NOTHING
    assert percentiles(NOTHING) == (0, 0, 0)


@given(st.lists(RANGES, max_size=12))
def test_order_and_context_make_no_difference(ranges: list[Range]) -> None:
    parts = [moments(one) for one in ranges]
    found = total(parts)
    p10, p50, p90 = percentiles(found)
    assert found.low <= p10 <= p50 <= p90 <= found.high
    with localcontext() as context:
        context.prec = 5
        assert total(moments(one) for one in ranges) == found
    back = total(reversed(parts))
    assert cents(back.mean) == cents(found.mean)
    assert cents(back.deviation) == cents(found.deviation)
