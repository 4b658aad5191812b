"""Tests of texts: number formats with their check digits, and wordings with their lawful look-alikes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from certcheck.engine.operands import Values
from certcheck.engine.truth import Truth
from certcheck.rules.model import NumberFormat, Wording
from certcheck.vocabulary.identifiers import check

_CLOSE = 85


def format_test(number_format: NumberFormat) -> Callable[[Any, Values], Truth]:
    """Whether the whole text has the format, check digit included."""

    def test(value: Any, options: Values) -> Truth:
        text = " ".join(str(value).split())
        if not re.fullmatch(number_format.pattern, text):
            return False
        return number_format.check is None or check(number_format.check, text).ok

    return test


def says_test(wording: Wording) -> Callable[[Any, Values], Truth]:
    """Whether the text contains one of the wordings; close but unequal is unknown, never a match."""
    wanted = tuple(sorted((_fold(text) for text in wording.texts), key=len, reverse=True))
    lawful = tuple(sorted((_fold(text) for text in wording.look_alikes), key=len, reverse=True))

    def test(value: Any, options: Values) -> Truth:
        text = _fold(" ".join(value) if isinstance(value, tuple) else str(value))
        for look_alike in lawful:
            text = _remove(text, look_alike)
        if any(_contains(text, phrase) for phrase in wanted):
            return True
        return None if any(_close(text, phrase) for phrase in wanted) else False

    return test


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[\s\-‐-―_]+", " ", folded).split())


def _bounded(phrase: str) -> str:
    """Words of alphabetic scripts end at word boundaries; Chinese has none."""
    left = r"(?<!\w)" if phrase[:1].isascii() and phrase[:1].isalnum() else ""
    right = r"(?!\w)" if phrase[-1:].isascii() and phrase[-1:].isalnum() else ""
    return f"{left}{re.escape(phrase)}{right}"


def _contains(text: str, phrase: str) -> bool:
    return phrase in text and re.search(_bounded(phrase), text) is not None


def _remove(text: str, phrase: str) -> str:
    return re.sub(_bounded(phrase), "\x00", text) if phrase in text else text


def _close(text: str, phrase: str) -> bool:
    """Similar enough to ask; long phrases only, since short ones resemble everything."""
    if len(phrase) < 8 or len(text) < len(phrase) // 2:
        return False
    if _alike_at_most(text, phrase) < _CLOSE or _alike_at_most_in_place(text, phrase) < _CLOSE:
        return False
    from rapidfuzz import fuzz

    return fuzz.partial_ratio(phrase, text) >= _CLOSE


def _alike_at_most(text: str, phrase: str) -> float:
    """An upper bound of the partial ratio, from the characters that both have: it spares most of the scoring.

    The shorter of the two is held against windows of the longer one; with ``common`` characters a window of at least
    that length has a ratio of at most 200 · common / (shorter + common).
    """
    common = sum(min(text.count(character), phrase.count(character)) for character in set(phrase))
    return 200 * common / (min(len(phrase), len(text)) + common)


def _alike_at_most_in_place(text: str, phrase: str) -> float:
    """The same bound from the best window of the text alone."""
    length, best = len(phrase), 0
    for start in range(max(len(text) - length, 0) + 1):
        window = text[start : start + length]
        best = max(best, sum(min(window.count(one), phrase.count(one)) for one in set(phrase)))
    return 200 * best / (min(length, len(text)) + best)
