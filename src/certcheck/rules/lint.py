"""The linter: what is wrong with rulesets although each file may be readable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from certcheck.positions import InputError, Problem
from certcheck.rules.cases import Case, CaseFile
from certcheck.rules.lints.coverage import by_requirement, check_coverage, warn_coverage
from certcheck.rules.lints.cycles import check_cycles
from certcheck.rules.lints.heads import check_heads, warn_heads
from certcheck.rules.lints.place import Places
from certcheck.rules.lints.presumptions import check_presumptions
from certcheck.rules.lints.references import check_references
from certcheck.rules.lints.units import check_units
from certcheck.rules.reading import Reading
from certcheck.rules.suggest import did_you_mean
from certcheck.vocabulary import Vocabularies


@dataclass(frozen=True, slots=True)
class Lint:
    """What was found, in the order of the files."""

    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def lint(reading: Reading, vocabularies: Vocabularies | None, files: Iterable[CaseFile], today: date) -> Lint:
    """Everything wrong (errors) or doubtful (warnings) about what was read, with its cases.

    Without vocabularies (they cannot be read, say) names of terms are not looked up.
    """
    book, files = reading.rulebook, tuple(files)
    places = Places(book, reading.paths)
    cases = by_requirement(case for file in files for case in file.cases)
    errors = [
        *reading.problems,
        *reading.faults,
        *check_references(reading, vocabularies),
        *check_presumptions(vocabularies),
        *check_cycles(book, places),
        *check_heads(book, places),
        *check_units(book, places),
        *check_coverage(book, cases, places),
        *_check_cases(files, reading),
    ]
    warnings = [*reading.warnings, *warn_heads(book, places, today), *warn_coverage(book, cases, places)]
    return Lint(InputError(errors).problems, InputError(warnings).problems)


def _check_cases(files: Iterable[CaseFile], reading: Reading) -> Iterator[Problem]:
    """Cases for requirements that do not exist, or of another ruleset; names that are used twice."""
    book = reading.rulebook
    rulesets = {ruleset.id for ruleset in book.rulesets}
    for file in files:
        if file.ruleset not in rulesets and not reading.problems:
            yield Problem(
                file.file,
                1,
                1,
                "cases-for",
                f"there is no ruleset '{file.ruleset}'",
                did_you_mean(file.ruleset, rulesets),
            )
        seen: set[tuple[str, str]] = set()
        for case in file.cases:
            if case.requirement not in reading.ids["requirement"]:
                hint = did_you_mean(case.requirement, reading.ids["requirement"])
                yield _at(case, f"there is no requirement '{case.requirement}'", hint)
            if (case.requirement, case.name) in seen:
                yield _at(case, f"a second case of {case.requirement} is named '{case.name}'")
            seen.add((case.requirement, case.name))


def _at(case: Case, message: str, hint: str = "") -> Problem:
    return Problem(case.file, case.position.line, case.position.column, "", message, hint)
