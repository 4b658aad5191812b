"""Tell a statement of absence from the name of the thing: ``lead`` and ``lead-free`` never meet.

Two questions are asked before any similarity is scored.  Does one text *negate* as a whole
(``free of X``, ``contains no X``, ``X-free``, ``bleifrei``, ``sans plomb``, ``不含X``) while the other does
not?  Does a word of one carry a negating prefix that its partner in the other lacks (``toxic``/``non-toxic``,
``organic``/``inorganic``, ``有机``/``无机``)?  Either makes them opposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from certcheck.vocabulary.normalise import tidy

__all__ = ["negates", "opposed"]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when first needed: most names are known and are never compared."""
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)


# Wherever it can, a branch starts with letters, and looks back from behind them: most texts have none of them.
_ABSENCE = r"""
      (?<!\w) (?: free\ of\b | free\ from\b | no\b | not\b | without\b | zero\b | contains?\ no\b | never\b | nil\b
                | ohne\b | keine?\b | keinerlei\b | frei\ von\b
                | sans\b | exempte?s?\ de\b | zéro\b | non\ ajouté\b | d[ée]pourvue?s?\ d
                | senza\b | privo\ di\b | sin\b | libre\ de\b | zonder\b | bez\b | utan\b | uden\b
                | sem\b | livre\ de\b )
    | free (?: (?<=[\s-]free) | (?<=\w\w\wfree) ) \b
    | frei (?<=\w\wfrei) (?:e[rsnm]?)? \b
    | vrij (?<=\w\w\wvrij) \b
    | 0 (?<![\d.,]0) (?: \s* % | \ ?(?=[\u4e00-\u9fff]) )
    | 不含 | 不添加 | 不使用 | 未添加 | 未检出 | 没有 | 零(?!售|件|食|部) | 不得
    | 无 (?! 机|机物|纺|水|色|花果|线|人|烟煤|患子|氧铜 )
    | 非(?!洲)
    """
_NOT_ABSENCE = r"\b(?:no\.|no\ ?\d+|not\ exceed\w*|free\ (?:formaldehyde|silica|chlorine))|royalty[-\ ]free"
_PREFIXES = ("non", "un", "in", "im", "ir", "dis", "anti", "dé", "an")
_CJK_PAIRS = (
    ("有机", "无机"),
    ("可", "不可"),
    ("有毒", "无毒"),
    ("饱和", "不饱和"),
    ("离子", "非离子"),
    ("漂白", "未漂白"),
)
_WORDS = re.compile(r"[^\W_]+")


def negates(text: str) -> bool:
    """Whether a text, read as a whole, says that something is absent."""
    return _compiled(_ABSENCE).search(_compiled(_NOT_ABSENCE).sub(" ", tidy(text))) is not None


def opposed(first: str, second: str) -> bool:
    """Whether two texts have opposite polarity and must never be matched or suggested for each other."""
    one, two = tidy(first).casefold(), tidy(second).casefold()
    if negates(one) != negates(two):
        return True
    return any(test(a, b) for test in (_prefixed, _cjk) for a, b in ((one, two), (two, one)))


def _prefixed(one: str, two: str) -> bool:
    return any(
        _alike(stem, partner) and not _alike(whole, partner, stem)
        for whole, stem in _stems(one)
        for partner in _WORDS.findall(two)
    )


def _stems(text: str) -> Iterator[tuple[str, str]]:
    words = _WORDS.findall(text)
    for place, word in enumerate(words):
        if word in ("non", "not", "nicht") and place + 1 < len(words):
            yield word + words[place + 1], words[place + 1]
        if word.startswith(_PREFIXES):
            stems = (word[len(prefix) :] for prefix in _PREFIXES if word.startswith(prefix))
            yield from ((word, stem) for stem in stems if len(stem) >= 4)


def _alike(first: str, second: str, instead_of: str | None = None) -> bool:
    """Whether two words are the same up to a slip of the pen, and closer than ``instead_of`` is."""
    if instead_of is None and 5 * min(len(first), len(second)) < 2 * (len(first) + len(second)):
        return False  # were the shorter one part of the longer, it would be less than 0.8 of both
    from difflib import SequenceMatcher

    score = SequenceMatcher(None, first, second, autojunk=False).ratio()
    if instead_of is None:
        return score >= 0.8
    return score > SequenceMatcher(None, instead_of, second, autojunk=False).ratio()


def _cjk(one: str, two: str) -> bool:
    for plain, negative in _CJK_PAIRS:
        if negative in one and negative not in two and plain in two.replace(negative, ""):
            return True
    return False
