"""``explain``, ``targets``, ``init`` and the ends that are no results."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from certcheck.cli import options
from certcheck.cli.app import COMMANDS, certcheck_command
from certcheck.report.formats import FORMATS

from .conftest import Certcheck


def test_explain_says_everything_about_a_requirement(certcheck: Certcheck) -> None:
    out = certcheck("explain", "eu/test/lead").out
    for text in (
        "Lead in materials", "Each material holds at most 0.1 % lead.", "Directive 1999/1/EU", "Art. 1",
        "https://example.org/law#1", "from 2020-01-01", "confidence high", "Test report per material",
        "Replace the material.", "test.yaml:20", "iec-62321-screening",
    ):  # fmt: skip
        assert text in out
    assert "每种材料含铅不超过 0.1%。" in certcheck("explain", "eu/test/lead", "--lang", "zh").out


def test_targets_as_table_and_as_json(certcheck: Certcheck) -> None:
    out = certcheck("targets").out
    assert "eu · European Union" in out
    assert "5 requirements in 2 rulesets" in out
    plain = json.loads(certcheck("targets", "--format", "json").out)
    assert [one["target"] for one in plain["targets"]] == ["eu", "us"]
    assert plain["targets"][0]["requirements"] == 4
    assert "欧盟" in certcheck("targets", "--lang", "zh").out


def test_init_writes_a_declaration_that_loads(certcheck: Certcheck) -> None:
    from certcheck.declaration.loading import load_declaration

    assert certcheck("init", "--category", "luminaire", "-o", "new.yaml").code == 0
    assert load_declaration("new.yaml").units
    done = certcheck("init", "--category", "luminaire", "-o", "new.yaml")
    assert done.code == 2
    assert "--force" in done.err
    assert certcheck("init", "--category", "luminaire", "-o", "new.yaml", "--force").code == 0
    assert certcheck("init", "--category", "luminaire").out == Path("new.yaml").read_text("utf-8")


def test_help_and_version(certcheck: Certcheck) -> None:
    done = certcheck("--help")
    assert done.code == 0
    for name in ("check", "explain", "targets", "init"):
        assert name in done.out
    assert certcheck("--version").out.startswith("certcheck ")
    for name in ("check", "explain", "targets", "init"):
        assert certcheck(name, "--help", rules=None).code == 0


def test_formats_in_help_are_those_there_are() -> None:
    assert set(options.FORMATS) == {*FORMATS, options.LINES}


def test_every_command_that_is_there_can_be_loaded() -> None:
    context = click.Context(certcheck_command)
    for name in certcheck_command.list_commands(context):
        command = certcheck_command.get_command(context, name)
        assert command is not None
        assert COMMANDS[name][1]


def _fail(error: BaseException) -> None:
    raise error


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (KeyError("surprise\x1b[31m"), 2, "internal error in certcheck/cli/check.py"),
        (RecursionError("too deep"), 2, "internal error"),
        (MemoryError(), 2, "internal error"),
        (click.ClickException("plain"), 2, "plain"),
        (click.FileError("x", "gone"), 2, "gone"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (BrokenPipeError(), 141, ""),
    ],
)
def test_every_failure_has_its_code_and_no_traceback(
    certcheck: Certcheck, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, message: str
) -> None:
    monkeypatch.setattr("certcheck.cli.backend.check", lambda *_, **__: _fail(error))
    monkeypatch.setattr("certcheck.cli.errors._silence_output", lambda: None)
    done = certcheck("check", "good.yaml", "--target", "eu")
    assert done.code == code
    assert message in done.err
    assert "Traceback" not in done.err
    assert "\x1b" not in done.err
    assert len(done.err.strip().splitlines()) <= 1


def test_debug_shows_the_traceback(certcheck: Certcheck, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CERTCHECK_DEBUG", "1")
    monkeypatch.setattr("certcheck.cli.backend.check", lambda *_, **__: _fail(KeyError("surprise")))
    done = certcheck("check", "good.yaml", "--target", "eu")
    assert done.code == 2
    assert "Traceback" in done.err
