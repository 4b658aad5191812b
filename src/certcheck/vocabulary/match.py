"""Turn a written name into a term, or say why that cannot be done.  Nothing is guessed.

An exact id, an exact name, a listed synonym or a valid CAS or EC number decides.  A text that names
several things decides only together with an identifier; a name and an identifier that disagree are
reported; similarity only ever suggests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from certcheck.record import record
from certcheck.vocabulary.identifiers import check_cas, check_ec
from certcheck.vocabulary.model import OTHER, Vocabulary
from certcheck.vocabulary.near import CUTOFF
from certcheck.vocabulary.normalise import find_homoglyphs, is_cjk, key, skeleton, tidy
from certcheck.vocabulary.polarity import negates, opposed

__all__ = ["How", "Match", "Problem", "Suggestion", "resolve"]

How = Literal["exact-id", "name", "synonym", "identifier"]
Problem = Literal["ambiguous", "contradiction", "unknown", "bad-identifier"]

_LIMIT = 5
_SHORTEST = 3
_LONGEST = 300


@record
class Suggestion:
    """A term that might have been meant.  It never decides."""

    id: str
    score: float
    text: str


@record
class Match:
    """What a written name stands for.  Either ``id`` and ``how`` are set, or ``problem`` is."""

    text: str
    id: str | None
    how: How | None = None
    problem: Problem | None = None
    suggestions: tuple[Suggestion, ...] = ()
    could_be: tuple[str, ...] = ()
    """The ids between which an ambiguous or contradictory statement leaves the choice."""
    negated: bool = False
    """The text states absence (``lead-free``); it is a claim, not the name of a thing."""
    details: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.id is not None


@record
class _Named:
    """What the text alone says."""

    id: str | None = None
    how: How | None = None
    could_be: tuple[str, ...] = ()
    disagree: bool = False

    def __bool__(self) -> bool:
        return self.id is not None or bool(self.could_be)


def resolve(vocabulary: Vocabulary, text: str, *, cas: str | None = None, ec: str | None = None) -> Match:
    """Find the term that ``text``, together with any CAS or EC number, stands for."""
    named = _by_name(vocabulary, text)
    details = [str(glyph) for glyph in find_homoglyphs(text)]
    if cas is None and ec is None:
        return _from_name(vocabulary, text, named, details)
    bad = list(_bad_identifiers(cas, ec))
    if bad:
        wanted = _as_suggestions(vocabulary, (named.id,) if named.id else named.could_be) or _suggest(vocabulary, text)
        return Match(text, None, problem="bad-identifier", suggestions=wanted, details=(*details, *bad))
    numbers = {label: value for label, value in (("cas", cas), ("ec", ec)) if value is not None}
    listed = {label: _look_up(vocabulary, label, value) for label, value in numbers.items()}
    known = list(dict.fromkeys(found for found in listed.values() if found is not None))
    if len(known) > 1 and not vocabulary.is_a(known[0], known[1]) and not vocabulary.is_a(known[1], known[0]):
        return _contradiction(
            vocabulary, text, tuple(known), [*details, "the CAS and EC numbers belong to different substances"]
        )
    if not known:
        return _unlisted(vocabulary, text, named, numbers, details)
    narrow = max(known, key=lambda found: len(vocabulary.ancestors(found)))
    return _with_identifier(vocabulary, text, named, narrow, details)


def _bad_identifiers(cas: str | None, ec: str | None) -> Iterator[str]:
    for label, value, checker in (("CAS", cas, check_cas), ("EC", ec, check_ec)):
        if value is not None and not (outcome := checker(value)).ok:
            yield f"{label} number {value!r}: {outcome.reason}"


def _look_up(vocabulary: Vocabulary, label: str, value: str) -> str | None:
    tidied = (check_cas if label == "cas" else check_ec)(value).value
    found: str | None = vocabulary.index[label].get(tidied)
    return found


def _from_name(vocabulary: Vocabulary, text: str, named: _Named, details: list[str]) -> Match:
    if named.id is not None:
        return Match(text, named.id, named.how, details=tuple(details))
    if named.disagree:
        return _contradiction(
            vocabulary, text, named.could_be, [*details, "the parts of the name name different things"]
        )
    if named.could_be:
        numbered = bool(vocabulary.index["cas"])
        details.append("the text names several things" + ("; a CAS number decides" if numbered else ""))
        return Match(
            text,
            None,
            problem="ambiguous",
            suggestions=_as_suggestions(vocabulary, named.could_be),
            could_be=named.could_be,
            details=tuple(details),
        )
    absent = negates(text)
    if absent:
        details.append("the text states that something is absent; it does not name it")
    return Match(
        text, None, problem="unknown", suggestions=_suggest(vocabulary, text), negated=absent, details=tuple(details)
    )


def _with_identifier(vocabulary: Vocabulary, text: str, named: _Named, found: str, details: list[str]) -> Match:
    if named.id is not None and not vocabulary.is_a(found, named.id):
        return _contradiction(
            vocabulary, text, (named.id, found), [*details, "the name and the number belong to different things"]
        )
    if named.id is not None:
        return Match(text, found, named.how if named.id == found else "identifier", details=tuple(details))
    if named.could_be:
        if OTHER in named.could_be or any(vocabulary.is_a(found, option) for option in named.could_be):
            return Match(text, found, "identifier", could_be=named.could_be, details=tuple(details))
        return _contradiction(
            vocabulary,
            text,
            (*named.could_be, found),
            [*details, "the number is none of the things that the name can mean"],
        )
    if negates(text):
        details.append("the text states absence, the number names a thing")
        match = _contradiction(vocabulary, text, (found,), details)
        return Match(match.text, None, None, "contradiction", match.suggestions, (found,), True, match.details)
    if tidy(text):
        details.append("the name is not listed; the number decided")
    return Match(text, found, "identifier", details=tuple(details))


def _unlisted(vocabulary: Vocabulary, text: str, named: _Named, numbers: dict[str, str], details: list[str]) -> Match:
    spelled = ", ".join(f"{label.upper()} {value}" for label, value in numbers.items())
    details.append(f"{spelled} is well formed but not in the vocabulary")
    if named.id is not None:
        own = vocabulary.term(named.id) if named.id in vocabulary.ids else None
        if own is not None and any(getattr(own, label) for label in numbers):
            details.append("the name belongs to another number")
            return _contradiction(vocabulary, text, (named.id,), details)
        return Match(text, named.id, named.how, details=tuple(details))
    return _from_name(vocabulary, text, named, details)


def _contradiction(vocabulary: Vocabulary, text: str, options: tuple[str, ...], details: list[str]) -> Match:
    return Match(
        text,
        None,
        problem="contradiction",
        suggestions=_as_suggestions(vocabulary, options),
        could_be=options,
        details=tuple(details),
    )


def _as_suggestions(vocabulary: Vocabulary, ids: tuple[str, ...]) -> tuple[Suggestion, ...]:
    return tuple(Suggestion(found, 100.0, vocabulary.label(found)) for found in ids if found != OTHER)


def _by_name(vocabulary: Vocabulary, text: str) -> _Named:
    whole = _exact(vocabulary, text)
    if whole:
        return whole
    for parts in _splits(tidy(text)):
        one, two = _exact(vocabulary, parts[0]), _exact(vocabulary, parts[1])
        if not one or not two or opposed(*parts):
            continue
        for sure, open_ in ((one, two), (two, one)):
            if sure.id is not None and sure.id in open_.could_be:
                return _Named(sure.id, "synonym")
        if one.id is not None and two.id is not None:
            if one.id == two.id:
                return _Named(one.id, "synonym")
            if vocabulary.is_a(one.id, two.id) or vocabulary.is_a(two.id, one.id):
                continue
            return _Named(could_be=(one.id, two.id), disagree=True)
    return _Named()


def _exact(vocabulary: Vocabulary, text: str) -> _Named:
    written = tidy(text)
    if written == OTHER or (written in vocabulary and len(written) > 0):
        return _Named(written, "exact-id")
    index = vocabulary.index
    symbol = index["symbols"].get(written)
    if symbol is not None:
        return _Named(symbol, "synonym")
    normal = key(written)
    ambiguity = vocabulary.ambiguity(normal)
    if ambiguity is not None:
        return _Named(could_be=ambiguity.could_be)
    found = index["names"].get(normal)
    if found is None:
        return _Named()
    is_name = any(key(name) == normal for name in _names(vocabulary, found))
    return _Named(found, "name" if is_name else "synonym")


def _names(vocabulary: Vocabulary, found: str) -> tuple[str, ...]:
    return tuple((vocabulary.group(found) if vocabulary.is_group(found) else vocabulary.term(found)).name.values())


_BRACKETED = re.compile(r"(?P<outer>.*\S)\s*[(\[](?P<inner>[^()\[\]]+)[)\]]")
_SLASHED = re.compile(r"(?P<outer>[^/|]*[^/|\s])\s*[/|]\s*(?P<inner>[^/|]+)")


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """Two names in one text: ``name (ABBREVIATION)``, ``name / 名称``, ``铅 Pb``."""
    if len(text) > _LONGEST:
        return
    if text.endswith((")", "]")) and (match := _BRACKETED.fullmatch(text)):
        yield match["outer"], match["inner"]
    if ("/" in text or "|" in text) and (match := _SLASHED.fullmatch(text)):
        yield match["outer"], match["inner"]
    if not text.isascii():
        chinese = is_cjk(text[0])
        for place, character in enumerate(text):
            if is_cjk(character) != chinese:
                yield text[:place].strip(), text[place:].strip()
                break


def _suggest(vocabulary: Vocabulary, text: str) -> tuple[Suggestion, ...]:
    """Terms with a similar name and the same polarity, best first; ties in the order of their ids."""
    written = tidy(text)
    plain = skeleton(written)
    meant = _exact(vocabulary, plain).id if plain != written else None
    if meant is not None:
        return _as_suggestions(vocabulary, (meant,))
    wanted = plain.casefold()
    if not _SHORTEST <= len(wanted) <= _LONGEST:
        return ()
    candidates = vocabulary.near.candidates(wanted)
    if not candidates:
        return ()
    from rapidfuzz import fuzz, process

    choices: dict[str, str] = vocabulary.index["choices"]
    near = process.extract(wanted, candidates, scorer=fuzz.ratio, limit=40, score_cutoff=CUTOFF)
    best: dict[str, Suggestion] = {}
    for choice, score, _ in sorted(near, key=lambda item: (-item[1], item[0])):
        found = choices[choice]
        if found not in best and not opposed(wanted, choice):
            best[found] = Suggestion(found, round(float(score), 1), choice)
    return tuple(sorted(best.values(), key=lambda one: (-one.score, one.id))[:_LIMIT])
