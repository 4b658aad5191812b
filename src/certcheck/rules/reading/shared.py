"""Files that all rulesets share: dates of acts, number formats, wordings."""

from __future__ import annotations

import re
from datetime import date
from typing import TypeVar

from certcheck.positions import excerpt
from certcheck.rules.model import NO_TEXT, NumberFormat, Wording
from certcheck.rules.reading.spot import Spot
from certcheck.rules.reading.values import read_day, read_source, read_text, read_words
from certcheck.vocabulary.identifiers import check

Value = TypeVar("Value")

HEAD = ("title", "licence", "reviewed-on", "review-by", "source", "version", "format", "note")
ACT_KEYS = ("id", "title", "date", "source", "note")
FORMAT_KEYS = ("id", "title", "pattern", "check", "right", "wrong", "source", "note")
WORDING_KEYS = ("id", "title", "texts", "look-alikes", "source", "note")


def read_acts(spot: Spot) -> dict[str, date | None]:
    """``acts: [{id, title, date: 2026-08-12 | unknown, source}]``."""
    found: dict[str, date | None] = {}
    for item in _entries(spot, "acts"):
        parts = item.fields(ACT_KEYS, required=("id", "title", "date"))
        if "title" in parts:
            read_text(parts["title"])
        if "source" in parts:
            read_source(parts["source"])
        if "id" not in parts or "date" not in parts:
            continue
        day = None if parts["date"].word == "unknown" else read_day(parts["date"])
        _add(found, parts["id"], day)
    return found


def read_formats(spot: Spot) -> dict[str, NumberFormat]:
    """``formats: [{id, title, pattern, check, right: […], wrong: […]}]``; the examples are tried at once."""
    found: dict[str, NumberFormat] = {}
    for item in _entries(spot, "formats"):
        before = len(spot.notes.problems)
        parts = item.fields(FORMAT_KEYS, required=("id", "title", "pattern"))
        title = read_text(parts["title"]) if "title" in parts else NO_TEXT
        if "id" not in parts or "pattern" not in parts:
            continue
        checker = parts["check"].text() if "check" in parts else None
        form = NumberFormat(parts["id"].text(), title, parts["pattern"].text(), checker)
        _try_pattern(parts, form)
        if len(spot.notes.problems) == before:
            _try_examples(parts, form)
        _add(found, parts["id"], form)
    return found


def read_wordings(spot: Spot) -> dict[str, Wording]:
    """``wordings: [{id, texts: […], look-alikes: […]}]``."""
    found: dict[str, Wording] = {}
    for item in _entries(spot, "wordings"):
        parts = item.fields(WORDING_KEYS, required=("id", "texts"))
        if "id" not in parts or "texts" not in parts:
            continue
        alikes = read_words(parts["look-alikes"]) if "look-alikes" in parts else ()
        _add(found, parts["id"], Wording(parts["id"].text(), read_words(parts["texts"]), alikes))
    return found


def _entries(spot: Spot, key: str) -> list[Spot]:
    parts = spot.fields((key, *HEAD), required=(key,))
    return list(parts[key].items()) if key in parts else []


def _add(found: dict[str, Value], spot: Spot, value: Value) -> None:
    identifier = spot.text()
    if identifier in found:
        spot.say(f"{excerpt(identifier)} is given twice")
    found[identifier] = value


def _try_pattern(parts: dict[str, Spot], form: NumberFormat) -> None:
    try:
        re.compile(form.pattern)
    except re.error as error:
        parts["pattern"].say(f"not a regular expression: {error}")
    if form.check is not None:
        try:
            check(form.check, "0")
        except (KeyError, ValueError):
            parts["check"].say(f"unknown check {excerpt(form.check)}")


def _try_examples(parts: dict[str, Spot], form: NumberFormat) -> None:
    for key, wanted in (("right", True), ("wrong", False)):
        for item in parts[key].one_or_more() if key in parts else ():
            text = item.text()
            fits = re.fullmatch(form.pattern, text) is not None and (form.check is None or check(form.check, text).ok)
            if fits is not wanted:
                item.say(f"{excerpt(text)} {'does not have' if wanted else 'has'} the format {form.id}")
