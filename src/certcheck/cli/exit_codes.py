"""The exit code of a check: decided per target, then the most important of all of them. See ``docs/exit-codes.md``."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from certcheck.cli.codes import (
    GAP,
    INVALID_RULES,
    NOT_TO_BE_TRUSTED,
    NOTHING_CHECKED,
    NOTHING_REACHED,
    UNDETERMINED,
)
from certcheck.result import BINDING, CheckResult, Headline, Outcome, TargetResult

if TYPE_CHECKING:
    from certcheck.engine.record import Record

PRECEDENCE = (NOT_TO_BE_TRUSTED, INVALID_RULES, GAP, UNDETERMINED, NOTHING_CHECKED, NOTHING_REACHED)
FAIL_ON = ("gap", "review", "undetermined", "upcoming")
DEFAULT_FAIL_ON = ("gap", "undetermined")

_UNANSWERED = frozenset({Headline.NOT_CHECKED, Headline.OTHER_REGIME})


def fold(codes: Iterable[int]) -> int:
    """The code that stands for several; for none, nothing was checked."""
    found = set(codes)
    return next((code for code in PRECEDENCE if code in found), NOTHING_CHECKED)


def exit_code(results: Iterable[CheckResult], fail_on: Collection[str] = DEFAULT_FAIL_ON) -> int:
    """The code for products that were checked."""
    return fold(target_code(target, fail_on) for result in results for target in result.targets)


def target_code(target: TargetResult, fail_on: Collection[str] = DEFAULT_FAIL_ON) -> int:
    """The code for one target that was asked for. Not checked, or only rules that do not apply, is never success."""
    findings = [one for one in target.findings if one.outcome is not Outcome.NOT_APPLICABLE]
    binding = {(one.outcome, one.forecast) for one in findings if one.obligation in BINDING}
    return _code(target.headline, bool(findings or target.standing), binding, fail_on)


def record_code(record: Record, fail_on: Collection[str] = DEFAULT_FAIL_ON) -> int:
    """The code for one line of a stream."""
    if record.problems:
        return NOT_TO_BE_TRUSTED
    return fold(_code(one.headline, one.is_live or bool(one.standing), one.binding, fail_on) for one in record.targets)


def _code(
    headline: Headline, is_live: bool, binding: Iterable[tuple[Outcome, Outcome | None]], fail_on: Collection[str]
) -> int:
    known = headline not in _UNANSWERED and is_live
    reached = {code for outcome, forecast in binding for code in _codes(outcome, forecast, fail_on)}
    return fold({NOTHING_REACHED if known else NOTHING_CHECKED, *reached})


def _codes(outcome: Outcome, forecast: Outcome | None, fail_on: Collection[str]) -> set[int]:
    if outcome.value not in fail_on:
        return set()
    match outcome:
        case Outcome.GAP:
            return {GAP}
        case Outcome.UNDETERMINED | Outcome.REVIEW:
            return {UNDETERMINED}
        case Outcome.UPCOMING if forecast is Outcome.GAP:
            return {GAP}
        case Outcome.UPCOMING if forecast not in (Outcome.MET, Outcome.NOT_APPLICABLE):
            return {UNDETERMINED}
        case _:
            return set()
