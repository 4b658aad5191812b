"""Dates with their precision: ``2026`` and ``2026-08`` are intervals of days, not their first day."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

from certcheck.quantity.parse import Unparsed

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_EXPECTED = "a date as YYYY-MM-DD, YYYY-MM or YYYY"


class DateSpan(NamedTuple):
    """All days from ``first`` to ``last``, both included; ``text`` as written."""

    first: date
    last: date
    text: str


def parse_date(text: str) -> DateSpan | Unparsed:
    """Read an ISO date of year, month or day precision."""
    match = _DATE.fullmatch(text.strip())
    if not match:
        return Unparsed(text, _EXPECTED)
    year, month, day = int(match[1]), match[2], match[3]
    try:
        if day:
            exact = date(year, int(month), int(day))
            return DateSpan(exact, exact, match[0])
        if month:
            last = calendar.monthrange(year, int(month))[1]
            return DateSpan(date(year, int(month), 1), date(year, int(month), last), match[0])
        return DateSpan(date(year, 1, 1), date(year, 12, 31), match[0])
    except ValueError:
        return Unparsed(text, _EXPECTED)


def exact(day: date) -> DateSpan:
    """The span of one known day."""
    return DateSpan(day, day, day.isoformat())


def add_months(day: date, months: int) -> date:
    """The same day of the month ``months`` later, or that month's last day when it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


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
