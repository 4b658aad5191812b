"""Cases: read with their bases, run through the engine, and compared honestly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from certcheck.engine.check import Engine
from certcheck.nodes import to_plain
from certcheck.rules.cases import Case, Expected, read_cases
from certcheck.rules.run import CaseRunner, Failure
from rules.support import BOOK, book, workspace

HEAD = """\
cases-for: eu/rohs
as-of: 2026-11-21
bases:
  lamp: {features: {electrical: yes, medical-purpose: no}}
cases:
"""
CABLE = "materials: [{id: cable, substances: [{name: lead, value: 5 %}]}]"


def read(directory: Path, *lines: str) -> tuple[tuple[Case, ...], list[str]]:
    path = directory / "rohs.cases.yaml"
    path.write_text(HEAD + "".join(f"  - {line}\n" for line in lines), encoding="utf-8")
    files, problems = read_cases([path])
    return tuple(case for file in files for case in file.cases), [one.message for one in problems]


def failure(directory: Path, line: str) -> Failure | None:
    (case,), problems = read(directory, line)
    assert problems == []
    return CaseRunner().failure(Engine(book(), workspace().vocabularies), case)


def lead(facts: str, expect: str) -> str:
    return f"{{requirement: eu/rohs/lead, case: one, base: lamp, facts: {{{facts}}}, expect: {expect}}}"


def test_all_cases_of_the_book_come_out() -> None:
    engine = Engine(book(), workspace().vocabularies)
    assert list(CaseRunner().failures(engine, workspace().cases())) == []
    assert len(workspace().cases()) == 14
    assert len(workspace().cases("eu/rohs/lead")) == 7


def test_facts_lie_over_the_base(tmp_path: Path) -> None:
    line = (
        "{requirement: eu/rohs/lead, case: one, base: lamp, facts: {features: {radio: no}}, "
        "as-of: 2025-01-02, expect: met}"
    )
    (case,), problems = read(tmp_path, line)
    assert problems == []
    assert (case.as_of, case.expected) == (date(2025, 1, 2), (Expected("met"),))
    assert to_plain(case.facts) == {
        "certcheck": "declaration/1",
        "features": {"electrical": "yes", "medical-purpose": "no", "radio": "no"},
    }


@pytest.mark.parametrize(
    ("facts", "expect"),
    [
        (CABLE, "gap"),
        (CABLE, "{cable: gap}"),
        (CABLE, "{cable: gap, '*': undetermined}"),
        (CABLE, "[{subject: cable, outcome: gap}]"),
        ("materials: [{id: a}, {id: b}]", "undetermined"),
        ("", "undetermined"),
        ("features: {medical-purpose: yes}", "none"),
    ],
)
def test_what_fits(tmp_path: Path, facts: str, expect: str) -> None:
    assert failure(tmp_path, lead(facts, expect)) is None


@pytest.mark.parametrize(
    ("facts", "expect"),
    [
        (CABLE, "met"),
        (CABLE, "none"),
        (CABLE, "{solder: gap}"),
        (CABLE, "{cable: gap, solder: gap}"),
        (CABLE, "[{subject: cable, lot: x, outcome: gap}]"),
        ("materials: [{id: a}, {id: cable, substances: [{name: lead, value: 5 %}]}]", "{a: undetermined}"),
        ("features: {medical-purpose: yes}", "undetermined"),
    ],
)
def test_what_does_not(tmp_path: Path, facts: str, expect: str) -> None:
    assert failure(tmp_path, lead(facts, expect)) is not None


def test_a_failure_says_where_what_and_why(tmp_path: Path) -> None:
    text = str(failure(tmp_path, lead(CABLE, "met")))
    assert text.startswith(f"{tmp_path / 'rohs.cases.yaml'}:6:5: eu/rohs/lead: one: expected met, found ")
    assert "cable: gap" in text
    assert "over-limit: what lead" in text


def test_facts_that_no_declaration_has(tmp_path: Path) -> None:
    found = failure(tmp_path, lead("features: {elektric: yes}", "met"))
    assert found is not None
    assert found.found == "facts that cannot be read"
    assert "rohs.cases.yaml:6:" in found.reasons[0]


def test_a_rule_that_does_not_exist(tmp_path: Path) -> None:
    found = failure(tmp_path, "{requirement: eu/rohs/gold, case: one, expect: met}")
    assert found is not None
    assert found.found == "no such requirement"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{requirement: eu/rohs/lead, case: one}", "'expect' is missing"),
        ("{requirement: eu/rohs/lead, case: one, expect: good}", "'good' is not one of met"),
        ("{requirement: eu/rohs/lead, case: one, base: lmp, expect: met}", "no base 'lmp'"),
        ("{requirement: eu/rohs/lead, case: one, facts: yes, expect: met}", "expected facts (a mapping)"),
        ("{requirement: eu/rohs/lead, case: one, fact: {}, expect: met}", "unknown key 'fact'"),
        (
            "{requirement: eu/rohs/lead, case: one, as-of: 2025, expect: met}",
            "expected a date as YYYY-MM-DD, found '2025'",
        ),
    ],
)
def test_cases_that_cannot_be_read(tmp_path: Path, line: str, message: str) -> None:
    cases, problems = read(tmp_path, line)
    assert cases == ()
    assert any(message in problem for problem in problems)


def test_a_date_must_stand_somewhere(tmp_path: Path) -> None:
    path = tmp_path / "x.cases.yaml"
    path.write_text("cases-for: a/b\ncases: [{requirement: a/b/c, case: one, expect: met}]\n", encoding="utf-8")
    _, (problem,) = read_cases([path])
    assert "'as-of' is missing" in problem.message


def test_cases_of_one_file_are_chosen() -> None:
    from certcheck.rules.workspace import open_workspace

    assert len(open_workspace(BOOK / "eu" / "rohs.yaml").cases()) == 14
    assert open_workspace(BOOK / "eu" / "terms.yaml").cases() == ()
