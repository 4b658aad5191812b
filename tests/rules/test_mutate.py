"""Mutants: every kind of change is tried, and cases that prove a rule notice them all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from certcheck.rules.model import Requirement
from certcheck.rules.mutants import mutants
from certcheck.rules.mutate import mutate
from rules.support import book, rule_of, workspace

MEMBERS = {"two-phthalates": ("dehp", "dbp")}


def members(group: str) -> tuple[str, ...]:
    return MEMBERS.get(group, (group,))


def changes(rule: Requirement) -> list[str]:
    return [mutant.what for mutant in mutants(rule, members)]


@pytest.mark.parametrize(
    ("rule", "what"),
    [
        ("require: {features.radio: yes}", "require: features.radio no"),
        ("require: {identity.mass: {at-most: 5 g}}", "require: identity.mass less-than instead of at-most"),
        ("require: {identity.mass: {at-most: 5 g}}", "require: identity.mass at-most 5 g + 1 %"),
        ("require: {pack.layers: {at-most: 3}}", "require: pack.layers at-most 3 - 1"),
        ("require: {dates.made: {before: 2026-01-01}}", "require: dates.made before 2026-01-02 instead of 2026-01-01"),
        ("require: {dates.made: {before: as-of}}", "require: dates.made not-after instead of before"),
        ("require: {identity.category: [toy, lamp]}", "require: identity.category without toy"),
        (
            "require: {sales.channels: {includes-all: [online, b2b]}}",
            "require: sales.channels includes any instead of all",
        ),
        ("require: {any: [{is: eu/a}, {is: eu/b}]}", "require: all instead of any"),
        ("require: {any: [{is: eu/a}, {is: eu/b}]}", "require: without eu/a of 'any'"),
        ("require: {not: {is: eu/a}}", "require: not left out"),
        ("require: {is: eu/a}", "require: negated"),
        ("require: {some: labels, where: {mark: ce-mark}}", "require: none instead of some labels"),
        ("require: {some: labels, where: {mark: ce-mark}}", "require: 2 labels instead of 1"),
        ("require: {none: labels, where: {mark: ce-mark}}", "require: some instead of none labels"),
        ("require: {each: labels, where: {mark: ce-mark}, must: {bold: yes}}", "require: some instead of each labels"),
        (
            "subject: materials\nrequire: {each-of: two-phthalates, at-most: 1 mg/kg, basis: [component, migration]}",
            "require: two-phthalates without dehp",
        ),
        (
            "subject: materials\nrequire: {each-of: two-phthalates, at-most: 1 mg/kg, basis: [component, migration]}",
            "require: without the basis component",
        ),
        (
            "subject: materials\nrequire: {sum-of: two-phthalates, at-most: 1 mg/kg}",
            "require: each instead of sum",
        ),
        ("where: {is: eu/a}\nrequire: {is: eu/b}", "where: negated"),
        ("where: {is: eu/a, sold-in: eu}\nrequire: {is: eu/b}", "where: without eu/a of 'all'"),
        ("applies: {from: 2026-01-01}\nrequire: {is: eu/b}", "from 2026-01-02 instead of 2026-01-01"),
        ("applies: {until: 2026-01-01}\nrequire: {is: eu/b}", "until 2025-12-31 instead of 2026-01-01"),
        ("yields-to: [{requirement: eu/x/y, when: met}]\nrequire: {is: eu/b}", "does not yield to eu/x/y"),
    ],
)
def test_what_is_tried(tmp_path: Path, rule: str, what: str) -> None:
    assert what in changes(rule_of(tmp_path, rule))


def test_every_mutant_is_another_rule(tmp_path: Path) -> None:
    rule = rule_of(tmp_path, "where: {is: eu/a, sold-in: eu}\nrequire: {any: [{is: eu/b}, {features.radio: yes}]}")
    found = [mutant.rule for mutant in mutants(rule, members)]
    assert rule not in found
    assert len(set(found)) == len(found)


def test_a_start_long_past_is_left_alone(tmp_path: Path) -> None:
    rule = rule_of(tmp_path, "applies: {from: 2013-01-02}\nrequire: {is: eu/b}")
    assert rule.applies.start == date(2013, 1, 2)
    assert not any("2013" in what for what in changes(rule))


def test_the_cases_of_the_book_notice_everything() -> None:
    (report,) = mutate(book(), workspace().vocabularies, workspace().cases(), paths=workspace().reading.paths)
    assert report.ruleset == "eu/rohs"
    assert report.total > 15
    assert [str(one) for one in report.survivors] == []
    assert report.percent == 100.0


def test_what_no_case_notices_is_told_with_its_place() -> None:
    cases = [case for case in workspace().cases("eu/rohs/lead") if case.name != "exactly at the limit"]
    (report,) = mutate(book(), workspace().vocabularies, cases, paths=workspace().reading.paths)
    assert any("less-than instead of at-most" in one.what for one in report.survivors)
    assert str(report.survivors[0]).startswith(str(workspace().root / "eu" / "rohs.yaml") + ":27: eu/rohs/lead: ")
    assert report.percent < 100


def test_a_rule_whose_cases_fail_is_not_mutated() -> None:
    from dataclasses import replace

    from certcheck.rules.cases import Expected

    cases = [replace(case, expected=(Expected("met"),)) for case in workspace().cases("eu/rohs/declared")]
    (report,) = mutate(book(), workspace().vocabularies, cases)
    assert report.total == 0
    assert report.failures
