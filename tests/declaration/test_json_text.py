"""JSON gives the same tree as YAML, with positions."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certcheck.declaration.json_text import bounded_lines, iter_ndjson, parse_json
from certcheck.nodes import Limits, to_plain
from certcheck.positions import InputError, Problem


def complaint(text: str | bytes) -> str:
    with pytest.raises(InputError) as caught:
        parse_json(text, "a.json")
    (problem,) = caught.value.problems
    return str(problem)


def test_numbers_and_booleans_stay_as_written() -> None:
    assert parse_json('{"a": 1.10, "b": [true, null, 1e999], "c": -0}', "a").tree == {
        "a": "1.10",
        "b": ["true", None, "1e999"],
        "c": "-0",
    }


def test_values_and_keys_have_positions() -> None:
    read = parse_json('{\n  "labels": [\n    {"height": "5 mm"}\n  ]\n}', "a")
    assert read.marks["labels", 0, "height"] == (3, 16)
    assert read.keys["labels", 0, "height"] == (3, 6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1, "a": 2}', "a.json:1:10: key 'a' is given twice (first on line 1)"),
        ('{"a": NaN}', "NaN and Infinity are not JSON"),
        ('{"a": -Infinity}', "NaN and Infinity are not JSON"),
        ("[1,]", "a.json:1:3: not valid JSON: a comma before the end"),
        ('{"a": 1,}', "a comma before the end"),
        ('{"a" 1}', "found '1', expected ':' after the key"),
        ("{'a': 1}", "single quotes"),
        ('{"a": 012}', "a number that JSON does not know"),
        ('{"a": yes}', "text without quotes"),
        ('{"a": "x', "a text is not closed on its line"),
        ('{"a": "x\ty"}', "a tab inside a text"),
        ('{"a": "\\q"}', "wrong escape in a text"),
        ('{"a": "\\ud800"}', "half a character"),
        ("// c\n{}", "comments are not JSON"),
        ('{"a": 1', "ends too early, expected ',' or '}'"),
        ("]", "found ']', expected a value"),
        ("{1: 2}", "expected a key in double quotes"),
        ('{"": 2}', "an empty key"),
        ('{"a": 1}\n{"b": 2}', "a.json:2:1: more follows after the end"),
        ("", "is empty"),
        (b"\xff\xfe{\x00}\x00", "is UTF-16 text"),
        (b"\x00\x01", "binary file"),
        ("[" * 100_000, "nested more than 64 levels deep"),
        ('{"a":' * 1_000, "nested more than 64 levels deep"),
        ('"' + "x" * 100_001 + '"', "longer than 100,000 characters"),
        ("[" + "9" * 100_001 + "]", "longer than 100,000 characters"),
        ("[" + "1," * 200_001 + "1]", "more than 200,000 values"),
    ],
)
def test_what_is_refused(text: str | bytes, expected: str) -> None:
    assert expected in complaint(text)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(min_size=1, max_size=5), inner, max_size=4),
    max_leaves=20,
)


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_text(inner) for inner in value]
    return value if value is None or isinstance(value, str) else json.dumps(value)


@given(_VALUES, st.sampled_from([None, 1]))
def test_reads_what_the_standard_library_writes(value: Any, indent: int | None) -> None:
    text = json.dumps(value, indent=indent)
    try:
        read = parse_json(text, "a").tree
    except InputError as error:
        assert "empty key" in str(error)  # noqa: PT017 - a key of blanks is JSON, but no declaration has one
        return
    assert read == _as_text(value)


def test_ndjson_goes_on_after_a_bad_line() -> None:
    stream = io.BytesIO(b'{"a": 1}\n\n{"a": }\n[2]\xff\n[3]')
    read = [(line, what if isinstance(what, Problem) else to_plain(what)) for line, what in iter_ndjson(stream, "x")]
    assert [line for line, _ in read] == [1, 3, 4, 5]
    assert read[0][1] == {"a": "1"}
    assert str(read[1][1]).startswith("x:3:7: not valid JSON: found '}'")
    assert str(read[2][1]).startswith("x:4:4: is not UTF-8 text")
    assert read[3][1] == ["3"]


def test_an_endless_line_is_not_kept() -> None:
    stream = io.BytesIO(b"x" * 1000 + b"\n[1]\n")
    limits = Limits(size=10)
    lines = list(bounded_lines(stream, limits))
    assert [len(line) for line in lines] == [11, 4]
    first, second = iter_ndjson(lines, "x", limits=limits)
    assert "is larger than 10 bytes" in str(first[1])
    assert not isinstance(second[1], Problem)
