"""What a program imports: open the rules, load a declaration, check it.

>>> from certcheck import api
>>> rules = api.open_rules()
>>> result = api.check(rules, "product.yaml", targets=["eu", "us"])        # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from certcheck.engine.check import Engine
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
