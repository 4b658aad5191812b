"""YAML is read string-first, with positions, and hostile files cost nothing."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import pytest
import yaml

from certcheck import yaml_text
from certcheck.nodes import Limits
from certcheck.positions import InputError
from certcheck.yaml_text import parse_yaml, read_yaml


@pytest.fixture(autouse=True, params=["SafeLoader", "CSafeLoader"])
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything holds with and without the C library."""
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML is built without libyaml")
    monkeypatch.setattr(yaml_text, "_LOADER", getattr(yaml, request.param))


def complaint(text: str | bytes, **limits: int) -> str:
    with pytest.raises(InputError) as caught:
        parse_yaml(text, "a.yaml", limits=Limits(**limits))
    (problem,) = caught.value.problems
    return str(problem)


@pytest.mark.parametrize(
    "written", ["NO", "no", "yes", "on", "0012345670", "1.10", "2026-11-21", "1e3", "0x1F", "12:30:00", ".inf", "Null"]
)
def test_a_scalar_stays_as_it_is_written(written: str) -> None:
    assert parse_yaml(f"{written}: {written}", "a").tree == {written: written}


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_nothing_is_none(written: str) -> None:
    assert parse_yaml(f"a: {written}\nb: 1", "a").tree["a"] is None


def test_quoted_nothing_is_text() -> None:
    assert parse_yaml("a: ''\nb: '~'\nc: \"null\"", "a").tree == {"a": "", "b": "~", "c": "null"}


def test_values_and_keys_have_positions() -> None:
    tree, marks, keys = parse_yaml("# one\nlabels:\n- mark: ce\n  height: 5 mm\n", "a")
    assert tree == {"labels": [{"mark": "ce", "height": "5 mm"}]}
    assert marks["labels", 0, "height"] == (4, 11)
    assert keys["labels", 0, "height"] == (4, 3)
    assert keys["labels",] == (2, 1)


def test_columns_count_characters_not_bytes() -> None:
    assert parse_yaml("{名称: 灯, b: c}", "a").marks["b",] == (1, 12)


def test_windows_line_ends_and_a_utf_8_mark_change_nothing() -> None:
    read = parse_yaml(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "a")
    assert read.tree == {"a": "1", "b": "2"}
    assert read.marks["b",] == (2, 4)


def test_an_alias_is_followed() -> None:
    read = parse_yaml("a: &x {b: [1]}\nc: *x", "a")
    assert read.tree == {"a": {"b": ["1"]}, "c": {"b": ["1"]}}
    assert read.marks["c", "b", 0] == (1, 12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3", "a.yaml:3:1: key 'a' is given twice (first on line 1)"),
        ("x: {b: 1, b: 2}", "a.yaml:1:11: key 'b' is given twice (first on line 1)"),
        ("a: &x [*x]", "a.yaml:1:8: alias *x stands inside what it stands for"),
        ("a: *x", "a.yaml:1:4: alias *x has no anchor above it"),
        ("b: &b {}\n<<: *b", "a.yaml:2:1: merge keys '<<' are not allowed (write the fields out)"),
        ("a:\n\tb: 1", "a.yaml:2:1: a tab is used for indentation (indent with spaces)"),
        ("a: 1\n---\nb: 2", "a.yaml:2:1: a second document starts here ('---') (one document per file)"),
        ("? [a]\n: b", "a.yaml:1:3: a list or mapping as a key is not allowed (a key is plain text)"),
        ("", "a.yaml: is empty (expected 'key: value' lines)"),
        (" \n\n", "a.yaml: is empty (expected 'key: value' lines)"),
        ("# only a comment\n", "a.yaml:1:1: holds no content (expected 'key: value' lines)"),
        (b"\x7fELF\x00\x01\xff", "a.yaml: is a binary file, expected UTF-8 text"),
        ("a: b\x00c", "a.yaml:1:5: is a binary file (NUL byte), expected UTF-8 text"),
        ("a: 1".encode("utf-16"), "a.yaml:1:1: is UTF-16 text, expected UTF-8 (save the file as UTF-8 text)"),
    ],
)
def test_what_is_refused(text: str | bytes, expected: str) -> None:
    assert complaint(text) == expected


def test_tags_are_refused() -> None:
    assert "tag" in complaint("a: !!python/object/apply:os.system ['true']")
    assert "tag" in complaint("a: !!int 3")


def test_other_encodings_name_line_and_column() -> None:
    shown = complaint("a: 1\nb: 测试".encode("gbk"))
    assert shown.startswith("a.yaml:2:4: is not UTF-8 text: byte 0xB2")


def test_control_characters_are_refused_raw_and_kept_escaped() -> None:
    assert complaint("a: x\x1b[31m").startswith("a.yaml:1:5: control character U+001B")
    assert parse_yaml('a: "x\\e[31m\\0"', "a").tree == {"a": "x\x1b[31m\x00"}


def test_half_a_character_is_refused() -> None:
    assert complaint('a: "\\ud800"').startswith("a.yaml:1:")


@pytest.mark.parametrize(
    "text", ["a: b: c", "a: 'x", "a: [1, 2", "a: @x", "a: {b", "- a\nb: c", "%YAML 3.0\n---\na: 1", "a: *", 'a: "\\q"']
)
def test_wrong_syntax_is_one_problem_with_a_line(text: str) -> None:
    assert complaint(text + "\n").startswith("a.yaml:")


def test_billion_laughs_are_refused_at_once() -> None:
    names = "abcdefghij"
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]" for a, b in itertools.pairwise(names)]
    started = time.process_time()
    assert "values, aliases followed" in complaint("\n".join(lines))
    assert time.process_time() - started < 5


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 1_000, "- " * 1_000])
def test_deep_nesting_is_refused_at_once(text: str) -> None:
    assert "nested more than 64 levels deep" in complaint(text)


def test_nesting_through_aliases_counts() -> None:
    lines = ["k0: &k0 [x]"] + [f"k{n}: &k{n} [*k{n - 1}]" for n in range(1, 100)]
    assert "nested more than 64 levels deep" in complaint("\n".join(lines))


def test_other_limits() -> None:
    assert "longer than 100,000 characters" in complaint("a: " + "x" * 100_001)
    assert "larger than 100 bytes" in complaint("a: " + "x" * 100, size=100)
    assert "more than 3 values" in complaint("[a, b, c, d]", nodes=3)
    assert "more than 1 aliases" in complaint("[&a x, *a, *a]", aliases=1)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a directory, expected a file"):
        read_yaml(tmp_path)
    with pytest.raises(InputError, match="no such file"):
        read_yaml(tmp_path / "none.yaml")
    with pytest.raises(InputError, match="cannot be read"):
        read_yaml("a\x00b.yaml")


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="permission denied"):
        read_yaml(tmp_path / "a.yaml")
