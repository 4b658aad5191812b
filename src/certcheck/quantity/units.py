"""Units of measurement that laws and test reports use, each with its dimension and exact factor.

Two units convert only when they share a dimension. ``mg/kg`` and ``%`` share ``ratio``; ``mg/kg`` of food
and ``mg/dm2`` of surface do not, since only a stated surface-to-volume ratio could relate them.
Factors are exact decimals, or given to 28 digits where there is no finite one, and products are rounded to 24: a
value exactly at a limit stays exactly there after conversion.
"""

from __future__ import annotations

import re
import unicodedata
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
            "ug/100g": "0.00000001",
            "‰": "0.001",
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
            "gal": "3785.411784",
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
            "pt": "0.3527777777777777777777777778",
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
    *_table("energy-density", **{"kJ/100g": "1", "kcal/100g": "4.184"}),
    *_table("energy-per-volume", **{"kJ/100ml": "1", "kcal/100ml": "4.184"}),
    *_table("charge", Ah="1", mAh="0.001"),
    *_table("frequency", Hz="1", kHz="1000", MHz="1000000", GHz="1000000000"),
    *_table("months", month="1", months="1", year="12", years="12"),
    *_table("days", day="1", days="1", week="7", weeks="7"),
    *_table("working-days", **{"working day": "1", "working days": "1"}),
    *_table(
        "hours",
        h="1",
        hour="1",
        hours="1",
        min="0.01666666666666666666666666667",
        s="0.0002777777777777777777777777778",
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
    *_table(
        "liquid-concentration",
        **{
            "mg/l": "1",
            "ug/l": "0.001",
            "g/l": "1000",
            "mg/ml": "1000",
            "g/100ml": "10000",
            "mg/100ml": "10",
            "ug/100ml": "0.01",
        },
    ),
    *_table("areal-dose", **{"kg/ha": "1", "g/ha": "0.001", "kg/mu": "15"}),
    *_table("exposure", **{"ug/day": "1", "mg/day": "1000"}),
    *_table("speed", **{"mm/s": "1"}),
    *_table("colony-count", **{"CFU/g": "1"}),
    *_table("colony-concentration", **{"CFU/ml": "1"}),
    *_table("flux-index", kG2mm2="1"),
    *_table("radiation", **{"W/kg": "1"}),
    *(
        Unit(code, f"money:{code}", Decimal(1))
        for code in ("EUR", "USD", "CNY", "GBP", "SEK", "DKK", "PLN", "CZK", "HUF", "RON", "BGN")
    ),
]

# Spellings after `plain_text`, `u` for micro and 2, 3 for superscripts: see `find_unit`.
_SPELLINGS: dict[str, str] = {
    "%w/w": "%", "% w/w": "%", "wt%": "%", "wt-%": "%", "wt.-%": "%", "% (w/w)": "%", "%(w/w)": "%",
    "% by weight": "%", "% by mass": "%", "percent": "%", "%vol": "% vol", "% v/v": "% vol", "vol%": "% vol",
    "MG/KG": "mg/kg", "PPM": "ppm", "PPB": "ppb", "mg / kg": "mg/kg", "g/100 g": "g/100g", "mg/100 g": "mg/100g",
    "tonne": "t", "tonnes": "t", "gram": "g", "grams": "g", "KG": "kg", "Kg": "kg", "kgs": "kg", "lbs": "lb",
    "mL": "ml", "ML": "ml", "L": "l", "litre": "l", "litres": "l", "liter": "l", "liters": "l", "cc": "cm3",
    "fl. oz.": "fl oz", "fl. oz": "fl oz", "gallon": "gal", "gallons": "gal", "MM": "mm", "CM": "cm", "inch": "in",
    "inches": "in", "feet": "ft", "foot": "ft", "metre": "m", "metres": "m", "sq in": "in2", "sq cm": "cm2",
    "points": "pt", "point": "pt", "volt": "V", "volts": "V", "v": "V", "V AC": "V", "VAC": "V", "Vac": "V",
    "V~": "V", "V DC": "V", "VDC": "V", "Vdc": "V", "watt": "W", "watts": "W", "w": "W", "kw": "kW", "kwh": "kWh",
    "hz": "Hz", "khz": "kHz", "mah": "mAh", "MAh": "mAh", "MAH": "mAh", "ah": "Ah", "wh": "Wh", "WH": "Wh",
    "°c": "°C", "degC": "°C", "deg C": "°C", "dBA": "dB(A)", "a": "year", "yr": "year", "yrs": "years", "mo": "month",
    "d": "day", "hr": "h", "hrs": "h", "minutes": "min", "minute": "min", "seconds": "s", "second": "s", "sec": "s",
    "gsm": "g/m2", "g/sqm": "g/m2", "ug/cm2/wk": "ug/cm2/week", "mg/L": "mg/l", "ug/L": "ug/l", "g/L": "g/l",
    "mg/mL": "mg/ml", "mL/m3": "ml/m3", "ug/d": "ug/day", "mg/d": "mg/day", "CFU/mL": "CFU/ml", "cfu/g": "CFU/g",
    "cfu/ml": "CFU/ml", "cfu/mL": "CFU/ml", "kG2 mm2": "kG2mm2", "kG2·mm2": "kG2mm2", "RMB": "CNY", "元": "CNY",
    "人民币": "CNY", "人民币元": "CNY", "€": "EUR", "欧元": "EUR", "US$": "USD", "美元": "USD", "克": "g",
    "千克": "kg", "公斤": "kg", "毫克": "mg", "微克": "ug", "吨": "t", "毫升": "ml", "升": "l", "立方厘米": "cm3",
    "立方米": "m3", "立方毫米": "mm3", "毫克/千克": "mg/kg", "毫克/公斤": "mg/kg", "微克/千克": "ug/kg",
    "微克/克": "ug/g", "克/千克": "g/kg", "克/100克": "g/100g", "毫克/100克": "mg/100g", "毫克/升": "mg/l",
    "微克/升": "ug/l", "克/升": "g/l", "克/平方米": "g/m2", "毫克/平方分米": "mg/dm2", "毫克/立方米": "mg/m3",
    "千克/亩": "kg/mu", "公斤/亩": "kg/mu", "毫米": "mm", "厘米": "cm", "米": "m", "千米": "km", "公里": "km",
    "微米": "um", "平方厘米": "cm2", "平方毫米": "mm2", "平方米": "m2", "平方分米": "dm2", "亩": "mu", "公顷": "ha",
    "岁": "years", "年": "years", "个月": "months", "月": "months", "天": "days", "日": "days", "周": "weeks",
    "小时": "h", "分钟": "min", "秒": "s", "工作日": "working days", "个工作日": "working days", "伏": "V",
    "伏特": "V", "毫伏": "mV", "千伏": "kV", "安": "A", "安培": "A", "毫安": "mA", "瓦": "W", "瓦特": "W",
    "千瓦": "kW", "瓦时": "Wh", "千瓦时": "kWh", "毫安时": "mAh", "安时": "Ah", "赫兹": "Hz", "千赫": "kHz",
    "兆赫": "MHz", "摄氏度": "°C", "流明": "lm", "分贝": "dB", "千焦": "kJ", "千卡": "kcal", "大卡": "kcal",
    "牛": "N", "牛顿": "N", "帕": "Pa", "千帕": "kPa",
}  # fmt: skip

BY_SYMBOL: dict[str, Unit] = {unit.symbol: unit for unit in _UNITS}
"""Units by their symbol and by every listed spelling."""
BY_SYMBOL.update({spelling: BY_SYMBOL[symbol] for spelling, symbol in _SPELLINGS.items()})

DIMENSIONS: frozenset[str] = frozenset(unit.dimension for unit in _UNITS)

# Full-width forms and the squared units of East Asian typing (㎎, ㎏, ㎡, ℃). Superscript digits are not among them:
# read as plain digits they would make 10² a hundred and two.
_WIDE = "[\u2103\u3380-\u33df\uff01-\uff5e]"
_SIGNS = str.maketrans(
    {"\u3000": " ", "\u00a0": " ", "\u202f": " ", "\u2212": "-", "≦": "≤", "≧": "≥", "⩽": "≤", "⩾": "≥"}
)
_IN_UNITS = str.maketrans({"µ": "u", "μ": "u", "²": "2", "³": "3", "⋅": "·"})


def plain_text(text: str) -> str:
    """``text`` with full-width letters, digits and signs as ordinary ones; anything else stays."""
    if text.isascii():
        return text
    return re.sub(_WIDE, lambda match: unicodedata.normalize("NFKC", match[0]), text).translate(_SIGNS)


def find_unit(text: str) -> Unit | None:
    """Return the unit written as ``text`` (symbol or listed spelling, case as written), or None."""
    found = BY_SYMBOL.get(text)
    if found is None:
        spelled = " ".join(plain_text(text).split())
        found = BY_SYMBOL.get(spelled if spelled.isascii() else spelled.translate(_IN_UNITS))
    return found
