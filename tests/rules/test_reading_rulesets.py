"""Whole rulesets: what requirements inherit, what must be stated, how everything wrong is told at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from certcheck.positions import InputError
from certcheck.rules import conditions as c
from certcheck.rules.model import ActDate, Applies, ComputedDate, Text, YieldsTo
from certcheck.rules.reading import read_rulebook, read_rules
from rules.support import BOOK, HEAD, book, copied, faults_of_rule, problems, reading, rule_of, ruleset_text

ANYTHING = "require: {always: yes}"


def test_a_whole_book_is_read() -> None:
    found = book()
    assert [ruleset.id for ruleset in found.rulesets] == ["eu/rohs", "eu/terms"]
    assert set(found.tables) == {"toy-migration", "letter-height", "exemptions"}
    rohs, terms = found.rulesets
    assert rohs.file == "eu/rohs.yaml"
    assert len(rohs.digest) == 64
    assert rohs.review_by == date(2027, 11, 21)
    assert [named.id for named in terms.other_regimes] == ["eu/medical-device"]


def test_requirements_carry_ruleset_jurisdiction_position_defaults_and_scope() -> None:
    lead = book().rulesets[0].requirements[0]
    assert (lead.ruleset, lead.jurisdiction, lead.topic, lead.firm) == ("eu/rohs", "eu", "chemical", True)
    assert lead.position is not None
    assert (lead.position.line, lead.position.column) == (27, 5)
    assert (lead.cite.clause, lead.cite.url) == ("Annex II", "https://example.org/rohs")
    assert lead.reviewed_on == date(2026, 11, 21)
    assert lead.where == c.Derived("eu/eee")
    assert lead.title == Text("Lead", "铅")


def test_scope_is_joined_with_the_rules_own_where(tmp_path: Path) -> None:
    rule = rule_of(tmp_path, "where: {features.radio: yes}\n" + ANYTHING, head=HEAD + "scope: {is: eu/eee}\n")
    assert rule.where == c.All((c.Derived("eu/eee"), c.Compare("features.radio", "is", c.Constant(True))))


def test_own_keys_win_over_defaults(tmp_path: Path) -> None:
    head = HEAD + "defaults: {severity: minor, addressee: importer, applies: {anchor: made, from: 2020-01-01}}\n"
    rule = rule_of(tmp_path, "addressee: manufacturer\napplies: {from: 2021-01-01}\n" + ANYTHING, head=head)
    assert (rule.severity, rule.addressee) == ("minor", "manufacturer")
    assert rule.applies == Applies("made", date(2021, 1, 1))


def test_every_optional_key(tmp_path: Path) -> None:
    rule = rule_of(
        tmp_path,
        """
        evidence: {en: A report, zh: 报告}
        ask: {en: Which one?, zh: 哪一个？}
        source: {title: A book}
        reviewed-on: 2026-01-01
        yields-to: [{requirement: eu/red/safety, when: met}]
        kind: standing
        addressee: importer
        bundle: {id: eu/b, option: old}
        severity: minor
        prices: [a, b]
        each-place: eu
        require: {always: yes}
        """,
    )
    assert rule.yields_to == (YieldsTo("eu/red/safety", "met"),)
    assert (rule.kind, rule.bundle, rule.prices, rule.each_place) == ("standing", ("eu/b", "old"), ("a", "b"), "eu")
    assert rule.reviewed_on == date(2026, 1, 1)


def test_law_that_is_only_watched_needs_no_condition(tmp_path: Path) -> None:
    rule = rule_of(tmp_path, "status: {kind: draft, since: 2026-01-01, note: {en: A draft, zh: 草案}}")
    assert rule.status is not None
    assert rule.status.kind == "draft"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{from: 2025-08-12, until: 2027-06-30}", Applies("placed", date(2025, 8, 12), date(2027, 6, 30))),
        (
            "{anchor: made, from: 2025-08-12, tail: {anchor: made-available, until: 2028-02-12}}",
            Applies("made", date(2025, 8, 12), None, "made-available", date(2028, 2, 12)),
        ),
        ("{from: {act: a, plus: 24 months}}", Applies("placed", ActDate("a", 24))),
        (
            "{from: {later-of: [2028-08-12, {act: a, plus: 2 years}]}}",
            Applies("placed", ComputedDate("later-of", (date(2028, 8, 12), ActDate("a", 24)))),
        ),
    ],
)
def test_dates(tmp_path: Path, text: str, expected: Applies) -> None:
    assert rule_of(tmp_path, f"applies: {text}\n{ANYTHING}").applies == expected


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("id: EU/X", "'EU/X' is no id"),
        ("topic: chemcial", "'chemcial' is not one of packaging"),
        ("topic: chemcial", "did you mean 'chemical'?"),
        ("obligation: must", "'must' is not one of mandatory"),
        ("applies: {anchor: sold}", "'sold' is not one of placed"),
        ("applies: {from: 2025}", "expected a date as YYYY-MM-DD"),
        ("applies: {from: 2025-02-01, until: 2025-01-01}", "lies before the first day"),
        ("applies: {from: {later-of: [2025-02-01]}}", "expected at least two dates"),
        ("applies: {tail: {anchor: made}}", "a tail needs 'from'"),
        ("subject: lables", "'lables' is neither 'product' nor a list (did you mean 'labels'?)"),
        ("subject: pack", "'pack' is neither 'product' nor a list"),
        ("cite: {clause: Art. 1}", "'url' is missing"),
        ("cite: {clause: Art. 1, url: www.example.org}", "expected a web address"),
        ("title: {en: One}", "'zh' is missing"),
        ("title: One", "expected a text in both languages"),
        ("title: {en: One, two, zh: 一}", "a text with a comma inside {…} needs quotes"),
        ("confidence: H", "'H' is not one of high, medium, low"),
        ("bundle: {id: x}", "'option' is missing"),
        ("yields-to: [{requirement: eu/x/y}]", "'when' is missing"),
        ("reqire: {always: yes}", "unknown key 'reqire' (did you mean 'require'?)"),
    ],
)
def test_what_is_wrong_with_a_rule(tmp_path: Path, rule: str, message: str) -> None:
    assert any(message in found for found in faults_of_rule(tmp_path, f"{rule}\n{ANYTHING}"))


def test_a_rule_must_require_something(tmp_path: Path) -> None:
    assert faults_of_rule(tmp_path, "severity: minor") == ["'require' is missing"]


def test_all_problems_of_all_files_come_together(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / "eu" / "bad.yaml").write_text("rulset: eu/bad\n", encoding="utf-8")
    (root / "eu" / "worse.yaml").write_text("ruleset: {\n", encoding="utf-8")
    (root / "tables" / "t.yaml").write_text("table: t\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_rulebook(root)
    files = {Path(problem.file).name for problem in caught.value.problems}
    assert files == {"bad.yaml", "worse.yaml", "t.yaml"}
    assert "did you mean 'ruleset'?" in str(caught.value)


def test_what_could_be_read_remains_beside_the_problems(tmp_path: Path) -> None:
    found = reading(tmp_path, ruleset_text("id: eu/test/a\n" + ANYTHING, "id: eu/test/b\ntopic: x\n" + ANYTHING))
    assert [rule.id for rule in found.rulebook.rulesets[0].requirements] == ["eu/test/a"]
    assert "eu/test/b" in found.ids["requirement"]
    assert len(found.problems) == 1


def test_an_id_is_used_once(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, ruleset_text(ANYTHING, ANYTHING))
    assert "the requirement 'eu/test/rule' is given twice" in found


def test_a_head_must_say_what_it_is(tmp_path: Path) -> None:
    found = problems(tmp_path, "ruleset: eu/test\nrequirements: []\n")
    for key in ("format", "licence", "parity", "review-by", "reviewed-on", "instrument"):
        assert any(f"'{key}' is missing" in one for one in found)


def test_an_empty_directory_holds_no_rules(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no ruleset"):
        read_rulebook(tmp_path)


def test_files_of_the_user_come_on_top(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(ruleset_text(ANYTHING), encoding="utf-8")
    found = read_rulebook(BOOK, extra=[own])
    assert [ruleset.id for ruleset in found.rulesets] == ["eu/rohs", "eu/terms", "eu/test"]


def test_a_fact_about_entries_is_written_out(tmp_path: Path) -> None:
    root = copied(tmp_path)
    rule = "subject: materials\nwhere: {is: eu/soft-part}\n" + ANYTHING
    (root / "eu" / "test.yaml").write_text(ruleset_text(rule), encoding="utf-8")
    found = read_rulebook(root).rulesets[2].requirements[0]
    assert found.where == c.Compare("plasticised", "is", c.Constant(True))


def test_a_fact_about_entries_needs_such_an_entry(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / "eu" / "test.yaml").write_text(ruleset_text("where: {is: eu/soft-part}\n" + ANYTHING), encoding="utf-8")
    (found,) = read_rules(root).problems
    assert found.message == "'eu/soft-part' is about an entry of materials, here is product"


def test_reading_twice_gives_the_same() -> None:
    assert read_rulebook(BOOK) == book()
