"""What a program imports: open the rules, check a declaration, check a catalogue.

>>> from certcheck import api
>>> rules = api.open_rules()
>>> result = api.check(rules, "product.yaml", targets=["eu", "us"])        # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from certcheck.engine.check import Engine
    from certcheck.engine.record import Record
    from certcheck.result import CheckResult


def open_rules(directory: Path | None = None, *, extra: Sequence[Path] = ()) -> Engine:
    """The rulesets that come with certcheck, or those of ``directory``, with ``extra`` rulesets added.

    Raises :class:`certcheck.positions.InputError` with every problem when a ruleset is invalid.
    """
    from certcheck.engine.check import Engine
    from certcheck.rules.location import open_rulebook

    opened = open_rulebook(directory, extra=extra)
    return Engine(opened.book, opened.vocabularies, opened.digest)


def check(
    rules: Engine,
    declaration: Path | str,
    targets: Sequence[str],
    *,
    as_of: date | None = None,
    sold_in: Sequence[str] | None = None,
) -> CheckResult:
    """Check one declaration file. ``as_of`` defaults to today.

    Raises :class:`certcheck.positions.InputError` when the file cannot be read.
    """
    from certcheck.declaration.loading import load_declaration

    loaded = load_declaration(declaration)
    return rules.check(loaded, targets, as_of or date.today(), sold_in=sold_in)


def check_many(
    rules: Engine,
    lines: Iterable[bytes | str],
    targets: Sequence[str],
    *,
    as_of: date | None = None,
    sold_in: Sequence[str] | None = None,
) -> Iterator[Record]:
    """Check declarations, one JSON object per line; one record per line that is not blank, in their order.

    A line that cannot be read gives a record with its ``problems``, and the next one is checked. What declarations
    have in common is evaluated once, and memory does not grow with their number. ``certcheck.report.lines.line``
    writes a record as JSON. A service that streams for long calls ``gc.freeze()`` once rules are open, so that Python's
    collector does not look at them again and again.
    """
    from certcheck.catalogue.checker import LineChecker

    return LineChecker(rules, targets, as_of or date.today(), sold_in=sold_in).records(lines)
