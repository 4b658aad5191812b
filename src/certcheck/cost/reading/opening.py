"""Opening the price book: from its pack where that is current, else from its files; the user's quotes on top."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from certcheck.cost.currency import load_rates, unknown_currencies
from certcheck.cost.model import PriceBook, Rates
from certcheck.cost.packs import PRICES_PACK, codec
from certcheck.positions import InputError
from certcheck.rules.location import digest_of, open_rulebook, read_packed, rulesets_directory, write_packed

if TYPE_CHECKING:
    from certcheck.cost.reading.files import PriceFile, PriceReading
    from certcheck.rules.location import Opened
    from certcheck.rules.model import Rulebook

PRICES = "prices"


def load_prices(
    directory: Path | None = None,
    *,
    quotes: Sequence[Path] = (),
    rules: Opened | None = None,
    rates: Rates | None = None,
) -> PriceBook:
    """The price book of a directory of rulesets (the installed ones by default) with the user's own quotes.

    ``rules`` are the opened rulesets whose facts and terms the conditions of the book may name, ``rates`` the table
    that has to know all currencies; without them those of the directory are opened. InputError with every problem of
    every file.
    """
    base = directory or rulesets_directory()
    rules = rules or open_rulebook(base)
    plain = codec(PriceBook)
    book = read_packed(base / PRICES_PACK, _pack_digest(base, rules), plain.shape, plain.from_lines)
    if book is None:
        book = _usable(price_files(base), rules, None, prices_digest(base))
    if quotes:
        quoted = _usable(quote_files(quotes), rules, book, "")
        digests = f"{book.digest}{digest_of((path.parent, path) for path in quotes)}"
        book = replace(quoted, digest=hashlib.sha256(digests.encode()).hexdigest())
    problems = unknown_currencies(book, rates or load_rates(base))
    if problems:
        raise InputError(problems)
    return book


def read_prices(
    files: Sequence[PriceFile], rulebook: Rulebook, *, onto: PriceBook | None = None, digest: str = ""
) -> PriceReading:
    """Price files without packs, with the problems beside what could be read: for linting and for quotes."""
    from certcheck.cost.reading.files import read_price_files
    from certcheck.rules.reading.books import entry_facts

    return read_price_files(files, entry_facts(rulebook.rulesets), onto=onto, digest=digest)


def price_files(directory: Path) -> tuple[PriceFile, ...]:
    """The price files of a directory of rulesets, in the order of their names."""
    from certcheck.cost.reading.files import PriceFile

    return tuple(PriceFile(path, f"{PRICES}/{path.name}") for path in _paths(directory))


def quote_files(paths: Sequence[Path]) -> tuple[PriceFile, ...]:
    """Files of the user's own quotes, in the order given."""
    from certcheck.cost.reading.files import PriceFile

    return tuple(PriceFile(path, str(path), True) for path in paths)


def write_prices_pack(directory: Path) -> Path:
    """Write the pack of the price book into a directory of rulesets; InputError when something in it is invalid."""
    rules = open_rulebook(directory)
    pack, plain = directory / PRICES_PACK, codec(PriceBook)
    book = load_prices(directory, rules=rules)
    write_packed(pack, _pack_digest(directory, rules), plain.shape, plain.to_lines(book))
    return pack


def prices_digest(directory: Path) -> str:
    """One SHA-256 over names and contents of the price files of a directory of rulesets."""
    return digest_of((directory, path) for path in _paths(directory))


def _paths(directory: Path) -> list[Path]:
    return sorted((directory / PRICES).glob("*.yaml"))


def _pack_digest(directory: Path, rules: Opened) -> str:
    """Facts about list entries are written out in a book, so that it also depends on the rulesets."""
    return hashlib.sha256(f"{prices_digest(directory)}{rules.digest}".encode()).hexdigest()


def _usable(files: Sequence[PriceFile], rules: Opened, onto: PriceBook | None, digest: str) -> PriceBook:
    """The book; InputError with all that makes it unusable."""
    from certcheck.cost.reading.checks import check_prices

    reading = read_prices(files, rules.book, onto=onto, digest=digest)
    problems = list(check_prices(reading, rules.book, rules.vocabularies))
    if problems:
        raise InputError(problems)
    return reading.book
