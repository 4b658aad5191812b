"""A directory of rulesets as one rulebook."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from certcheck import nodes
from certcheck.positions import InputError, Position, Problem
from certcheck.rules.expand import expand_ruleset
from certcheck.rules.files import rule_files
from certcheck.rules.model import NamedCondition, NumberFormat, Rulebook, Ruleset, Table, Wording
from certcheck.rules.paths import PRODUCT
from certcheck.rules.reading.rulesets import read_ruleset
from certcheck.rules.reading.shared import read_acts, read_formats, read_wordings
from certcheck.rules.reading.spot import Notes, Spot, Use
from certcheck.rules.reading.tables import read_table
from certcheck.rules.suggest import did_you_mean
from certcheck.source_text import read_bytes
from certcheck.yaml_text import compose_yaml

FIRST_KEYS = ("ruleset", "table", "acts", "formats", "wordings")


Shared = TypeVar("Shared")


@dataclass(slots=True)
class Reading:
    """What was read, what is wrong with it, and which names it uses.

    ``rulebook`` holds everything that could be read; a requirement with a problem is left out of it.
    """

    rulebook: Rulebook
    problems: tuple[Problem, ...] = ()
    faults: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    uses: tuple[Use, ...] = ()
    paths: tuple[Path, ...] = ()
    ids: Mapping[str, Set[str]] = field(default_factory=dict)
    """Ids by kind (``requirement``, ``derived``, ``table``), also of what could not be read."""


@dataclass(slots=True)
class _Gathered:
    rulesets: list[Ruleset] = field(default_factory=list)
    tables: dict[str, Table] = field(default_factory=dict)
    acts: dict[str, date | None] = field(default_factory=dict)
    formats: dict[str, NumberFormat] = field(default_factory=dict)
    wordings: dict[str, Wording] = field(default_factory=dict)
    ids: dict[str, tuple[str, Position]] = field(default_factory=dict)


def read_rulebook(directory: Path, *, extra: Sequence[Path] = ()) -> Rulebook:
    """All rulesets and tables of ``directory`` and of ``extra`` directories or files.

    Raises :class:`~certcheck.positions.InputError` with every problem of every file.
    """
    reading = read_rules(directory, extra=extra)
    if reading.problems:
        raise InputError(reading.problems)
    return reading.rulebook


def read_rules(directory: Path, *, extra: Sequence[Path] = ()) -> Reading:
    """The same, with the problems beside what could be read: for linting and for authors at work."""
    notes = Notes()
    gathered = _Gathered()
    paths: list[Path] = []
    for base, path in _files(directory, extra):
        paths.append(path)
        _read_file(path, path.relative_to(base).as_posix(), notes, gathered)
    if not paths:
        notes.problems.append(Problem(str(directory), 0, 0, "", "holds no ruleset"))
    facts = entry_facts(gathered.rulesets)
    notes.problems.extend(check_entry_facts(facts, notes.uses))
    rulebook = Rulebook(
        tuple(expand_ruleset(one, facts) for one in sorted(gathered.rulesets, key=lambda ruleset: ruleset.id)),
        gathered.tables,
        gathered.acts,
        gathered.formats,
        gathered.wordings,
    )
    problems, faults, warnings = (
        InputError(found).problems for found in (notes.problems, notes.faults, notes.warnings)
    )
    return Reading(rulebook, problems, faults, warnings, tuple(notes.uses), tuple(paths), notes.ids)


def entry_facts(rulesets: Iterable[Ruleset]) -> dict[str, NamedCondition]:
    """Derived facts about the entries of a list, by id."""
    return {named.id: named for ruleset in rulesets for named in ruleset.derived if named.subject != PRODUCT}


def check_entry_facts(facts: Mapping[str, NamedCondition], uses: Iterable[Use]) -> Iterator[Problem]:
    """A fact about the entries of a list is used only where such an entry is at hand."""
    for use in uses:
        fact = facts.get(use.name) if use.kind == "derived" else None
        if fact is not None and use.of != fact.subject:
            message = f"'{fact.id}' is about an entry of {fact.subject}, here is {use.of}"
            yield Problem(use.file, use.position.line, use.position.column, use.path, message)


def _files(directory: Path, extra: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    for base in (directory, *extra):
        if base.is_file():
            yield base.parent, base
        else:
            yield from ((base, path) for path in rule_files(base))


def _read_file(path: Path, name: str, notes: Notes, gathered: _Gathered) -> None:
    try:
        data = read_bytes(path)
        node = compose_yaml(data, str(path))
    except InputError as error:
        notes.problems.extend(error.problems)
        return
    spot = Spot(str(path), node, notes)
    if not isinstance(node, nodes.Mapping):
        spot.say("expected a ruleset or a table (key: value)")
        return
    kind = next((key for key in FIRST_KEYS if key in node.fields), None)
    if kind is None:
        first = next(iter(node.fields), "")
        spot.say(f"no ruleset or table: expected a key {', '.join(FIRST_KEYS)}", did_you_mean(first, FIRST_KEYS))
        return
    _READERS[kind](spot, name, hashlib.sha256(data).hexdigest(), gathered)


def _take_ruleset(spot: Spot, name: str, digest: str, gathered: _Gathered) -> None:
    ruleset = read_ruleset(spot, name, digest)
    if ruleset is None:
        return
    _claim(spot, "ruleset", ruleset.id, spot.at, gathered)
    for kind, items in (
        ("requirement", ruleset.requirements),
        ("derived fact", ruleset.derived),
        ("derived fact", ruleset.other_regimes),
    ):
        for item in items:
            _claim(spot, kind, item.id, item.position or spot.at, gathered)
    gathered.rulesets.append(ruleset)


def _claim(spot: Spot, kind: str, identifier: str, at: Position, gathered: _Gathered) -> None:
    """Every id is used once among its kind."""
    first = gathered.ids.setdefault(f"{kind} {identifier}", (spot.file, at))
    if first != (spot.file, at):
        spot.say(f"the {kind} '{identifier}' is given twice", f"first at {first[0]}:{first[1].line}", at=at)


def _take_table(spot: Spot, name: str, digest: str, gathered: _Gathered) -> None:
    table = read_table(spot, name)
    if table is not None:
        _claim(spot, "table", table.id, spot.at, gathered)
        gathered.tables[table.id] = table


def _take_acts(spot: Spot, name: str, digest: str, gathered: _Gathered) -> None:
    _join(spot, "act", read_acts(spot), gathered.acts)


def _take_formats(spot: Spot, name: str, digest: str, gathered: _Gathered) -> None:
    _join(spot, "number format", read_formats(spot), gathered.formats)


def _take_wordings(spot: Spot, name: str, digest: str, gathered: _Gathered) -> None:
    _join(spot, "wording", read_wordings(spot), gathered.wordings)


def _join(spot: Spot, kind: str, found: dict[str, Shared], into: dict[str, Shared]) -> None:
    """Several files may hold shared entries of a kind, each entry once."""
    for identifier in found.keys() & into.keys():
        spot.say(f"the {kind} '{identifier}' is given in another file too")
    into.update(found)


_READERS: dict[str, Callable[[Spot, str, str, _Gathered], None]] = {
    "ruleset": _take_ruleset,
    "table": _take_table,
    "acts": _take_acts,
    "formats": _take_formats,
    "wordings": _take_wordings,
}
