"""The workload's rulesets, packed once."""

from __future__ import annotations

import pytest

from benchmarks.books import Books


@pytest.fixture(scope="session")
def books(tmp_path_factory) -> Books:
    return Books(tmp_path_factory.mktemp("books"))
