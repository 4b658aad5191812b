"""Dates with their precision: ``2026`` and ``2026-08`` are intervals of days, not their first day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from certcheck.quantity.parse import Unparsed
from certcheck.quantity.units import plain_text

# The year first, so that day and month cannot be mistaken: 2026-08-01, 2026/8/1, 2026年8月1日, 2026-08, 2026年, 2026.
_DATE = re.compile(
    r"(?P<year>[0-9]{4})(?:"
    r"(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?:(?P=sign)(?P<day>[0-9]{1,2}))?"
    r"|年(?:(?P<month_cn>[0-9]{1,2})月(?:(?P<day_cn>[0-9]{1,2})日)?)?"
    r")?"
)
_EXPECTED = "a date as YYYY-MM-DD, YYYY-MM or YYYY"
_LONGEST = 20


class DateSpan(NamedTuple):
    """All days from ``first`` to ``last``, both included; ``text`` as written."""

    first: date
    last: date
    text: str


def parse_date(text: str) -> DateSpan | Unparsed:
    """Read a date of year, month or day precision, the year first; :class:`Unparsed` when it is no such date."""
    written = text.strip()
    match = _DATE.fullmatch(plain_text(written)) if len(written) <= _LONGEST else None
    if match is None:
        return Unparsed(text, _EXPECTED)
    year = int(match["year"])
    month, day = match["month"] or match["month_cn"], match["day"] or match["day_cn"]
    try:
        first = date(year, int(month or 1), int(day or 1))
        last_month = int(month or 12)
        last = date(year, last_month, int(day or days_in_month(year, last_month)))
    except ValueError:
        return Unparsed(text, _EXPECTED)
    return DateSpan(first, last, written)


def exact(day: date) -> DateSpan:
    """The span of one known day."""
    return DateSpan(day, day, day.isoformat())


def days_in_month(year: int, month: int) -> int:
    """The number of days of a month, which counts from 1."""
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day


def add_months(day: date, months: int) -> date:
    """The same day of the month ``months`` later, or that month's last day when it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not date.min.year <= year <= date.max.year:
        return date.min if months < 0 else date.max
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def add_days(day: date, days: int) -> date:
    """The day ``days`` later, held within the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max


def before(a: DateSpan, b: DateSpan) -> bool | None:
    """Is every day of ``a`` before every day of ``b``? None when it depends."""
    if a.last < b.first:
        return True
    if a.first >= b.last:
        return False
    return None


def not_after(a: DateSpan, b: DateSpan) -> bool | None:
    """Is every day of ``a`` at the latest the same day as every day of ``b``? None when it depends."""
    if a.last <= b.first:
        return True
    if a.first > b.last:
        return False
    return None
