"""What a label says: its wordings, what is lawful beside them, and what is close to them."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from certcheck.engine.texts import says_test
from certcheck.engine.truth import Truth
from certcheck.rules.model import Wording

_CLAIM = Wording("claim", ("FDA approved", "FDA-certified", "FDA"), ("not FDA approved",))
_CHINESE = Wording("sugar", ("儿童青少年应避免过量摄入盐油糖",))


def _says(wording: Wording, text: object) -> Truth:
    return says_test(wording)(text, None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wording", "text", "expected"),
    [
        (_CLAIM, "this product is fda  Approved.", True),
        (_CLAIM, "FDA certified", True),
        (_CLAIM, "not FDA approved", False),
        (_CLAIM, "not FDA approved, but FDA certified", True),
        (_CLAIM, ("made in China", "FDA approved"), True),
        (_CLAIM, "F.D.A. approved", None),
        (_CLAIM, "FDB aproved", False),
        (_CLAIM, "approved", None),
        (_CLAIM, "", False),
        (_CHINESE, "温馨提示：儿童青少年应避免过量摄入盐油糖。", True),
        (_CHINESE, "儿童青少年应避免过量摄入盐、油、糖", None),
        (_CHINESE, "产地：广东", False),
    ],
)
def test_what_a_text_says(wording: Wording, text: object, expected: Truth) -> None:
    assert _says(wording, text) is expected


def test_every_text_has_its_own_answer_however_often_it_is_asked() -> None:
    test = says_test(_CLAIM)
    texts = ["FDA approved", "made in China", *(f"label {number}" for number in range(600))]
    for _ in range(2):
        assert [test(text, None) for text in texts] == [True] + [False] * 601  # type: ignore[arg-type]


@given(st.text("abcd ", min_size=8, max_size=14), st.text("abcd ", max_size=60))
def test_close_is_what_scoring_every_text_finds(phrase: str, text: str) -> None:
    phrase, text = (" ".join(one.split()) for one in (phrase, text))
    if len(phrase) >= 8 and phrase not in text:
        close = len(text) >= len(phrase) // 2 and fuzz.partial_ratio(phrase, text) >= 85
        assert _says(Wording("one", (phrase,)), text) is (None if close else False)


def test_close_is_what_scoring_slips_of_the_pen_finds() -> None:
    random, phrase, close = Random(1), "www.p65warnings.ca.gov", 0
    for _ in range(500):
        slipped = "".join(random.choice([one] * 12 + ["", "x", " ", one * 2]) for one in phrase)
        text = " ".join(f"{'warning: ' * random.randint(0, 2)}{slipped} {random.randint(1, 9999)}".split())
        if phrase not in text:
            expected = fuzz.partial_ratio(phrase, text) >= 85
            close += expected
            assert _says(Wording("one", (phrase,)), text) is (None if expected else False), text
    assert 50 < close < 450
