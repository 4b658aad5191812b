"""Values that all trade-off tables hold: shares, ranges, sources with their confidence, terms."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from certcheck.cost.model import Price, Range, Source
from certcheck.cost.reading.leaves import CURRENCY, ENDS, NOTHING, ordered, read_amount, read_price, read_range
from certcheck.cost.tradeoffs.model import Backing
from certcheck.declaration.fields import FIELDS
from certcheck.positions import excerpt
from certcheck.rules.reading.requirements import CONFIDENCES
from certcheck.rules.reading.spot import Spot
from certcheck.rules.reading.values import read_number, read_words
from certcheck.rules.suggest import did_you_mean

BACKED = ("sources", "confidence")
NO_PRICE = Price(NOTHING, "", 0)
"""What stands in for a price that could not be read; the file is then refused."""


class Shelf:
    """The sources of one file, and which of them a figure names."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self.sources = sources
        self.used: set[str] = set()

    def pick(self, spot: Spot) -> tuple[Source, ...]:
        """The sources that a list of keys names; an unknown key is a problem."""
        found = []
        for item in spot.one_or_more():
            key = item.text()
            self.used.add(key)
            if key in self.sources:
                found.append(self.sources[key])
            elif key:
                item.say(f"there is no source {excerpt(key)} in this file", did_you_mean(key, self.sources))
        return tuple(found)


def read_backing(spot: Spot, parts: Mapping[str, Spot], shelf: Shelf) -> Backing:
    """``sources`` and ``confidence``; figures that are all own estimates are of low confidence."""
    sources = shelf.pick(parts["sources"]) if "sources" in parts else ()
    confidence = parts["confidence"].choice(CONFIDENCES, "low") if "confidence" in parts else "low"
    if sources and confidence != "low" and all(source.kind == "own" for source in sources):
        parts["confidence"].say("own estimates alone have confidence low")
    if "sources" in parts and not sources:
        spot.say("expected at least one source")
    return Backing(sources, confidence)


def read_money(parts: Mapping[str, Spot], key: str) -> Price:
    """A price that is known: an amount or a range, with currency and year."""
    if key not in parts:
        return NO_PRICE
    found = read_price(parts[key])
    if found is None and parts[key].word == "none":
        parts[key].say("a price is expected here; leave the entry out where none is known")
    return found or NO_PRICE


def read_span(spot: Spot) -> Range:
    """``{low, typical, high}``, or one number for all three."""
    if spot.is_mapping:
        return read_range(spot)
    fixed = read_amount(spot)
    return Range(fixed, fixed, fixed)


def read_percents(spot: Spot, parts: Mapping[str, Spot]) -> Range:
    """``low``, ``typical`` and ``high`` of a mapping with other keys, written in per cent; 20 % is 0.2."""
    return ordered(spot, [read_percent(parts[key]) if key in parts else None for key in ENDS])


def read_percent(spot: Spot) -> Decimal | None:
    """``20 %`` as 0.2; above 100 % and below 0 % are possible."""
    word = spot.text()
    number = word.removesuffix("%").strip()
    try:
        value = Decimal(number) / 100 if number != word else None
    except ArithmeticError:
        value = None
    if word and (value is None or not value.is_finite()):
        spot.say(f"expected a share in per cent such as '20 %', found {excerpt(word)}")
        return None
    return value


def read_positive(spot: Spot) -> Decimal | None:
    """A number above zero."""
    value = read_number(spot)
    if value is not None and value <= 0:
        spot.say(f"expected a number above zero, found {excerpt(spot.word or '')}")
        return None
    return value


def read_terms(parts: Mapping[str, Spot], key: str, vocabulary: str) -> tuple[str, ...]:
    """Terms of a vocabulary, none where the key is left out; each is noted, so that the linter looks it up."""
    if key not in parts:
        return ()
    for item in parts[key].one_or_more():
        if item.word:
            item.use("term", item.word, vocabulary)
    return read_words(parts[key])


def read_place(parts: Mapping[str, Spot], key: str = "place") -> str:
    """A place of the vocabulary; ``""`` where the key is left out."""
    return next(iter(read_terms(parts, key, "places")), "")


def read_choices(parts: Mapping[str, Spot], key: str, field: str) -> tuple[str, ...]:
    """Words that a field of the declaration takes, such as ``packaging.format``; none where the key is left out."""
    if key not in parts:
        return ()
    kind = FIELDS[field].kind
    known = kind.of.split("|") if kind is not None else []
    for item in parts[key].one_or_more():
        if item.word and item.word not in known:
            item.say(f"{excerpt(item.word)} is not one of {', '.join(known)}", did_you_mean(item.word, known))
    return read_words(parts[key])


def read_year(parts: Mapping[str, Spot]) -> int:
    """The year a figure is of; 0 with a problem otherwise."""
    if "year" not in parts:
        return 0
    word = parts["year"].text()
    if word and not (len(word) == 4 and word.isascii() and word.isdigit()):
        parts["year"].say(f"expected a year, found {excerpt(word)}")
        return 0
    return int(word or 0)


def read_currency(parts: Mapping[str, Spot]) -> str:
    """A currency code; ``""`` where the key is left out."""
    if "currency" not in parts:
        return ""
    code = parts["currency"].text()
    if code and not CURRENCY.fullmatch(code):
        parts["currency"].say(f"{excerpt(code)} is no currency", "three capital letters: EUR, USD, CNY")
    return code
