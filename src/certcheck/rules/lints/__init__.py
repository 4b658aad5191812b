"""What is wrong with rulesets although each file may be readable, one concern per module."""

from __future__ import annotations

from certcheck.positions import InputError
from certcheck.rules.lints.cycles import check_cycles
from certcheck.rules.lints.place import Places
from certcheck.rules.lints.references import check_references
from certcheck.rules.lints.units import check_units
from certcheck.rules.reading import Reading
from certcheck.vocabulary import Vocabularies


def refuse_unusable(reading: Reading, vocabularies: Vocabularies | None) -> None:
    """Refuse rules that could not be evaluated as written: InputError with every problem of that kind.

    Texts, parity and cases are the full linter's business; names, cycles and units decide what an outcome means.
    """
    book = reading.rulebook
    places = Places(book, reading.paths)
    problems = [
        *reading.problems,
        *check_references(reading, vocabularies),
        *check_cycles(book, places),
        *check_units(book, places),
    ]
    if problems:
        raise InputError(problems)
