"""Limits on substances: the law's comparator at the limit, intervals, basis, units, sums, groups and names."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.support import engine, findings, material, outcome

AT_MOST = "[{subject: materials, require: {substance: lead, at-most: 1000 mg/kg, basis: homogeneous-material}}]"
BELOW = "[{subject: materials, require: {substance: chromium-vi, less-than: 3 mg/kg}}]"
SUM = "[{subject: materials, require: {sum-of: four-metals, at-most: 100 mg/kg}}]"
EACH = "[{subject: materials, require: {each-of: two-phthalates, at-most: 0.1 %}}]"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1000 mg/kg", "met"), ("1000.0001 mg/kg", "gap"), ("0.1 %", "met"), ("0.07 %", "met"), ("0.11 %", "gap"),
        ("<5 mg/kg", "met"), ("<1000 mg/kg", "met"), ("<1001 mg/kg", "undetermined"), (">1000 mg/kg", "gap"),
        (">=1000 mg/kg", "undetermined"), ("ND (LOQ 2 mg/kg)", "met"), ("ND (LOQ 2000 mg/kg)", "undetermined"),
        ("ND", "undetermined"), ("present", "undetermined"), ("0.05-0.2 %", "undetermined"), ("about 5", "undetermined"),
        ("5 mg/dm2", "undetermined"), ("12", "undetermined"), ("1,000 mg/kg", "undetermined"), ("1 g/kg", "met"),
        ("1000 ug/g", "met"), ("1000 ppm", "met"), ("unknown", "undetermined"),
    ],
)  # fmt: skip
def test_limit_at_most(tmp_path: Path, value: str, expected: str) -> None:
    assert outcome(engine(tmp_path, AT_MOST), material(f"{{name: lead, value: '{value}'}}")) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("3 mg/kg", "gap"),
        ("2.9999 mg/kg", "met"),
        ("<3 mg/kg", "met"),
        ("<=3 mg/kg", "undetermined"),
        ("5 mg/kg", "gap"),
    ],
)
def test_limit_less_than(tmp_path: Path, value: str, expected: str) -> None:
    assert outcome(engine(tmp_path, BELOW), material(f"{{name: Cr(VI), value: '{value}'}}")) == expected


def test_total_chromium_does_not_answer_for_hexavalent_chromium(tmp_path: Path) -> None:
    assert outcome(engine(tmp_path, BELOW), material("{name: Chromium (total), value: 21000 mg/kg}")) == "undetermined"


@pytest.mark.parametrize("basis", ["article", "migration", "component"])
def test_a_figure_on_another_basis_decides_nothing(tmp_path: Path, basis: str) -> None:
    text = material(f"{{name: lead, value: 5 mg/kg, basis: {basis}}}")
    (finding,) = findings(engine(tmp_path, AT_MOST), text)
    assert finding.outcome == "undetermined"
    assert [reason.code.value for reason in finding.reasons] == ["wrong-basis"]


def test_missing_is_never_zero(tmp_path: Path) -> None:
    assert outcome(engine(tmp_path, AT_MOST), material("{name: cadmium, value: 5 mg/kg}")) == "undetermined"


@pytest.mark.parametrize(
    ("threshold", "expected"), [("100 mg/kg", "met"), ("1000 mg/kg", "met"), ("1001 mg/kg", "undetermined")]
)
def test_a_complete_list_bounds_what_it_does_not_name(tmp_path: Path, threshold: str, expected: str) -> None:
    text = material(section=f"state: complete, down-to: {threshold}, ")
    assert outcome(engine(tmp_path, AT_MOST), text) == expected


def test_an_unknown_name_undoes_completeness(tmp_path: Path) -> None:
    text = material("{name: Leed, value: 5000 mg/kg}", section="state: complete, down-to: 100 mg/kg, ")
    assert outcome(engine(tmp_path, AT_MOST), text) == "undetermined"


def test_sum_of_measured_members(tmp_path: Path) -> None:
    rules = engine(tmp_path, SUM)
    four = ["{name: lead, value: %s}", "{name: cadmium, value: 20 mg/kg}", "{name: mercury, value: 5 mg/kg}",
            "{name: Cr(VI), value: 15 mg/kg}"]  # fmt: skip
    assert outcome(rules, material(*four) % "60 mg/kg") == "met"
    assert outcome(rules, material(*four) % "60.0001 mg/kg") == "gap"
    assert outcome(rules, material(*four) % "<61 mg/kg") == "undetermined"


def test_sum_with_an_unmeasured_member_can_only_prove_a_gap(tmp_path: Path) -> None:
    rules = engine(tmp_path, SUM)
    assert outcome(rules, material("{name: lead, value: 101 mg/kg}")) == "gap"
    assert outcome(rules, material("{name: lead, value: 1 mg/kg}")) == "undetermined"


def test_a_measured_sum_overrides_its_members(tmp_path: Path) -> None:
    assert outcome(engine(tmp_path, SUM), material("{name: four-metals, counts: sum, value: 14 mg/kg}")) == "met"


def test_a_figure_for_each_member_bounds_every_one(tmp_path: Path) -> None:
    rules = engine(tmp_path, EACH)
    assert outcome(rules, material("{name: two-phthalates, counts: each, value: '<50 mg/kg'}")) == "met"
    assert outcome(rules, material("{name: two-phthalates, value: '<50 mg/kg'}")) == "undetermined"


def test_dehp_is_not_deht(tmp_path: Path) -> None:
    rules = engine(tmp_path, "[{subject: materials, require: {substance: dehp, at-most: 0.1 %}}]")
    assert outcome(rules, material("{name: DEHT, value: 30 %}")) == "undetermined"
    assert outcome(rules, material("{name: DEHP, value: 30 %}")) == "gap"


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("{name: DEHP, cas: 6422-86-2, value: 1 mg/kg}", "undetermined"),
        ("{name: DOP, value: 1 mg/kg}", "undetermined"),
        ("{name: DOP, cas: 117-81-7, value: 1 mg/kg}", "met"),
        ("{name: DHEP, value: 1 mg/kg}", "undetermined"),
        ("{cas: 117-81-7, value: 1 mg/kg}", "met"),
        ("{name: 邻苯二甲酸二(2-乙基己)酯, value: 1 mg/kg}", "met"),
        ("{name: 邻苯二甲酸二（2-乙基己）酯, value: 1 %}", "gap"),
    ],
)
def test_names_decide_only_when_they_are_certain(tmp_path: Path, entry: str, expected: str) -> None:
    rules = engine(tmp_path, "[{subject: materials, require: {substance: dehp, at-most: 0.1 %}}]")
    assert outcome(rules, material(entry)) == expected


def test_a_compound_feeds_its_element(tmp_path: Path) -> None:
    rules = engine(tmp_path, AT_MOST)
    assert outcome(rules, material("{name: lead chromate, value: 1 %}")) == "gap"
    complete = "state: complete, down-to: 10 mg/kg, "
    assert outcome(rules, material("{name: lead chromate, value: 1000 mg/kg}", section=complete)) == "met"
    assert outcome(rules, material("{name: lead chromate, value: 1000 mg/kg}")) == "undetermined"


def test_an_open_group_is_never_met_by_its_listed_members(tmp_path: Path) -> None:
    rules = engine(tmp_path, "[{subject: materials, require: {each-of: open-pfas, at-most: 25 ug/kg}}]")
    complete = "state: complete, down-to: 1 ug/kg, "
    assert outcome(rules, material(section=complete)) == "undetermined"
    assert outcome(rules, material("{name: PFOA, value: 26 ug/kg}")) == "gap"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("ND (LOD 0.01 mg/kg)", "met"), ("ND (LOD 0.02 mg/kg)", "undetermined"), ("0.005 mg/kg", "gap"),
        ("ND", "undetermined"), ("present", "gap"),
    ],
)  # fmt: skip
def test_a_limit_of_not_detected_needs_the_laws_detection_limit(tmp_path: Path, value: str, expected: str) -> None:
    rules = engine(tmp_path, "[{subject: materials, require: {substance: lead, not-detected: 0.01 mg/kg}}]")
    assert outcome(rules, material(f"{{name: lead, value: '{value}'}}")) == expected


def test_intentional_addition_is_a_fact_of_its_own(tmp_path: Path) -> None:
    rules = engine(tmp_path, "[{subject: materials, require: {not-added: pfoa}}]")
    trace = material("{name: PFOA, value: 'ND (LOQ 1 ug/kg)'}", section="state: complete, down-to: 1 ug/kg, ")
    assert outcome(rules, trace) == "undetermined"
    assert outcome(rules, material("{name: PFOA, added: yes}")) == "gap"
    assert outcome(rules, "materials: {state: complete, entries: [{id: m, not-added: [pfas]}]}") == "met"


def test_a_member_feeds_its_class(tmp_path: Path) -> None:
    rules = engine(tmp_path, "[{subject: materials, require: {substance: pfas, at-most: 50 mg/kg}}]")
    assert outcome(rules, material("{name: PFOA, value: 51 mg/kg}")) == "gap"
    assert outcome(rules, material("{name: PFOA, value: 5 mg/kg}")) == "undetermined"
    assert outcome(rules, material("{name: PFAS, value: 5 mg/kg}")) == "met"


def test_a_threshold_for_each_does_not_bound_a_class(tmp_path: Path) -> None:
    rules = engine(tmp_path, "[{subject: materials, require: {substance: pfas, at-most: 50 mg/kg}}]")
    assert outcome(rules, material(section="state: complete, down-to: 10 mg/kg, ")) == "undetermined"
    assert outcome(rules, material(section="complete-for: [pfas], down-to: 10 mg/kg, ")) == "met"


def test_a_groups_sum_does_not_undo_a_closer_figure(tmp_path: Path) -> None:
    rules = engine(tmp_path, EACH)
    each, total = (
        "{name: two-phthalates, counts: each, value: '<0.05 %'}",
        "{name: two-phthalates, counts: sum, value: 0.2 %}",
    )
    assert outcome(rules, material(each, total)) == "met"
    assert outcome(rules, material(total)) == "undetermined"
    assert outcome(rules, material("{name: two-phthalates, counts: sum, value: 0.09 %}")) == "met"


def test_a_listed_substance_is_not_bounded_as_an_unlisted_one(tmp_path: Path) -> None:
    text = material("{name: lead, value: 5 %, basis: article}", section="state: complete, down-to: 100 mg/kg, ")
    assert outcome(engine(tmp_path, AT_MOST), text) == "undetermined"
