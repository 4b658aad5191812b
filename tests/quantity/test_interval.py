"""Intervals against brute force: every operation on intervals is the operation on all their points."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from certcheck.quantity.interval import (
    COMPARE,
    INFINITY,
    Interval,
    divide,
    hull,
    less_than,
    multiply,
    point,
    subtract,
    total,
)

_OPERATORS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "at-most": operator.le,
    "less-than": operator.lt,
    "at-least": operator.ge,
    "more-than": operator.gt,
    "equals": operator.eq,
}
_NEAR = Decimal("0.001")


@st.composite
def intervals(draw: st.DrawFn, lowest: int = -4, unbounded: bool = False) -> Interval:
    low = Decimal(draw(st.integers(lowest, 4)))
    high = low + draw(st.integers(0, 4))
    if low == high:
        return point(low)
    if unbounded and draw(st.booleans()):
        return Interval(low, INFINITY, draw(st.booleans()), True)
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


def points(interval: Interval) -> Iterator[Decimal]:
    """The ends, where they belong, points very near to them, and the whole and half steps between."""
    high = interval.high if interval.high != INFINITY else interval.low + 20
    if not interval.low_open:
        yield interval.low
    if not interval.high_open:
        yield high
    if interval.is_point:
        return
    yield interval.low + _NEAR
    yield high - _NEAR
    step = interval.low + Decimal("0.5")
    while step < high:
        yield step
        step += Decimal("0.5")


@given(intervals(unbounded=True), intervals(unbounded=True), st.sampled_from(sorted(COMPARE)))
def test_comparing_decides_exactly_when_all_points_agree(a: Interval, b: Interval, name: str) -> None:
    answers = {_OPERATORS[name](x, y) for x, y in product(points(a), points(b))}
    expected = answers.pop() if len(answers) == 1 else None
    if name == "equals" and expected is None and a == b and a.is_point:
        expected = True
    assert COMPARE[name](a, b) is expected


@given(intervals(unbounded=True), intervals(unbounded=True))
def test_contains(a: Interval, b: Interval) -> None:
    assert a.contains(b) is all(_holds(a, x) for x in points(b)) or b.high == INFINITY
    if b.high == INFINITY:
        assert not a.contains(b) or a.high == INFINITY


def _holds(interval: Interval, value: Decimal) -> bool:
    above = value > interval.low or (value == interval.low and not interval.low_open)
    below = value < interval.high or (value == interval.high and not interval.high_open)
    return above and below


def _is_tight(result: Interval, values: list[Decimal], slack: Decimal = Decimal("0.05")) -> None:
    """All values lie in the result; an included end is reached, an open or far one at least approached."""
    assert all(_holds(result, value) for value in values)
    assert (result.low in values) is not result.low_open
    assert min(values) - result.low <= slack
    if result.high != INFINITY:
        assert (result.high in values) is not result.high_open
        assert result.high - max(values) <= slack


@given(intervals(), intervals())
def test_sums_and_differences_and_products(a: Interval, b: Interval) -> None:
    pairs = list(product(points(a), points(b)))
    _is_tight(total([a, b]), [x + y for x, y in pairs])
    _is_tight(subtract(a, b), [x - y for x, y in pairs])
    _is_tight(multiply(a, b), [x * y for x, y in pairs])


@given(intervals(), intervals(lowest=1))
def test_quotients(a: Interval, b: Interval) -> None:
    result = divide(a, b)
    assert result is not None
    _is_tight(result, [x / y for x, y in product(points(a), points(b))])


@given(intervals(lowest=0), st.integers(1, 4), st.booleans())
def test_quotients_of_what_comes_near_zero(a: Interval, high: int, high_open: bool) -> None:
    b = Interval(Decimal(0), Decimal(high), True, high_open)
    result = divide(a, b)
    assert result is not None
    values = [x / y for x, y in product(points(a), points(b))]
    assert all(_holds(result, value) for value in values)
    assert (result.low in values) is not result.low_open
    assert result.high == (INFINITY if a.high > 0 else 0)


@given(intervals(), intervals(lowest=-4))
def test_a_divisor_that_may_be_zero_gives_nothing(a: Interval, b: Interval) -> None:
    assume(b.low < 0 <= b.high or b == point(Decimal(0)))
    assert divide(a, b) is None


def test_division_is_exact_where_it_can_be() -> None:
    six_to_nine, three = Interval(Decimal(6), Decimal(9)), point(Decimal(3))
    assert divide(six_to_nine, three) == Interval(Decimal(2), Decimal(3))


@given(st.lists(intervals(unbounded=True), max_size=4))
def test_the_hull_is_the_smallest_cover(items: list[Interval]) -> None:
    found = hull(items)
    if not items:
        assert found is None
        return
    assert found is not None
    assert all(found.contains(item) for item in items)
    assert any((item.low, item.low_open) == (found.low, found.low_open) for item in items)
    assert any((item.high, item.high_open) == (found.high, found.high_open) for item in items)


@given(intervals(), st.integers(1, 5))
def test_scaling_is_multiplying(a: Interval, factor: int) -> None:
    assert a.scaled(Decimal(factor)) == multiply(a, point(Decimal(factor)))


@given(intervals(), intervals(), intervals())
def test_order_does_not_matter_to_a_sum(a: Interval, b: Interval, c: Interval) -> None:
    assert total([a, b, c]) == total([c, a, b])
    assert total([]) == point(Decimal(0))


def test_an_unmeasured_member_proves_a_breach_but_never_compliance() -> None:
    limit = point(Decimal(5))
    unknown = Interval(Decimal(0), INFINITY, False, True)
    assert less_than(total([point(Decimal(6)), unknown]), limit) is False
    assert less_than(total([point(Decimal(1)), unknown]), limit) is None
