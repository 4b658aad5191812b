"""Mutation testing of rulesets: a rule that can be changed without any case noticing is not proved by its cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from certcheck.engine.check import Engine
from certcheck.positions import Position
from certcheck.rules.cases import Case
from certcheck.rules.conditions import Condition, Derived, OutcomeOf
from certcheck.rules.lints.place import Places
from certcheck.rules.model import Requirement, Rulebook
from certcheck.rules.mutants import Mutant, mutants
from certcheck.rules.run import CaseRunner, Failure, by_requirement
from certcheck.rules.walk import walk
from certcheck.vocabulary import Vocabularies


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that no case notices."""

    requirement: str
    what: str
    file: str
    position: Position

    def __str__(self) -> str:
        return f"{self.file}:{self.position.line}: {self.requirement}: {self.what}"


@dataclass(slots=True)
class RulesetReport:
    """What the cases of one ruleset notice. ``failures`` are cases that fail without any change."""

    ruleset: str
    total: int = 0
    killed: int = 0
    survivors: list[Survivor] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    @property
    def percent(self) -> float:
        return 100.0 * self.killed / self.total if self.total else 100.0


def mutate(
    book: Rulebook, vocabularies: Vocabularies, cases: Iterable[Case], *, paths: Iterable[Path] = (), ruleset: str = ""
) -> Iterator[RulesetReport]:
    """One report per ruleset with cases; a requirement whose cases fail as it is, is not mutated.

    ``paths`` are the files that were read, to name them as the user does; ``ruleset`` limits the work to one.
    """
    places = Places(book, paths)
    runner = CaseRunner()
    by_rule = by_requirement(cases)
    engine = Engine(book, vocabularies)
    for one in book.rulesets:
        rules = [rule for rule in one.requirements if rule.id in by_rule and rule.status is None]
        if not rules or ruleset not in ("", one.id):
            continue
        report = RulesetReport(one.id)
        for rule in rules:
            failures = list(runner.failures(engine, by_rule[rule.id]))
            report.failures.extend(failures)
            if not failures:
                bench = _Bench(book, vocabularies, runner, rule)
                _mutate_rule(rule, places.file(one.id), by_rule[rule.id], bench, engine.names.members, report)
        yield report


def _mutate_rule(
    rule: Requirement,
    file: str,
    cases: Sequence[Case],
    bench: _Bench,
    members: Callable[[str, str], tuple[str, ...]],
    report: RulesetReport,
) -> None:
    for mutant in mutants(rule, lambda group: members("substances", group)):
        report.total += 1
        if bench.notices(mutant, cases):
            report.killed += 1
        else:
            at = rule.position or Position(0, 0)
            report.survivors.append(Survivor(rule.id, mutant.what, file, at))


class _Bench:
    """Runs one requirement's cases against its mutants, with a rulebook of only what these need."""

    def __init__(self, book: Rulebook, vocabularies: Vocabularies, runner: CaseRunner, rule: Requirement) -> None:
        self._book = book
        self._vocabularies = vocabularies
        self._runner = runner
        self._others = _needed(book, rule)

    def notices(self, mutant: Mutant, cases: Sequence[Case]) -> bool:
        """Whether one of the cases comes out otherwise than expected."""
        engine = Engine(_slim(self._book, self._others, mutant.rule), self._vocabularies)
        return any(not self._runner.passes(engine, case) for case in cases)


def _slim(book: Rulebook, needed: Mapping[str, Requirement], mutant: Requirement) -> Rulebook:
    """The rulebook with the mutant and the requirements that it refers to, and no others."""
    kept = {**needed, mutant.id: mutant}
    rulesets = tuple(
        replace(one, requirements=tuple(kept[rule.id] for rule in one.requirements if rule.id in kept))
        for one in book.rulesets
    )
    return replace(book, rulesets=rulesets)


def _needed(book: Rulebook, rule: Requirement) -> dict[str, Requirement]:
    """All requirements that a requirement refers or yields to, directly or through others and derived facts."""
    rules = {one.id: one for ruleset in book.rulesets for one in ruleset.requirements}
    named = {one.id: one.when for ruleset in book.rulesets for one in (*ruleset.derived, *ruleset.other_regimes)}
    found: dict[str, Requirement] = {}
    waiting: list[Condition] = []

    def add(identifier: str) -> None:
        other = rules.get(identifier)
        if other is not None and identifier not in found:
            found[identifier] = other
            waiting.extend((other.where, other.require))
            for link in other.yields_to:
                add(link.requirement)

    add(rule.id)
    while waiting:
        for part in walk(waiting.pop()):
            if isinstance(part, OutcomeOf):
                add(part.requirement)
            elif isinstance(part, Derived) and part.id in named:
                waiting.append(named.pop(part.id))
    return found
