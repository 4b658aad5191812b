"""Figures and dates as sellers write them, as whole numbers that any engine can compare.

A range is ``(low, high)`` in half steps of the smallest unit (ug/kg, um): twice the figure, one less or one more where
the end itself is left out. So ``<5 mg/kg`` is (0, 9999), and "at most 5 mg/kg" is ``high <= 10000``. Every reading is
remembered, as the same texts come again and again.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

Range = tuple[int, int]

INFINITE = 1 << 42
"""Above every figure and every sum of figures."""
UNKNOWN: Range = (0, INFINITE)
NO_DAY, LAST_DAY = 0, 1 << 22
UNKNOWN_DAYS: Range = (NO_DAY, LAST_DAY)

_NUMBER = r"([0-9]+(?:\.[0-9]+)?)"
_CONTENT_UNITS = {"mg/kg": 1000, "ppm": 1000, "%": 10_000_000, "ug/kg": 1, "g/kg": 1_000_000, "ppb": 1}
_LENGTH_UNITS = {"mm": 1000, "cm": 10_000, "um": 1, "m": 1_000_000}
_FIGURE = re.compile(
    rf"(?:(?P<sign><=|>=|<|>|≤|≥)?\s*{_NUMBER}(?:\s*-\s*{_NUMBER})?|ND\s*\(LOQ\s*{_NUMBER})"
    r"\s*(?P<unit>mg/kg|ppm|ppb|%|ug/kg|g/kg|mm|cm|um|m)\)?"
)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def content(text: str | None) -> Range | None:
    """A content; None where it is not stated or cannot be read."""
    return None if text is None else _figure(text, True)


def length(text: str | None) -> Range | None:
    return None if text is None else _figure(text, False)


@lru_cache(maxsize=65536)
def _figure(text: str, is_content: bool) -> Range | None:
    if text == "present":
        return 1, INFINITE
    if text == "ND":
        return UNKNOWN
    match = _FIGURE.fullmatch(text)
    if match is None:
        return None
    factor = (_CONTENT_UNITS if is_content else _LENGTH_UNITS).get(match["unit"])
    if factor is None:
        return None
    sign, low, high, limit = match["sign"], match[2], match[3], match[4]
    if limit is not None:
        return 0, _steps(limit, factor) - 1
    if high is not None:
        return (_steps(low, factor), _steps(high, factor)) if sign is None else None
    value = _steps(low, factor)
    if sign is None:
        return value, value
    if sign in ("<", "<=", "≤"):
        return 0, value - (sign == "<")
    return value + (sign == ">"), INFINITE


def _steps(number: str, factor: int) -> int:
    return round(float(number) * factor * 2)  # exact: at most four decimals, far below 2**53


@lru_cache(maxsize=65536)
def days(text: str | None) -> Range:
    """First and last day of a date of day, month or year precision, as ordinals."""
    match = _DATE.fullmatch(text) if text is not None else None
    if match is None:
        return UNKNOWN_DAYS
    year, month, day = int(match[1]), match[2], match[3]
    try:
        if day is not None:
            only = date(year, int(month), int(day)).toordinal()
            return only, only
        last_month = int(month or 12)
        last = date(year, last_month, monthrange(year, last_month)[1])
        return date(year, int(month or 1), 1).toordinal(), last.toordinal()
    except ValueError:
        return UNKNOWN_DAYS
