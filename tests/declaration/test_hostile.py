"""Whatever bytes come in, there is a declaration or an InputError, never anything else."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certcheck.declaration.loading import Format, load_text
from certcheck.positions import InputError, Problem
from declaration.reading import MARKER

_WORDS = st.sampled_from(
    [
        "identity",
        "labels",
        "materials",
        "entries",
        "state",
        "complete",
        "id",
        "facts",
        "items",
        "lots",
        "a",
        "~",
        "none",
        "&a",
        "*a",
        "<<",
        "!!int",
        "3",
        "'",
        "[",
        "]",
        "{",
        "}",
        ":",
        "-",
        ",",
        "#",
        "|",
        ">",
        "%",
        '"',
        ": ",
        "- ",
        "\n",
        "\n  ",
        "\n- ",
        "\t",
        "5 mg/kg",
    ]
)


@pytest.mark.parametrize("form", ["yaml", "json", None])
@settings(deadline=None)
@given(data=st.binary(max_size=200))
def test_any_bytes(form: Format | None, data: bytes) -> None:
    _load(data, form)


@settings(deadline=None, max_examples=300)
@given(parts=st.lists(_WORDS, max_size=30))
def test_pieces_of_yaml(parts: list[str]) -> None:
    _load(MARKER + "".join(parts), "yaml")


_KEYS = st.sampled_from(
    [
        "identity",
        "labels",
        "materials",
        "substances",
        "entries",
        "state",
        "id",
        "facts",
        "items",
        "lots",
        "gtin",
        "down-to",
        "chosen",
        "dates",
        "by-market",
        "sold-in",
        "notes",
        "certcheck",
        "features",
        "name",
        "value",
    ]
)
_TREES = st.recursive(
    st.none() | st.sampled_from(["x", "none", "unknown", "complete", "5 mg/kg", "2026-08"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=25,
)


@settings(deadline=None, max_examples=300)
@given(
    tree=st.dictionaries(
        st.sampled_from(["identity", "labels", "materials", "items", "lots", "chosen", "food"]), _TREES
    )
)
def test_trees_of_known_keys(tree: dict[str, object]) -> None:
    _load(json.dumps({"certcheck": "declaration/1", **tree}), "json")


def _load(data: bytes | str, form: Format | None) -> None:
    problems: tuple[Problem, ...] | None = None
    try:
        read = load_text(data, form, "x")
    except InputError as error:
        problems = error.problems
    if problems is None:
        assert all(unit.position(()) for unit in read.units)
    else:
        assert problems
        assert all(str(problem).replace("\u3000", " ").replace("\xa0", " ").isprintable() for problem in problems)
