"""Packs of price books and rates: see :mod:`certcheck.rules.location` for what a pack is."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from certcheck.cost import model
from certcheck.rules import conditions
from certcheck.rules import model as rules_model
from certcheck.rules.plain import Codec

PRICES_PACK = "compiled-prices.json"
RATES_PACK = "compiled-rates.json"

Book = TypeVar("Book")


@cache
def codec(book: type[Book]) -> Codec[Book]:
    """Plain forms of a price book or of rates."""
    return Codec(book, conditions, rules_model, model)
