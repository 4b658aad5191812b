"""Tests of texts: number formats with their check digits, and wordings with their lawful look-alikes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from typing import Any

from certcheck.engine.operands import Values
from certcheck.engine.truth import Truth
from certcheck.rules.model import NumberFormat, Wording
from certcheck.vocabulary.identifiers import check

_CLOSE = 85
"""Percent of similarity from which on a text is close to a phrase."""

_SHORTEST = 8
"""Characters of a phrase that a text can come close to; shorter ones resemble everything."""

_MOST_TEXTS = 250
"""Texts remembered for each wording: those of a catalogue recur, and soon."""


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
    said_in = lru_cache(_MOST_TEXTS)(_Phrases(wording).said_in)

    def test(value: Any, options: Values) -> Truth:
        return said_in(" ".join(value) if isinstance(value, tuple) else str(value))

    return test


class _Phrases:
    """The phrases of a wording, made ready when the first text comes."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    @cached_property
    def _wanted(self) -> tuple[str, ...]:
        return _longest_first(self._wording.texts)

    @cached_property
    def _lawful(self) -> tuple[str, ...]:
        return _longest_first(self._wording.look_alikes)

    @cached_property
    def _long(self) -> tuple[_Phrase, ...]:
        return tuple(_Phrase(phrase) for phrase in self._wanted if len(phrase) >= _SHORTEST)

    def said_in(self, written: str) -> Truth:
        text = _fold(written)
        for look_alike in self._lawful:
            text = _remove(text, look_alike)
        if any(_contains(text, phrase) for phrase in self._wanted):
            return True
        characters = frozenset(text)
        return None if any(phrase.is_close(text, characters) for phrase in self._long) else False


def _longest_first(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(map(_fold, texts), key=len, reverse=True))


@lru_cache(_MOST_TEXTS)
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


class _Phrase:
    """A phrase that a text may come close to."""

    __slots__ = ("_amounts", "_characters", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._characters = frozenset(text)
        self._amounts = Counter(text)

    def is_close(self, text: str, characters: frozenset[str]) -> bool:
        """Similar enough to ask: the shorter of the two against windows of at most its length in the longer.

        With c of its m characters in common the similarity is at most 200 c / (m + c) percent, which spares most of the
        scoring.
        """
        if len(text) < len(self._text) // 2:
            return False
        enough = -(-min(len(self._text), len(text)) * _CLOSE // (200 - _CLOSE))
        if len(self._text) - len(self._characters - characters) < enough or self._in_common(text) < enough:
            return False
        if not self._in_one_place(text, enough):
            return False
        from rapidfuzz import fuzz

        return fuzz.partial_ratio(self._text, text) >= _CLOSE

    def _in_common(self, text: str) -> int:
        """How many characters both have, wherever they stand."""
        return sum(map(min, map(text.count, self._amounts), self._amounts.values()))

    def _in_one_place(self, text: str, enough: int) -> bool:
        """Whether some part of the text that is as long as the phrase has enough of its characters."""
        missing, found = dict(self._amounts), 0
        for place, character in enumerate(text):
            if place >= len(self._text):
                left = text[place - len(self._text)]
                if left in missing:
                    missing[left] += 1
                    found -= missing[left] > 0
            if character in missing:
                missing[character] -= 1
                found += missing[character] >= 0
                if found >= enough:
                    return True
        return False
