"""Bring a written name to the form in which spellings of one name compare equal.

Only differences that never change a meaning are removed: letter case, full or half width, kinds
of dash, blanks, quotation marks, trade-mark signs, Chinese or Western brackets, ``sulph``/``sulf``.
Letters of another alphabet that merely look alike are *reported*, never replaced on the quiet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from certcheck.record import record

__all__ = ["Homoglyph", "find_homoglyphs", "is_cjk", "key", "skeleton", "tidy"]


class _Table(dict[int, str | None]):
    """What stands instead of each character."""

    def __init__(self, instead: Mapping[str, str | None]) -> None:
        super().__init__({ord(character): text for character, text in instead.items()})
        self.characters = frozenset(instead)


_CHARACTERS = _Table(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\u30fc\u00ad", "-"),
        **dict.fromkeys("\u2018\u2019\u201b\u2032\u00b4`\u02b9\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u00ae\u2122\u00a9\u2120", None),
        **dict.fromkeys("\u200b\u200c\u200d\ufeff\u2060", None),
        **dict.fromkeys("\u3010\u3014\u3016", "["),
        **dict.fromkeys("\u3011\u3015\u3017", "]"),
        "\u3001": ",",
        "\u3002": ".",
        "\u00b7": " ",
        "\u30fb": " ",
        "\u2022": " ",
    }
)

# What is looked back at stands behind the first joiner: a pattern that starts with a look back is tried everywhere.
_JOINING = frozenset(" _-")
_JOINERS = re.compile(r"[\s_-](?:(?<![0-9][\s_-])[\s_-]*|[\s_-]*(?![0-9]))")
_LAST_LETTER = re.compile(r"[\s_-](?<=[^\W\d_]{3}[\s_-])[\s_-]*(?=[a-z](?![^\W_]))")

_GREEK_WORDS = _Table(
    {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "λ": "lambda", "ω": "omega"}
)

# Letters that print like a Latin letter, and that letter.  Only shapes that are really alike.
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХЄаеорсухіјѕѵԁһԛԝ", "ABESIJKMHOPCTYXEaeopcyxijsvdhqw", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ", "ABEZHIKMNOPTYXovp", strict=True))
_ARMENIAN = dict(zip("ՕՍոսօ", "OUnuo", strict=True))
_CONFUSABLE = {**_CYRILLIC, **_GREEK, **_ARMENIAN}
_CONFUSABLE_TABLE = _Table(_CONFUSABLE)
_WORD = re.compile(r"[^\W\d_]+")


@record
class Homoglyph:
    """One letter that stands where a Latin letter is meant."""

    character: str
    looks_like: str
    position: int

    def __str__(self) -> str:
        name = unicodedata.name(self.character, "unnamed character").lower()
        return f"U+{ord(self.character):04X} ({name}) looks like {self.looks_like!r}"


def is_cjk(character: str) -> bool:
    """Whether a character is a Chinese ideograph."""
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf"


def tidy(text: str) -> str:
    """Unicode compatibility form, plain dashes, quotes and blanks; case is kept."""
    if text.isascii():
        return " ".join(text.replace("`", "'").split())
    plain = unicodedata.normalize("NFKC", _translated(text, _CHARACTERS))
    return " ".join(_translated(plain, _CHARACTERS).split())


def _translated(text: str, table: _Table) -> str:
    """``text.translate``, which takes long where it has nothing to do."""
    return text if table.characters.isdisjoint(text) else text.translate(table)


def key(text: str) -> str:
    """The comparison key: tidy, caseless, without blanks, hyphens or closing full stops.

    A hyphen or blank between two digits stays, since ``1-2`` is not ``12``; so does one before a single last
    letter, since ``bisphenol S`` is not ``bisphenols``.
    """
    plain = tidy(text).casefold()
    if not plain.isascii():
        plain = _translated(unicodedata.normalize("NFC", plain), _GREEK_WORDS)
    plain = plain.replace("[", "(").replace("]", ")").replace("sulph", "sulf")
    if not _JOINING.isdisjoint(plain):
        plain = _JOINERS.sub("", _LAST_LETTER.sub("\ue000", plain))
    return plain.replace("\ue000", "-").rstrip(".,;:")


def find_homoglyphs(text: str) -> tuple[Homoglyph, ...]:
    """Letters of other alphabets that imitate Latin ones.

    A letter counts when its word also has real Latin letters, or when the whole word is made of
    look-alikes (a Cyrillic ``СЕ``).  The micro sign, single Greek letters and words that are plainly
    Cyrillic or Greek do not count.
    """
    if text.isascii():
        return ()
    plain = unicodedata.normalize("NFKC", text)
    if _CONFUSABLE_TABLE.characters.isdisjoint(plain):
        return ()
    found: list[Homoglyph] = []
    for match in _WORD.finditer(plain):
        word = match[0]
        alike = [(i, char) for i, char in enumerate(word) if char in _CONFUSABLE]
        if not alike:
            continue
        has_latin = any("LATIN" in unicodedata.name(char, "") for char in word)
        all_alike = len(alike) == len(word) and (len(word) > 1 or word in _CYRILLIC)
        if has_latin or all_alike:
            found += [Homoglyph(char, _CONFUSABLE[char], match.start() + i) for i, char in alike]
    return tuple(found)


def skeleton(text: str) -> str:
    """The text with look-alike letters replaced: for suggestions only, never for a decision."""
    return text if text.isascii() else _translated(unicodedata.normalize("NFKC", text), _CONFUSABLE_TABLE)
