"""Files that are broken or mean harm: one readable error each, exit code 2, no traceback, nothing of them obeyed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from certcheck.nodes import DEFAULT_LIMITS

from .conftest import AS_OF, RULES, UNSAFE, Certcheck, Done, executable

START = b"certcheck: declaration/1\n"
BOMB = START + b"identity:\n  other-names: &a [x, x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"k%d: &%s [%s]\n" % (n, bytes([98 + n]), b", ".join([b"*" + bytes([97 + n])] * 10)) for n in range(9)
)  # fmt: skip
FILES: dict[str, tuple[bytes, str]] = {
    "empty.yaml": (b"", "is empty"),
    "blank.yaml": (b"\n  \n# only a remark\n", "holds no content"),
    "binary.yaml": (b"\x7fELF\x02\x01\x01\x00\x00\xff\xfe" + bytes(range(256)), "is a binary file"),
    "nul.yaml": (START + b"identity: {name: 'a\x00b'}\n", "is a binary file"),
    "utf-16.yaml": ("certcheck: declaration/1\n".encode("utf-16"), "is UTF-16 text, expected UTF-8"),
    "gbk.yaml": (START + "identity: {name: 台灯}\n".encode("gbk"), "is not UTF-8 text"),
    "huge.yaml": (START + b"# " + b"x" * DEFAULT_LIMITS.size + b"\n", "is larger than 5,000,000 bytes"),
    "long.yaml": (START + b"identity: {name: " + b"x" * 100_001 + b"}\n", "text is longer than 100,000 characters"),
    "bomb.yaml": (BOMB, "holds more than 200,000 values"),
    "cycle.yaml": (START + b"identity: &a {name: *a}\n", "stands inside what it stands for"),
    "deep.yaml": (START + b"identity: " + b"[" * 10_000 + b"]" * 10_000 + b"\n", "is nested more than 64 levels deep"),
    "deep.json": (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, "64 levels"),
    "twice.yaml": (START + b"identity: {name: A, name: B}\n", "key 'name' is given twice"),
    "twice.json": (b'{"certcheck": "declaration/1", "certcheck": "declaration/1"}', "is given twice"),
    "tag.yaml": (START + b"identity: !!python/object/apply:os.system ['echo owned']\n", "is not allowed"),
    "merge.yaml": (START + b"identity:\n  <<: {name: A}\n", "merge keys '<<' are not allowed"),
    "several.yaml": (START + b"---\n" + START, "document"),
    "tab.yaml": (START + b"identity:\n\tname: A\n", "a tab is used for indentation"),
    "list.yaml": (b"- a\n- b\n", "expected a mapping"),
    "text.yaml": (b"just some text\n", "expected a mapping"),
    "other.yaml": (b"openapi: 3.0.0\n", "the line 'certcheck: declaration/1' is missing"),
    "later.yaml": (b"certcheck: declaration/9\n", "this version of certcheck cannot read it"),
    "escape.yaml": (START + b"identity: {name: \x1b[31mred}\n", "control character U+001B"),
    "key.yaml": (START + b'"ident\\e[2Jity": {}\n', "unknown key"),
    "lots.yaml": (START + b"lots: [{id: a, facts: {lots: []}}]\n", "is not a fact that an item or lot can change"),
    "half.json": (b'{"certcheck": "declaration/1", "identity": {"name": "\\ud800"}}', "half a character"),
    "broken.json": (b'{"certcheck": ', "not valid JSON"),
    "nan.json": (b'{"certcheck": "declaration/1", "identity": {"mass": NaN}}', "NaN"),
    "product.txt": (START, "cannot tell the format from the suffix '.txt'"),
}


@pytest.fixture(scope="module")
def all_files(certcheck: Certcheck) -> Done:
    """All of them in one run."""
    for name, (content, _) in FILES.items():
        (certcheck.folder / name).write_bytes(content)
    return certcheck.check(*FILES, "good.yaml", "--target", "eu")


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_named_with_what_is_wrong(all_files: Done, name: str) -> None:
    lines = [line for line in all_files.err.splitlines() if line.startswith(name)]
    assert lines, all_files.err
    assert FILES[name][1] in " ".join(lines)


def test_bad_files_are_two_and_the_good_one_is_reported(all_files: Done) -> None:
    assert all_files.code == 2
    assert "No gap found" in all_files.out
    assert "owned" not in all_files.out
    for text in ("Traceback", "internal error", "pydantic", "Input should be"):
        assert text not in all_files.err


def test_nothing_of_a_bad_file_reaches_the_terminal_raw(all_files: Done) -> None:
    assert not UNSAFE.search(all_files.both)


def test_places_that_are_no_files(certcheck: Certcheck, own: Path) -> None:
    names = [".", "absent.yaml", "absent\x1b[31m.yaml", "no/such/folder.yaml", os.devnull]
    done = certcheck.check(*names, "--target", "eu", cwd=own)
    assert done.code == 2
    assert not UNSAFE.search(done.err)
    for message in (".: is a directory", "absent.yaml: no such file", "absent\\x1b[31m.yaml: no such file"):
        assert message in done.err
    assert len(done.err.splitlines()) == len(names) + 1


def test_a_bad_file_alone_says_that_nothing_was_checked(certcheck: Certcheck, all_files: Done) -> None:
    done = certcheck.check("bomb.yaml", "--target", "eu")
    assert done.code == 2
    assert done.out == ""
    assert done.err.splitlines()[-1] == "certcheck: nothing was checked"


HOSTILE = (
    "\\e[31mRED\\e]0;title\\a [bold]X[/bold] <script>alert(1)</script> \\u202eevil\\u2066 \\0 \\x9b2J \\u200bY =1+1"
)
NAMES = f"""\
certcheck: declaration/1
identity: {{name: "{HOSTILE}", model: "{HOSTILE}", brand: "{HOSTILE}", category: "{HOSTILE}", gtin: '123', hs-code: "{HOSTILE}"}}
sold-in: ["{HOSTILE}", eu]
features: {{electrical: "{HOSTILE}", display: no, light-source: no}}
materials:
  - id: "{HOSTILE}"
    material: "{HOSTILE}"
    substances: [{{name: lead, value: 1200 mg/kg, report: "{HOSTILE}"}}, {{name: "{HOSTILE}", value: "{HOSTILE}"}}]
labels: [{{mark: "{HOSTILE}", text: "{HOSTILE}"}}]
claims: [{{text: "{HOSTILE}", kind: "{HOSTILE}"}}]
certificates: [{{scheme: "{HOSTILE}", number: "{HOSTILE}", models: ["{HOSTILE}"]}}]
documents: [{{kind: "{HOSTILE}"}}]
registrations: [{{regime: "{HOSTILE}", number: "{HOSTILE}"}}]
lots: [{{id: "{HOSTILE}", facts: {{dates: {{made: "{HOSTILE}"}}}}}}]
items: [{{id: "{HOSTILE}", facts: {{}}}}]
notes: "{HOSTILE}"
"""
FILE_NAME = "lamp\x1b[31m\u202e[bold].yaml"


@pytest.fixture(scope="module", params=["en", "zh"])
def hostile_names(certcheck: Certcheck, request: pytest.FixtureRequest) -> Done:
    (certcheck.folder / FILE_NAME).write_text(NAMES, "utf-8")
    words = ("--target", "eu,eu/de,cn/green-food", "--explain", "--lang", request.param)
    return certcheck.check(FILE_NAME, *words, "--format", "rich", "--format", f"json:names-{request.param}.json")


def test_hostile_names_are_shown_and_not_obeyed(hostile_names: Done) -> None:
    assert hostile_names.code == 1
    assert hostile_names.err == ""
    assert not UNSAFE.search(hostile_names.out)
    joined = re.sub(r"\s+", "", hostile_names.out)
    for text in (r"\x1b[31mRED", r"\x1b]0;title\x07", "[bold]X[/bold]", "<script>alert(1)</script>", r"\u202eevil\u2066",
                 r"\x00", r"\x9b2J", r"\u200bY", r"lamp\x1b[31m\u202e[bold].yaml"):  # fmt: skip
        assert text in joined, text


def test_json_keeps_hostile_names_as_they_are_and_is_safe_to_show(certcheck: Certcheck, hostile_names: Done) -> None:
    for path in certcheck.folder.glob("names-*.json"):
        text = path.read_text("utf-8")
        assert not UNSAFE.search(text)
        product = json.loads(text)["products"][0]
        assert product["product"].startswith("\x1b[31mRED\x1b]0;title\x07 [bold]X[/bold] <script>")
        assert product["source"] == FILE_NAME


@pytest.mark.parametrize(
    "words",
    [
        ("check", "good.yaml", "--target", "\x1b[31m\u202eeu"),
        ("check", "good.yaml", "--target", "eu", "--format", "\x1b[31mjson"),
        ("check", "good.yaml", "--target", "eu", "--fail-on", "\x1b[31mgap"),
        ("check", "good.yaml", "--target", "eu", "--as-of", "\x1b[31m2026"),
        ("check", "good.yaml", "--target", "eu", "--lang", "\x1b[31m"),
        ("check", "good.yaml", "--\x1b[31m"),
        ("check", "good.yaml", "--target", "eu", "--config", "\x1b[31m\u202e.toml"),
        ("check", "good.yaml", "--target", "eu", "--rules", "\x1b[31m\u202e"),
        ("check", "good.yaml", "--target", "eu", "--format", "json:no/\x1b[31m/file"),
        ("check", "good.yaml", "--target", "eu", "--locked", "--lock-file", "\x1b[31m\u202e"),
        ("explain", "eu/\x1b[31m\u202e"),
        ("init", "--category", "\x1b[31m\u202e"),
        ("\x1b[31m\u202e",),
    ],
    ids=lambda words: words[-2].strip("-") if len(words) > 3 else words[0].strip("\x1b\u202e[") or "command",
)
def test_hostile_words_on_the_command_line(certcheck: Certcheck, words: tuple[str, ...]) -> None:
    rules = () if "--rules" in words or words[0] not in ("check", "explain") else ("--rules", str(RULES))
    done = certcheck(*words, *rules)
    assert done.code in (2, 4, 5), done.both
    assert not UNSAFE.search(done.both), done.both
    assert "Traceback" not in done.err
    assert "internal error" not in done.err


def test_hostile_settings(certcheck: Certcheck, own: Path) -> None:
    (own / "good.yaml").write_bytes((certcheck.folder / "good.yaml").read_bytes())
    for line in (
        '"\\u001b[31m" = 1',
        'lang = "\\u001b[31m"',
        'target = ["\\u001b[31m"]',
        "lang = \x1b",
        "explain = 'x'",
    ):
        (own / "certcheck.toml").write_text(line + "\n", "utf-8")
        done = certcheck.check("good.yaml", cwd=own)
        assert done.code in (2, 4), done.both
        assert not UNSAFE.search(done.both), done.both
        assert "internal error" not in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
def test_colours_on_a_terminal_are_ours_alone_and_no_color_has_none(certcheck: Certcheck, hostile_names: Done) -> None:
    import pty

    def on_a_terminal(**more: str) -> str:
        master, slave = pty.openpty()
        command = [executable(), "check", FILE_NAME, "--target", "eu", "--rules", str(RULES), "--as-of", AS_OF]
        environment = {**certcheck.environment, "TERM": "xterm-256color", **more}
        environment = {name: value for name, value in environment.items() if value}
        with subprocess.Popen(command, cwd=certcheck.folder, env=environment, stdout=slave, stderr=slave) as process:
            os.close(slave)
            parts = []
            try:
                while part := os.read(master, 65536):
                    parts.append(part)
            except OSError:  # how a pseudo-terminal says that the other side has left
                pass
            process.wait(timeout=60)
        os.close(master)
        return b"".join(parts).decode().replace("\r\n", "\n")

    coloured = on_a_terminal(NO_COLOR="")
    assert re.search("\x1b\\[[0-9;]*m", coloured)
    plain = re.sub("\x1b\\[[0-9;]*m", "", coloured)
    assert not UNSAFE.search(plain)
    assert "\x1b[31mRED" not in coloured
    assert on_a_terminal(NO_COLOR="1") == plain
