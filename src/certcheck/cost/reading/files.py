"""Price files as one price book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from certcheck import nodes
from certcheck.cost.model import PriceBook
from certcheck.cost.reading.context import Context, Written
from certcheck.cost.reading.gathered import SECTIONS, Gathered, started
from certcheck.cost.reading.leaves import read_sources
from certcheck.positions import InputError, Problem
from certcheck.rules.model import NamedCondition
from certcheck.rules.reading.spot import Notes, Spot, Use
from certcheck.rules.reading.values import read_day, read_text
from certcheck.source_text import read_bytes
from certcheck.yaml_text import compose_yaml

FORMAT = "prices/1"
HEAD = ("certcheck", "title", "licence", "reviewed-on", "sources")
KEYS = (*HEAD, *SECTIONS)
OWN_KINDS = ("item", "need", "recognition")
"""Kinds of names that stand in price books; all others are the rule language's."""


class PriceFile(NamedTuple):
    """A file to read: where it is, what the book calls it, and whether it holds the user's own quotes."""

    path: Path
    name: str
    is_quotes: bool = False


@dataclass(slots=True)
class PriceReading:
    """What was read, what is wrong with it, and what the linter still has to look up.

    ``uses`` are names that the conditions use, ``names`` those of parts of price books. ``shown`` gives the path of
    each file as the user knows it, ``reviewed`` the day of its review.
    """

    book: PriceBook
    problems: tuple[Problem, ...]
    faults: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    uses: tuple[Use, ...]
    names: tuple[Use, ...]
    conditions: tuple[Written, ...]
    shown: Mapping[str, str]
    reviewed: Mapping[str, date]


def read_price_files(
    files: Sequence[PriceFile], facts: Mapping[str, NamedCondition], *, onto: PriceBook | None = None, digest: str = ""
) -> PriceReading:
    """Read files in their order, ``onto`` a book that is there already.

    ``facts`` are the rulebook's derived facts about list entries. A part with a problem is in the book all the same,
    so that nothing else seems to be missing: a book is fit for use only without problems.
    """
    notes = Notes()
    gathered = started(onto)
    for file in files:
        gathered.shown[file.name] = str(file.path)
        _read_file(file, facts, notes, gathered)
    problems, faults, warnings = (
        InputError(found).problems for found in (notes.problems, notes.faults, notes.warnings)
    )
    return PriceReading(
        gathered.book(digest),
        problems,
        faults,
        warnings,
        tuple(use for use in notes.uses if use.kind not in OWN_KINDS),
        tuple(use for use in notes.uses if use.kind in OWN_KINDS),
        tuple(gathered.conditions),
        gathered.shown,
        gathered.reviewed,
    )


def _read_file(file: PriceFile, facts: Mapping[str, NamedCondition], notes: Notes, gathered: Gathered) -> None:
    try:
        node = compose_yaml(read_bytes(file.path), str(file.path))
    except InputError as error:
        notes.problems.extend(error.problems)
        return
    spot = Spot(str(file.path), node, notes)
    if not isinstance(node, nodes.Mapping):
        spot.say(f"expected a price file that starts with 'certcheck: {FORMAT}', found {nodes.found(node)}")
        return
    parts = spot.fields(KEYS, HEAD[:1] if file.is_quotes else HEAD)
    if "certcheck" in parts:
        parts["certcheck"].choice((FORMAT,))
    context = _context(parts, file, facts)
    if context.reviewed_on is not None:
        gathered.reviewed[file.name] = context.reviewed_on
    for key, read in SECTIONS.items():
        if key in parts:
            read(parts[key], context, gathered)
    gathered.conditions.extend(context.conditions)
    _warn_unused(parts, context)


def _context(parts: Mapping[str, Spot], file: PriceFile, facts: Mapping[str, NamedCondition]) -> Context:
    if "title" in parts:
        read_text(parts["title"])
    if "licence" in parts:
        parts["licence"].text()
    sources = read_sources(parts["sources"]) if "sources" in parts else {}
    reviewed = read_day(parts["reviewed-on"]) if "reviewed-on" in parts else None
    return Context(file.name, facts, file.is_quotes, sources, reviewed)


def _warn_unused(parts: Mapping[str, Spot], context: Context) -> None:
    for key, child in parts["sources"].children().items() if "sources" in parts else ():
        if key not in context.used_sources:
            child.warn(f"nothing in this file names the source '{key}'")
