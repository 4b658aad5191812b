"""``certcheck check --format ndjson``: one record per line, one exit code, whatever is in the lines."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from certcheck.cli import stream
from certcheck.nodes import DEFAULT_LIMITS

from .conftest import GAPS, GOOD, OPEN, RULES, Certcheck, Outcome

SOURCE = Path(__file__).resolve().parents[2] / "src"
NDJSON = ("--format", "ndjson")
EU = ("--target", "eu", "--as-of", "2026-11-21")


def in_line(text: str, **changes: Any) -> bytes:
    """A declaration as one line of JSON."""
    plain = yaml.load(text, yaml.BaseLoader)
    return json.dumps({**plain, **changes}, ensure_ascii=False).encode() + b"\n"


ONE_GOOD, ONE_GAPS, ONE_OPEN = map(in_line, (GOOD, GAPS, OPEN))
PLAIN = b'{"certcheck": "declaration/1", "features": {"laser": "no"}}\n'
BAD = b'{"certcheck": "declaration/1", "colour": "red"}\n'


def write(*lines: bytes, name: str = "shop.ndjson") -> str:
    Path(name).write_bytes(b"".join(lines))
    return name


def parsed(out: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The head and the records; every line ends with a line feed and is ASCII."""
    assert out.endswith("\n")
    assert out.isascii()
    head, *records = [json.loads(text) for text in out.splitlines()]
    return head, records


def headlines(done: Outcome) -> list[Any]:
    """Per record the headlines, or the word problems."""
    return [
        "problems" if "problems" in one else [target["headline"] for target in one["targets"]]
        for one in parsed(done.out)[1]
    ]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ((ONE_GOOD,), 0),
        ((ONE_GOOD, ONE_GAPS, ONE_OPEN), 1),
        ((ONE_GOOD, BAD, ONE_GAPS), 2),
        ((ONE_GOOD, ONE_OPEN), 3),
        ((PLAIN,), 4),
        ((ONE_GOOD, PLAIN), 4),
    ],
)
def test_exit_codes(certcheck: Certcheck, lines: tuple[bytes, ...], code: int) -> None:
    target = "us" if PLAIN in lines else "eu"
    lines = tuple(
        in_line(GOOD, features={"laser": "no"}) if one is ONE_GOOD and target == "us" else one for one in lines
    )
    done = certcheck("check", write(*lines), *NDJSON, "--target", target)
    assert (done.code, done.err) == (code, "")
    assert len(parsed(done.out)[1]) == len(lines)


def test_fail_on(certcheck: Certcheck) -> None:
    assert certcheck("check", write(ONE_OPEN), *NDJSON, *EU, "--fail-on", "gap").code == 0


def test_the_head_says_what_was_asked(certcheck: Certcheck) -> None:
    head, _ = parsed(certcheck("check", write(ONE_GOOD), *NDJSON, "--target", "eu,us", "--as-of", "2026-11-21").out)
    assert head["format"] == "certcheck-lines/1"
    assert (head["targets"], head["as-of"], head["notices"]) == (["eu", "us"], "2026-11-21", [])
    assert len(head["rulesets"]) == 64


@pytest.mark.parametrize("targets", [("--target", "us,eu"), ()])
def test_overdue_rulesets_are_in_the_head_alone(certcheck: Certcheck, targets: tuple[str, ...]) -> None:
    head, (record,) = parsed(certcheck("check", write(ONE_GOOD), *NDJSON, *targets, "--as-of", "2030-01-01").out)
    assert {(one["code"], one["data"]["ruleset"]) for one in head["notices"]} == {
        ("review-overdue", "eu/test"), ("review-overdue", "us/test"),
    }  # fmt: skip
    assert "review-overdue" not in {one["code"] for one in record["notices"]}


def test_a_record_says_where_it_comes_from_and_what_was_found(certcheck: Certcheck) -> None:
    _, (record,) = parsed(certcheck("check", write(b"\n", ONE_GAPS), *NDJSON, *EU).out)
    assert (record["source"], record["line"], record["product"]) == ("shop.ndjson", 2, "Lamp [bold]X[/bold]")
    (target,) = record["targets"]
    (gap,) = [one for one in target["findings"] if one["outcome"] == "gap"]
    assert (gap["requirement"], gap["subject"]["id"]) == ("eu/test/lead", "cable")
    assert gap["reasons"][0]["data"]["found"] == "1200 mg/kg"
    assert target["counts"]["gap"] == 1


def test_a_bad_line_gives_its_problems_and_the_stream_goes_on(certcheck: Certcheck) -> None:
    done = certcheck("check", write(ONE_GOOD, BAD, b"{\n", b"[]\n", b"\xff\n", ONE_GAPS), *NDJSON, *EU)
    assert (done.code, done.err) == (2, "")
    assert headlines(done) == [["no gap found"], *["problems"] * 4, ["gaps"]]
    bad = parsed(done.out)[1][1]
    assert (bad["line"], bad["problems"][0]["line"], bad["problems"][0]["path"]) == (2, 2, "colour")


@pytest.mark.parametrize("data", [b"", b"\n\n  \n\r\n"])
def test_nothing_in_is_nothing_checked(certcheck: Certcheck, data: bytes) -> None:
    done = certcheck("check", write(data), *NDJSON, *EU)
    assert (done.code, done.err) == (4, "certcheck: nothing was checked\n")
    assert parsed(done.out)[1] == []


def test_marks_line_ends_and_a_last_line_without_one(certcheck: Certcheck) -> None:
    given = b"\xef\xbb\xbf" + ONE_GOOD.replace(b"\n", b"\r\n") + b"\r\n" + ONE_GAPS.rstrip()
    done = certcheck("check", write(given), *NDJSON, *EU)
    assert headlines(done) == [["no gap found"], ["gaps"]]
    assert [one["line"] for one in parsed(done.out)[1]] == [1, 3]


def test_a_digest_is_that_of_the_line_without_its_end(certcheck: Certcheck) -> None:
    done = certcheck("check", write(ONE_GOOD, ONE_GOOD.replace(b"\n", b"\r\n"), ONE_GOOD.rstrip()), *NDJSON, *EU)
    assert len({one["digest"] for one in parsed(done.out)[1]}) == 1


def test_a_huge_line_is_refused_and_the_next_one_read(certcheck: Certcheck) -> None:
    huge = b'{"certcheck": "declaration/1", "x": "' + b"y" * DEFAULT_LIMITS.size + b'"}\n'
    done = certcheck("check", write(ONE_GOOD, huge, ONE_GAPS), *NDJSON, *EU)
    assert headlines(done) == [["no gap found"], "problems", ["gaps"]]
    assert [one["line"] for one in parsed(done.out)[1]] == [1, 2, 3]
    assert len(done.out) < 20_000


def test_several_files_and_one_that_is_not_there(certcheck: Certcheck) -> None:
    write(ONE_GOOD, name="a.ndjson")
    write(b"\n", ONE_GAPS, name="b.ndjson")
    done = certcheck("check", "a.ndjson", "absent.ndjson", ".", "b.ndjson", *NDJSON, *EU)
    assert done.code == 2
    assert "absent.ndjson: cannot be read: No such file or directory" in done.err
    assert ".: cannot be read: Is a directory" in done.err
    assert [(one["source"], one["line"]) for one in parsed(done.out)[1]] == [("a.ndjson", 1), ("b.ndjson", 2)]


def test_an_empty_file_beside_another_is_no_message(certcheck: Certcheck) -> None:
    done = certcheck("check", write(b"", name="empty.ndjson"), write(ONE_GOOD), *NDJSON, *EU)
    assert (done.code, done.err) == (0, "")


def test_standard_input(certcheck: Certcheck, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ONE_GAPS + BAD), "utf-8"))
    done = certcheck("check", "-", *NDJSON, *EU)
    assert done.code == 2
    assert [one["source"] for one in parsed(done.out)[1]] == ["<stdin>", "<stdin>"]


def test_records_go_to_a_file(certcheck: Certcheck) -> None:
    write(ONE_GAPS)
    shown = certcheck("check", "shop.ndjson", *NDJSON, *EU).out
    done = certcheck("check", "shop.ndjson", "--format", "ndjson:out.ndjson", *EU)
    assert (done.code, done.out, done.err) == (1, "", "")
    assert Path("out.ndjson").read_text("utf-8") == shown


def test_what_is_read_is_not_overwritten(certcheck: Certcheck) -> None:
    write(ONE_GAPS)
    os.link("shop.ndjson", "link.ndjson")
    for output in ("shop.ndjson", "./shop.ndjson", "link.ndjson"):
        done = certcheck("check", "shop.ndjson", "--format", f"ndjson:{output}", *EU)
        assert (done.code, done.out) == (2, "")
        assert "is read, so the records cannot go there" in done.err
    assert Path("shop.ndjson").read_bytes() == ONE_GAPS


@pytest.mark.parametrize("path", ["no/such/folder.ndjson", "."])
def test_a_file_that_cannot_be_written(certcheck: Certcheck, path: str) -> None:
    done = certcheck("check", write(ONE_GAPS), "--format", f"ndjson:{path}", *EU)
    assert done.code == 2
    assert "cannot be written" in done.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_said_of_the_file_that_is_written(certcheck: Certcheck) -> None:
    done = certcheck("check", write(ONE_GAPS), "--format", "ndjson:/dev/full", *EU)
    assert (done.code, done.err) == (2, "certcheck: /dev/full: cannot be written: No space left on device\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--format", "ndjson", "--format", "json:a.json"], "goes with no other format"),
        (["--format", "json", "--format", "ndjson:a.ndjson"], "goes with no other format"),
        (["--format", "ndjson:"], "names no file after the colon"),
        (["--format", "ndjsn"], "Did you mean 'ndjson'"),
        (["--processes", "2"], "--processes does nothing without --format ndjson"),
        (["--format", "ndjson", "--processes", "0"], "--processes"),
    ],
)
def test_wrong_use(certcheck: Certcheck, words: list[str], message: str) -> None:
    done = certcheck("check", write(ONE_GOOD), *EU, *words)
    assert (done.code, done.out) == (2, "")
    assert message in " ".join(done.err.split())


@pytest.mark.parametrize("name", ["shop.ndjson", "shop.json"])
def test_without_the_format_several_declarations_are_an_error_that_names_it(certcheck: Certcheck, name: str) -> None:
    done = certcheck("check", write(ONE_GOOD, ONE_GAPS, name=name), *EU)
    assert done.code == 2
    assert "--format ndjson" in done.err


def test_without_target_each_line_is_checked_against_its_own_markets(certcheck: Certcheck) -> None:
    american = in_line(GOOD, **{"sold-in": ["us/ca", "de"]}, features={"laser": "no"})
    homeless = in_line(GOOD, **{"sold-in": []})
    unstated = b'{"certcheck": "declaration/1"}\n'
    done = certcheck("check", write(ONE_GOOD, american, homeless, unstated, BAD), *NDJSON)
    assert done.code == 2
    head, records = parsed(done.out)
    assert head["targets"] == []
    assert [[target["target"] for target in one.get("targets", ())] for one in records[:2]] == [["eu"], ["us", "eu"]]
    for one in records[2:4]:
        (problem,) = one["problems"]
        assert problem["path"] == "sold-in"
        assert problem["hint"] == "state it, or name a target"
    assert records[4]["problems"][0]["path"] == "colour"


@pytest.mark.parametrize(
    "places", [["none"], ["atlantis"], "de", ["de", "jp"], ["Germany"], [], None, [["de"]], {"x": "y"}]
)
def test_own_markets_are_those_of_a_single_check(certcheck: Certcheck, places: Any) -> None:
    raw = in_line(GOOD, **{"sold-in": places})
    Path("one.json").write_bytes(raw)
    alone, in_stream = certcheck("check", "one.json", "--format", "json"), certcheck("check", write(raw), *NDJSON)
    assert alone.code == in_stream.code
    (record,) = parsed(in_stream.out)[1]
    checked = json.loads(alone.out)["products"][0]["targets"] if alone.out else []
    assert [one["target"] for one in record.get("targets", ())] == [one["target"] for one in checked]


def test_own_markets_with_items(certcheck: Certcheck) -> None:
    items = [{"id": "a", "facts": {"sold-in": ["us"]}}, {"id": "b"}]
    done = certcheck("check", write(in_line(GOOD, items=items)), *NDJSON)
    (record,) = parsed(done.out)[1]
    assert [one["target"] for one in record["targets"]] == ["us", "eu"]


def test_sold_in(certcheck: Certcheck) -> None:
    done = certcheck("check", write(ONE_GOOD), *NDJSON, "--sold-in", "us")
    (record,) = parsed(done.out)[1]
    assert [one["target"] for one in record["targets"]] == ["us"]
    assert [one["code"] for one in record["notices"]] == ["sold-in-overridden"]


def test_unknown_targets(certcheck: Certcheck) -> None:
    write(ONE_GOOD)
    done = certcheck("check", "shop.ndjson", *NDJSON, "--target", "eau")
    assert (done.code, done.out) == (4, "")
    assert "unknown target 'eau'. Did you mean 'eu'" in done.err
    assert "nothing was checked" in done.err
    done = certcheck("check", "shop.ndjson", *NDJSON, "--target", "eu,mars")
    assert done.code == 4
    assert parsed(done.out)[0]["targets"] == ["eu"]
    assert headlines(done) == [["no gap found"]]


def test_a_known_place_without_rules_is_not_checked(certcheck: Certcheck) -> None:
    done = certcheck("check", write(ONE_GOOD), *NDJSON, "--target", "jp")
    assert (done.code, headlines(done)) == (4, [["not checked"]])


def test_select_and_ignore(certcheck: Certcheck) -> None:
    write(ONE_GAPS)
    assert certcheck("check", "shop.ndjson", *NDJSON, *EU, "--ignore", "eu/test/lead").code == 0
    assert certcheck("check", "shop.ndjson", *NDJSON, *EU, "--select", "eu/test/ce-mark").code == 0
    assert certcheck("check", "shop.ndjson", *NDJSON, *EU, "--select", "us/").code == 4


def test_as_of_moves_the_law(certcheck: Certcheck) -> None:
    write(b'{"certcheck": "declaration/1", "features": {"display": "yes"}}\n')
    words = ("check", "shop.ndjson", *NDJSON, "--target", "eu", "--select", "eu/test/display", "--as-of")
    assert certcheck(*words, "2029-12-31").code == 4
    assert certcheck(*words, "2029-12-31", "--fail-on", "upcoming").code == 1
    assert certcheck(*words, "2030-01-01").code == 1


def test_settings_and_variables_name_the_format(certcheck: Certcheck, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CERTCHECK_FORMAT", "ndjson")
    monkeypatch.setenv("CERTCHECK_PROCESSES", "1")
    assert headlines(certcheck("check", write(ONE_GAPS), *EU)) == [["gaps"]]


def test_the_code_of_a_stream_is_that_of_the_single_checks(certcheck: Certcheck) -> None:
    for text in (GOOD, GAPS, OPEN):
        Path("one.yaml").write_text(text, "utf-8")
        assert certcheck("check", "one.yaml", *EU).code == certcheck("check", write(in_line(text)), *NDJSON, *EU).code


def test_output_that_takes_little_at_a_time_is_written_whole() -> None:
    class Narrow(io.RawIOBase):
        def __init__(self) -> None:
            self.held = b""

        def write(self, data: Any) -> int:
            self.held += bytes(data[:7])
            return min(7, len(data))

    narrow = Narrow()
    stream._writer(narrow)([b"a" * 20 + b"\n", memoryview(b""), memoryview(b"b\n")])  # type: ignore[arg-type]
    assert narrow.held == b"a" * 20 + b"\nb\n"


# As processes of their own

MANY = [
    in_line(text, identity={"name": f"Lamp {number}", "model": str(number)})
    for number in range(150)
    for text in (GOOD, GAPS, OPEN)
]


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "certcheck", "check", *arguments, *NDJSON, *EU, "--rules", str(RULES)]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(SOURCE), **more}


def run(*arguments: str, data: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command(*arguments), env=environment(**more), input=data, capture_output=True, timeout=120)


def test_processes_and_hash_seeds_change_no_byte() -> None:
    write(*MANY[:100], BAD, b"\n", *MANY[100:])
    one = run("shop.ndjson", PYTHONHASHSEED="0")
    assert (one.returncode, one.stderr) == (2, b"")
    assert one.stdout.count(b"\n") == 1 + len(MANY) + 1
    for words, seed in ((("--processes", "2"), "1"), (("--processes", "3"), "4242"), ((), "4242")):
        other = run("shop.ndjson", *words, PYTHONHASHSEED=seed)
        assert (other.returncode, other.stdout, other.stderr) == (one.returncode, one.stdout, b"")


def test_a_pipe_in_and_unbuffered_output() -> None:
    one = run("-", data=b"".join(MANY))
    other = run("-", data=b"".join(MANY), PYTHONUNBUFFERED="1")
    assert one.stdout == other.stdout
    assert one.stdout.count(b"\n") == 1 + len(MANY)


@pytest.mark.parametrize("words", [("shop.ndjson",), ("shop.ndjson", "--processes", "2")])
def test_a_reader_that_leaves_early_is_no_result(words: tuple[str, ...]) -> None:
    write(*MANY, *MANY)
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command(*words), env=environment(), start_new_session=True, stdout=pipe, stderr=pipe
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141
    assert_nobody_left(process.pid)


def assert_nobody_left(group: int) -> None:
    """Soon after the command has ended none of its processes is there."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("processes are left behind")


@pytest.mark.skipif(sys.platform == "win32", reason="groups of processes")
@pytest.mark.parametrize(("words", "lines"), [(("-",), 0), (("-", "--processes", "2"), 250)])
def test_an_interrupt_is_one_word(words: tuple[str, ...], lines: int) -> None:
    """Ctrl-C reaches every process of a terminal, so the whole group is told, while it waits for more lines."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command(*words), env=environment(), start_new_session=True, stdin=pipe, stdout=pipe, stderr=pipe
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            assert process.stdout.readline().startswith(b'{"format":')
            process.stdin.write(b"".join(MANY[:lines]))
            process.stdin.flush()
            time.sleep(0.3)
            os.killpg(process.pid, signal.SIGINT)
            _, errors = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 130
    assert errors.strip() == b"certcheck: interrupted"
    assert_nobody_left(process.pid)
