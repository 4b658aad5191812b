"""certcheck itself, through its public entry points only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from benchmarks.workload.model import AS_OF, FOLD, NOT_APPLICABLE, Verdict
from certcheck import api
from certcheck.declaration.loading import load_lines
from certcheck.positions import InputError
from certcheck.report.lines import line

if TYPE_CHECKING:
    from certcheck.engine.check import Engine
    from certcheck.engine.record import Record

SOURCE = "benchmark"
TARGET = "eu"
MARKETS = ("eu", "us", "cn")


def open_rules(directory: Path) -> Engine:
    """Rulesets with the vocabularies beside them."""
    return api.open_rules(directory)


def records(rules: Engine, lines: Iterable[bytes], targets: Sequence[str] = (TARGET,)) -> Iterator[Record]:
    """The record of each line, its findings looked at in their order, each with its reasons."""
    for record in api.check_many(rules, lines, targets, as_of=AS_OF):
        if record.problems:
            raise InputError(record.problems)
        for target in record.targets:
            _ = target.findings
        yield record


def reports(rules: Engine, lines: Iterable[bytes], targets: Sequence[str] = (TARGET,)) -> Iterator[str]:
    """The record of each line as the JSON that the command line writes."""
    for record in api.check_many(rules, lines, targets, as_of=AS_OF):
        if record.problems:
            raise InputError(record.problems)
        yield line(record, SOURCE)


def verdicts(rules: Engine, lines: Iterable[bytes], requirements: Sequence[str]) -> Iterator[list[Verdict]]:
    """One verdict per requirement, from the full check of each line: several subjects fold to the weightiest."""
    for loaded in load_lines(lines):
        if isinstance(loaded, InputError):
            raise loaded
        found: dict[str, Verdict] = {}
        for one in rules.check(loaded, [TARGET], AS_OF).targets[0].findings:
            verdict = cast(Verdict, one.outcome.value)
            found[one.requirement] = min(found.get(one.requirement, NOT_APPLICABLE), verdict, key=FOLD.index)
        yield [found.get(one, NOT_APPLICABLE) for one in requirements]


class Streamed(NamedTuple):
    """What a record of the stream says: it lists what is open or broken, and counts the rest."""

    listed: dict[str, Verdict]
    idle: int


def streamed(report: str) -> Streamed:
    """Gaps and open requirements by id, and how many requirements are not applicable."""
    target = json.loads(report)["targets"][0]
    listed: dict[str, Verdict] = {}
    for one in target["findings"]:
        known = listed.get(one["requirement"], NOT_APPLICABLE)
        listed[one["requirement"]] = min(known, one["outcome"], key=FOLD.index)
    return Streamed(listed, target["scope"]["not-applicable"])
