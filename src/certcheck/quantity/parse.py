"""Read a quantity as people write it: ``12 mg/kg``, ``<5 mg/kg``, ``ND (LOQ 2 mg/kg)``, ``3-7 %``, ``present``.

What cannot be read for certain is not guessed: it becomes :class:`Unparsed`, is kept word for word, shown to
the user, and leaves every rule that needs it undetermined.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from certcheck.quantity.interval import INFINITY, NOT_NEGATIVE, POSITIVE, ZERO, Interval, point
from certcheck.quantity.units import Unit, find_unit


class Quantity(NamedTuple):
    """A figure with its unit.

    ``interval`` is in the base unit of ``dimension``. ``detection`` is the stated detection or quantification
    limit (same base unit) of a "not detected" result, else None. ``text`` is the figure as written.
    """

    interval: Interval
    dimension: str
    unit: str
    text: str
    not_detected: bool = False
    detection: Decimal | None = None


class Unparsed(NamedTuple):
    """Text that could not be read as what its place expects; ``expected`` says what would be readable."""

    text: str
    expected: str


_NUMBER = r"[+-]?\d{1,20}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,2})?"
_UNIT = r"(?P<unit>[^\d\s<>=≤≥~±].{0,24})?"
_NOT_DETECTED = r"(?:n\.?\s?d\.?|not detected|none detected|未检出|nicht nachweisbar)"
_LIMIT_NAME = r"(?:loq|lod|rl|mdl|limit|定量限|检出限|报告限)?"

_POINT = re.compile(rf"(?P<low>{_NUMBER})\s*{_UNIT}")
_BOUND = re.compile(
    rf"(?P<op><=|>=|<|>|≤|≥|＜|＞|小于等于|大于等于|小于|大于|不大于|不小于|less than|more than|at most|at least|up to|under|below|over)"
    rf"\s*(?P<low>{_NUMBER})\s*{_UNIT}"
)
_RANGE = re.compile(
    rf"(?P<low>{_NUMBER})\s*(?P<mid>[^\d\s.\-–—~]{{0,8}})\s*(?:-|–|—|~|～|\.\.|to|至|到)\s*(?P<high>{_NUMBER})\s*{_UNIT}"
)
_TOLERANCE = re.compile(rf"(?P<low>{_NUMBER})\s*(?:±|\+/-)\s*(?P<tolerance>\d{{1,20}}(?:\.\d{{1,20}})?)\s*{_UNIT}")
_ND = re.compile(rf"{_NOT_DETECTED}", re.IGNORECASE)
_ND_LIMIT = re.compile(
    rf"{_NOT_DETECTED}\s*[(（\[,;:]?\s*{_LIMIT_NAME}\s*[:=：]?\s*[<≤＜]?\s*(?P<low>{_NUMBER})\s*(?P<unit>[^\d\s<>=≤≥()（）].{{0,24}}?)\s*[)）\]]?",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"present|detected|contained|含有|存在|检出", re.IGNORECASE)
_NONE_OF_BOUND = {
    "<": ("high", True), "＜": ("high", True), "小于": ("high", True), "less than": ("high", True),
    "under": ("high", True), "below": ("high", True),
    "<=": ("high", False), "≤": ("high", False), "小于等于": ("high", False), "不大于": ("high", False),
    "at most": ("high", False), "up to": ("high", False),
    ">": ("low", True), "＞": ("low", True), "大于": ("low", True), "more than": ("low", True), "over": ("low", True),
    ">=": ("low", False), "≥": ("low", False), "大于等于": ("low", False), "不小于": ("low", False), "at least": ("low", False),
}  # fmt: skip

_EXPECTED = "a figure with a unit, such as '12 mg/kg', '<5 mg/kg', '3-7 %' or 'ND (LOQ 2 mg/kg)'"
_COMMA = "a figure with '.' as the decimal sign and no thousands sign ('0.1 %', '1000 mg/kg')"
_MAX_LENGTH = 120


@lru_cache(maxsize=65536)
def parse_quantity(text: str) -> Quantity | Unparsed:
    """Read ``text`` as a quantity in any known unit; :class:`Unparsed` when it is not certain what it says."""
    written = " ".join(text.split())
    if not written or len(written) > _MAX_LENGTH:
        return Unparsed(text[:_MAX_LENGTH], _EXPECTED)
    if re.search(r"\d,\d", written):
        return Unparsed(text, _COMMA)
    if _PRESENT.fullmatch(written):
        return Quantity(POSITIVE, "any", "", written)
    if _ND.fullmatch(written):
        return Quantity(NOT_NEGATIVE, "any", "", written, not_detected=True)
    return _parse_figure(written) or Unparsed(text, _EXPECTED)


def _parse_figure(written: str) -> Quantity | None:
    if match := _ND_LIMIT.fullmatch(written):
        return _not_detected(match, written)
    if match := _BOUND.fullmatch(written):
        return _bound(match, written)
    if match := _TOLERANCE.fullmatch(written):
        centre, spread = Decimal(match["low"]), Decimal(match["tolerance"])
        return _with_unit(Interval(centre - spread, centre + spread), match["unit"], written)
    if match := _POINT.fullmatch(written):
        found = _with_unit(point(Decimal(match["low"])), match["unit"], written)
        if found is not None:
            return found
    if match := _RANGE.fullmatch(written):
        low, high = Decimal(match["low"]), Decimal(match["high"])
        repeated = match["mid"]
        if low > high or (repeated and find_unit(repeated) != find_unit(match["unit"] or "")):
            return None
        return _with_unit(Interval(low, high), match["unit"], written)
    return None


def _bound(match: re.Match[str], written: str) -> Quantity | None:
    value = Decimal(match["low"])
    end, is_open = _NONE_OF_BOUND[match["op"].lower()]
    if end == "low":
        return _with_unit(Interval(value, INFINITY, is_open, True), match["unit"], written)
    if value < 0 or (value == 0 and is_open):
        return None
    return _with_unit(Interval(ZERO, value, False, is_open), match["unit"], written)


def _not_detected(match: re.Match[str], written: str) -> Quantity | None:
    limit = Decimal(match["low"])
    unit = find_unit(match["unit"])
    if unit is None or limit <= 0:
        return None
    bound = limit * unit.factor
    return Quantity(Interval(ZERO, bound, False, True), unit.dimension, unit.symbol, written, True, bound)


def _with_unit(interval: Interval, unit_text: str | None, written: str) -> Quantity | None:
    unit: Unit | None = find_unit(unit_text or "")
    if unit is None:
        return None
    return Quantity(interval.scaled(unit.factor), unit.dimension, unit.symbol, written)


def format_decimal(value: Decimal) -> str:
    """A decimal as people read it: no exponent, no trailing zeros."""
    if value.is_infinite():
        return "∞" if value > 0 else "-∞"
    if value == value.to_integral_value():
        return str(value.quantize(Decimal(1)))
    return format(value.normalize(), "f")


def format_interval(interval: Interval, unit: Unit) -> str:
    """``interval`` (base units) in ``unit``: ``12 mg/kg``, ``<5 mg/kg``, ``3-7 %``, ``>0 mg/kg``."""
    low = interval.low / unit.factor if not interval.low.is_infinite() else interval.low
    high = interval.high / unit.factor if not interval.high.is_infinite() else interval.high
    low, high = _rounded(low), _rounded(high)
    suffix = f" {unit.symbol}" if unit.symbol else ""
    if interval.is_point:
        return f"{format_decimal(low)}{suffix}"
    if interval.high == INFINITY:
        return f"{'>' if interval.low_open else '≥'}{format_decimal(low)}{suffix}"
    if interval.low == 0:
        return f"{'<' if interval.high_open else '≤'}{format_decimal(high)}{suffix}"
    return f"{format_decimal(low)}-{format_decimal(high)}{suffix}"


def _rounded(value: Decimal) -> Decimal:
    """At most ten significant digits, so that a computed ratio stays readable."""
    return (
        value if value.is_infinite() else +value.normalize().__round__(10) if value.as_tuple().exponent != 0 else value
    )
