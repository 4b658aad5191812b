"""Spellings that must compare equal, and look-alike letters that must not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certcheck.vocabulary.normalise import find_homoglyphs, key, skeleton, tidy


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("DEHP", "dehp"),
        ("ＤＥＨＰ", "DEHP"),
        ("UV‑328", "uv 328"),
        ("Cr (VI)", "cr(vi)"),
        ("邻苯二甲酸二（2-乙基己）酯", "邻苯二甲酸二(2-乙基己)酯"),
        ("OEKO-TEX®", "oeko tex"),
        ("sulphur dioxide", "sulfur dioxide"),
        ("β-cypermethrin", "beta-cypermethrin"),
        ("  lead \u00a0 oxide ", "lead oxide"),
        ("Möbius", "Mo\u0308bius"),
        ("benzo[a]pyrene", "benzo(a)pyrene"),
    ],
)
def test_same_name(one: str, two: str) -> None:
    assert key(one) == key(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("1-2", "12"),
        ("1,2-dichloro", "12-dichloro"),
        ("bisphenol S", "bisphenols"),
        ("Cr(III)", "Cr(VI)"),
        ("D4", "D5"),
        ("lead", "leaf"),
        ("铅", "铝"),
    ],
)
def test_different_names(one: str, two: str) -> None:
    assert key(one) != key(two)


def test_key_is_idempotent() -> None:
    for text in ("UV‑328", "Cr (VI)", "β-HCH", "1 - 2", "bisphenol S", "无铅", "a.b."):
        assert key(key(text)) == key(text)


@pytest.mark.parametrize("text", ["DЕHP", "Сadmium", "СЕ", "РFAS", "ΡVC"])
def test_letters_of_other_alphabets_are_reported(text: str) -> None:
    assert find_homoglyphs(text)
    assert key(text) != key(skeleton(text))


@pytest.mark.parametrize("text", ["DEHP", "α-HCH", "µg", "水银", "Λάδι", "масло", "Möbius", "10 Ω"])
def test_honest_text_is_not_reported(text: str) -> None:
    assert not find_homoglyphs(text)


def test_report_names_the_letter() -> None:
    (glyph,) = find_homoglyphs("DЕHP")
    assert glyph.looks_like == "E"
    assert glyph.position == 1
    assert "U+0415" in str(glyph)


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_text_is_treated_like_any_other(text: str) -> None:
    marked = f"{text}\u00ae"  # a sign that is left out, so that nothing is passed over for being plain
    assert tidy(marked) == tidy(text)
    assert key(marked) == key(text)
    assert skeleton(marked).removesuffix("\u00ae") == skeleton(text)
    assert find_homoglyphs(marked) == find_homoglyphs(text) == ()


def test_tidy_removes_invisible_characters_and_keeps_case() -> None:
    assert tidy("Pb\u200b") == "Pb"
    assert tidy("P\ufeffVC") == "PVC"
