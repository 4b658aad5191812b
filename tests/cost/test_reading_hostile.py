"""Whatever stands in a price file, reading and checking end in problems, never in a traceback."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certcheck.cost.reading import read_prices
from certcheck.cost.reading.checks import check_prices
from certcheck.cost.reading.files import PriceFile
from certcheck.nodes import to_plain
from certcheck.yaml_text import compose_yaml
from cost.offers import HEAD, rules
from cost.test_reading import WHOLE

TREE = to_plain(compose_yaml(HEAD + WHOLE, "whole"))
JUNK = st.one_of(
    st.none(),
    st.sampled_from(
        ["", "none", "-1", "NaN", "Infinity %", "1e999999999", "50 %", "9" * 400, "features.radio", "yes", "prices/1"]
    ),
    st.text(max_size=8),
    st.lists(st.text(max_size=3), max_size=2),
    st.dictionaries(st.sampled_from(["id", "low", "where", "kind", "is", "some"]), st.text(max_size=4), max_size=3),
)


def places(tree: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [path, *(found for key, value in inner for found in places(value, (*path, key)))]


def changed(tree: Any, path: tuple[str | int, ...], value: Any) -> Any:
    if not path:
        return value
    copy = dict(tree) if isinstance(tree, dict) else list(tree)
    copy[path[0]] = changed(tree[path[0]], path[1:], value)
    return copy


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(places(TREE)), JUNK, st.booleans())
def test_anything_anywhere(tmp_path_factory: pytest.TempPathFactory, path: Any, value: Any, is_quote: bool) -> None:
    file = tmp_path_factory.getbasetemp() / "hostile.yaml"
    file.write_text(json.dumps(changed(TREE, path, value)), encoding="utf-8")
    reading = read_prices([PriceFile(file, "hostile.yaml", is_quote)], rules().book)
    for problem in check_prices(reading, rules().book, rules().vocabularies):
        assert "\n" not in str(problem)
