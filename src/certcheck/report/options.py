"""What every output may be told: language, how much, how wide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from certcheck.record import record
from certcheck.vocabulary.model import Vocabulary


@record
class RenderOptions:
    """``width`` and ``colour`` matter to terminals only."""

    language: str = "en"
    explain: bool = False
    width: int = 80
    colour: bool = False
    vocabularies: Mapping[str, Vocabulary] = field(default_factory=dict)
