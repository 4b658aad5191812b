"""Bring a written name to the form in which spellings of one name compare equal.

Only differences that never change a meaning are removed: letter case, full or half width, kinds
of dash, blanks, quotation marks, trade-mark signs, Chinese or Western brackets, ``sulph``/``sulf``.
Letters of another alphabet that merely look alike are *reported*, never replaced on the quiet.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

__all__ = ["Homoglyph", "find_homoglyphs", "is_cjk", "key", "skeleton", "tidy"]

_CHARACTERS = str.maketrans(
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
_BLANKS = re.compile(r"\s+")
_JOINERS = re.compile(r"(?<![0-9])[\s_-]+|[\s_-]+(?![0-9])")
_LAST_LETTER = re.compile(r"(?<=[^\W\d_]{3})[\s_-]+(?=[a-z](?![^\W_]))")
_GREEK_WORDS = str.maketrans(
    {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "λ": "lambda", "ω": "omega"}
)

# Letters that print like a Latin letter, and that letter.  Only shapes that are really alike.
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХЄаеорсухіјѕѵԁһԛԝ", "ABESIJKMHOPCTYXEaeopcyxijsvdhqw", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ", "ABEZHIKMNOPTYXovp", strict=True))
_ARMENIAN = dict(zip("ՕՍոսօ", "OUnuo", strict=True))
_CONFUSABLE = {**_CYRILLIC, **_GREEK, **_ARMENIAN}
_CONFUSABLE_TABLE = str.maketrans(_CONFUSABLE)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
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
    plain = unicodedata.normalize("NFKC", text.translate(_CHARACTERS)).translate(_CHARACTERS)
    return _BLANKS.sub(" ", plain).strip()


def key(text: str) -> str:
    """The comparison key: tidy, caseless, without blanks, hyphens or closing full stops.

    A hyphen or blank between two digits stays, since ``1-2`` is not ``12``; so does one before a single last
    letter, since ``bisphenol S`` is not ``bisphenols``.
    """
    plain = unicodedata.normalize("NFC", tidy(text).casefold()).translate(_GREEK_WORDS)
    plain = plain.replace("[", "(").replace("]", ")").replace("sulph", "sulf")
    plain = _LAST_LETTER.sub("\ue000", plain)
    return _JOINERS.sub("", plain).replace("\ue000", "-").rstrip(".,;:")


def find_homoglyphs(text: str) -> tuple[Homoglyph, ...]:
    """Letters of other alphabets that imitate Latin ones.

    A letter counts when its word also has real Latin letters, or when the whole word is made of
    look-alikes (a Cyrillic ``СЕ``).  The micro sign, single Greek letters and words that are plainly
    Cyrillic or Greek do not count.
    """
    found: list[Homoglyph] = []
    for match in _WORD.finditer(unicodedata.normalize("NFKC", text)):
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
    return unicodedata.normalize("NFKC", text).translate(_CONFUSABLE_TABLE)
