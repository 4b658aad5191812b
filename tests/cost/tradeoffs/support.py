"""Declarations written as YAML, and the tables and names that the tests share."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from certcheck.cost.currency import load_rates
from certcheck.cost.model import Range, Rates
from certcheck.cost.tradeoffs import freight_options, material_options, open_tradeoffs
from certcheck.cost.tradeoffs.model import Tradeoffs
from certcheck.cost.tradeoffs.result import Balance, FreightOption, MaterialOption, Row
from certcheck.declaration.loading import load_text
from certcheck.declaration.model import Declaration
from certcheck.engine.names import Names
from certcheck.rules.location import cached_vocabularies


@cache
def names() -> Names:
    return Names(cached_vocabularies())


@cache
def tables() -> Tradeoffs:
    return open_tradeoffs()


@cache
def rates() -> Rates:
    return load_rates()


def declared(text: str) -> Declaration:
    return load_text(f"certcheck: declaration/1\n{text}", "yaml").units[0].declaration


def materials(text: str, *places: str) -> tuple[MaterialOption, ...]:
    return material_options(declared(text), names(), places, tables(), rates(), "EUR")


def material(text: str, option: str, *places: str) -> MaterialOption:
    return next(one for one in materials(text, *places) if one.option.id == option)


def freight(text: str, *places: str, factors: str = "") -> dict[str, FreightOption]:
    found = freight_options(declared(text), names(), places, tables(), rates(), "EUR", factors)
    return {f"{one.market} {one.mode.id}": one for one in found}


def row(balance: Balance, kind: str) -> Row:
    return next(one for one in balance.rows if one.kind == kind)


def shown(amount: Range | None) -> str:
    """``1.00/2.00/3.00``, one figure where all are equal, ``unknown`` for None."""
    if amount is None:
        return "unknown"
    ends = [str(one) for one in (amount.low, amount.typical, amount.high)]
    return ends[0] if len(set(ends)) == 1 else "/".join(ends)


def plain(amount: Range | None) -> str:
    """The same for figures that are no money: to three decimals, without zeros at the end."""
    if amount is None:
        return "unknown"
    return shown(
        Range(*(Decimal(f"{round(one, 3).normalize():f}") for one in (amount.low, amount.typical, amount.high)))
    )
