"""Exit codes: per target, then folded; unknown is never success."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest

from certcheck.cli.exit_codes import FAIL_ON, PRECEDENCE, exit_code, fold, target_code
from certcheck.positions import Position
from certcheck.result import CheckResult, Finding, Headline, Outcome, Standing, Subject, TargetResult
from certcheck.rules.model import Text

PRODUCT = Subject(position=Position(1, 1))
H, O = Headline, Outcome  # noqa: E741


def _finding(outcome: Outcome, obligation: str = "mandatory", forecast: Outcome | None = None) -> Finding:
    return Finding("eu/x/y", PRODUCT, outcome, obligation, firm=True, forecast=forecast)


def _target(headline: Headline, *findings: Finding, standing: tuple[Standing, ...] = ()) -> TargetResult:
    return TargetResult("eu", Text("EU", "欧盟"), headline, findings, standing)


def _result(*targets: TargetResult) -> CheckResult:
    return CheckResult("f", "p", date(2026, 1, 1), targets, (), "0", "", "", {}, {})


MET = _finding(O.MET)
GAP = _finding(O.GAP)
OPEN = _finding(O.UNDETERMINED)
AWAY = _finding(O.NOT_APPLICABLE)


@pytest.mark.parametrize(
    ("target", "code"),
    [
        (_target(H.NO_GAP_FOUND, MET), 0),
        (_target(H.GAPS, MET, GAP, OPEN), 1),
        (_target(H.UNDETERMINED, MET, OPEN), 3),
        (_target(H.UNDETERMINED, MET, _finding(O.REVIEW)), 0),
        (_target(H.NO_GAP_FOUND, MET, _finding(O.UPCOMING, forecast=O.GAP)), 0),
        (_target(H.NO_GAP_FOUND, MET, _finding(O.GAP, "voluntary"), _finding(O.UNDETERMINED, "market")), 0),
        (_target(H.GAPS, _finding(O.GAP, "conditional")), 1),
        (_target(H.NOT_CHECKED), 4),
        (_target(H.NOT_CHECKED, AWAY, AWAY), 4),
        (_target(H.OTHER_REGIME), 4),
        (_target(H.OTHER_REGIME, MET), 4),
        (_target(H.NO_GAP_FOUND), 4),
        (_target(H.NO_GAP_FOUND, AWAY), 4),
    ],
)
def test_default(target: TargetResult, code: int) -> None:
    assert target_code(target) == code


@pytest.mark.parametrize(
    ("fail_on", "finding", "code"),
    [
        ("gap", OPEN, 0),
        ("gap", GAP, 1),
        ("undetermined", GAP, 0),
        ("review", _finding(O.REVIEW), 3),
        ("upcoming", _finding(O.UPCOMING, forecast=O.GAP), 1),
        ("upcoming", _finding(O.UPCOMING, forecast=O.UNDETERMINED), 3),
        ("upcoming", _finding(O.UPCOMING, forecast=O.REVIEW), 3),
        ("upcoming", _finding(O.UPCOMING), 3),
        ("upcoming", _finding(O.UPCOMING, forecast=O.MET), 0),
        ("upcoming", _finding(O.UPCOMING, "advisory", O.GAP), 0),
    ],
)
def test_fail_on(fail_on: str, finding: Finding, code: int) -> None:
    assert target_code(_target(H.NO_GAP_FOUND, MET, finding), {fail_on}) == code


def test_a_target_that_was_not_checked_is_never_success() -> None:
    for headline in (H.NOT_CHECKED, H.OTHER_REGIME):
        for size in range(len(FAIL_ON) + 1):
            for fail_on in itertools.combinations(FAIL_ON, size):
                assert target_code(_target(headline, AWAY), fail_on) == 4


def test_folding_follows_the_precedence() -> None:
    good, gap, lost = _target(H.NO_GAP_FOUND, MET), _target(H.GAPS, GAP), _target(H.NOT_CHECKED)
    unsure = _target(H.UNDETERMINED, OPEN)
    assert exit_code([_result(good, lost)]) == 4
    assert exit_code([_result(good), _result(unsure, lost)]) == 3
    assert exit_code([_result(good, unsure), _result(gap)]) == 1
    assert exit_code([_result()]) == 4
    assert fold([]) == 4
    for order in itertools.permutations(PRECEDENCE, 3):
        assert fold(order) == min(order, key=PRECEDENCE.index)


def test_the_document_lists_every_code() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "exit-codes.md").read_text("utf-8")
    for code in (*PRECEDENCE, 130, 141):
        assert f"| {code} |" in text
