"""The linter of the price book: what is wrong or doubtful although each file may be readable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from certcheck.cost.currency import load_rates, unknown_currencies
from certcheck.cost.model import Item, Need, Price, PriceBook, Rates
from certcheck.cost.reading.checks import check_prices
from certcheck.cost.reading.files import PriceReading
from certcheck.cost.reading.opening import price_files, read_prices
from certcheck.positions import InputError, Position, Problem, excerpt
from certcheck.rules.lint import Lint
from certcheck.rules.lints.place import Places
from certcheck.rules.model import Rulebook
from certcheck.rules.reading import Reading
from certcheck.rules.suggest import did_you_mean
from certcheck.vocabulary import Vocabularies

STALE_AFTER, TOO_OLD_AFTER = 24, 48
"""Months from the end of a price's year to the review of its file."""


def lint_prices(directory: Path, rules: Reading, vocabularies: Vocabularies | None) -> Lint:
    """Everything wrong or doubtful about the price files and rates of a directory of rulesets, and about what the
    requirements in ``rules`` name under ``prices``. A directory without price files has nothing to lint."""
    files = price_files(directory)
    if not files:
        return Lint((), ())
    reading = read_prices(files, rules.rulebook)
    rates, broken = _rates(directory)
    errors = [
        *check_prices(reading, rules.rulebook, vocabularies),
        *reading.faults,
        *broken,
        *(_shown(one, reading) for one in (unknown_currencies(reading.book, rates) if rates is not None else ())),
        *_check_requirements(reading.book, rules),
        *(problem for months, problem in _aged(reading) if months > TOO_OLD_AFTER),
    ]
    warnings = [
        *reading.warnings,
        *(problem for months, problem in _aged(reading) if months <= TOO_OLD_AFTER),
        *(_unused(reading, rules.rulebook) if not rules.problems else ()),
    ]
    return Lint(InputError(errors).problems, InputError(warnings).problems)


def _rates(directory: Path) -> tuple[Rates | None, tuple[Problem, ...]]:
    try:
        return load_rates(directory), ()
    except InputError as error:
        return None, error.problems


def _check_requirements(book: PriceBook, rules: Reading) -> Iterator[Problem]:
    """What a requirement names under ``prices`` is an item or a need."""
    places = Places(rules.rulebook, rules.paths)
    known = {**book.items, **book.needs}
    for ruleset in rules.rulebook.rulesets:
        for rule in ruleset.requirements:
            for name in rule.prices:
                if name not in known:
                    message = f"'prices': there is no item or need {excerpt(name)}"
                    yield places.problem(rule, message, did_you_mean(name, known))


def _aged(reading: PriceReading) -> Iterator[tuple[int, Problem]]:
    """Prices that are older than they should be, with their age in months at the review."""
    for identifier, price, file, at in _prices(reading.book):
        reviewed = reading.reviewed.get(file)
        months = _months_since(price.year, reviewed) if reviewed is not None else 0
        if months > STALE_AFTER:
            limit = TOO_OLD_AFTER if months > TOO_OLD_AFTER else STALE_AFTER
            message = f"the price is of {price.year}, more than {limit} months before the review of {reviewed}"
            yield months, _shown(Problem(file, *(at or (0, 0)), identifier, message), reading)


def _prices(book: PriceBook) -> Iterator[tuple[str, Price, str, Position | None]]:
    for item in book.items.values():
        if item.price is not None:
            yield item.id, item.price, item.file, item.position
    for one in book.subsidies:
        for price in (one.most, one.amount):
            if price is not None:
                yield one.id, price, one.file, one.position


def _months_since(year: int, day: date) -> int:
    """Whole months from the end of a year to a day: a price of a year is at least so old."""
    return (day.year - year - 1) * 12 + day.month - 1


def _unused(reading: PriceReading, rulebook: Rulebook) -> Iterator[Problem]:
    """Items that nothing would ever buy, needs that nothing has."""
    book = reading.book
    asked = {name for ruleset in rulebook.rulesets for rule in ruleset.requirements for name in rule.prices}
    asked |= set(book.defaults.values())
    bought = asked | {name for need in book.needs.values() for way in need.ways for name in way.items}
    for item in book.items.values():
        bought |= set(item.brings)
        if item.contingency is not None:
            bought.add(item.contingency.item)
    yield from _warned(book.items, bought, "item", reading)
    yield from _warned(book.needs, asked, "need", reading)


def _warned(
    parts: Mapping[str, Item] | Mapping[str, Need], used: Iterable[str], kind: str, reading: PriceReading
) -> Iterator[Problem]:
    known = set(used)
    for part in parts.values():
        if part.id not in known:
            at = part.position or Position(0, 0)
            yield _shown(
                Problem(part.file, *at, part.id, f"no requirement, default or way asks for this {kind}"), reading
            )


def _shown(problem: Problem, reading: PriceReading) -> Problem:
    """The problem with its file as the user knows it."""
    file = reading.shown.get(problem.file, problem.file)
    return Problem(file, problem.line, problem.column, problem.path, problem.message, problem.hint)
