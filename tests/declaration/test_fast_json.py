"""The fast reader of a line gives what the careful one gives, or refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certcheck.declaration.decode import RefusedError, decode
from certcheck.declaration.fast_json import Line, LineReader, NotPlainError
from certcheck.declaration.json_text import compose_json
from certcheck.declaration.model import FORMAT, Declaration
from certcheck.nodes import DEFAULT_LIMITS, Limits, to_plain
from certcheck.positions import InputError
from declaration.documents import SAMPLES, sample

SMALL = Limits(size=300, nodes=20, scalar=12)
KEYS = ("a", "b", "c", "d", "e", *(spec.key for spec in Declaration.specs.values()))
_known: dict[str, str] = {}
"""The fields of all tests, so that lines share some."""


def read(line: bytes, limits: Limits, known: dict[str, str]) -> Line | None:
    try:
        return LineReader(KEYS, known.get, limits).read(line)
    except NotPlainError:
        return None


def fast(line: bytes, limits: Limits = DEFAULT_LIMITS) -> Any:
    """What the line says, which is the same whatever is known."""
    found, again = read(line, limits, {}), read(line, limits, _known)
    assert (found and found.texts) == (again and again.texts)
    if found is None or again is None:
        return None
    plain = {key: found.value(key) for key in found.texts}
    assert {key: again.value(key) for key in again.texts} == plain
    assert found.values.keys() == plain.keys()
    _known.update({text: key for key, text in found.texts.items()})
    return plain


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
    st.dictionaries(st.sampled_from("abc"), _VALUES, min_size=1),
    st.booleans(),
    st.sampled_from([DEFAULT_LIMITS, SMALL]),
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
        b'{"a":' + b"[" * 100_000, b'{"a":1,}', b'{,"a":1}', b'{"a":1', b'{"a":1 2}', b'{"a":1,"b":2,"a":3}', b'{"a"}',
        b'{"a":"' + b"x" * 100_001 + b'"}', b'{"a":"' + b'\\"' * 50_001 + b'"}', b'{"a":' + b"9" * 100_001 + b"}",
        b'{"a":[' + b"1," * 200_000 + b"1]}", b'{"a": "x"}' + b" " * 5_000_000,
    ],
    ids=range(31),
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


@pytest.mark.parametrize("line", [b"{}", b'{"a": 1, "x": 2}', b'{"\\u0061": 1}', b'{"a": {}, "x": {"a": 1}}'])
def test_other_fields_after_the_expected_ones_are_not_read_here(line: bytes) -> None:
    assert careful(line) is not None
    assert fast(line) is None


@pytest.mark.parametrize(
    "line",
    [
        b'{"a":{"x":1,"b":[2,"c"]},"b":{"y":[{"z":1,"a":{}}],"c":3},"c":"d"}',
        b'{"b":[2,"c"],"a":{"x":1,"b":[2,"c"]}}',
        b'{ "a" : {"x": 1, "b": [2, "c"]} , "b" : [2, "c"] }',
        b'{"a":",\\"b\\":1,","b":",","c":{"a":",\\"b\\":"}}',
    ],
    ids=range(4),
)
def test_what_looks_like_a_field_inside_another_is_none(line: bytes) -> None:
    for _ in range(2):
        assert fast(line) == careful(line) is not None


@pytest.mark.parametrize(
    "deep", [b'{"x":' * 70 + b"1" + b"}" * 70, b"[" * 70 + b"]" * 70, b'[{"id":' * 40 + b"}]" * 40]
)
def test_what_is_nested_too_deeply_is_refused_in_the_end(deep: bytes) -> None:
    for spec in Declaration.specs.values():
        line = b'{"certcheck":"%s","%s":%s}' % (FORMAT.encode(), spec.key.encode(), deep)
        assert careful(line) is None
        found = fast(line)
        if found is not None and spec.key not in ("items", "lots"):  # these two are not read from a line that is right
            with pytest.raises(RefusedError):
                decode(found)


def test_what_is_known_is_not_read_again() -> None:
    known = {'"a":[1,2]': "a", '"b":"x"': "b"}
    line = read(b'{"a":[1,2],"c":{"b":"x"},"b":"x"}', DEFAULT_LIMITS, known)
    assert line == Line({"a": '"a":[1,2]', "c": '"c":{"b":"x"}', "b": '"b":"x"'}, {"c": {"b": "x"}})
    assert line.value("a") == ["1", "2"]
