"""A table of exchange rates, read with the care of any other file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from certcheck import nodes
from certcheck.cost.currency import EURO
from certcheck.cost.model import Rates, Source
from certcheck.positions import InputError, excerpt
from certcheck.rules.reading.requirements import CONFIDENCES
from certcheck.rules.reading.spot import Notes, Spot
from certcheck.rules.reading.values import read_day, read_number, read_source, read_text
from certcheck.source_text import read_bytes
from certcheck.yaml_text import compose_yaml

FORMAT = "rates/1"
REQUIRED = ("certcheck", "day", "per-euro", "source")
KEYS = ("certcheck", "title", "licence", "day", "source", "confidence", "per-euro", "averages")

_LEAST, _MOST = Decimal("0.000001"), 10**9


def read_rates(path: Path) -> Rates:
    """A table of rates, ``certcheck: rates/1``; InputError with every problem."""
    notes = Notes()
    node = compose_yaml(read_bytes(path), str(path))
    spot = Spot(str(path), node, notes)
    if isinstance(node, nodes.Mapping):
        found = _rates(spot)
    else:
        spot.say(f"expected a table of rates that starts with 'certcheck: {FORMAT}', found {nodes.found(node)}")
        found = None
    if notes.problems or found is None:
        raise InputError(notes.problems)
    return found


def _rates(spot: Spot) -> Rates | None:
    parts = spot.fields(KEYS, REQUIRED)
    if "certcheck" in parts:
        parts["certcheck"].choice((FORMAT,))
    if "title" in parts:
        read_text(parts["title"])
    if "licence" in parts:
        parts["licence"].text()
    if "confidence" in parts:
        parts["confidence"].choice(CONFIDENCES)
    day = read_day(parts["day"]) if "day" in parts else None
    table = _read_table(parts["per-euro"]) if "per-euro" in parts else {}
    averages = _averages(parts["averages"]) if "averages" in parts else {}
    cited = read_source(parts["source"]) if "source" in parts else None
    if day is None or cited is None:
        return None
    return Rates(day, table, Source("rates", cited.title, cited.url, "official"), averages)


def _averages(spot: Spot) -> dict[int, dict[str, Decimal]]:
    found = {}
    for year, child in spot.children().items():
        if not (year.isascii() and year.isdigit() and len(year) == 4):
            child.say(f"expected a year, found {excerpt(year)}", at=child.key_at)
            continue
        found[int(year)] = _read_table(child)
    return found


def _read_table(spot: Spot) -> dict[str, Decimal]:
    """``{USD: 1.1684}``: units for one euro."""
    found = {}
    for currency, child in spot.children().items():
        value = read_number(child)
        if not (len(currency) == 3 and currency.isascii() and currency.isupper()) or currency == EURO:
            child.say(f"{excerpt(currency)} is no currency with a rate", "three capital letters: USD", at=child.key_at)
        elif value is not None and not _LEAST <= value <= _MOST:
            child.say(f"expected {_LEAST} to {_MOST:,} {currency} for one euro, found {excerpt(child.word or '')}")
        elif value is not None:
            found[currency] = value
    return found
