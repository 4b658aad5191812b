"""Quantifiers over lists: complete, partial, complete for named things, unclear entries."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.support import engine, findings, outcome, outcomes

CE = "[{require: {some: labels, where: {mark: ce, places: [product, plate], height: {at-least: 5 mm}}}}]"
NO_CE = "[{require: {none: labels, where: {mark: ce}}}]"
FORBID_CLAIM = "[{require: {none: claims, where: {kind: climate-neutral}}}]"


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("[{mark: CE, places: product, height: 5 mm}]", "met"),
        ("[{mark: CE, places: product, height: 4.99 mm}]", "undetermined"),
        ("{state: complete, entries: [{mark: CE, places: product, height: 4.99 mm}]}", "gap"),
        ("{state: complete, entries: [{mark: CE, places: leaflet, height: 5 mm}]}", "gap"),
        ("{state: complete, entries: [{mark: CE, places: product}]}", "undetermined"),
        ("{state: complete, entries: []}", "gap"),
        ("{state: complete, entries: [{text: type UC-10}]}", "gap"),
        ("{complete-for: [ce], entries: []}", "gap"),
        ("{complete-for: [weee-bin], entries: []}", "undetermined"),
        ("[]", "undetermined"),
        ("none-supplied", "undetermined"),
        ("{state: complete, entries: [{mark: C E}]}", "undetermined"),
    ],
)
def test_a_required_mark(tmp_path: Path, labels: str, expected: str) -> None:
    assert outcome(engine(tmp_path, CE), f"labels: {labels}\n") == expected


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("[{mark: CE}]", "gap"),
        ("[{mark: weee-bin}]", "undetermined"),
        ("{state: complete, entries: [{mark: weee-bin}]}", "met"),
        ("{complete-for: [CE], entries: [{mark: weee-bin}]}", "met"),
    ],
)
def test_a_forbidden_mark(tmp_path: Path, labels: str, expected: str) -> None:
    assert outcome(engine(tmp_path, NO_CE), f"labels: {labels}\n") == expected


def test_an_incomplete_subject_list_asks_one_question(tmp_path: Path) -> None:
    rules = engine(tmp_path, "[{subject: materials, where: {material: leather}, require: {plasticised: no}}]")
    listed = "[{id: a, material: calf-leather, plasticised: no}, {id: b, material: plastic, plasticised: yes}]"
    found = findings(rules, f"materials: {listed}\n")
    assert [(one.subject.id, one.outcome.value) for one in found] == [
        ("*", "undetermined"), ("a", "met"), ("b", "not-applicable"),
    ]  # fmt: skip
    assert [question.group for question in found[0].questions] == ["materials"]
    assert outcomes(rules, f"materials: {{state: complete, entries: {listed}}}\n") == ["met", "not-applicable"]


def test_no_list_at_all_is_one_open_question(tmp_path: Path) -> None:
    rules = engine(tmp_path, "[{subject: materials, where: {features.electrical: yes}, require: {plasticised: no}}]")
    assert outcomes(rules, "features: {electrical: yes}\n") == ["undetermined"]
    assert outcomes(rules, "features: {electrical: no}\n") == ["not-applicable"]
    assert outcomes(rules, "features: {electrical: yes}\nmaterials: {state: complete, entries: []}\n") == [
        "not-applicable"
    ]


def test_presumed_facts_count_and_are_overridden(tmp_path: Path) -> None:
    rules = engine(tmp_path, "[{where: {features.radio: yes}, require: {features.mains: no}}]")
    assert outcome(rules, "identity: {category: lamp}\n") == "not-applicable"
    assert outcome(rules, "identity: {category: lamp}\nfeatures: {radio: yes, mains: yes}\n") == "gap"
    assert outcome(rules, "identity: {category: mooncake}\n") == "undetermined"


def test_a_certificate_covers_only_the_model_it_names(tmp_path: Path) -> None:
    rules = engine(
        tmp_path,
        "[{require: {some: certificates, where: {scheme: green-food, models: {names: identity.model}, "
        "valid-until: {not-before: as-of}, status: valid}}}]",
    )
    text = (
        "identity: {model: T-1}\ncertificates: {{state: complete, entries: "
        "[{{scheme: green-food, models: [{model}], valid-until: {until}, status: valid}}]}}\n"
    ).replace("identity: {model: T-1}", "identity: {{model: T-1}}")
    assert outcome(rules, text.format(model="T-1", until="2026-11-21")) == "met"
    assert outcome(rules, text.format(model="T-1", until="2026-11-20")) == "gap"
    assert outcome(rules, text.format(model="T-1", until="2026-11")) == "undetermined"
    assert outcome(rules, text.format(model="T-10", until="2027-11-21")) == "gap"


@pytest.mark.parametrize(
    ("ph", "expected"),
    [("4.0", "met"), ("3.9", "gap"), ("8.5", "met"), ("8.6", "gap"), ("<5", "undetermined")],
)
def test_a_band_on_a_property_result(tmp_path: Path, ph: str, expected: str) -> None:
    rules = engine(
        tmp_path,
        "[{subject: materials, require: {all: [{measured: ph, at-least: 4.0}, {measured: ph, at-most: 8.5}]}}]",
    )
    text = f"materials: {{state: complete, entries: [{{id: m}}]}}\ntests: [{{property: pH value, material: m, value: '{ph}'}}]\n"
    assert outcome(rules, text) == expected
    assert outcome(rules, text.replace("material: m", "material: other")) == "undetermined"


def test_each_entry_must(tmp_path: Path) -> None:
    rules = engine(tmp_path, "[{require: {each: documents, where: {kind: test-report}, must: {held: held}}}]")
    held, asked = "{kind: test-report, held: held}", "{kind: test-report, held: requested}"
    assert outcome(rules, f"documents: {{state: complete, entries: [{held}]}}\n") == "met"
    assert outcome(rules, f"documents: [{held}]\n") == "undetermined"
    assert outcome(rules, f"documents: [{held}, {asked}]\n") == "gap"
    assert outcome(rules, "documents: {state: complete, entries: [{held: requested}]}\n") == "undetermined"


SHARES = "materials: {state: complete, entries: [{id: m, fibres: {%s entries: [{fibre: cotton, share: 60 %%}, {fibre: elastane, share: %s}]}}]}\n"


@pytest.mark.parametrize(
    ("state", "share", "expected"),
    [
        ("state: complete,", "40 %", "met"), ("state: complete,", "40.1 %", "gap"), ("state: complete,", "39.9 %", "gap"),
        ("state: complete,", "30-40 %", "undetermined"), ("", "40 %", "undetermined"), ("", "41 %", "gap"),
    ],
)  # fmt: skip
def test_a_sum_over_a_list(tmp_path: Path, state: str, share: str, expected: str) -> None:
    rules = engine(
        tmp_path, "[{subject: materials, require: {let: {S: {sum: fibres.share}}, formula: S, equals: 100 %}}]"
    )
    assert outcome(rules, SHARES % (state, share)) == expected


@pytest.mark.parametrize(
    ("share", "expected"), [("40 %", "met"), ("60 %", "met"), ("61 %", "gap"), ("50-70 %", "undetermined")]
)
def test_descending_order(tmp_path: Path, share: str, expected: str) -> None:
    rules = engine(tmp_path, "[{subject: materials, require: {descending: fibres, by: share}}]")
    assert outcome(rules, SHARES % ("state: complete,", share)) == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("{kind: climate-neutral}", "gap"),
        ("{text: Climate neutral}", "gap"),
        ("{text: Climat neutral}", "undetermined"),
    ],
)
def test_a_listed_wording_names_the_claim(tmp_path: Path, claim: str, expected: str) -> None:
    assert outcome(engine(tmp_path, FORBID_CLAIM), f"claims: {{state: complete, entries: [{claim}]}}\n") == expected
