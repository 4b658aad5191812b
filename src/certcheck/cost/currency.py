"""Exchange rates: the table that comes along, and converting amounts at the rate of their own year."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from certcheck.cost.model import Price, PriceBook, Range, Rates
from certcheck.cost.packs import RATES_PACK, codec
from certcheck.cost.ranges import EXACT, scaled
from certcheck.positions import Position, Problem, excerpt
from certcheck.rules.location import digest_of, read_packed, rulesets_directory, write_packed
from certcheck.rules.suggest import did_you_mean

EURO = "EUR"

_FILE = Path("currencies") / "ecb.yaml"
_ONE = Decimal(1)


def load_rates(directory: Path | None = None) -> Rates:
    """The rates of a directory of rulesets, by default of the installed ones; InputError when they are invalid."""
    base = directory or rulesets_directory()
    plain = codec(Rates)
    found = read_packed(base / RATES_PACK, _digest(base), plain.shape, plain.from_lines)
    return found or read_rates(base / _FILE)


def read_rates(path: Path) -> Rates:
    """A table of rates, ``certcheck: rates/1``; InputError with every problem."""
    from certcheck.cost.reading.rates import read_rates as read

    return read(path)


def write_rates_pack(directory: Path) -> Path:
    """Write the pack of the rates into a directory of rulesets; InputError when they are invalid."""
    pack, plain = directory / RATES_PACK, codec(Rates)
    write_packed(pack, _digest(directory), plain.shape, plain.to_lines(read_rates(directory / _FILE)))
    return pack


def _digest(directory: Path) -> str:
    path = directory / _FILE
    return digest_of([(directory, path)] if path.is_file() else [])


def currencies(rates: Rates) -> tuple[str, ...]:
    """Every currency that can be converted, the euro first."""
    return (EURO, *sorted(rates.per_euro))


def convert(amount: Range, currency: str, year: int, to: str, rates: Rates) -> Range:
    """An amount of ``currency`` and ``year`` in another currency, not rounded; KeyError for an unknown currency.

    An amount of a year before that of the rates is converted at the average of its own year, so that what was quoted
    then is not moved by what the currencies did since. A year whose average the table does not have for both
    currencies is converted at the rates of the day.
    """
    if currency == to:
        return amount
    table = _table(currency, year, to, rates)
    return scaled(amount, EXACT.divide(_per_euro(to, table), _per_euro(currency, table)))


def _table(currency: str, year: int, to: str, rates: Rates) -> Mapping[str, Decimal]:
    average = rates.averages.get(year) if year < rates.day.year else None
    if average is not None and all(one == EURO or one in average for one in (currency, to)):
        return average
    return rates.per_euro


def _per_euro(currency: str, table: Mapping[str, Decimal]) -> Decimal:
    return _ONE if currency == EURO else table[currency]


def unknown_currencies(book: PriceBook, rates: Rates) -> list[Problem]:
    """A problem for every price in a currency that the rates do not hold."""
    known = currencies(rates)
    found = []
    for item in book.items.values():
        found.extend(_unknown(item.price, known, item.file, item.position, item.id))
    for one in book.subsidies:
        for price in (one.most, one.amount):
            found.extend(_unknown(price, known, one.file, one.position, one.id))
    return found


def _unknown(
    price: Price | None, known: tuple[str, ...], file: str, position: Position | None, identifier: str
) -> list[Problem]:
    if price is None or price.currency in known:
        return []
    hint = did_you_mean(price.currency, known) or f"one of {', '.join(known)}"
    message = f"there is no rate for the currency {excerpt(price.currency)}"
    return [Problem(file, *(position or (0, 0)), identifier, message, hint)]
