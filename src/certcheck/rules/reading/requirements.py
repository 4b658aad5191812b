"""One requirement, derived fact or other regime of a ruleset."""

from __future__ import annotations

import re
from collections.abc import Mapping as Map
from dataclasses import dataclass
from datetime import date

from certcheck.nodes import Field, Mapping
from certcheck.positions import excerpt
from certcheck.rules.conditions import ALWAYS, Condition
from certcheck.rules.model import (
    NO_TEXT,
    OBLIGATIONS,
    TOPICS,
    Applies,
    Citation,
    NamedCondition,
    Requirement,
    Status,
    YieldsTo,
)
from certcheck.rules.paths import PRODUCT, is_subject, requirement_scope, subjects
from certcheck.rules.reading.conditions import read_condition
from certcheck.rules.reading.dates import read_applies
from certcheck.rules.reading.spot import Spot
from certcheck.rules.reading.values import read_citation, read_day, read_source, read_text, read_words
from certcheck.rules.suggest import did_you_mean
from certcheck.rules.walk import conjoin

CONFIDENCES = ("high", "medium", "low")
READ = ("official", "secondary", "none")
KINDS = ("duty", "standing")
SEVERITIES = ("major", "minor")
STATUSES = ("draft", "enjoined")
REQUIRED = ("id", "title", "explain", "remedy", "topic", "obligation", "cite", "confidence", "read", "applies")
KEYS = (
    *REQUIRED, "require", "where", "subject", "each-place", "evidence", "ask", "source", "reviewed-on", "yields-to",
    "kind", "addressee", "bundle", "status", "severity", "prices",
)  # fmt: skip
DEFAULT_KEYS = tuple(
    key for key in KEYS if key not in ("id", "title", "explain", "where", "require", "yields-to", "status", "ask")
)
"""What ``defaults`` of a ruleset may state for all its requirements."""
_MERGED = ("cite", "applies", "source")
"""Mappings of which ``defaults`` may state some keys and the requirement the others."""

IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)+")


@dataclass(frozen=True, slots=True)
class RulesetContext:
    """What the requirements of one ruleset share."""

    id: str
    jurisdiction: str
    reviewed_on: date | None
    scope: Condition
    defaults: Map[str, Field]


def read_requirement(spot: Spot, context: RulesetContext) -> Requirement | None:
    """A requirement; None when anything about it is wrong (noted)."""
    notes = spot.notes
    before = len(notes.problems)
    own = spot.children()
    if not own:
        return None
    notes.owner = read_id("requirement", own)
    whole = with_defaults(spot, context.defaults)
    found = _requirement(whole, whole.fields(KEYS, REQUIRED), context, notes.owner)
    notes.owner = ""
    return found if len(notes.problems) == before else None


def read_id(kind: str, parts: Map[str, Spot]) -> str:
    """A readable id that never changes: ``eu/rohs/lead``."""
    if "id" not in parts:
        return ""
    identifier = parts["id"].text()
    parts["id"].notes.ids[kind].add(identifier)
    if identifier and not IDENTIFIER.fullmatch(identifier):
        parts["id"].say(f"{excerpt(identifier)} is no id", "words with hyphens, parts with '/': eu/rohs/lead")
    return identifier


def with_defaults(spot: Spot, defaults: Map[str, Field]) -> Spot:
    """The requirement with the ruleset's defaults filled in; each value keeps its own place."""
    if not isinstance(spot.node, Mapping) or not defaults:
        return spot
    fields = dict(spot.node.fields)
    for key, default in defaults.items():
        own = fields.get(key)
        if own is None:
            fields[key] = default
        elif key in _MERGED and isinstance(own.value, Mapping) and isinstance(default.value, Mapping):
            joined = {**default.value.fields, **own.value.fields}
            fields[key] = Field(Mapping(joined, own.value.at), own.key_at)
    return Spot(spot.file, Mapping(fields, spot.node.at), spot.notes, spot.path, spot.key_at)


def _requirement(spot: Spot, parts: Map[str, Spot], context: RulesetContext, identifier: str) -> Requirement:
    subject = _subject(parts)
    each_place = _each_place(parts)
    scope = requirement_scope(subject, each_place is not None)
    status = _status(parts["status"]) if "status" in parts else None
    if "require" not in parts and status is None:
        spot.say("'require' is missing")

    def text(key: str) -> str:
        return parts[key].text() if key in parts else ""

    def word(key: str, words: tuple[str, ...], default: str) -> str:
        return parts[key].choice(words, default) if key in parts else default

    where = read_condition(parts["where"], scope) if "where" in parts else ALWAYS
    return Requirement(
        id=identifier,
        title=read_text(parts["title"]) if "title" in parts else NO_TEXT,
        explain=read_text(parts["explain"]) if "explain" in parts else NO_TEXT,
        remedy=read_text(parts["remedy"]) if "remedy" in parts else NO_TEXT,
        topic=word("topic", TOPICS, ""),
        obligation=word("obligation", OBLIGATIONS, ""),
        cite=read_citation(parts["cite"]) if "cite" in parts else Citation("", ""),
        confidence=word("confidence", CONFIDENCES, "low"),
        read=word("read", READ, "none"),
        applies=read_applies(parts["applies"]) if "applies" in parts else Applies(),
        require=read_condition(parts["require"], scope) if "require" in parts else ALWAYS,
        where=conjoin(context.scope, where),
        subject=subject,
        each_place=each_place,
        evidence=read_text(parts["evidence"]) if "evidence" in parts else NO_TEXT,
        ask=read_text(parts["ask"]) if "ask" in parts else None,
        source=read_source(parts["source"]) if "source" in parts else None,
        reviewed_on=read_day(parts["reviewed-on"]) if "reviewed-on" in parts else context.reviewed_on,
        yields_to=_yields_to(parts["yields-to"]) if "yields-to" in parts else (),
        kind=word("kind", KINDS, "duty"),
        addressee=_addressee(parts["addressee"]) if "addressee" in parts else None,
        bundle=_bundle(parts["bundle"]) if "bundle" in parts else None,
        status=status,
        severity=word("severity", SEVERITIES, "major"),
        prices=read_words(parts["prices"]) if "prices" in parts else (),
        ruleset=context.id,
        jurisdiction=context.jurisdiction,
        position=spot.at,
    )


def _subject(parts: Map[str, Spot]) -> str:
    if "subject" not in parts:
        return PRODUCT
    subject = parts["subject"].text()
    if subject and not is_subject(subject):
        parts["subject"].say(f"{excerpt(subject)} is neither 'product' nor a list", did_you_mean(subject, subjects()))
        return PRODUCT
    return subject or PRODUCT


def _each_place(parts: Map[str, Spot]) -> str | None:
    if "each-place" not in parts:
        return None
    place = parts["each-place"].text()
    parts["each-place"].use("term", place, "places")
    return place


def _addressee(spot: Spot) -> str:
    role = spot.text()
    spot.use("term", role, "roles")
    return role


def _yields_to(spot: Spot) -> tuple[YieldsTo, ...]:
    found = []
    for item in spot.items():
        parts = item.fields(("requirement", "when"), required=("requirement", "when"))
        if len(parts) == 2:
            parts["requirement"].use("requirement", parts["requirement"].text())
            found.append(YieldsTo(parts["requirement"].text(), parts["when"].choice(("applies", "met"), "applies")))
    return tuple(found)


def _bundle(spot: Spot) -> tuple[str, str] | None:
    parts = spot.fields(("id", "option"), required=("id", "option"))
    return (parts["id"].text(), parts["option"].text()) if len(parts) == 2 else None


def _status(spot: Spot) -> Status:
    parts = spot.fields(("kind", "since", "note"), required=("kind", "note"))
    return Status(
        parts["kind"].choice(STATUSES, "draft") if "kind" in parts else "draft",
        read_day(parts["since"]) if "since" in parts else None,
        read_text(parts["note"]) if "note" in parts else NO_TEXT,
    )


def read_named(spot: Spot, *, cited: bool) -> NamedCondition | None:
    """A derived fact, or a regime (``cited``) that takes a product out of this law; None when it is wrong (noted)."""
    notes = spot.notes
    before = len(notes.problems)
    required = ("id", "title", "when", "cite") if cited else ("id", "title", "when")
    parts = spot.fields((*required, "note") if cited else (*required, "subject", "cite", "note"), required)
    notes.owner = read_id("derived", parts)
    subject = _subject(parts)
    found = NamedCondition(
        id=notes.owner,
        title=read_text(parts["title"]) if "title" in parts else NO_TEXT,
        when=read_condition(parts["when"], requirement_scope(subject, False)) if "when" in parts else ALWAYS,
        subject=subject,
        cite=read_citation(parts["cite"]) if "cite" in parts else None,
        position=spot.at,
    )
    notes.owner = ""
    return found if len(notes.problems) == before else None
