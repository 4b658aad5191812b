"""The vocabularies of the repository, loaded once for all tests here."""

from __future__ import annotations

from pathlib import Path

import pytest

from certcheck.vocabulary import Vocabularies, Vocabulary, load_vocabularies

DATA = Path(__file__).parents[2] / "rulesets" / "vocabularies"


@pytest.fixture(scope="session")
def vocabularies() -> Vocabularies:
    return load_vocabularies(DATA)


@pytest.fixture(scope="session")
def substances(vocabularies: Vocabularies) -> Vocabulary:
    return vocabularies.substances


@pytest.fixture(scope="session")
def data_files() -> list[Path]:
    return sorted(DATA.glob("*.yaml"))
