"""Every sample is readable, understood, and answered as its README says; changed answers show as changed goldens."""

from __future__ import annotations

import json
from collections.abc import Mapping
from difflib import unified_diff

import pytest

from certcheck import api
from certcheck.engine.check import Engine
from certcheck.result import CheckResult, Headline, Outcome

from .summary import AS_OF, GOLDEN, MARKETS, SAMPLES, Row, check, golden_file, rows, samples, summary

ROWS = {row.file: row for row in rows()}
MISREAD = {
    "unreadable-value", "unknown-name", "ambiguous-name", "name-contradicts-number", "bad-number",
    "category-contradicts-tariff", "presumption-contradicted",
}  # fmt: skip
"""Notices that something in the file was not understood, or contradicts itself."""
ON_PURPOSE: Mapping[str, frozenset[tuple[str, str]]] = {}
"""Notices that a sample is meant to show: file to (code, path)."""
CLEAN = {("mailer-box.yaml", "eu"), ("t-shirt.yaml", "us")}
IN_CHINESE = {"green-tea.yaml", "mooncake-gift-box.yaml"}


@pytest.fixture(scope="session")
def rules() -> Engine:
    return api.open_rules()


@pytest.fixture(scope="session")
def results(rules: Engine) -> dict[str, CheckResult]:
    return {name: check(rules, row) for name, row in ROWS.items()}


def test_the_readme_names_every_sample() -> None:
    assert sorted(ROWS) == [path.name for path in samples()]
    assert len(ROWS) >= 14


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_sample_says_what_it_shows_and_its_licence(name: str) -> None:
    lines = (SAMPLES / name).read_text(encoding="utf-8").splitlines()
    head = lines[: lines.index("certcheck: declaration/1")]
    assert 2 <= len(head) <= 4
    assert all(line.startswith("# ") for line in head)
    assert head[-1] == "# Licence: CC-BY-4.0"


@pytest.mark.parametrize("name", sorted(ROWS))
def test_every_name_and_value_is_understood(name: str, results: dict[str, CheckResult]) -> None:
    found = {(one.code, one.path) for one in results[name].notices if one.code in MISREAD}
    assert found == ON_PURPOSE.get(name, frozenset())


@pytest.mark.parametrize("name", sorted(IN_CHINESE))
def test_chinese_samples_are_written_in_chinese(name: str) -> None:
    text = (SAMPLES / name).read_text(encoding="utf-8")
    for word in ("origin: 中国", "铅", "未检出", "否"):
        assert word in text


@pytest.mark.parametrize("name", sorted(ROWS))
def test_headlines_are_those_of_the_readme(name: str, results: dict[str, CheckResult]) -> None:
    found = {target.target: target.headline.value for target in results[name].targets}
    assert found == ROWS[name].headlines


@pytest.mark.parametrize(("name", "target"), sorted(CLEAN))
def test_a_complete_file_leaves_no_duty_open(name: str, target: str, results: dict[str, CheckResult]) -> None:
    (found,) = (one for one in results[name].targets if one.target == target)
    assert found.headline is Headline.NO_GAP_FOUND
    duties = [one for one in found.findings if one.obligation in ("mandatory", "conditional")]
    assert {one.outcome for one in duties} <= {Outcome.MET, Outcome.NOT_APPLICABLE, Outcome.UPCOMING}
    assert found.count(Outcome.MET) >= 10


def test_every_ruleset_runs_over_every_sample(rules: Engine) -> None:
    """Also those of markets and schemes where a sample is not sold."""
    targets = sorted({ruleset.jurisdiction for ruleset in rules.book.rulesets if ruleset.requirements})
    assert set(MARKETS) <= set(targets)
    asked: set[str] = set()
    for path in samples():
        result = api.check(rules, path, targets, as_of=AS_OF)
        assert [one.target for one in result.targets] == targets
        asked.update(one.requirement for target in result.targets for one in target.findings)
        asked.update(one.requirement for target in result.targets for one in target.standing)
        asked.update(one for target in result.targets for one in target.watching)
    assert asked >= {rule.id for ruleset in rules.book.rulesets for rule in ruleset.requirements}


@pytest.mark.parametrize("name", sorted(ROWS))
def test_answers_are_the_golden_ones(name: str, results: dict[str, CheckResult]) -> None:
    """After a wanted change: ``python -m tests.samples.refresh``, and read the difference."""
    before = golden_file(ROWS[name]).read_text(encoding="utf-8").splitlines()
    after = summary(results[name]).splitlines()
    changes = list(unified_diff(before, after, "golden", "now", n=0, lineterm=""))
    assert changes == []


def test_there_are_no_other_goldens() -> None:
    assert {path.name for path in GOLDEN.glob("*.json")} == {golden_file(row).name for row in ROWS.values()}
    for path in GOLDEN.glob("*.json"):
        assert json.loads(path.read_text(encoding="utf-8"))["as-of"] == AS_OF.isoformat()


def test_a_row_holds_markets_and_schemes() -> None:
    row = ROWS["green-tea.yaml"]
    assert isinstance(row, Row)
    assert row.targets == (*MARKETS, "cn/green-food")
