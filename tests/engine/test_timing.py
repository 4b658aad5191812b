"""Dates: the day before and after, old stock, straddling lots, acts that are not adopted, places."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engine.support import engine, findings, outcome, outcomes

RULE = "[{applies: %s, require: {features.mains: no}}]"
BAD = "features: {mains: yes}\n"


def rule(applies: str) -> str:
    return RULE % applies


@pytest.mark.parametrize(
    ("placed", "expected"),
    [
        ("2025-08-11", "not-applicable"),
        ("2025-08-12", "gap"),
        ("2025-08", "undetermined"),
        ("2025-09", "gap"),
        ("2024", "not-applicable"),
    ],
)
def test_the_day_before_and_the_day(tmp_path: Path, placed: str, expected: str) -> None:
    assert outcome(engine(tmp_path, rule("{from: 2025-08-12}")), f"{BAD}dates: {{placed: {placed}}}\n") == expected


def test_a_rule_to_come_is_upcoming_with_its_forecast(tmp_path: Path) -> None:
    rules = engine(tmp_path, rule("{from: 2026-11-22}"))
    (finding,) = findings(rules, BAD)
    assert (finding.outcome, finding.forecast, finding.starts) == ("upcoming", "gap", date(2026, 11, 22))
    assert outcome(rules, BAD, as_of=date(2026, 11, 22)) == "gap"


def test_a_placing_date_that_is_not_stated_is_the_as_of_date(tmp_path: Path) -> None:
    assert outcome(engine(tmp_path, rule("{from: 2026-11-21}")), BAD) == "gap"


def test_other_dates_are_never_presumed(tmp_path: Path) -> None:
    rules = engine(tmp_path, rule("{anchor: made, from: 2020-01-01}"))
    assert outcome(rules, BAD) == "undetermined"
    assert outcome(rules, f"{BAD}dates: {{made: 2019-12-31}}\n") == "not-applicable"
    assert outcome(rules, "features: {mains: no}\n") == "met"


@pytest.mark.parametrize(("placed", "expected"), [("2026-06-30", "gap"), ("2026-07-01", "not-applicable")])
def test_the_last_day(tmp_path: Path, placed: str, expected: str) -> None:
    rules = engine(tmp_path, rule("{from: 2020-01-01, until: 2026-06-30}"))
    assert outcome(rules, f"{BAD}dates: {{placed: {placed}}}\n") == expected


@pytest.mark.parametrize(("supplied", "expected"), [("2026-08-12", "not-applicable"), ("2026-08-13", "gap")])
def test_old_stock_is_bound_when_its_tail_is_over(tmp_path: Path, supplied: str, expected: str) -> None:
    rules = engine(tmp_path, rule("{from: 2025-08-12, tail: {anchor: made-available, until: 2026-08-12}}"))
    text = f"{BAD}dates: {{placed: 2025-08-01, made-available: {supplied}}}\n"
    assert outcome(rules, text) == expected


def test_two_lots_with_different_dates(tmp_path: Path) -> None:
    rules = engine(tmp_path, rule("{from: 2025-08-12}"))
    lots = "lots: [{id: old, facts: {dates: {placed: 2025-08-11}}}, {id: new, facts: {dates: {placed: 2025-08-12}}}]\n"
    assert [(one.lot, one.outcome.value) for one in findings(rules, BAD + lots)] == [
        ("new", "gap"),
        ("old", "not-applicable"),
    ]


def test_a_date_that_waits_for_an_act_is_never_a_gap(tmp_path: Path) -> None:
    acts = """
        licence: CC-BY-4.0
        source: {title: Test, url: "https://example.org"}
        reviewed-on: 2026-11-21
        acts:
          - {id: label-act, title: {en: Label act, zh: 标签法案}, date: unknown}
        """
    applies = "{from: {later-of: [2026-01-01, {act: label-act, plus: 24 months}]}}"
    rules = engine(tmp_path, rule(applies), tables={"acts": acts})
    (finding,) = findings(rules, BAD)
    assert (finding.outcome, finding.starts_open, finding.forecast) == ("upcoming", True, "gap")


def test_a_member_state_rule_asks_where_it_is_sold(tmp_path: Path) -> None:
    rules = engine(tmp_path, "[{where: {sold-in: eu/de}, require: {features.mains: no}}]")
    assert outcome(rules, BAD) == "undetermined"
    assert outcome(rules, f"{BAD}sold-in: [eu]\n") == "undetermined"
    assert outcome(rules, f"{BAD}sold-in: [eu/fr]\n") == "not-applicable"
    assert outcome(rules, f"{BAD}sold-in: [eu/fr, eu/de]\n") == "gap"


def test_one_finding_per_place(tmp_path: Path) -> None:
    rules = engine(
        tmp_path,
        "[{each-place: eu, require: {some: labels, where: {shows: manufacturer-name, languages: {includes-any: "
        "{table: eu-languages, column: languages, by: {place: place}}}}}}]",
        tables={"eu-languages": """
            table: eu-languages
            title: {en: Languages, zh: 语言}
            licence: CC-BY-4.0
            source: {title: Test, url: "https://example.org"}
            reviewed-on: 2026-11-21
            confidence: high
            closed: yes
            key: {place: place}
            columns: {languages: terms}
            rows:
              - {place: eu/de, languages: [de]}
              - {place: eu/fr, languages: [fr]}
            """},
    )  # fmt: skip
    label = "labels: {state: complete, entries: [{shows: manufacturer-name, languages: [de, en]}]}\n"
    found = findings(rules, f"sold-in: [eu/de, eu/fr]\n{label}")
    assert [(one.place, one.outcome.value) for one in found] == [("eu/fr", "gap"), ("eu/de", "met")]
    assert outcomes(rules, label) == ["undetermined"]


def test_norway_is_no_flag(tmp_path: Path) -> None:
    rules = engine(tmp_path, "[{where: {identity.origin: 'no'}, require: {features.mains: no}}]")
    assert outcome(rules, f"{BAD}identity: {{origin: NO}}\n") == "gap"
