"""What is found near a text is all that scoring every name would find."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz, process

from certcheck.vocabulary import Vocabularies, Vocabulary
from certcheck.vocabulary.match import Suggestion
from certcheck.vocabulary.near import CUTOFF, Near
from certcheck.vocabulary.normalise import skeleton, tidy
from certcheck.vocabulary.polarity import opposed

_LETTERS = "abcdeinorst 0123456789-(),铅酸苯甲二不含无"
_TEXTS = st.text("ab铅 1", max_size=30)


def _slipped(random: Random, name: str) -> str:
    """The name with up to five slips of the pen, or with a number behind it."""
    written = list(name)
    for _ in range(random.randint(0, 5)):
        place = random.randrange(len(written) + 1)
        written[place : place + random.randint(0, 1)] = random.choice(["", random.choice(_LETTERS)])
    return "".join(written) + random.choice(["", "", f" {random.randint(1, 99999)}"])


def _all_scored(vocabulary: Vocabulary, text: str) -> tuple[Suggestion, ...]:
    """The suggestions for a name that is not known, from holding it against every name."""
    wanted, choices = skeleton(tidy(text)).casefold(), vocabulary.index["choices"]
    near = process.extract(wanted, list(choices), scorer=fuzz.ratio, limit=40, score_cutoff=80)
    best: dict[str, Suggestion] = {}
    for choice, score, _ in sorted(near, key=lambda item: (-item[1], item[0])):
        if choices[choice] not in best and not opposed(wanted, choice):
            best[choices[choice]] = Suggestion(choices[choice], round(float(score), 1), choice)
    return tuple(sorted(best.values(), key=lambda one: (-one.score, one.id))[:5])


@pytest.mark.parametrize("name", ["substances", "materials", "standards", "label-elements"])
def test_suggestions_are_those_of_a_comparison_with_every_name(vocabularies: Vocabularies, name: str) -> None:
    random, vocabulary = Random(name), vocabularies[name]
    names, suggested = sorted(vocabulary.index["choices"]), 0
    for _ in range(400):
        text = _slipped(random, random.choice(names))
        match = vocabulary.resolve(text)
        if match.problem == "unknown" and len(tidy(text)) >= 3:
            assert match.suggestions == _all_scored(vocabulary, text), text
            suggested += bool(match.suggestions)
    assert suggested > 100


@given(st.lists(_TEXTS, max_size=20, unique=True), _TEXTS.filter(lambda text: len(text) >= 3))
def test_no_similar_name_is_passed_over(names: list[str], text: str) -> None:
    found = Near(names).candidates(text)
    assert found == [name for name in names if name in found]
    assert {name for name in names if fuzz.ratio(text, name) >= CUTOFF} <= set(found)


@pytest.mark.parametrize("length", [3, 100, 181, 182, 255, 256, 300])
def test_long_names_and_texts(length: int) -> None:
    names = ["a" * (length + more) for more in range(-2, 200)]
    found = Near(names).candidates("a" * length)
    assert {name for name in names if fuzz.ratio("a" * length, name) >= CUTOFF} <= set(found)


def test_few_names_are_left_to_score(substances: Vocabulary) -> None:
    assert len(substances.near.candidates("lead 16559")) < 20
    assert len(substances.near.candidates("benzyl butil phthalate")) < len(substances.index["choices"]) // 10


def test_no_names_at_all() -> None:
    assert Near([]).candidates("lead") == []
