"""One ruleset file: the instrument, what of it is encoded, and its requirements."""

from __future__ import annotations

from collections.abc import Mapping as Map
from datetime import date

from certcheck.nodes import Field, Mapping
from certcheck.rules.conditions import ALWAYS
from certcheck.rules.model import NO_TEXT, NamedCondition, ParityNote, Requirement, Ruleset
from certcheck.rules.paths import Scope
from certcheck.rules.reading.conditions import read_condition
from certcheck.rules.reading.requirements import (
    DEFAULT_KEYS,
    IDENTIFIER,
    RulesetContext,
    read_named,
    read_requirement,
)
from certcheck.rules.reading.spot import Spot
from certcheck.rules.reading.values import read_day, read_text, read_url, read_words

FORMAT = "ruleset/1"
KINDS = ("law", "scheme", "market-practice")
ALWAYS_REQUIRED = ("ruleset", "format", "title", "jurisdiction", "kind", "version", "licence", "reviewed-on")
REQUIRED = (*ALWAYS_REQUIRED, "instrument", "review-by", "parity", "requirements")
KEYS = (*REQUIRED, "scope", "defaults", "derived", "other-regime", "note")
PARITY = ("encoded", "laboratory", "not-encoded")


def read_ruleset(spot: Spot, file: str, digest: str) -> Ruleset | None:
    """A ruleset; parts that are wrong are left out (noted). None when its head cannot be read.

    A file without ``requirements`` only defines derived facts and other regimes: it needs no instrument or parity.
    """
    parts = spot.fields(KEYS, REQUIRED if "requirements" in spot.children() else ALWAYS_REQUIRED)
    if "ruleset" not in parts:
        return None
    if "format" in parts:
        parts["format"].choice((FORMAT,))
    identifier = parts["ruleset"].text()
    if identifier and not IDENTIFIER.fullmatch(identifier):
        parts["ruleset"].say("expected <market>/<name> in lower case", "eu/rohs, cn/green-food")
    if "jurisdiction" in parts:
        parts["jurisdiction"].use("jurisdiction", parts["jurisdiction"].text())
    reviewed = read_day(parts["reviewed-on"]) if "reviewed-on" in parts else None
    return _ruleset(parts, identifier, reviewed, file, digest)


def _ruleset(parts: Map[str, Spot], identifier: str, reviewed: date | None, file: str, digest: str) -> Ruleset:
    instrument = _instrument(parts)

    def text(key: str) -> str:
        return parts[key].text() if key in parts else ""

    jurisdiction = text("jurisdiction")
    context = RulesetContext(
        id=identifier,
        jurisdiction=jurisdiction,
        reviewed_on=reviewed,
        scope=read_condition(parts["scope"], Scope()) if "scope" in parts else ALWAYS,
        defaults=_defaults(parts),
    )
    parity = parts["parity"].fields(PARITY, required=("encoded", "not-encoded")) if "parity" in parts else {}
    return Ruleset(
        id=identifier,
        title=read_text(parts["title"]) if "title" in parts else NO_TEXT,
        instrument=read_text(instrument["name"]) if "name" in instrument else NO_TEXT,
        reference=instrument["reference"].text() if "reference" in instrument else "",
        url=read_url(instrument["url"]) if "url" in instrument else "",
        language=instrument["language"].text() if "language" in instrument else "",
        jurisdiction=jurisdiction,
        kind=parts["kind"].choice(KINDS, "law") if "kind" in parts else "law",
        version=text("version"),
        licence=text("licence"),
        reviewed_on=reviewed or date.min,
        review_by=read_day(parts["review-by"]) if "review-by" in parts else None,
        requirements=_requirements(parts, context),
        derived=_named(parts, "derived", cited=False),
        other_regimes=_named(parts, "other-regime", cited=True),
        encoded=_notes(parity, "encoded"),
        laboratory=_notes(parity, "laboratory"),
        not_encoded=_notes(parity, "not-encoded"),
        file=file,
        digest=digest,
    )


def _instrument(parts: Map[str, Spot]) -> dict[str, Spot]:
    if "instrument" not in parts:
        return {}
    required = ("name", "reference", "url", "language")
    instrument = parts["instrument"].fields((*required, "note"), required)
    if "language" in instrument:
        instrument["language"].use("term", instrument["language"].text(), "languages")
    return instrument


def _defaults(parts: Map[str, Spot]) -> Map[str, Field]:
    if "defaults" not in parts:
        return {}
    known = parts["defaults"].fields(DEFAULT_KEYS)
    node = parts["defaults"].node
    return {key: node.fields[key] for key in node.fields if key in known} if isinstance(node, Mapping) else {}


def _requirements(parts: Map[str, Spot], context: RulesetContext) -> tuple[Requirement, ...]:
    if "requirements" not in parts or _is_nothing(parts["requirements"]):
        return ()
    found = (read_requirement(item, context) for item in parts["requirements"].items())
    return tuple(requirement for requirement in found if requirement is not None)


def _named(parts: Map[str, Spot], key: str, *, cited: bool) -> tuple[NamedCondition, ...]:
    if key not in parts or _is_nothing(parts[key]):
        return ()
    found = (read_named(item, cited=cited) for item in parts[key].items())
    return tuple(named for named in found if named is not None)


def _notes(parity: Map[str, Spot], key: str) -> tuple[ParityNote, ...]:
    """``[{clause, by: [ids]}]`` for encoded clauses, ``[{clause, why}]`` for the others."""
    if key not in parity or _is_nothing(parity[key]):
        return ()
    required = ("clause", "by") if key == "encoded" else ("clause", "why")
    found = []
    for item in parity[key].items():
        parts = item.fields(("clause", "by", "why"), required)
        by = read_words(parts["by"]) if "by" in parts else ()
        for word in by:
            parts["by"].use("requirement", word)
        why = read_text(parts["why"]) if "why" in parts else NO_TEXT
        found.append(ParityNote(parts["clause"].text() if "clause" in parts else "", why, by))
    return tuple(found)


def _is_nothing(spot: Spot) -> bool:
    """An empty value, as good as an empty list."""
    return not spot.is_mapping and not spot.is_list and spot.word is None
