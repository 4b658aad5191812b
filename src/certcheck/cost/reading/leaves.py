"""Leaf values of price files: ranges, prices, shares, months, sources."""

from __future__ import annotations

import re
from collections.abc import Mapping as Map
from collections.abc import Sequence
from decimal import Decimal

from certcheck.cost.model import Price, Range, Source
from certcheck.positions import excerpt
from certcheck.rules.model import NO_TEXT, Text
from certcheck.rules.reading.spot import Spot
from certcheck.rules.reading.values import read_number, read_text, read_url, read_whole

IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
CURRENCY = re.compile(r"[A-Z]{3}")
SOURCE_KINDS = ("official", "seller", "secondary", "own")
ENDS = ("low", "typical", "high")
PRICE_KEYS = ("amount", *ENDS, "currency", "year")
NOTHING = Range(Decimal(0), Decimal(0), Decimal(0))

_FIRST_YEAR, _LAST_YEAR = 1990, 2200
_MOST = 10**12
_ONE = Decimal(1)


def read_id(spot: Spot) -> str:
    """A word with hyphens in lower case."""
    word = spot.text()
    if word and not IDENTIFIER.fullmatch(word):
        spot.say(f"{excerpt(word)} is no id", "lower-case words with hyphens: ul-listing-appliance")
    return word


def read_label(parts: Map[str, Spot], key: str) -> Text:
    """A text in both languages; empty where the key is not there."""
    return read_text(parts[key]) if key in parts else NO_TEXT


def own_means_low(parts: Map[str, Spot], confidence: str, sources: Sequence[Source]) -> None:
    """Estimates without a document are of low confidence."""
    if confidence != "low" and sources and all(one.kind == "own" for one in sources):
        parts["confidence"].fault("all sources are of kind own: the confidence is low")


def read_amount(spot: Spot) -> Decimal:
    """A number from 0 to a million millions; 0 with a problem otherwise."""
    value = read_number(spot)
    if value is not None and not 0 <= value <= _MOST:
        spot.say(f"expected a number from 0 up to {_MOST:,}, found {excerpt(spot.word or '')}")
        return Decimal(0)
    return value or Decimal(0)


def read_share(spot: Spot) -> Decimal:
    """A share from 0 to 1, written ``0.5`` or ``50 %``; 0 with a problem otherwise."""
    word = spot.text()
    shown = word.removesuffix("%").strip() if word.endswith("%") else word
    try:
        value = Decimal(shown) / (100 if shown != word else 1)
    except ArithmeticError:
        value = Decimal(-1)
    if not value.is_finite():
        value = Decimal(-1)
    if word and not 0 <= value <= _ONE:
        spot.say(f"expected a share from 0 to 1 ('50 %' or 0.5), found {excerpt(word)}")
    return value if 0 <= value <= _ONE else Decimal(0)


def read_range(spot: Spot) -> Range:
    """``{low, typical, high}``, in this order of size."""
    parts = spot.fields(ENDS, required=ENDS)
    return ordered(spot, [read_amount(parts[key]) if key in parts else None for key in ENDS])


def read_shares(spot: Spot) -> Range:
    """``{low, typical, high}`` of shares, or one share for all three."""
    if not spot.is_mapping:
        share = read_share(spot)
        return Range(share, share, share)
    parts = spot.fields(ENDS, required=ENDS)
    return ordered(spot, [read_share(parts[key]) if key in parts else None for key in ENDS])


def ordered(spot: Spot, values: list[Decimal | None]) -> Range:
    """The range of three values; a problem where they are not in order of size."""
    low, typical, high = values
    if low is None or typical is None or high is None:
        return NOTHING
    if not low <= typical <= high:
        spot.say(f"expected low <= typical <= high, found {low}, {typical}, {high}")
    return Range(low, typical, high)


def read_price(spot: Spot, year: int | None = None) -> Price | None:
    """``{low, typical, high, currency, year}`` or ``{amount, currency, year}``; None for ``none``.

    With ``year`` given, the price need not state its own.
    """
    if spot.word == "none":
        return None
    if not spot.is_mapping:
        spot.say("expected {low, typical, high, currency, year}, {amount, currency, year} or none")
        return None
    parts = spot.fields(PRICE_KEYS, ("currency", "year") if year is None else ("currency",))
    currency = parts["currency"].text() if "currency" in parts else ""
    if currency and not CURRENCY.fullmatch(currency):
        parts["currency"].say(f"{excerpt(currency)} is no currency", "three capital letters: EUR, USD, CNY")
    stated = _year(parts["year"]) if "year" in parts else year or 0
    return Price(_price_range(spot, parts), currency, stated)


def _price_range(spot: Spot, parts: Map[str, Spot]) -> Range:
    stated = [key for key in ENDS if key in parts]
    if ("amount" in parts) == bool(stated):
        spot.say("expected either 'amount' or 'low', 'typical' and 'high'")
        return NOTHING
    if "amount" in parts:
        amount = read_amount(parts["amount"])
        return Range(amount, amount, amount)
    for key in ENDS:
        if key not in parts:
            spot.say(f"{excerpt(key)} is missing")
    return ordered(spot, [read_amount(parts[key]) if key in parts else None for key in ENDS])


def _year(spot: Spot) -> int:
    year = read_whole(spot)
    if spot.word and not _FIRST_YEAR <= year <= _LAST_YEAR:
        spot.say(f"expected a year, found {excerpt(spot.word)}")
    return year


def read_months(spot: Spot) -> int | None:
    """A whole number of months, at least one."""
    months = read_whole(spot)
    if spot.word and months < 1:
        spot.say(f"expected a whole number of months, at least 1, found {excerpt(spot.word)}")
    return months if months >= 1 else None


def read_sources(spot: Spot) -> dict[str, Source]:
    """``key: {title, url, kind}``; only an estimate of one's own has no address."""
    found = {}
    for key, child in spot.children().items():
        parts = child.fields(("title", "url", "kind"), required=("title", "kind"))
        kind = parts["kind"].choice(SOURCE_KINDS, "own") if "kind" in parts else "own"
        if kind != "own" and "url" not in parts:
            child.say("'url' is missing", "only a source of kind own has none")
        title = parts["title"].text() if "title" in parts else ""
        found[key] = Source(key, title, read_url(parts["url"]) if "url" in parts else "", kind)
    return found
