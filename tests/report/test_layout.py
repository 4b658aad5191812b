"""Line breaking: nothing is lost, nothing is wider than asked, Chinese punctuation stays where it belongs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from certcheck.report.layout import pad, wrap

_TEXTS = st.text(st.sampled_from(list("ab c，。（）铅材料1 /-·\u3000é")), max_size=120)


@given(_TEXTS, st.integers(8, 60))
def test_no_line_is_wider_and_no_character_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_words_stay_whole_where_they_fit() -> None:
    assert wrap("at most 1000 mg/kg allowed", 12) == ["at most 1000", "mg/kg", "allowed"]


def test_chinese_breaks_between_characters_but_not_before_closing_punctuation() -> None:
    assert wrap("铅含量超过限值，须更换。", 14) == ["铅含量超过限", "值，须更换。"]


def test_chinese_after_a_latin_word_uses_the_rest_of_the_line() -> None:
    assert wrap("RoHS 限制使用有害物质", 14) == ["RoHS 限制使用", "有害物质"]


def test_an_address_is_folded_at_a_slash() -> None:
    lines = wrap("https://example.org/one/two/three/four", 20)
    assert "".join(lines) == "https://example.org/one/two/three/four"
    assert lines[0].endswith("/")


def test_nothing_is_one_empty_line() -> None:
    assert wrap("", 20) == [""]


@pytest.mark.parametrize("text", ["lead", "铅", "铅 lead"])
def test_pad_counts_cells(text: str) -> None:
    assert cell_len(pad(text, 10)) == 10
