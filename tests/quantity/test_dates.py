"""Dates with their precision."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certcheck.quantity.dates import DateSpan, add_months, before, exact, not_after, parse_date
from certcheck.quantity.parse import Unparsed


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-08-01", date(2026, 8, 1), date(2026, 8, 1)),
        (" 2026/8/1 ", date(2026, 8, 1), date(2026, 8, 1)),
        ("2026.08", date(2026, 8, 1), date(2026, 8, 31)),
        ("2026年8月1日", date(2026, 8, 1), date(2026, 8, 1)),
        ("2026年8月", date(2026, 8, 1), date(2026, 8, 31)),
        ("2026年", date(2026, 1, 1), date(2026, 12, 31)),
        ("２０２６-０８", date(2026, 8, 1), date(2026, 8, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_what_is_read(text: str, first: date, last: date) -> None:
    assert parse_date(text) == DateSpan(first, last, text.strip())


@pytest.mark.parametrize(
    "text",
    ["", "soon", "01-08-2026", "1/8/2026", "2026-13", "2026-00", "2026-02-30", "0000", "26",
     "20260801", "2026-08/01", "2026-08-01T00:00", "2026-8-1-1", "٢٠٢٦", "2026月8日"],
)  # fmt: skip
def test_what_is_kept_as_text(text: str) -> None:
    found = parse_date(text)
    assert isinstance(found, Unparsed)
    assert found.text == text


@given(st.dates())
def test_days_survive_printing(day: date) -> None:
    assert parse_date(day.isoformat()) == exact(day)


_SPANS = st.builds(
    lambda day, days: DateSpan(day, day + timedelta(days), ""),
    st.dates(date(2026, 1, 1), date(2026, 1, 8)),
    st.integers(0, 4),
)


def _days(span: DateSpan) -> list[date]:
    return [span.first + timedelta(n) for n in range((span.last - span.first).days + 1)]


@given(_SPANS, _SPANS)
def test_comparing_decides_exactly_when_all_days_agree(a: DateSpan, b: DateSpan) -> None:
    earlier = {x < y for x in _days(a) for y in _days(b)}
    not_later = {x <= y for x in _days(a) for y in _days(b)}
    assert before(a, b) is (earlier.pop() if len(earlier) == 1 else None)
    assert not_after(a, b) is (not_later.pop() if len(not_later) == 1 else None)


def test_months_end_where_the_month_ends() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2026, 12, 15), 1) == date(2027, 1, 15)
    assert add_months(date(2026, 3, 31), -1) == date(2026, 2, 28)
