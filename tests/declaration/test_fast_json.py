"""The fast reader of a line gives what the careful one gives, or refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certcheck.declaration.fast_json import NotPlainError, plain_line
from certcheck.declaration.json_text import compose_json
from certcheck.nodes import DEFAULT_LIMITS, Limits, to_plain
from certcheck.positions import InputError
from declaration.documents import SAMPLES, sample

SMALL = Limits(size=300, depth=4, nodes=20, scalar=12)


def fast(line: bytes, limits: Limits = DEFAULT_LIMITS) -> Any:
    try:
        return plain_line(line, limits)
    except NotPlainError:
        return None


def careful(line: bytes, limits: Limits = DEFAULT_LIMITS) -> Any:
    try:
        found = to_plain(compose_json(line, "x", limits=limits))
    except InputError:
        return None
    return found if isinstance(found, dict) else None


_TEXTS = st.sampled_from(["a", "é", "中", "😀", '"', "\\", "\t", "{", "[", ",", "\x7f", "\u2028", "\ufeff", "true"])
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | _TEXTS | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXTS | st.text(max_size=3), inner, max_size=4),
    max_leaves=15,
)


@settings(deadline=None)
@given(
    st.dictionaries(st.text(max_size=3), _VALUES, max_size=3), st.booleans(), st.sampled_from([DEFAULT_LIMITS, SMALL])
)
def test_the_same_for_what_is_written_as_json(value: Any, only_ascii: bool, limits: Limits) -> None:
    line = json.dumps(value, ensure_ascii=only_ascii).encode("utf-8", "surrogatepass") + b"\n"
    expected = careful(line, limits)
    assert fast(line, limits) == expected or (limits is SMALL and fast(line, limits) is None)


_PIECES = st.sampled_from(
    ["{", "}", "[", "]", ",", ":", '"a"', '"b"', '"true"', '""', '" "', '"\\u0020"', "1", "-0", "01", "1.", "1.10", "1e5",
     "-", "+1", ".5", "1E+999", "true", "false", "null", "True", "NaN", "-Infinity", '"\\ud800"', '"\\ud83d\\ude00"',
     '"\\q"', '"\\u12"', '"a\tb"', "'a'", "//", " ", "\t", "\n", "\r", "\x0b", "\xa0", "\x85", "\x00", "\ufeff", "\\", '"',
     '{"a":', '{"b":[', "]}", '{"a":1,', '"b":2}', "٣", "1_0", '"' + "x" * 20 + '"', "9" * 20]
)  # fmt: skip


@settings(deadline=None, max_examples=1500)
@given(st.lists(_PIECES, max_size=12), st.sampled_from([DEFAULT_LIMITS, SMALL]), st.sampled_from(["", "{", '{"a":']))
def test_never_more_than_the_careful_reader(pieces: list[str], limits: Limits, start: str) -> None:
    line = (start + "".join(pieces)).encode()
    for closed in (line, line + b"}"):
        found = fast(closed, limits)
        assert found is None or found == careful(closed, limits)


@settings(deadline=None)
@given(st.binary(max_size=30), st.integers(0, 400))
def test_damaged_lines(junk: bytes, at: int) -> None:
    good = json.dumps(sample(SAMPLES[0]), ensure_ascii=False).encode()
    for line in (junk, good[:at] + junk + good[at:], good[:at] + junk + good[at + len(junk) :]):
        found = fast(line)
        assert found is None or found == careful(line)


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
@pytest.mark.parametrize("only_ascii", [True, False])
def test_samples_are_read_fast(file: Any, only_ascii: bool) -> None:
    raw = sample(file)
    assert fast(json.dumps(raw, ensure_ascii=only_ascii).encode()) == raw


@pytest.mark.parametrize("around", ['{"a": "%s"}', '%s{"a": 1}', '{"a": 1}%s', '{"%sa": 1}', '{"é%s": 1}'])
def test_every_stray_character_is_seen(around: str) -> None:
    for code in [*range(0x300), *range(0x2000, 0x2070), *range(0xFE00, 0x10010), 0x1F600, 0xE0001, 0x10FFFF]:
        line = (around % chr(code)).encode()
        assert fast(line) == careful(line), hex(code)


@pytest.mark.parametrize(
    ("line", "good"),
    [
        (b'{"a":1,"a" :2}', False),
        (b'{"a":1,"a"\t:2}', False),
        (b'{"a":1,"a":"\\":"}', False),
        (b'{"a":{"b":1},"a":{"b":1},"c":":"}', False),
        (b'{"a" : "x: y", "b":":"}', True),
        (b'{"a":"\\":\\":", "b":{"a":":"}}', True),
    ],
)
def test_keys_are_counted_right(line: bytes, good: bool) -> None:
    assert fast(line) == careful(line)
    assert (fast(line) is not None) is good


def test_scalars_stay_as_written() -> None:
    line = (
        b'\xef\xbb\xbf{"a": 1.10, "b": [true, null, [false, -0], {"c": true}], "d": 1e999, "e": "\\ud83d\\ude00"} \r\n'
    )
    expected = {"a": "1.10", "b": ["true", None, ["false", "-0"], {"c": "true"}], "d": "1e999", "e": "😀"}
    assert fast(line) == careful(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        b'{"a": 1, "a": 2}', b'{"a": {"b": 1, "\\u0062": 2}}', b'{"": 1}', b'{"\\u2003": 1}', b'{"a": NaN}',
        b'{"a": -Infinity}', b'{"a": "\\udc00"}', b'{"\\ud800": 1}', b'{"a": 1}{}', b"[]", b"", b"\n", b"null",
        b'{"a": "\xff"}', b"\xef\xbb\xbf\xef\xbb\xbf{}", b'{"a": "\x7f"}', b"{}\x0b", b"{}\x00", '{"a": ٣}'.encode(),
        b'{"a":' * 65 + b"1" + b"}" * 65, b'{"a":' + b"[" * 64 + b"]" * 64 + b"}", b'{"a":' + b"[" * 100_000,
        b'{"a":"' + b"x" * 100_001 + b'"}', b'{"a":"' + b'\\"' * 50_001 + b'"}', b'{"a":' + b"9" * 100_001 + b"}",
        b'{"a":[' + b"1," * 200_000 + b"1]}", b'{"a": "x"}' + b" " * 5_000_000,
    ],
    ids=range(27),
)  # fmt: skip
def test_what_is_refused_by_both(line: bytes) -> None:
    assert careful(line) is None
    assert fast(line) is None


@pytest.mark.parametrize(
    "line",
    [
        b'{"a":' * 64 + b"1" + b"}" * 64, b'{"a":' + b"[" * 63 + b"true" + b"]" * 63 + b"}",
        b'{"a":"' + b"x" * 100_000 + b'"}', b'{"a":"' + b'\\"' * 50_000 + b'"}', b'{"a":' + b"9" * 99_998 + b"}",
        b'{"a":["' + b'1","' * 100_000 + b'1"]}',
    ],
    ids=range(6),
)  # fmt: skip
def test_just_within_the_limits(line: bytes) -> None:
    assert fast(line) == careful(line) is not None
