"""Which files of a directory are rules and tables, and which are cases."""

from __future__ import annotations

import os
from pathlib import Path

OTHER_DIRECTORIES = ("vocabularies", "prices", "currencies", "tradeoffs")
"""Directories beside the markets that hold something other than rules."""

CASES = ".cases.yaml"


def rule_files(directory: Path) -> list[Path]:
    """The files of rules and tables below a directory, in the order of their paths; cases are not among them."""
    return [path for path in _yaml_files(directory) if not path.name.endswith(CASES)]


def case_files(directory: Path) -> list[Path]:
    """The files of cases below a directory, in the order of their paths."""
    return [path for path in _yaml_files(directory) if path.name.endswith(CASES)]


def vocabulary_files(directory: Path) -> list[Path]:
    """The files of vocabularies directly in a directory, in the order of their names."""
    return sorted(directory.glob("*.yaml"))


def _yaml_files(directory: Path) -> list[Path]:
    found = []
    for folder, below, names in os.walk(directory):
        if Path(folder) == directory:
            below[:] = [name for name in below if name not in OTHER_DIRECTORIES]
        found += [os.path.join(folder, name) for name in names if name.endswith(".yaml")]
    return [Path(path) for path in sorted(found, key=lambda path: path.replace(os.sep, "/"))]
