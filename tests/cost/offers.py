"""Small price books given as YAML, and the questions that counting puts to a declaration."""

from __future__ import annotations

import textwrap
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from certcheck.api import open_rules
from certcheck.cost.model import Item, Range, Rates, Source
from certcheck.cost.reading import read_prices
from certcheck.cost.reading.files import PriceFile, PriceReading
from certcheck.declaration.loading import load_text
from certcheck.engine.check import Engine
from certcheck.engine.inquiry import Inquiry
from certcheck.rules.location import Opened, open_rulebook, rulesets_directory

TODAY = date(2026, 11, 21)
HEAD = """\
certcheck: prices/1
title: {en: Test prices, zh: 测试价格}
licence: CC-BY-4.0
reviewed-on: 2026-11-21
sources:
  tariff: {title: A tariff, url: 'https://example.org/tariff', kind: official}
  guess: {title: Own estimate, kind: own}
"""
ITEM = "id: test, title: {en: A test, zh: 检测}, kind: test, confidence: high, sources: [tariff]"
RATES = Rates(
    date(2026, 4, 13),
    {"USD": Decimal("1.1684"), "CNY": Decimal("7.9827")},
    Source("rates", "Reference rates", "https://example.org/rates", "official"),
    {2025: {"USD": Decimal("1.13"), "CNY": Decimal("8.1185")}, 2023: {"USD": Decimal("1.0813")}},
)


@cache
def engine() -> Engine:
    return open_rules(None)


@cache
def rules() -> Opened:
    return open_rulebook(rulesets_directory())


def read(directory: Path, body: str, *, head: str = HEAD, quotes: str = "") -> PriceReading:
    """What one price file with ``body`` below the head comes to, with a file of quotes on top."""
    files = [PriceFile(_written(directory / "own.yaml", head + textwrap.dedent(body)), "prices/own.yaml")]
    if quotes:
        text = "certcheck: prices/1\n" + textwrap.dedent(quotes)
        files.append(PriceFile(_written(directory / "quotes.yaml", text), "quotes.yaml", True))
    return read_prices(files, rules().book)


def item(directory: Path, keys: str) -> Item:
    """One item with the given keys; those it does not state are of no account."""
    reading = read(directory, f"items: [{{{ITEM}, {keys}}}]\n")
    assert not reading.problems, reading.problems
    return reading.book.items["test"]


def inquiries(facts: str, *targets: str) -> list[Inquiry]:
    """One inquiry per target about a declaration in YAML."""
    loaded = load_text("certcheck: declaration/1\n" + textwrap.dedent(facts), "yaml", "product.yaml")
    return [Inquiry(engine(), loaded, TODAY, target) for target in targets or ("eu",)]


def money(low: str, typical: str, high: str) -> Range:
    return Range(Decimal(low), Decimal(typical), Decimal(high))


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
