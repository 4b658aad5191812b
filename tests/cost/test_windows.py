from __future__ import annotations

from datetime import date

import pytest

from certcheck.cost.model import Window
from certcheck.cost.windows import before_clock, closing, months_clock, opening

RENEWAL = Window("months", (10, 11, 12), "even")


@pytest.mark.parametrize(
    ("ready", "opens"),
    [
        (date(2026, 9, 30), date(2026, 10, 1)),
        (date(2026, 10, 1), date(2026, 10, 1)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date(2027, 1, 1), date(2028, 10, 1)),
        (date(2027, 10, 31), date(2028, 10, 1)),
    ],
)
def test_next_opening(ready: date, opens: date) -> None:
    assert opening(RENEWAL, ready) == opens


def test_closing_ends_the_run_of_months_also_over_the_turn_of_the_year() -> None:
    assert closing(RENEWAL, date(2026, 10, 5)) == date(2026, 12, 31)
    assert closing(Window("months", (1, 2, 12)), date(2026, 12, 5)) == date(2027, 2, 28)
    assert closing(Window("months", (3, 5)), date(2026, 3, 31)) == date(2026, 3, 31)


def test_clock_of_months_names_the_months() -> None:
    clock = months_clock("renewal", RENEWAL, date(2026, 11, 21))
    assert clock.day == date(2026, 11, 21)
    assert clock.text.en == "only in October, November and December of even years; this window closes on 2026-12-31"
    assert clock.text.zh == "仅限偶数年10月、11月、12月办理；本期截至2026-12-31"


def test_clock_before_a_date() -> None:
    window = Window("before", date="harvested", lead_months=3)
    harvest = [date(2027, 5, 31)]
    assert before_clock("x", window, date(2027, 2, 28), harvest).day == date(2027, 2, 28)
    assert not before_clock("x", window, date(2027, 2, 28), harvest).late
    assert before_clock("x", window, date(2027, 3, 1), harvest).late
    unknown = before_clock("x", window, date(2027, 3, 1), [])
    assert (unknown.day, unknown.late, unknown.question) == (None, False, "dates.harvested")
