"""The linter: each kind of mistake is found, at its line; a sound book has none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from certcheck.rules.lint import Lint, lint
from certcheck.rules.lints.cycles import find_cycles
from certcheck.rules.workspace import open_workspace
from rules.support import BOOK, HEAD, copied, ruleset_text

TODAY = date(2026, 11, 21)
CASES = """\
cases-for: eu/test
as-of: 2026-11-21
cases:
  - {requirement: eu/test/rule, case: fits, facts: {features: {radio: yes}}, expect: met}
  - {requirement: eu/test/rule, case: breaks, facts: {features: {radio: no}}, expect: gap}
  - {requirement: eu/test/rule, case: open, expect: undetermined}
"""
RADIO = "require: {features.radio: yes}"


def found_in(root: Path, today: date = TODAY) -> Lint:
    workspace = open_workspace(root)
    return lint(workspace.reading, workspace.vocabularies, workspace.case_files, today)


def errors(directory: Path, *rules: str, head: str = HEAD, cases: str = CASES) -> list[str]:
    root = copied(directory)
    (root / "eu" / "test.yaml").write_text(ruleset_text(*rules, head=head), encoding="utf-8")
    (root / "eu" / "test.cases.yaml").write_text(cases, encoding="utf-8")
    return [one.message + (f" ({one.hint})" if one.hint else "") for one in found_in(root).errors]


def test_a_sound_book_has_nothing_wrong() -> None:
    assert found_in(BOOK) == Lint((), ())


def test_a_sound_rule_has_nothing_wrong(tmp_path: Path) -> None:
    assert errors(tmp_path, RADIO) == []


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("require: {identity.category: lampe}", "'lampe' is no id of the vocabulary categories (did you mean 'lamp'?)"),
        ("require: {is: eu/eeee}", "there is no derived fact 'eu/eeee' (did you mean 'eu/eee'?)"),
        ("require: {is: eu/rohs/lead}", "there is no derived fact 'eu/rohs/lead'"),
        ("require: {requirement: eu/rohs/led, is: met}", "there is no requirement 'eu/rohs/led'"),
        ("require: {identity.gtin: {format: gtn}}", "there is no number format 'gtn' (did you mean 'gtin'?)"),
        ("require: {identity.model: {says: green}}", "there is no wording 'green'"),
        ("require: {sold-in: eu/xx}", "'eu/xx' is no id of the vocabulary places"),
        ("require: {substance: leat, in: food.residues, at-most: 1 mg/kg}", "'leat' is no id of the vocabulary"),
        ("require: {limits: toys, column: i, compare: at-most, in: food.residues}", "there is no table 'toys'"),
        (
            "require: {limits: toy-migration, column: iv, compare: at-most, in: food.residues}",
            "the table toy-migration has no column 'iv'",
        ),
        (
            "require: {limits: letter-height, column: height, compare: at-most, in: food.residues}",
            "the table letter-height is no table of limits",
        ),
        (
            "require: {identity.mass: {at-most: {table: letter-height, column: height, by: {area: 9 cm2}}}}",
            "identity.mass holds mass, it is compared with length (at-most)",
        ),
        (
            "require: {identity.mass: {at-most: {fact: identity.volume}}}",
            "identity.mass holds mass, it is compared with volume (at-most)",
        ),
        (
            "require: {pack.largest-face: {at-most: {table: letter-height, column: height, by: {face: pack.units}}}}",
            "the table letter-height has no key column 'face'",
        ),
        (
            "require: {identity.smallest-dimension: {at-most: {table: letter-height, column: height}}}",
            "table letter-height is looked up without its key area",
        ),
        ("subject: materials\nrequire: {exempt: toy-migration, for: lead}", "table toy-migration is no table of exem"),
        ("subject: materials\nrequire: {exempt: exemptions, for: mercury}", "has no exemption for 'mercury'"),
        ("applies: {from: {act: labels-act}}\n" + RADIO, "there is no act 'labels-act' (did you mean 'label-act'?)"),
        (
            "yields-to: [{requirement: eu/test/rule, when: met}]\n" + RADIO,
            "rests on itself: eu/test/rule > eu/test/rule",
        ),
        ("addressee: importers\n" + RADIO, "'importers' is no id of the vocabulary roles"),
        ("id: eu/other/rule\n" + RADIO, "the id does not start with eu/test/"),
        ("title: {en: 规则一二三, zh: 规则}\n" + RADIO, "the English text is Chinese"),
        ("title: {en: A rule, zh: A rule}\n" + RADIO, "the Chinese text holds no Chinese"),
        ("where: {features.mains: yes}\n" + RADIO, "has no case for: not-applicable"),
        ("id: eu/test/bare\n" + RADIO, "has no cases"),
        (
            "require: {pack.layers: {at-most: 3}}",
            "has no case exactly at its limit 3",
        ),
        (
            "applies: {from: 2024-01-15}\n" + RADIO,
            "has no case on 2024-01-14, the day before it starts (as-of of a case, or one of its dates)",
        ),
        ("applies: {until: 2029-12-31}\n" + RADIO, "has no case on 2030-01-01, the day after its last"),
    ],
)
def test_mistakes(tmp_path: Path, rule: str, message: str) -> None:
    assert any(message in one for one in errors(tmp_path, rule))


def test_a_start_long_past_needs_no_case(tmp_path: Path) -> None:
    assert errors(tmp_path, "applies: {from: 2013-01-02}\n" + RADIO) == []


def test_codes_are_the_same_in_both_languages(tmp_path: Path) -> None:
    assert errors(tmp_path, "title: {en: IEC 62321, zh: IEC 62321}\n" + RADIO) == []


def test_law_that_is_only_watched_needs_no_cases(tmp_path: Path) -> None:
    rule = "id: eu/test/draft\nstatus: {kind: draft, note: {en: A draft, zh: 草案}}"
    assert errors(tmp_path, RADIO, rule) == []


def test_an_unfirm_rule_needs_a_review_instead_of_a_gap(tmp_path: Path) -> None:
    cases = CASES.replace("expect: gap", "expect: review")
    assert errors(tmp_path, "confidence: low\n" + RADIO, cases=cases) == []


def test_a_rule_that_waits_for_an_act_can_only_be_upcoming(tmp_path: Path) -> None:
    cases = "cases-for: eu/test\nas-of: 2026-11-21\ncases: [{requirement: eu/test/rule, case: one, expect: upcoming}]\n"
    assert errors(tmp_path, "applies: {from: {act: label-act}}\n" + RADIO, cases=cases) == []


def test_a_table_that_is_not_fully_loaded_can_never_be_met(tmp_path: Path) -> None:
    root = copied(tmp_path)
    table = root / "tables" / "toy-migration.yaml"
    table.write_text(table.read_text(encoding="utf-8").replace("closed: yes", "closed: incomplete"), encoding="utf-8")
    rule = "require: {limits: toy-migration, column: i, compare: at-most, in: food.residues}"
    (root / "eu" / "test.yaml").write_text(ruleset_text(rule), encoding="utf-8")
    cases = CASES.replace("expect: met", "expect: gap").replace("{features: {radio: yes}}", "{identity: {mass: 2 mg}}")
    (root / "eu" / "test.cases.yaml").write_text(cases, encoding="utf-8")
    assert not any("has no case for" in one.message for one in found_in(root).errors)


def test_cycles_of_derived_facts(tmp_path: Path) -> None:
    head = HEAD + (
        "derived:\n"
        "  - {id: eu/a, title: {en: A, zh: 甲}, when: {is: eu/b}}\n"
        "  - {id: eu/b, title: {en: B, zh: 乙}, when: {not: {is: eu/a}}}\n"
    )
    assert "rests on itself: eu/a > eu/b > eu/a" in errors(tmp_path, RADIO, head=head)


def test_heads(tmp_path: Path) -> None:
    head = HEAD.replace("jurisdiction: eu", "jurisdiction: us").replace("review-by: 2027", "review-by: 2025")
    found = errors(tmp_path, RADIO, head=head)
    assert "its jurisdiction us is not in eu" in found
    assert "'review-by' is not after 'reviewed-on'" in found


def test_cases_of_nothing_and_twice(tmp_path: Path) -> None:
    cases = CASES.replace("cases-for: eu/test", "cases-for: eu/tst").replace("case: breaks", "case: fits")
    cases += "  - {requirement: eu/test/rul, case: lost, expect: met}\n"
    found = errors(tmp_path, RADIO, cases=cases)
    assert "there is no ruleset 'eu/tst' (did you mean 'eu/test'?)" in found
    assert "there is no requirement 'eu/test/rul' (did you mean 'eu/test/rule'?)" in found
    assert "a second case of eu/test/rule is named 'fits'" in found


def test_a_problem_of_a_rule_stands_at_the_rule(tmp_path: Path) -> None:
    root = copied(tmp_path)
    path = root / "eu" / "rohs.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2025-08-12", "2025-08-20"), encoding="utf-8")
    first = found_in(root).errors[0]
    assert (Path(first.file), first.line, first.path) == (path, 35, "eu/rohs/declared")


def test_warnings(tmp_path: Path) -> None:
    root = copied(tmp_path)
    path = root / "eu" / "rohs.yaml"
    text = path.read_text(encoding="utf-8").replace(", eu/rohs/declared]", "]")
    path.write_text(text, encoding="utf-8")
    found = [one.message for one in found_in(root, date(2028, 1, 1)).warnings]
    assert found == ["its review was due by 2027-11-21", "no clause under 'parity: encoded' names it"]


def test_cycles_are_found_once() -> None:
    assert find_cycles({"a": ("b",), "b": ("c", "d"), "c": ("a",), "d": ()}) == [("a", "b", "c")]
    assert find_cycles({"a": ("b", "c"), "b": ("c",), "c": ()}) == []
