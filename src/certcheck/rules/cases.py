"""Cases: small examples beside a ruleset that prove what its requirements say.

A case is a declaration made of ``bases`` and its own ``facts``, read by the declaration's ordinary reader and
evaluated against one requirement only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Map
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from certcheck.declaration.overlay import overlaid
from certcheck.nodes import Field, Mapping, Node, Scalar, TextError
from certcheck.positions import InputError, Position, Problem
from certcheck.result import Outcome
from certcheck.rules.reading.spot import Notes, Spot
from certcheck.rules.reading.values import read_day, read_words
from certcheck.rules.variants import changed
from certcheck.source_text import read_bytes
from certcheck.yaml_text import compose_yaml

OUTCOMES = tuple(outcome.value for outcome in Outcome)
NO_FINDING = "none"
KEYS = ("cases-for", "as-of", "bases", "cases", "format", "note", "licence")
CASE_KEYS = ("requirement", "case", "base", "facts", "as-of", "target", "expect", "variants", "note")
VARIANT_KEYS = ("case", "change", "as-of", "expect")
EXPECT_KEYS = ("subject", "item", "lot", "place", "outcome", "forecast")


@dataclass(frozen=True, slots=True)
class Expected:
    """What one finding should be; an empty field may be anything."""

    outcome: str
    subject: str = ""
    item: str = ""
    lot: str = ""
    place: str = ""
    forecast: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One case. ``facts`` is a whole declaration; ``expected`` has one entry without a subject where a single outcome
    is expected of every subject, and none where no finding should arise."""

    requirement: str
    name: str
    as_of: date
    facts: Mapping
    expected: tuple[Expected, ...]
    file: str
    position: Position
    target: str = ""

    @property
    def outcomes(self) -> frozenset[str]:
        """Every outcome that is expected."""
        return frozenset(one.outcome for one in self.expected)


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The cases of one ruleset."""

    ruleset: str
    file: str
    cases: tuple[Case, ...]


def read_cases(paths: Sequence[Path]) -> tuple[tuple[CaseFile, ...], tuple[Problem, ...]]:
    """All cases of the files, and every problem of those that cannot be read."""
    notes = Notes()
    files = []
    for path in paths:
        try:
            node = compose_yaml(read_bytes(path), str(path))
        except InputError as error:
            notes.problems.extend(error.problems)
            continue
        found = _read_file(Spot(str(path), node, notes))
        if found is not None:
            files.append(found)
    return tuple(files), InputError(notes.problems).problems


def _read_file(spot: Spot) -> CaseFile | None:
    parts = spot.fields(KEYS, required=("cases-for", "cases"))
    if "cases-for" not in parts or "cases" not in parts:
        return None
    as_of = read_day(parts["as-of"]) if "as-of" in parts else None
    bases = parts["bases"].children() if "bases" in parts else {}
    found = tuple(case for item in parts["cases"].items() for case in _read_case(item, bases, as_of))
    return CaseFile(parts["cases-for"].text(), spot.file, found)


def _read_case(spot: Spot, bases: Map[str, Spot], default_as_of: date | None) -> Iterator[Case]:
    """The case and its variants."""
    before = len(spot.notes.problems)
    parts = spot.fields(CASE_KEYS, required=("requirement", "case", "expect"))
    as_of = read_day(parts["as-of"]) if "as-of" in parts else default_as_of
    if as_of is None and "as-of" not in parts:
        spot.say("'as-of' is missing, here and at the head of the file")
    if "requirement" in parts:
        parts["requirement"].use("requirement", parts["requirement"].text())
    facts = _facts(spot, parts, bases)
    expected = _expected(parts["expect"]) if "expect" in parts else ()
    if len(spot.notes.problems) != before or as_of is None:
        return
    target = parts["target"].text() if "target" in parts else ""
    name = " ".join(parts["case"].text().split())
    case = Case(parts["requirement"].text(), name, as_of, facts, expected, spot.file, spot.at, target)
    yield case
    for item in parts["variants"].items() if "variants" in parts else ():
        variant = _read_variant(item, case)
        if variant is not None:
            yield variant


def _read_variant(spot: Spot, case: Case) -> Case | None:
    parts = spot.fields(VARIANT_KEYS, required=("change", "expect"))
    if "change" not in parts or "expect" not in parts:
        return None
    facts, words = case.facts, []
    for path, child in parts["change"].children().items():
        words.append(f"{path}: {child.word}" if child.word else path)
        try:
            facts = changed(facts, path, child.node)
        except TextError as error:
            child.say(str(error))
            return None
    name = parts["case"].text() if "case" in parts else ", ".join(words)
    as_of = read_day(parts["as-of"]) if "as-of" in parts else case.as_of
    expected = _expected(parts["expect"])
    if as_of is None:
        return None
    return replace(case, name=f"{case.name}, but {name}", as_of=as_of, facts=facts, expected=expected, position=spot.at)


def _facts(spot: Spot, parts: Map[str, Spot], bases: Map[str, Spot]) -> Mapping:
    """The bases in order with the case's own facts on top, marked as a declaration."""
    whole: Node = Mapping({}, spot.at)
    names = read_words(parts["base"]) if "base" in parts else ()
    layers = []
    for name in names:
        if name in bases:
            layers.append(bases[name])
        else:
            parts["base"].say(f"no base '{name}'", f"bases: {', '.join(bases) or 'none'}")
    for layer in (*layers, *([parts["facts"]] if "facts" in parts else [])):
        if isinstance(layer.node, Scalar) and layer.node.text is None:
            continue
        if not layer.is_mapping:
            layer.say("expected facts (a mapping)")
            continue
        try:
            whole = overlaid(whole, layer.node)
        except TextError as error:
            layer.say(str(error), error.hint, at=error.at)
    assert isinstance(whole, Mapping)
    at = parts["facts"].at if "facts" in parts else spot.at
    marker = Field(Scalar("declaration/1", spot.at), spot.at)
    return Mapping({"certcheck": marker, **whole.fields}, at)


def _expected(spot: Spot) -> tuple[Expected, ...]:
    """``met``, ``none``, ``{cable: met}`` or ``[{subject, lot, place, outcome}]``."""
    if spot.is_list:
        return tuple(_expected_entry(item) for item in spot.items())
    if spot.is_mapping:
        return tuple(Expected(child.choice(OUTCOMES), subject) for subject, child in spot.children().items())
    word = spot.choice((*OUTCOMES, NO_FINDING))
    return () if word == NO_FINDING else (Expected(word),)


def _expected_entry(spot: Spot) -> Expected:
    parts = spot.fields(EXPECT_KEYS, required=("outcome",))
    words = {key: parts[key].choice(OUTCOMES) for key in ("outcome", "forecast") if key in parts}
    texts = {key: parts[key].text() for key in ("subject", "item", "lot", "place") if key in parts}
    return Expected(words.get("outcome", ""), forecast=words.get("forecast", ""), **texts)
