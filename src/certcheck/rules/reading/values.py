"""Leaf values of rules files: texts in two languages, days, figures, flags, sources."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from certcheck.positions import excerpt
from certcheck.quantity.dates import parse_date
from certcheck.quantity.parse import Quantity, Unparsed, parse_quantity
from certcheck.rules.model import NO_TEXT, Citation, Source, Text
from certcheck.rules.reading.spot import Spot

_CJK = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_PROSE = re.compile("[a-z]{3,}")
"""What tells a sentence from a code such as ``IEC 62321``."""

_MOST_WHOLE = 10**15
"""Beyond, writing a number out takes longer than it is worth."""

_FLAGS = {"yes": True, "true": True, "no": False, "false": False}


def read_text(spot: Spot) -> Text:
    """``{en: …, zh: …}``, both stated."""
    if not spot.is_mapping:
        spot.say("expected a text in both languages: {en: …, zh: …}")
        return NO_TEXT
    parts = spot.fields(("en", "zh"), required=("en", "zh"))
    found = Text(*(" ".join(parts[key].text().split()) if key in parts else "" for key in ("en", "zh")))
    if "en" in parts and _is_chinese(found.en):
        parts["en"].fault("the English text is Chinese")
    if "zh" in parts and found.zh and not _CJK.search(found.zh) and _PROSE.search(found.zh):
        parts["zh"].fault("the Chinese text holds no Chinese")
    return found


def _is_chinese(text: str) -> bool:
    """Mostly Chinese; a Chinese name inside an English sentence is fine."""
    return 2 * len(_CJK.findall(text)) > sum(1 for char in text if char.isalpha())


def read_flag(spot: Spot) -> bool:
    """``yes`` or ``no``."""
    value = _FLAGS.get((spot.word or "").lower())
    if value is None:
        spot.say(f"expected yes or no, found {excerpt(spot.word or '')}")
    return bool(value)


def read_day(spot: Spot) -> date | None:
    """A full date, YYYY-MM-DD; None with a problem otherwise."""
    word = spot.text()
    found = parse_date(word) if word else None
    if found is None:
        return None
    if isinstance(found, Unparsed) or found.first != found.last:
        spot.say(f"expected a date as YYYY-MM-DD, found {excerpt(word)}")
        return None
    return found.first


def read_number(spot: Spot) -> Decimal | None:
    """A plain decimal number."""
    word = spot.text()
    try:
        value = Decimal(word) if word else None
    except InvalidOperation:
        value = None
    if word and (value is None or not value.is_finite()):
        spot.say(f"expected a number, found {excerpt(word)}")
        return None
    return value


def read_whole(spot: Spot) -> int:
    """A whole number; 0 with a problem otherwise."""
    value = read_number(spot)
    if value is None:
        return 0
    if not -_MOST_WHOLE <= value <= _MOST_WHOLE or value != value.to_integral_value():
        spot.say(f"expected a whole number, found {excerpt(spot.word or '')}")
        return 0
    return int(value)


def read_figure(spot: Spot) -> Quantity | None:
    """One figure with its unit, such as ``1000 mg/kg``; a range or a bound is a problem here."""
    word = spot.text()
    if not word:
        return None
    found = parse_quantity(word)
    if isinstance(found, Unparsed):
        spot.say(f"cannot read the figure {excerpt(word)}", "a figure with a known unit: '1000 mg/kg', '36 months'")
        return None
    if not found.interval.is_point:
        spot.say(f"expected a single figure, found {excerpt(word)}", "write a band with two comparators")
        return None
    return found


def read_period(spot: Spot) -> tuple[int | None, int | None]:
    """A span of time as (months, days), one of them None: ``12 months``, ``-30 days``, ``2 years``."""
    word = spot.text()
    figure = parse_quantity(word.removeprefix("-"))
    if isinstance(figure, Unparsed):
        spot.say(f"cannot read the period {excerpt(word)}", "months, years, weeks or days: '12 months', '-30 days'")
        return None, None
    length = -figure.interval.low if word.startswith("-") else figure.interval.low
    if figure.dimension not in ("months", "days") or length != length.to_integral_value():
        spot.say(f"expected months, years, weeks or days, found {excerpt(figure.text)}")
        return None, None
    return (int(length), None) if figure.dimension == "months" else (None, int(length))


def read_url(spot: Spot) -> str:
    """A web address."""
    word = spot.text()
    if word and not word.startswith(("https://", "http://")):
        spot.say(f"expected a web address (https://…), found {excerpt(word)}")
    return word


def read_source(spot: Spot) -> Source:
    """``{title, url}``: what was read."""
    parts = spot.fields(("title", "url"), required=("title",))
    title = parts["title"].text() if "title" in parts else ""
    return Source(title, read_url(parts["url"]) if "url" in parts else "")


def read_citation(spot: Spot) -> Citation:
    """``{clause, url}``: where the law says it."""
    parts = spot.fields(("clause", "url"), required=("clause", "url"))
    clause = parts["clause"].text() if "clause" in parts else ""
    return Citation(clause, read_url(parts["url"]) if "url" in parts else "")


def read_words(spot: Spot) -> tuple[str, ...]:
    """A word or a list of words."""
    return tuple(word for item in spot.one_or_more() if (word := item.text()))
