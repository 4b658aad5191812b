"""Vocabularies in a pack come back the same, and their index only when it is asked for."""

from __future__ import annotations

import pytest

from certcheck.vocabulary.model import Vocabularies, Vocabulary
from certcheck.vocabulary.packed import from_lines, to_lines


def _plain(name: str, index: object) -> Vocabulary:
    terms = {"lead": {"name": {"en": "lead", "zh": "铅"}}}
    return Vocabulary({"vocabulary": name, "terms": terms, "groups": {}, "ancestors": {}, "index": index})


def _text(*found: Vocabulary) -> bytes:
    lines = to_lines(Vocabularies({one.name: one for one in found}))
    return "".join(f"{line}\n" for line in lines).encode()


def test_each_comes_back_with_its_index() -> None:
    given = [_plain("metals", {"names": {"铅": "lead"}}), _plain("alloys", {"names": {}})]
    found = from_lines(_text(*given))
    assert list(found) == ["alloys", "metals"]
    for one in given:
        assert found[one.name].term("lead").label("zh") == "铅"
        assert found[one.name].to_plain() == one.to_plain()
        assert found[one.name].index == one.index


def test_the_index_is_not_read_before_it_is_asked_for() -> None:
    found = from_lines(_text(_plain("metals", "INDEX")).replace(b'"INDEX"', b"broken!"))["metals"]
    assert "lead" in found
    with pytest.raises(ValueError):  # noqa: PT011
        _ = found.index


@pytest.mark.parametrize("text", [b"", b"{}\n\n", b'{"metals":[2,2]}\n{}\n', b"x"])
def test_anything_else_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        from_lines(text)
