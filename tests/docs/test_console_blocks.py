"""Every console block of the README and the docs does what it shows.

A block is fenced as ``console``; ``$ `` begins a command, the lines after it are its output, ``...`` stands for any
text. Commands run in a scratch directory beside the samples. The two ``pip install`` lines are run by ``.ci/run``.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for number, match in enumerate(BLOCK.finditer(text), start=1):
            yield f"{page.relative_to(ROOT)}#{number}", match[1]


def steps(block: str) -> Iterator[tuple[str, str]]:
    """(command, expected output) pairs of one block."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def pattern(expected: str) -> re.Pattern[str]:
    """``...`` on a line of its own stands for any lines, inside a line for any text."""
    escaped = re.escape(expected.rstrip("\n"))
    return re.compile(escaped.replace(r"\.\.\.", "(?s:.*?)") + r"\n?", re.DOTALL)


@pytest.mark.parametrize("block", [pytest.param(text, id=name) for name, text in blocks()])
def test_console_block(block: str, tmp_path: Path) -> None:
    for folder in ("product_samples", "rulesets"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    environment = {
        **os.environ, "NO_COLOR": "1", "COLUMNS": "100", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }  # fmt: skip
    for command, expected in steps(block):
        if command.startswith("pip install"):
            continue
        done = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, env=environment, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        output = done.stdout
        assert pattern(expected).fullmatch(output), f"$ {command}\n{output}\n--- expected ---\n{expected}"
