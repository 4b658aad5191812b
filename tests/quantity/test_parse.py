"""Quantities as people write them."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certcheck.quantity.interval import INFINITY, NOT_NEGATIVE, POSITIVE, Interval, point
from certcheck.quantity.parse import Quantity, Unparsed, format_decimal, format_interval, parse_quantity
from certcheck.quantity.units import BY_SYMBOL, find_unit


def read(text: str) -> Quantity:
    found = parse_quantity(text)
    assert isinstance(found, Quantity), found
    return found


def shown(text: str) -> str:
    found = read(text)
    unit = find_unit(found.unit)
    assert unit is not None
    return format_interval(found.interval, unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 mg/kg", "12 mg/kg"),
        ("12mg/kg", "12 mg/kg"),
        ("<5 mg/kg", "<5 mg/kg"),
        ("＜５　mg/kg", "<5 mg/kg"),
        ("≦5 mg/kg", "≤5 mg/kg"),
        ("不超过5毫克/千克", "≤5 mg/kg"),
        ("Less than 3 %", "<3 %"),
        (">= 2 mm", "≥2 mm"),
        ("> 2 mm", ">2 mm"),
        ("3-7 %", "3-7 %"),
        ("3％～7％", "3-7 %"),
        ("3 to 7 g", "3-7 g"),
        ("5 mm - 7 mm", "5-7 mm"),
        ("100-240 V AC", "100-240 V"),
        ("-40-85 °C", "-40 to 85 °C"),
        ("<5 ℃", "<5 °C"),
        ("5 ± 0.5 mm", "4.5-5.5 mm"),
        ("2 ± 3 mg/kg", "≤5 mg/kg"),
        ("ND (LOQ 2 mg/kg)", "<2 mg/kg"),
        ("未检出（＜2 mg/kg）", "<2 mg/kg"),
        ("present", ">0"),
        ("ND", "≥0"),
        ("1.10", "1.1"),
        ("１２㎎/㎏", "12 mg/kg"),
        ("5 m²", "5 m2"),
        ("5 μg/g", "5 ug/g"),
        ("3岁", "3 years"),
        ("1e3 mg/kg", "1000 mg/kg"),
        ("1e30 mg/kg", "1" + "0" * 30 + " mg/kg"),
        ("0.000000000001 mg/kg", "0.000000000001 mg/kg"),
    ],
)
def test_what_is_read(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "some", "about 5 g", "5 parsecs", "1,000 mg/kg", "0,1 %", "1，000 mg/kg", "1 000 mg/kg", "10² mg/kg",
        "7-3 %", "5 mm - 7 cm", "<0 mg/kg", "-5 mg/kg", "-3-5 mg/kg", "2x1.5 V", "5 mm ±10 %", "nan", "inf",
        "Infinity g", "0x10 g", "٣ mg/kg", "1_000 g", "1" * 16, "x" * 5000,
        "ND (LOQ 0 mg/kg)", "ND (LOQ 2)x", "5 mg/kg\x00",
    ],
)  # fmt: skip
def test_what_is_kept_as_text(text: str) -> None:
    assert parse_quantity(text) == Unparsed(text, parse_quantity(text).expected)  # type: ignore[union-attr]


def test_commas_are_never_guessed() -> None:
    found = parse_quantity("1,000 mg/kg")
    assert isinstance(found, Unparsed)
    assert "no thousands sign" in found.expected


def test_what_is_written_is_kept() -> None:
    assert read(" ＜５  mg/kg ").text == "＜５ mg/kg"


def test_not_detected() -> None:
    assert read("ND")[:2] == (NOT_NEGATIVE, "any")
    assert read("ND").not_detected
    limited = read("n.d. (LOD: 2 mg/kg)")
    assert limited.interval == Interval(Decimal(0), Decimal("0.000002"), False, True)
    assert (limited.not_detected, limited.detection) == (True, Decimal("0.000002"))
    assert not read("<2 mg/kg").not_detected


def test_present_is_more_than_nothing() -> None:
    assert read("检出").interval == POSITIVE


def test_an_upper_bound_reaches_below_zero_only_where_that_makes_sense() -> None:
    assert read("<5 °C").interval.low == -INFINITY
    assert read("<5 mm").interval.low == 0
    assert read("<5").interval.low == 0
    assert read("-5 °C").interval == point(Decimal(-5))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("30 min", "0.5 h"),
        ("45 min", "0.75 h"),
        ("3600 s", "1 h"),
        ("27 pt", "0.375 in"),
        ("4.5 pt", "0.0625 in"),
        ("15 mu", "1 ha"),
        ("0.1 %", "1000 mg/kg"),
        ("1 g/kg", "1000 ppm"),
        ("3 years", "36 months"),
        ("1 oz", "28.349523125 g"),
        ("1 kg/mu", "15 kg/ha"),
        ("10 ‰", "1 %"),
    ],
)
def test_units_of_one_dimension_convert_exactly(one: str, other: str) -> None:
    assert read(one)[:2] == read(other)[:2]


def test_what_only_looks_alike_does_not_convert() -> None:
    for one, other in [("5 CFU/g", "5 CFU/ml"), ("5 %", "5 % vol"), ("5 mg/kg", "5 mg/l"), ("5 months", "150 days")]:
        assert read(one).dimension != read(other).dimension


@given(
    st.decimals(0, 10**9, places=6), st.sampled_from(sorted(unit.symbol for unit in BY_SYMBOL.values() if unit.symbol))
)
def test_a_figure_survives_printing(value: Decimal, symbol: str) -> None:
    unit = find_unit(symbol)
    assert unit is not None
    rounded = Decimal(f"{value:.9g}")
    printed = format_interval(point(rounded).scaled(unit.factor), unit)
    again = read(printed)
    assert format_interval(again.interval, unit) == printed
    assert again.interval == read(f"{format_decimal(rounded)} {symbol}").interval


@given(st.text(max_size=130))
def test_any_text_is_read_or_kept(text: str) -> None:
    found = parse_quantity(text)
    assert found.text == (text if isinstance(found, Unparsed) else " ".join(text.split()))


@pytest.mark.parametrize("piece", ["ND ( ", "5 - ", "< ", "9", "5±", " to ", "n.", "(", "１"])
def test_no_text_takes_long(piece: str) -> None:
    started = time.process_time()
    for length in range(1, 120):
        parse_quantity((piece * 120)[:length])
    assert time.process_time() - started < 2


def test_open_ends_are_shown() -> None:
    unit = BY_SYMBOL["mg/kg"]
    small, large = Decimal("0.000003"), Decimal("0.000007")
    assert format_interval(Interval(small, large, True, True), unit) == ">3-<7 mg/kg"
    assert format_interval(Interval(-INFINITY, INFINITY, True, True), unit) == "any"
    assert format_interval(Interval(-INFINITY, large, True, True), unit) == "<7 mg/kg"
    assert format_interval(Interval(Decimal(0), large, True), unit) == ">0-7 mg/kg"


def test_computed_ratios_stay_readable() -> None:
    assert format_interval(point(Decimal(1) / Decimal(3)), BY_SYMBOL["%"]) == "33.33333333 %"
    assert format_interval(point(Decimal("1E-15")), BY_SYMBOL["mg/kg"]) == "0.000000001 mg/kg"


@pytest.mark.parametrize(
    ("value", "expected"), [("-0.0", "0"), ("100", "100"), ("1E+30", "1" + "0" * 30), ("1.500", "1.5")]
)
def test_decimals_have_no_exponent(value: str, expected: str) -> None:
    assert format_decimal(Decimal(value)) == expected
