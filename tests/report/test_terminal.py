"""The terminal report: complete, aligned, harmless, at every width and in both languages."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from certcheck.report.options import RenderOptions
from certcheck.report.page import WIDEST
from certcheck.report.terminal import render
from certcheck.result import Headline, Outcome

from .fixtures import finding, lamp, medical, result, target

CASES = [
    (language, width, explain) for language in ("en", "zh") for width in (40, 80, 100, 160) for explain in (False, True)
]


def _text(language: str = "en", width: int = 80, explain: bool = False) -> str:
    return render([lamp()], RenderOptions(language, explain, width))


@pytest.mark.parametrize(("language", "width", "explain"), CASES)
def test_no_line_is_wider_than_the_terminal(language: str, width: int, explain: bool) -> None:
    lines = _text(language, width, explain).splitlines()
    yaml = re.compile(r"\s+(\S+\s+)?(- |[a-z-]+:( |$))")  # keeps its own lines, whatever the width
    wide = [line for line in lines if cell_len(line) > min(width, WIDEST)]
    assert [line for line in wide if width >= 80 or not yaml.match(line)] == []


@pytest.mark.parametrize(("language", "width", "explain"), CASES)
def test_nothing_is_cut(language: str, width: int, explain: bool) -> None:
    text = "".join(_text(language, width, explain).split())
    result = lamp()
    for rule in result.requirements.values():
        if any(one.requirement == rule.id and one.outcome is Outcome.GAP for one in result.targets[0].findings):
            assert "".join(rule.title.in_(language).split()) in text
            assert "".join(rule.remedy.in_(language).split()) in text
            assert rule.cite.url in text
    assert "…" not in _text(language, width, explain).replace("value: …", "").replace(": …", "")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_without_colour_there_is_no_escape_at_all(language: str) -> None:
    text = _text(language)
    assert "\x1b" not in text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def test_markup_and_escapes_of_a_declaration_are_shown_not_obeyed() -> None:
    plain = "".join(_text(width=160).split())
    assert "[boldred]X[/boldred]\\x1b[31m" in plain
    assert ":smile:" in plain
    assert "\\u202eevil\\u202c\\x07" in plain
    coloured = render([lamp()], RenderOptions(colour=True, width=160))
    assert set(re.findall("\x1b[^m]{0,8}m?", coloured)) <= set(re.findall(r"\x1b\[[0-9;]*m", coloured))
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render([lamp()], RenderOptions(width=160))


@pytest.mark.parametrize("width", [80, 160])
def test_the_right_hand_column_is_aligned_with_chinese_text(width: int) -> None:
    lines = _text("zh", width).splitlines()
    right = [line for line in lines if line.endswith(("lamp.yaml:34", "lamp.yaml:80", "eu/rohs/lead", "eu/ppwr/label"))]
    assert len(right) >= 4
    assert {cell_len(line) for line in right} == {min(width, WIDEST)}


def test_what_to_do_first_stands_before_the_gaps() -> None:
    text = _text()
    first, gaps = text.index("What to do first"), text.index("\nGaps\n", text.index("What to do first"))
    assert "1. Responsible person in the EU" in text[first:gaps]
    assert "Answer: Which marks and texts" in text[first:gaps]


def test_every_part_is_there() -> None:
    text = _text()
    for heading in (
        "What to do first", "Undetermined: questions to answer", "Needs a person to decide", "Coming",
        "Requests to others", "Standing duties", "Watched", "How far this reaches", "About the input", "Basis",
    ):  # fmt: skip
        assert heading in text
    for word in (
        "5 gaps in 4 rules, 1 of them for others",
        "6 undetermined",
        "1 unconfirmed",
        "1 to review",
        "2 coming",
    ):
        assert word in " ".join(text.split())
    assert "not before 2028-08-12" in text
    assert "as stated today: gap" in text
    assert "lamp.yaml:34" in text
    assert "mercury" not in text.lower()


def test_explain_adds_what_was_met_and_what_does_not_apply() -> None:
    text = _text(explain=True)
    assert "Mercury in homogeneous materials" in text
    assert "Standby power (unconfirmed)" in text
    assert "Toy safety" in text
    assert "medical and monitoring equipment" in text
    assert "1" * 64 in "".join(text.split())


def test_no_verdict_and_no_score() -> None:
    for text in (_text("en", explain=True), _text("zh", explain=True)):
        assert "compliant" not in text.lower()
        assert "合规" not in text


def test_an_other_regime_is_named() -> None:
    text = render([medical()], RenderOptions())
    assert "Other regime: Medical device" in text
    assert "Regulation (EU) 2017/745 Art. 2(1)" in text


def test_several_products_end_with_a_summary() -> None:
    text = render([lamp(), medical()], RenderOptions())
    summary = text[text.index("== Summary") :]
    assert "European Union (eu): Gaps · 5 gaps" in summary
    assert "European Union (eu): Other regime" in summary
    assert "Japan (jp): Not checked" in summary


def test_a_result_without_targets_says_so() -> None:
    assert "No target was checked." in render([result()], RenderOptions())


def test_no_gap_found_claims_nothing_more() -> None:
    good = result(target(Headline.NO_GAP_FOUND, finding("eu/rohs/met", Outcome.MET)))
    text = render([good], RenderOptions())
    assert "No gap found" in text
    assert "What to do first" not in text
