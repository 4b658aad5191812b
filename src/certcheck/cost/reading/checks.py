"""What makes a price book unusable although each of its files may be readable."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from certcheck.cost.model import PriceBook
from certcheck.cost.reading.files import PriceReading
from certcheck.positions import Problem, dotted, excerpt
from certcheck.rules.lints.references import check_references
from certcheck.rules.lints.units import condition_faults
from certcheck.rules.model import Rulebook
from certcheck.rules.reading import Reading
from certcheck.rules.reading.books import check_entry_facts, entry_facts
from certcheck.rules.suggest import did_you_mean
from certcheck.vocabulary import Vocabularies

_WORDS = {"item": "item", "need": "item or need", "recognition": "recognition"}


def check_prices(reading: PriceReading, rulebook: Rulebook, vocabularies: Vocabularies | None) -> Iterator[Problem]:
    """Names that stand nowhere, figures that cannot be compared, and items that wait for or bring themselves."""
    yield from reading.problems
    yield from check_references(_as_rules(reading, rulebook), vocabularies)
    yield from check_entry_facts(entry_facts(rulebook.rulesets), reading.uses)
    yield from _check_units(reading, rulebook)
    yield from _check_names(reading)
    yield from _check_cycles(reading, "after", {key: one.after for key, one in reading.book.items.items()})
    yield from _check_cycles(reading, "brings", {key: one.brings for key, one in reading.book.items.items()})


def _as_rules(reading: PriceReading, rulebook: Rulebook) -> Reading:
    """The names that price conditions use, as the checks of rulesets want them."""
    ids = {
        "requirement": {rule.id for ruleset in rulebook.rulesets for rule in ruleset.requirements},
        "derived": {one.id for ruleset in rulebook.rulesets for one in (*ruleset.derived, *ruleset.other_regimes)},
        "table": set(rulebook.tables),
    }
    return Reading(rulebook, uses=reading.uses, ids=ids)


def _check_units(reading: PriceReading, rulebook: Rulebook) -> Iterator[Problem]:
    for written in reading.conditions:
        for message in condition_faults(written.condition, written.scope, rulebook):
            spot = written.spot
            yield Problem(spot.file, spot.at.line, spot.at.column, dotted(spot.path), message)


def _check_names(reading: PriceReading) -> Iterator[Problem]:
    known = _known(reading.book)
    for use in reading.names:
        if use.name not in known[use.kind]:
            message = f"there is no {_WORDS[use.kind]} {excerpt(use.name)}"
            if use.kind == "item" and use.name in reading.book.needs:
                message = f"{excerpt(use.name)} is a need; here an item is meant"
            hint = did_you_mean(use.name, known[use.kind])
            yield Problem(use.file, use.position.line, use.position.column, use.path, message, hint)


def _known(book: PriceBook) -> dict[str, Collection[str]]:
    """Every name that may be used, by kind."""
    return {
        "item": book.items.keys(),
        "need": {**book.items, **book.needs}.keys(),
        "recognition": book.recognition.keys(),
    }


def _check_cycles(reading: PriceReading, key: str, links: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    """Each item that comes back to itself; a chain is reported once, at its first item in the order of the book."""
    reported: set[str] = set()
    for start in links:
        chain = _way_back(start, links)
        if chain and not reported & set(chain):
            reported.update(chain)
            item = reading.book.items[start]
            line, column = item.position or (0, 0)
            message = f"'{key}' comes back to itself: {' -> '.join((*chain, start))}"
            yield Problem(reading.shown.get(item.file, item.file), line, column, start, message)


def _way_back(start: str, links: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The shortest chain of links from an item to itself, without its end; empty where there is none."""
    chains: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for chain in chains:
        for name in links.get(chain[-1], ()):
            if name == start:
                return chain
            if name not in seen:
                seen.add(name)
                chains.append((*chain, name))
    return ()
