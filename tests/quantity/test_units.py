"""Units and their spellings."""

from __future__ import annotations

import pytest

from certcheck.quantity.units import BY_SYMBOL, DIMENSIONS, find_unit, plain_text


@pytest.mark.parametrize(
    ("written", "symbol"),
    [
        ("mg/kg", "mg/kg"), ("毫克/千克", "mg/kg"), ("㎎/㎏", "mg/kg"), ("ｍｇ/ｋｇ", "mg/kg"), ("％", "%"),
        ("%  (w/w)", "%"),
        ("µg/cm²/week", "ug/cm2/week"), ("μg/g", "ug/g"), ("㎡", "m2"), ("℃", "°C"), ("kG²mm²", "kG2mm2"),
        ("VAC", "V"), ("元", "CNY"),
        ("毫安时", "mAh"), ("cfu/g", "CFU/g"), ("", ""),
    ],
)  # fmt: skip
def test_spellings(written: str, symbol: str) -> None:
    found = find_unit(written)
    assert found is not None
    assert found.symbol == symbol


@pytest.mark.parametrize("written", ["Mg/Kg", "m G", "mg kg", "parsec", "²", "% of nothing"])
def test_what_is_no_unit(written: str) -> None:
    assert find_unit(written) is None


def test_letter_case_counts() -> None:
    for one, other in [("mW", "MW"), ("mHz", "MHz"), ("mm", "Mm")]:
        assert find_unit(one) != find_unit(other)


def test_every_unit_is_found_by_its_symbol() -> None:
    for unit in BY_SYMBOL.values():
        assert find_unit(unit.symbol) == unit
        assert unit.dimension in DIMENSIONS
        assert unit.factor > 0


def test_superscripts_never_become_digits_of_a_figure() -> None:
    assert plain_text("10² ５㎡＜") == "10² 5m2<"
