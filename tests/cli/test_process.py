"""The command as a process of its own: start-up, pipes, encodings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import RULES

SOURCE = Path(__file__).resolve().parents[2] / "src"


def _run(*arguments: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), **dict(more.pop("env", {}) or {})}  # type: ignore[call-overload]
    command = [sys.executable, "-m", "certcheck", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, timeout=60, **more)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize(("file", "code"), [("good.yaml", 0), ("gaps.yaml", 1), ("open.yaml", 3), ("absent.yaml", 2)])
def test_exit_codes(file: str, code: int) -> None:
    assert _run("check", file, "--target", "eu", "--rules", str(RULES)).returncode == code


def test_unknown_target_is_four() -> None:
    assert _run("check", "good.yaml", "--target", "mars", "--rules", str(RULES)).returncode == 4


def test_usage_is_two() -> None:
    done = _run("check", "--frobnicate")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"]])
def test_help_and_version_import_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom certcheck.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit as end:\n    assert not end.code\n"
        "heavy = {'pydantic', 'yaml', 'rich', 'rapidfuzz', 'jsonschema', 'importlib.metadata'} & set(sys.modules)\n"
        "sys.exit(f'imported: {heavy}' if heavy else 0)"
    )
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_reader_that_leaves_early_is_no_result() -> None:
    command = [sys.executable, "-m", "certcheck", "check", *["gaps.yaml"] * 60, "--target", "eu", "--explain"]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "CERTCHECK_RULES": str(RULES)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        errors = process.stderr.read()
        assert process.wait(timeout=60) == 141
    assert errors == b""


@pytest.mark.parametrize(
    "environment", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}, {"NO_COLOR": "1"}]
)
def test_any_encoding_of_the_terminal_will_do(environment: dict[str, str]) -> None:
    words = ["check", "gaps.yaml", "--target", "eu", "--lang", "zh", "--rules", str(RULES)]
    done = _run(*words, env=environment)
    assert done.returncode == 1
    assert "存在缺口" in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_an_error_about_chinese_text_is_printable_anywhere() -> None:
    done = _run("check", "没有.yaml", "--target", "eu", "--rules", str(RULES), env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
