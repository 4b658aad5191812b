"""Every code has a sentence in both languages, and sentences say what they should."""

from __future__ import annotations

import re
from typing import Any

import pytest

from certcheck.declaration.fields import FIELDS
from certcheck.report.names import Names, plain_path
from certcheck.report.texts import LANGUAGES, texts
from certcheck.report.wording import Wording, all_codes, fill, in_unit_of
from certcheck.result import Code, Headline, Notice, Outcome
from certcheck.rules.model import ANCHORS, OBLIGATIONS, TOPICS

from .fixtures import lamp, reason, wanted

ENGLISH = Wording(Names("en"))
CHINESE = Wording(Names("zh"))
NOTICES = re.findall(r"``([a-z]+(?:-[a-z]+)+)``", Notice.__doc__ or "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_and_word_has_a_text(language: str) -> None:
    known: dict[str, Any] = texts(language)
    assert set(all_codes()) <= set(known["code"])
    assert set(NOTICES) <= set(known["notice"])
    assert {one.value for one in Outcome} == set(known["outcome"])
    assert {one.value for one in Headline} == set(known["headline"])
    assert set(OBLIGATIONS) == set(known["obligation"])
    assert set(TOPICS) == set(known["topic"])
    assert set(ANCHORS) == set(known["anchor"])


def test_both_languages_have_the_same_texts() -> None:
    assert _shape(texts("en")) == _shape(texts("zh"))


def _shape(value: Any) -> Any:
    return {key: _shape(inner) for key, inner in value.items()} if isinstance(value, dict) else None


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_verdict_is_spoken(language: str) -> None:
    spoken = repr(texts(language)).lower()
    assert "compliant" not in spoken
    assert "合规" not in spoken
    assert "%" not in spoken.replace("100 %", "")


def test_every_field_of_the_declaration_has_a_name() -> None:
    names = Names("en")
    nameless = [path for path in FIELDS if path.rpartition(".")[2] != "notes" and not names.field_info(path)]
    assert nameless == [], "add them to src/certcheck/report/texts/fields.json"
    assert all(info["en"] and info["zh"] for info in texts("fields")["fields"].values())


def test_the_kinds_of_fields_are_those_of_the_model() -> None:
    names = Names("en")
    for path, field in FIELDS.items():
        info = names.field_info(path)
        if field.kind is None or not info or path == "chosen":
            continue
        assert info["kind"] == field.kind.name, path
        if field.kind.name in ("term", "terms"):
            assert info["of"] == field.kind.of, path


def test_every_fixed_word_has_a_name() -> None:
    words = set(texts("words")["words"])
    for field in FIELDS.values():
        if field.kind is not None and field.kind.name in ("choice", "choices"):
            missing = {word for word in field.kind.of.split("|") if not word.isdigit()} - words
            assert not missing, field.path


def test_reasons_give_numbers() -> None:
    over = reason(
        Code.OVER_LIMIT, what="lead", found="1200 mg/kg", limit="1000 mg/kg", operator="at-most", where="cable"
    )
    assert ENGLISH.reason(over) == "Lead in cable: 1200 mg/kg, at most 1000 mg/kg allowed"
    assert CHINESE.reason(over) == "cable 中的铅：1200 mg/kg，限值不超过 1000 mg/kg"


def test_a_figure_in_another_unit_is_given_in_the_unit_of_the_limit_too() -> None:
    assert in_unit_of("1200 mg/kg", "0.1 %") == "1200 mg/kg (0.12 %)"
    assert in_unit_of("0.12 %", "0.1 %") == "0.12 %"
    assert in_unit_of("ND (LOQ 2 mg/kg)", "0.1 %") == "ND (LOQ 2 mg/kg)"
    assert in_unit_of("some", "0.1 %") == "some"


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (Outcome.GAP, "Height of the mark: 4 mm; required: at least 5 mm"),
        (Outcome.MET, "Height of the mark: 4 mm"),
        (Outcome.NOT_APPLICABLE, "Height of the mark: 4 mm; the rule is about: at least 5 mm"),
    ],
)
def test_a_difference_reads_as_its_outcome_needs(outcome: Outcome, sentence: str) -> None:
    differs = reason(
        Code.FACT_DIFFERS, "labels.height", fact="labels.height", found="4 mm", expected="5 mm", operator="at-least"
    )
    assert ENGLISH.reason(differs, outcome) == sentence


def test_what_a_list_lacks_is_described() -> None:
    lacks = reason(
        Code.ENTRY_MISSING,
        "labels",
        list="labels",
        wanted=wanted(["mark", "in", "ce|ukca"], ["places", "includes", "product"], ["permanent", "is", "yes"]),
    )
    assert ENGLISH.reason(lacks) == (
        "Marks and texts on product and packaging: ce or ukca (place of the mark: product; permanence of the mark) "
        "is missing (the list is stated complete)"
    )


@pytest.mark.parametrize(
    "text", ["", "ce", "[", "[[", '["all"]', '["Always","is",""]', '[["any",["mark","is","a"]]]', "[1,2]"]
)
def test_an_odd_description_is_no_failure(text: str) -> None:
    lacks = reason(Code.ENTRY_MISSING, "labels", list="labels", wanted=text)
    assert ENGLISH.reason(lacks)
    assert CHINESE.reason(lacks)


def test_slots_are_not_read_twice_and_optional_parts_vanish() -> None:
    assert fill("{a}[; {b}]", {"a": "{b}", "b": ""}) == "{b}"
    assert fill("{a}[; {b}]", {"a": "[x]", "b": "{a}"}) == "[x]; {a}"


def test_a_subject_is_put_before_the_sentence_once() -> None:
    over = reason(Code.OVER_LIMIT, what="lead", found="2 %", limit="1 %", operator="at-most", where="m1")
    assert ENGLISH.reason(over, None, "Cable", "m1").startswith("Lead in m1")
    assert ENGLISH.reason(over, None, "Cable", "m2").startswith("Cable: lead in m1")


def test_an_unknown_notice_shows_what_it_holds() -> None:
    assert ENGLISH.notice(Notice("something-new", (("detail", "x\x1b"),), "labels")).endswith("detail x\\x1b")


def test_every_reason_of_the_lamp_reads_without_leftovers() -> None:
    result = lamp()
    for wording in (ENGLISH.with_result(result), CHINESE.with_result(result)):
        for target in result.targets:
            for finding in target.findings:
                for one in finding.reasons:
                    sentence = wording.reason(one, finding.outcome)
                    assert sentence
                    assert "{" not in sentence
                    assert "\x1b" not in sentence


def test_paths_lose_indices_and_overlays() -> None:
    assert plain_path("lots[2].facts.labels[0].height") == "labels.height"


def test_other_facts_double_negations_and_long_lists_read_as_words() -> None:
    lacks = reason(
        Code.ENTRY_NOT_STATED,
        "certificates",
        list="certificates",
        wanted=wanted(
            ["scheme", "is", "ccc"], ["models", "names", "identity.model"], ["valid-until", "not-before", "as-of"]
        ),
    )
    assert "ccc (models on the certificate: exactly model designation; end of validity on or after as-of date)" in (
        ENGLISH.reason(lacks)
    )
    double = reason(
        Code.ENTRY_MISSING, list="labels", wanted='["all",["mark","is","ce"],["not",["legible","is","no"]]]'
    )
    assert "ce (legibility) is missing" in ENGLISH.reason(double)
    many = reason(
        Code.FACT_DIFFERS, fact="materials.material", found="z", expected="|".join("abcdefghijkl"), operator="in"
    )
    assert "and 6 more" in ENGLISH.reason(many, Outcome.GAP)
