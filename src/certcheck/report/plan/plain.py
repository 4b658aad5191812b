"""Amounts, prices and sources as plain data: decimal strings beside their currency."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from certcheck.cost.model import Price, Range, Source


def decimal(value: Decimal) -> str:
    """All digits, without an exponent."""
    return f"{value:f}"


def money(amount: Range | None, currency: str) -> dict[str, str] | None:
    return None if amount is None else {**span(amount), "currency": currency}


def span(amount: Range) -> dict[str, str]:
    return {"low": decimal(amount.low), "typical": decimal(amount.typical), "high": decimal(amount.high)}


def figures(amount: Range | None) -> dict[str, str] | None:
    """Weeks, hours, kilograms, units; None where they are not known."""
    return None if amount is None else span(amount)


def price_of(price: Price | None) -> dict[str, Any] | None:
    """A price in its own currency and of its own year."""
    return None if price is None else {**span(price.amount), "currency": price.currency, "year": price.year}


def sources_of(sources: Iterable[Source]) -> list[dict[str, str]]:
    return [{"title": one.title, "url": one.url, "kind": one.kind} for one in sources]
