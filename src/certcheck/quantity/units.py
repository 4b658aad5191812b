"""Units of measurement that laws and test reports use, each with its dimension and exact factor.

Two units convert only when they share a dimension. ``mg/kg`` and ``%`` share ``ratio``; ``mg/kg`` of food
and ``mg/dm2`` of surface do not, since only a stated surface-to-volume ratio could relate them.
Factors are exact decimals, so a value exactly at a limit stays exactly there after conversion.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit: ``symbol`` as printed, ``dimension`` it measures, ``factor`` to the dimension's base unit."""

    symbol: str
    dimension: str
    factor: Decimal


def _table(dimension: str, **symbols: str) -> list[Unit]:
    return [Unit(symbol, dimension, Decimal(factor)) for symbol, factor in symbols.items()]


_UNITS: list[Unit] = [
    Unit("", "number", Decimal(1)),
    *_table(
        "ratio",
        **{
            "mg/kg": "0.000001",
            "%": "0.01",
            "g/kg": "0.001",
            "ug/kg": "0.000000001",
            "ug/g": "0.000001",
            "mg/g": "0.001",
            "ng/g": "0.000000001",
            "g/100g": "0.01",
            "mg/100g": "0.00001",
            "ppm": "0.000001",
            "ppb": "0.000000001",
            "ng/kg": "0.000000000001",
            "g/g": "1",
            "kg/kg": "1",
        },
    ),
    *_table("volume-ratio", **{"% vol": "0.01", "ppm(v)": "0.000001", "ppb(v)": "0.000000001", "ml/m3": "0.000001"}),
    *_table("mass", g="1", kg="1000", mg="0.001", ug="0.000001", t="1000000", oz="28.349523125", lb="453.59237"),
    *_table(
        "volume",
        **{
            "ml": "1",
            "l": "1000",
            "cm3": "1",
            "m3": "1000000",
            "mm3": "0.001",
            "dm3": "1000",
            "fl oz": "29.5735295625",
        },
    ),
    *_table(
        "length",
        **{
            "mm": "1",
            "cm": "10",
            "m": "1000",
            "km": "1000000",
            "in": "25.4",
            "ft": "304.8",
            "um": "0.001",
            "nm": "0.000001",
            "pt": "0.352777777777777777777777777",
        },
    ),
    *_table(
        "area",
        cm2="1",
        mm2="0.01",
        m2="10000",
        dm2="100",
        in2="6.4516",
        ha="100000000",
        mu="6666666.666666666666666666667",
    ),
    *_table("voltage", V="1", mV="0.001", kV="1000"),
    *_table("current", A="1", mA="0.001"),
    *_table("power", W="1", mW="0.001", kW="1000"),
    *_table("energy", Wh="1", kWh="1000", mWh="0.001"),
    *_table("food-energy", kJ="1", kcal="4.184"),
    *_table("charge", Ah="1", mAh="0.001"),
    *_table("frequency", Hz="1", kHz="1000", MHz="1000000", GHz="1000000000"),
    *_table("months", month="1", months="1", year="12", years="12"),
    *_table("days", day="1", days="1", week="7", weeks="7"),
    *_table("working-days", **{"working day": "1", "working days": "1"}),
    *_table(
        "hours", h="1", hour="1", hours="1", min="0.016666666666666666666666667", s="0.000277777777777777777777778"
    ),
    *_table("temperature", **{"°C": "1"}),
    *_table("force", N="1", kN="1000"),
    *_table("pressure", Pa="1", kPa="1000", bar="100000"),
    *_table("sound", **{"dB": "1", "dB(A)": "1"}),
    *_table("light", lm="1"),
    *_table("colour-temperature", K="1"),
    *_table("efficacy", **{"lm/W": "1"}),
    *_table("areal-mass", **{"g/m2": "1", "mg/m2": "0.001"}),
    *_table("migration-per-area", **{"mg/dm2": "1", "ug/dm2": "0.001", "mg/cm2": "100"}),
    *_table("release-rate", **{"ug/cm2/week": "1", "ug/cm2/h": "168"}),
    *_table("air-concentration", **{"mg/m3": "1", "ug/m3": "0.001"}),
    *_table("liquid-concentration", **{"mg/l": "1", "ug/l": "0.001", "g/l": "1000", "mg/ml": "1000"}),
    *_table("areal-dose", **{"kg/ha": "1", "g/ha": "0.001", "kg/mu": "15"}),
    *_table("exposure", **{"ug/day": "1", "mg/day": "1000"}),
    *_table("speed", **{"mm/s": "1"}),
    *_table("colony-count", **{"CFU/g": "1", "CFU/ml": "1"}),
    *_table("flux-index", **{"kG2mm2": "1", "kG²mm²": "1"}),
    *_table("radiation", **{"W/kg": "1"}),
    *(
        Unit(code, f"money:{code}", Decimal(1))
        for code in ("EUR", "USD", "CNY", "GBP", "SEK", "DKK", "PLN", "CZK", "HUF", "RON", "BGN")
    ),
]

_SPELLINGS: dict[str, str] = {
    "µg/g": "ug/g", "μg/g": "ug/g", "µg/kg": "ug/kg", "μg/kg": "ug/kg", "%w/w": "%", "% w/w": "%",
    "wt%": "%", "wt-%": "%", "wt.-%": "%", "% (w/w)": "%", "%(w/w)": "%", "% by weight": "%",
    "％": "%", "%vol": "% vol", "% v/v": "% vol", "vol%": "% vol",
    "µg": "ug", "μg": "ug", "µm": "um", "μm": "um", "tonne": "t", "tonnes": "t", "gram": "g", "grams": "g",
    "mL": "ml", "L": "l", "litre": "l", "litres": "l", "cm³": "cm3", "m³": "m3", "mm³": "mm3", "cc": "cm3",
    "cm²": "cm2", "mm²": "mm2", "m²": "m2", "dm²": "dm2", "inch": "in", "inches": "in", "in²": "in2", "sq in": "in2",
    "volt": "V", "volts": "V", "watt": "W", "watts": "W", "°c": "°C", "℃": "°C", "degC": "°C",
    "a": "year", "yr": "year", "yrs": "years", "mo": "month", "d": "day", "hr": "h", "minutes": "min",
    "g/m²": "g/m2", "gsm": "g/m2", "mg/dm²": "mg/dm2", "µg/dm²": "ug/dm2", "mg/cm²": "mg/cm2",
    "µg/cm²/week": "ug/cm2/week", "μg/cm²/week": "ug/cm2/week", "µg/cm2/week": "ug/cm2/week",
    "mg/m³": "mg/m3", "µg/m³": "ug/m3", "μg/m³": "ug/m3", "mg/L": "mg/l", "µg/L": "ug/l", "ug/L": "ug/l",
    "g/L": "g/l", "mg/mL": "mg/ml", "µg/day": "ug/day", "μg/day": "ug/day", "ug/d": "ug/day", "mL/m3": "ml/m3",
    "ml/m³": "ml/m3", "RMB": "CNY", "元": "CNY", "€": "EUR", "US$": "USD",
    "克": "g", "千克": "kg", "公斤": "kg", "毫克": "mg", "毫克/千克": "mg/kg", "毫克/公斤": "mg/kg", "毫升": "ml", "升": "l",
    "毫米": "mm", "厘米": "cm", "米": "m", "平方厘米": "cm2", "岁": "years", "个月": "months", "月": "months",
    "伏": "V", "瓦": "W", "小时": "h", "天": "days", "亩": "mu", "吨": "t", "mah": "mAh", "wh": "Wh", "MAh": "mAh",
}  # fmt: skip

BY_SYMBOL: dict[str, Unit] = {unit.symbol: unit for unit in _UNITS}
BY_SYMBOL.update({spelling: BY_SYMBOL[symbol] for spelling, symbol in _SPELLINGS.items() if symbol in BY_SYMBOL})

DIMENSIONS: frozenset[str] = frozenset(unit.dimension for unit in _UNITS)


def find_unit(text: str) -> Unit | None:
    """Return the unit written as ``text`` (symbol or listed spelling, case as written), or None."""
    return BY_SYMBOL.get(" ".join(text.split()))
