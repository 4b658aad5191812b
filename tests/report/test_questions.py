"""Questions are grouped by what answers them, the most useful first."""

from __future__ import annotations

import itertools

from certcheck.declaration.loading import load_text
from certcheck.report.names import Names
from certcheck.report.questions import asked_things, group_questions, hint, open_questions, question_text
from certcheck.report.wording import Wording
from certcheck.result import Code, Finding, Outcome

from .fixtures import finding, lamp, reason, wanted


def _open(identifier: str, *groups: str, obligation: str = "mandatory") -> Finding:
    reasons = tuple(reason(Code.FACT_NOT_STATED, group, fact=group) for group in groups)
    return finding(identifier, Outcome.UNDETERMINED, reasons=reasons, obligation=obligation)


def test_the_question_that_settles_most_duties_comes_first() -> None:
    findings = [
        _open("a", "labels"), _open("b", "labels"), _open("c", "features.radio"),
        _open("d", "documents", obligation="voluntary"), _open("e", "documents", obligation="voluntary"),
        _open("f", "documents", obligation="voluntary"),
    ]  # fmt: skip
    groups = group_questions(findings)
    assert [(one.place, one.settles, one.helps) for one in groups] == [
        ("labels", 2, 0), ("features.radio", 1, 0), ("documents", 3, 0),
    ]  # fmt: skip


def test_a_finding_with_two_questions_is_settled_by_the_second() -> None:
    groups = group_questions([_open("a", "labels", "features.radio"), _open("b", "labels")])
    assert [(one.place, one.settles, one.helps) for one in groups] == [("labels", 1, 1), ("features.radio", 1, 0)]


def test_every_finding_is_settled_once_and_order_does_not_matter() -> None:
    findings = [_open("a", "x", "y"), _open("b", "y", "z"), _open("c", "z"), _open("d", "x", "y", "z")]
    groups = {group_questions(order) for order in itertools.permutations(findings)}
    places = {tuple((one.place, one.settles, one.helps) for one in found) for found in groups}
    assert len(places) == 1
    assert sum(settles for _, settles, _ in places.pop()) == len(findings)


def test_findings_without_questions_are_left_alone() -> None:
    assert group_questions([finding("a", Outcome.UNDETERMINED)]) == ()


def test_questions_in_words() -> None:
    result = lamp()
    english, chinese = (Wording(Names(language, result=result)) for language in ("en", "zh"))
    groups = {one.place: one for one in open_questions(result.targets[0])}
    assert question_text(groups["features.radio"], english, result).startswith("Does it send or receive radio waves")
    assert question_text(groups["materials.substances"], english, result).endswith("(cable)")
    assert question_text(groups["features.radio"], chinese, result).startswith("是否有意发射")
    assert asked_things(groups["labels"], english) == (
        "ce (place of the mark: product; height of the mark at least 5 mm)",
        "model",
    )


def test_hints_can_be_written_into_a_declaration() -> None:
    result = lamp()
    wording = Wording(Names("en", result=result))
    for target in result.targets:
        for group in open_questions(target):
            text = hint(group, wording)
            assert text
            load_text(f"certcheck: declaration/1\n{text.replace('…', 'unknown')}\n", "yaml")


def test_a_requirement_may_ask_in_its_own_words() -> None:
    from dataclasses import replace

    from certcheck.rules.model import Text

    from .fixtures import result as result_of

    base = result_of()
    rule = replace(base.requirements["eu/red/scope"], ask=Text("Does it radiate?", "是否辐射？"))
    told = replace(base, requirements={**base.requirements, rule.id: rule})
    group = group_questions([_open("eu/red/scope", "features.radio")])[0]
    assert question_text(group, Wording(Names("zh")), told) == "是否辐射？"


def test_a_hint_leaves_out_what_a_rule_takes_from_elsewhere() -> None:
    asked = wanted(
        ["scheme", "is", "ce-type"],
        ["models", "names", "identity.model"],
        ["languages", "includes-all", "table languages"],
    )
    found = finding(
        "a",
        Outcome.UNDETERMINED,
        reasons=(reason(Code.ENTRY_NOT_STATED, "certificates", list="certificates", wanted=asked),),
    )
    text = hint(group_questions([found])[0], Wording(Names("en")))
    assert "- {scheme: ce-type, languages: …, models: …}" in text
