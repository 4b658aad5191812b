"""Read a quantity as people write it: ``12 mg/kg``, ``<5 mg/kg``, ``ND (LOQ 2 mg/kg)``, ``3-7 %``, ``present``.

What cannot be read for certain is not guessed: it becomes :class:`Unparsed`, is kept word for word, shown to
the user, and leaves every rule that needs it undetermined.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Context, Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from certcheck.quantity.interval import INFINITY, NOT_NEGATIVE, POSITIVE, ZERO, Interval, point, scaled
from certcheck.quantity.units import Unit, find_unit, plain_text


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


_FIGURE = r"[0-9]{1,15}(?:\.[0-9]{1,12})?"
_NUMBER = rf"[+-]?{_FIGURE}(?:[eE][+-]?[0-9]{{1,2}})?"
_UNIT = r"(?P<unit>[^\d\s<>=≤≥~±].{0,24})?"
_NOT_DETECTED = r"(?:n\.?\s?d\.?|not detected|none detected|未检出|nicht nachweisbar)"
_LIMIT_NAME = r"(?:loq|lod|rl|mdl|limit|定量限|检出限|报告限)?"

# Which end of the interval a comparing word sets, and whether it leaves the figure itself out.
_BOUNDS: dict[str, tuple[str, bool]] = {
    **dict.fromkeys(("<", "less than", "under", "below", "小于", "低于"), ("high", True)),
    **dict.fromkeys(
        ("<=", "≤", "at most", "up to", "no more than", "小于等于", "不大于", "不超过", "至多"), ("high", False)
    ),
    **dict.fromkeys((">", "more than", "over", "above", "大于", "高于", "超过"), ("low", True)),
    **dict.fromkeys((">=", "≥", "at least", "no less than", "大于等于", "不小于", "不低于", "至少"), ("low", False)),
}
_WORDS = "|".join(sorted(map(re.escape, _BOUNDS), key=len, reverse=True))  # '<=' is tried before '<'


def _lazily(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Callable[[str], re.Match[str] | None]:
    """The full match of a pattern that is compiled when it is first needed: few files need all of them."""

    @cache
    def compiled() -> re.Pattern[str]:
        return re.compile(pattern, flags)

    return lambda text: compiled().fullmatch(text)


_POINT = _lazily(rf"(?P<low>{_NUMBER})\s*{_UNIT}")
_BOUND = _lazily(rf"(?P<op>{_WORDS})\s*(?P<low>{_NUMBER})\s*{_UNIT}", re.IGNORECASE)
_RANGE = _lazily(
    rf"(?P<low>{_NUMBER})\s*(?P<mid>[^\d\s.\-–—~]{{0,8}})\s*(?:-|–|—|~|\.\.|to|至|到)\s*(?P<high>{_NUMBER})\s*{_UNIT}"
)
_TOLERANCE = _lazily(rf"(?P<low>{_NUMBER})\s*(?:±|\+/-)\s*(?P<tolerance>{_FIGURE})\s*{_UNIT}")
_ND = _lazily(_NOT_DETECTED, re.IGNORECASE)
_ND_LIMIT = _lazily(
    rf"{_NOT_DETECTED}\s*[(\[,;:]?\s*{_LIMIT_NAME}\s*[:=]?\s*[<≤]?\s*(?P<low>{_NUMBER})"
    r"\s*(?P<unit>[^\d\s<>=≤≥()].{0,24}?)\s*[)\]]?",
    re.IGNORECASE,
)
_PRESENT = _lazily(r"present|detected|contained|含有|存在|检出", re.IGNORECASE)
_COMMA_IN_NUMBER = re.compile(r"[0-9],[0-9]")
_FIRST_OF_FIGURE = frozenset("+-0123456789")
_SIGNED = frozenset({"temperature", "sound", "number"})
"""Dimensions whose values may be negative. Of these, an upper bound on a plain number still means from zero up."""

_EXPECTED = "a figure with a unit, such as '12 mg/kg', '<5 mg/kg', '3-7 %' or 'ND (LOQ 2 mg/kg)'"
_COMMA = "a figure with '.' as the decimal sign and no thousands sign ('0.1 %', '1000 mg/kg')"
_MAX_LENGTH = 120
_SHOWN = Context(prec=10)


def parse_quantity(text: str) -> Quantity | Unparsed:
    """Read ``text`` as a quantity in any known unit; :class:`Unparsed` when it is not certain what it says."""
    if len(text) > _MAX_LENGTH:  # not worth remembering, and patterns never see it
        return Unparsed(text, _EXPECTED)
    return _parsed(text)


@lru_cache(16_384)
def _parsed(text: str) -> Quantity | Unparsed:
    written = " ".join(text.split())
    plain = written if written.isascii() else " ".join(plain_text(written).split())
    if "," in plain and _COMMA_IN_NUMBER.search(plain):
        return Unparsed(text, _COMMA)
    read = _figure if plain[:1] in _FIRST_OF_FIGURE else _word_or_bound
    return read(plain, written) or Unparsed(text, _EXPECTED)


def _word_or_bound(plain: str, written: str) -> Quantity | None:
    if match := _BOUND(plain):
        return _bound(match, written)
    if _PRESENT(plain):
        return Quantity(POSITIVE, "any", "", written)
    if _ND(plain):
        return Quantity(NOT_NEGATIVE, "any", "", written, not_detected=True)
    if match := _ND_LIMIT(plain):
        return _not_detected(match, written)
    return None


def _figure(plain: str, written: str) -> Quantity | None:
    if match := _POINT(plain):
        found = _with_unit(point(Decimal(match["low"])), match["unit"], written)
        if found is not None:
            return found
    if match := _TOLERANCE(plain):
        return _tolerance(match, written)
    if match := _RANGE(plain):
        low, high = Decimal(match["low"]), Decimal(match["high"])
        repeated = match["mid"]
        if low > high or (repeated and find_unit(repeated) != find_unit(match["unit"] or "")):
            return None
        return _with_unit(Interval(low, high), match["unit"], written)
    return None


def _tolerance(match: re.Match[str], written: str) -> Quantity | None:
    centre, spread = Decimal(match["low"]), Decimal(match["tolerance"])
    low, unit = centre - spread, find_unit(match["unit"] or "")
    if low < 0 <= centre and unit is not None and unit.dimension not in _SIGNED:
        low = ZERO  # 2 ± 3 mg/kg: there is no negative content
    return _with_unit(Interval(low, centre + spread), match["unit"], written)


def _bound(match: re.Match[str], written: str) -> Quantity | None:
    value, unit = Decimal(match["low"]), find_unit(match["unit"] or "")
    if unit is None:
        return None
    end, is_open = _BOUNDS[match["op"].lower()]
    if end == "low":
        return _with_unit(Interval(value, INFINITY, is_open, True), match["unit"], written)
    if unit.dimension in _SIGNED and unit.dimension != "number":
        return _with_unit(Interval(-INFINITY, value, True, is_open), match["unit"], written)
    if value < 0 or (value == 0 and is_open):
        return None
    return _with_unit(Interval(ZERO, value, False, is_open), match["unit"], written)


def _not_detected(match: re.Match[str], written: str) -> Quantity | None:
    limit = Decimal(match["low"])
    unit = find_unit(match["unit"])
    if unit is None or limit <= 0:
        return None
    bound = scaled(limit, unit.factor)
    return Quantity(Interval(ZERO, bound, False, True), unit.dimension, unit.symbol, written, True, bound)


def _with_unit(interval: Interval, unit_text: str | None, written: str) -> Quantity | None:
    unit = find_unit(unit_text or "")
    if unit is None or (interval.low < 0 and unit.dimension not in _SIGNED):
        return None  # a negative content would meet every limit
    return Quantity(interval.scaled(unit.factor), unit.dimension, unit.symbol, written)


def format_decimal(value: Decimal) -> str:
    """A decimal as people read it: no exponent, no trailing zeros."""
    if value.is_infinite():
        return "∞" if value > 0 else "-∞"
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def format_interval(interval: Interval, unit: Unit) -> str:
    """``interval`` (base units) in ``unit``: ``12 mg/kg``, ``<5 mg/kg``, ``3-7 %``, ``>3-7 %``, ``>0 mg/kg``."""
    low, high = (format_decimal(_rounded(end / unit.factor)) for end in (interval.low, interval.high))
    suffix = f" {unit.symbol}" if unit.symbol else ""
    if interval.is_point:
        return f"{low}{suffix}"
    above, below = ">" if interval.low_open else "≥", "<" if interval.high_open else "≤"
    no_low, no_high = interval.low == -INFINITY, interval.high == INFINITY
    if no_low and no_high:
        return "any"
    if no_high:
        return f"{above}{low}{suffix}"
    if no_low or (interval.low == 0 and not interval.low_open):
        return f"{below}{high}{suffix}"
    dash = " to " if interval.low < 0 else "-"
    return f"{'>' if interval.low_open else ''}{low}{dash}{'<' if interval.high_open else ''}{high}{suffix}"


def _rounded(value: Decimal) -> Decimal:
    """To ten significant digits, so that a computed ratio stays readable."""
    return _SHOWN.plus(value)
