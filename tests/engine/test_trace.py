"""Questions about facts that a listing has to itself: the answer counts, not the fact."""

from __future__ import annotations

import pytest

from certcheck.declaration.loading import load_text
from certcheck.engine.trace import NamedIn, plain

PAPER = NamedIn("identity.model", "identity", "model", frozenset({"A 1", "B 2"}))


@pytest.mark.parametrize(
    ("model", "expected"),
    [("A 1", True), (" A  1 ", True), ("a 1", False), ("A 12", False), ("unknown", None), ("[A 1]", None)],
)
def test_a_model_is_named_word_for_word(model: str, expected: bool | None) -> None:
    text = f"certcheck: declaration/1\nidentity: {{model: {model!r}}}\n"
    declaration = load_text(text, "yaml", "product.yaml").units[0].declaration
    if model == "[A 1]":
        expected = False  # brackets in quotes are part of the name
    assert PAPER.answer_from(declaration.identity) is expected


def test_nothing_is_known_of_a_model_that_is_not_stated() -> None:
    assert PAPER.answer_from(None) is None
    empty = load_text("certcheck: declaration/1\n", "yaml", "product.yaml").units[0].declaration
    assert PAPER.answer_from(empty.identity) is None


def test_spaces_do_not_count() -> None:
    assert plain("  A \t 1\n") == "A 1"
