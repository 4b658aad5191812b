"""The few calls into loading and engine that commands make, so that no command knows more of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from certcheck.cli.errors import RulesError
from certcheck.positions import InputError

if TYPE_CHECKING:
    from certcheck.declaration.loading import LoadedDeclaration
    from certcheck.engine.check import Engine
    from certcheck.result import CheckResult

STANDARD_INPUT = "-"


def open_rules(directory: Path | None) -> Engine:
    """The compiled rules; RulesError when a ruleset is invalid."""
    from certcheck.api import open_rules as opened

    try:
        return opened(directory)
    except InputError as error:
        raise RulesError(error.problems) from None


def verify(rules: Engine, lock_file: Path, as_of: date) -> None:
    """RulesError when the rulesets are not those of the lock file, or overdue for review; InputError without one."""
    from certcheck.rules.lock import lock_of, overdue, read_lock, unlike

    lines = unlike(read_lock(lock_file), lock_of(rules.book, rules.digest))
    lines += [
        f"{one.id}: review was due by {one.review_by}, before {as_of}: review it and set a new date, or update it"
        for one in overdue(rules.book.rulesets, as_of)
    ]
    if lines:
        raise RulesError(lines)


def shown_name(source: str) -> str:
    """What a source is called in problems and records."""
    return "<stdin>" if source == STANDARD_INPUT else source


def load(source: str) -> LoadedDeclaration:
    """A declaration from a file, or from standard input for ``-``."""
    from certcheck.declaration.loading import load_declaration, load_text

    if source == STANDARD_INPUT:
        return load_text(sys.stdin.buffer.read())
    return load_declaration(Path(source))


def check(
    rules: Engine,
    loaded: LoadedDeclaration,
    targets: Sequence[str],
    as_of: date,
    *,
    sold_in: Sequence[str] | None,
    select: Sequence[str],
    ignore: Sequence[str],
    all_reasons: bool = True,
) -> CheckResult:
    """``all_reasons``: those of what is met or does not apply too."""
    from certcheck.engine.check import check_loaded
    from certcheck.engine.evaluate import EVERYTHING
    from certcheck.engine.record import SHOWN

    wanted = EVERYTHING if all_reasons else SHOWN
    return check_loaded(
        rules, loaded, targets, as_of, sold_in=sold_in, select=select, ignore=ignore, reasons_for=wanted
    )


def has_rules(rules: Engine, target: str) -> bool:
    """Whether any ruleset belongs to a target."""
    from certcheck.engine.targets import select

    return bool(select(rules.book, target).rulesets)


def known_targets(rules: Engine) -> list[str]:
    """Every place and scheme that has rules of its own."""
    from certcheck.engine.targets import known_targets as known

    return list(known(rules.book))


def resolve_target(rules: Engine, written: str) -> str:
    """The target that a written name stands for: its id, or the id of a place by any of its names."""
    target = written.strip().lower()
    if has_rules(rules, target) or rules.names.vocabulary("places") is None:
        return target
    return rules.names.id_of("places", written) or target


def is_place(rules: Engine, target: str) -> bool:
    """Whether the target is at least a place that the vocabulary knows."""
    places = rules.names.vocabulary("places")
    return places is not None and target in places.ids


def markets_of(rules: Engine, places: Sequence[str]) -> tuple[str, ...]:
    """The markets of places of sale, each once, in the order stated."""
    ids = [resolve_target(rules, place) for place in places]
    return tuple(dict.fromkeys(one.partition("/")[0] for one in ids))
