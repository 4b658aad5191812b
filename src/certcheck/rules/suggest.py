"""Hints for misspelt words of rules files."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """``did you mean 'x'?`` for the option nearest to ``word``, or empty when none is near."""
    near = get_close_matches(word, list(options), n=1, cutoff=0.7)
    return f"did you mean '{near[0]}'?" if near else ""
