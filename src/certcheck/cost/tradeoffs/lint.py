"""The linter of the trade-off tables: what is wrong although each file may be readable."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from certcheck.cost.tradeoffs.loading import DIRECTORY, TradeoffReading, read_tradeoffs
from certcheck.positions import InputError, Problem, excerpt
from certcheck.rules.lint import Lint
from certcheck.rules.reading.spot import Use
from certcheck.rules.suggest import did_you_mean
from certcheck.vocabulary import Vocabularies

STALE_MONTHS = 24
"""Figures that were last reviewed longer ago are doubtful."""


def lint_tradeoffs(directory: Path, vocabularies: Vocabularies | None, today: date) -> Lint:
    """Everything wrong (errors) or doubtful (warnings) about ``tradeoffs`` below a directory of rulesets.

    A directory without such tables has nothing to lint.
    """
    if not (directory / DIRECTORY).is_dir():
        return Lint((), ())
    reading = read_tradeoffs(directory)
    errors = [*reading.notes.problems, *reading.notes.faults, *_unknown_terms(reading, vocabularies)]
    warnings = [*reading.notes.warnings, *_stale(reading, today)]
    return Lint(InputError(errors).problems, InputError(warnings).problems)


def _unknown_terms(reading: TradeoffReading, vocabularies: Vocabularies | None) -> Iterator[Problem]:
    for use in reading.notes.uses:
        if vocabularies is None or not use.name or use.of not in vocabularies:
            continue
        if use.name not in vocabularies[use.of]:
            yield _at(use, f"{excerpt(use.name)} is no id of the vocabulary {use.of}", vocabularies)


def _at(use: Use, message: str, vocabularies: Vocabularies) -> Problem:
    hint = did_you_mean(use.name, vocabularies[use.of].ids)
    return Problem(use.file, use.position.line, use.position.column, use.path, message, hint)


def _stale(reading: TradeoffReading, today: date) -> Iterator[Problem]:
    for file, day in reading.reviewed.items():
        if (today.year - day.year) * 12 + today.month - day.month > STALE_MONTHS:
            yield Problem(file, 1, 1, "reviewed-on", f"was reviewed on {day}, more than {STALE_MONTHS} months ago")
