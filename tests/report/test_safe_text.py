"""Nothing a declaration says acts on a terminal or hides."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certcheck.report.safe_text import LONGEST, quoted, safe


@given(st.text())
def test_no_control_or_line_separator_survives(text: str) -> None:
    categories = {unicodedata.category(char) for char in safe(text)}
    assert not categories & {"Cc", "Cs", "Zl", "Zp", "Co"}


@given(st.text())
def test_making_safe_twice_changes_nothing(text: str) -> None:
    assert safe(safe(text)) == safe(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b2J", "\\x9b2J"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u200bb", "a\\u200bb"),
        ("a\xadb", "a\\xadb"),
        ("tag \U000e0041", "tag \\U000e0041"),
        ("line\nline", "line\\nline"),
        ("台灯 LD-20", "台灯 LD-20"),
        ("café", "café"),
    ],
)
def test_what_is_escaped_is_seen(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_stacked_marks_are_cut() -> None:
    assert safe("a" + "\u0301" * 50) == "a" + "\u0301" * 3 + "…"


def test_very_long_values_are_shortened_in_sentences() -> None:
    assert len(quoted("x" * 5000)) == LONGEST
