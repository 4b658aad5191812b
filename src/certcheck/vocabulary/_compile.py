"""From checked entries to the plain form: ids, hierarchy and the exact index."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from certcheck.vocabulary._source import Entry, SourceFile, VocabularyProblem
from certcheck.vocabulary.identifiers import check_cas, check_ec
from certcheck.vocabulary.model import OTHER
from certcheck.vocabulary.normalise import find_homoglyphs, key, tidy

_ID = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")
_HS = re.compile(r"[0-9]{2}(?:[0-9]{2}){0,4}")
_LISTS = ("synonyms", "symbols", "cas", "ec", "parents", "look-alikes", "hs", "wordings", "languages", "codes",
          "lawful-look-alikes", "other-market-names")  # fmt: skip
_TERM_FIELDS = {
    "id", "name", "contains", "source", "note", *_LISTS, "presumes", "scheme", "market", "kind", "formula",
    "issuer", "about", "check", "pattern", "iso",
}  # fmt: skip
_GROUP_FIELDS = {"id", "name", "synonyms", "members", "closed", "source", "note"}
_AMBIGUOUS_FIELDS = {"text", "could-be", "note"}
_CLOSED = ("yes", "no", "incomplete")
_PRESUMED_VALUES = ("yes", "no", "ask")

_PRESUMABLE = re.compile(r"features\.[a-z0-9]+(-[a-z0-9]+)*")
"""A category presumes features; whether a declaration has that feature is checked by ``certcheck rules lint``."""


def compile_vocabulary(
    name: str,
    files: Sequence[SourceFile],
    terms: Sequence[Entry],
    groups: Sequence[Entry],
    ambiguous: Sequence[Entry],
    problems: list[VocabularyProblem],
) -> dict[str, Any]:
    """Check everything about one vocabulary and build its plain form."""
    return _Compiler(name, files, problems).run(terms, groups, ambiguous)


class _Compiler:
    def __init__(self, name: str, files: Sequence[SourceFile], problems: list[VocabularyProblem]) -> None:
        self.name = name
        self.files = files
        self.problems = problems
        self.terms: dict[str, Entry] = {}
        self.groups: dict[str, Entry] = {}
        self.names: dict[str, str] = {}
        self.choices: dict[str, str] = {}
        self.symbols: dict[str, str] = {}
        self.numbers: dict[str, dict[str, str]] = {"cas": {}, "ec": {}}
        self.ambiguous: dict[str, dict[str, Any]] = {}

    def run(self, terms: Sequence[Entry], groups: Sequence[Entry], ambiguous: Sequence[Entry]) -> dict[str, Any]:
        self._collect(terms, self.terms, _TERM_FIELDS)
        self._collect(groups, self.groups, _GROUP_FIELDS)
        for entry in self.terms.values():
            self._check_term(entry)
            self._index(entry)
        for entry in self.groups.values():
            self._check_group(entry)
            self._index(entry)
        for entry in ambiguous:
            self._check_ambiguous(entry)
        return {
            "vocabulary": self.name,
            "version": max((str(file.header["version"]) for file in self.files), default=""),
            "sources": [_provenance(file) for file in self.files],
            "terms": {found: _without_id(entry.data) for found, entry in self.terms.items()},
            "groups": {found: _without_id(entry.data) for found, entry in self.groups.items()},
            "ambiguous": self.ambiguous,
            "ancestors": self._ancestors(),
            "index": {"names": self.names, "symbols": self.symbols, **self.numbers, "choices": self.choices},
        }

    def _say(self, entry: Entry, field: str, message: str) -> None:
        self.problems.append(VocabularyProblem(entry.file, entry.line_of(field), message))

    def _collect(self, entries: Iterable[Entry], into: dict[str, Entry], fields: set[str]) -> None:
        for entry in entries:
            found = entry.data.get("id")
            if not isinstance(found, str) or not _ID.fullmatch(found):
                self._say(entry, "id", f"{found!r} is not an id: lower-case letters, digits, hyphens and slashes")
                continue
            if found == OTHER:
                self._say(entry, "id", "'other' is an id that every vocabulary has by itself")
                continue
            twin = self.terms.get(found) or self.groups.get(found)
            if twin is not None:
                self._say(entry, "id", f"id {found!r} is already used at {twin.file}:{twin.line}")
                continue
            for field in entry.data.keys() - fields:
                self._say(entry, field, f"unknown field {field!r} in {found!r}")
            self._check_name(entry)
            for field in (*_LISTS, "members"):
                self._check_list(entry, field)
            into[found] = entry

    def _check_name(self, entry: Entry) -> None:
        name = entry.data.get("name")
        if (
            not isinstance(name, dict)
            or not all(isinstance(v, str) and v.strip() for v in name.values())
            or "en" not in name
        ):
            self._say(entry, "name", f"{entry.data['id']!r} needs a name with at least an English text")
            entry.data["name"] = {"en": entry.data["id"]}

    def _check_list(self, entry: Entry, field: str) -> None:
        value = entry.data.get(field)
        if value is None:
            return
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            self._say(entry, field, f"{field!r} of {entry.data['id']!r} is a list of texts")
            entry.data[field] = []
        elif len(set(value)) != len(value):
            self._say(entry, field, f"{field!r} of {entry.data['id']!r} repeats an item")

    def _check_term(self, entry: Entry) -> None:
        data, known = entry.data, self.terms.keys() | self.groups.keys()
        for parent in data.get("parents", ()):
            if parent not in known:
                self._say(entry, "parents", f"{data['id']!r} has an unknown parent {parent!r}")
            elif parent in self.groups and self.groups[parent].data.get("closed") == "yes":
                self._say(entry, "parents", f"{parent!r} is a closed group: list {data['id']!r} among its members")
        for alike in data.get("look-alikes", ()):
            if alike not in known:
                self._say(entry, "look-alikes", f"{data['id']!r} names an unknown look-alike {alike!r}")
            elif alike == data["id"]:
                self._say(entry, "look-alikes", f"{alike!r} is its own look-alike")
        for element, share in dict(data.get("contains", {})).items():
            if element not in self.terms:
                self._say(entry, "contains", f"{data['id']!r} contains an unknown element {element!r}")
            if not _is_share(share):
                self._say(entry, "contains", f"the share {share!r} in {data['id']!r} is not a decimal between 0 and 1")
        for prefix in data.get("hs", ()):
            if not _HS.fullmatch(prefix):
                self._say(entry, "hs", f"{prefix!r} is not a tariff prefix of 2, 4, 6, 8 or 10 digits")
        for path, value in dict(data.get("presumes", {})).items():
            if not _PRESUMABLE.fullmatch(path):
                self._say(entry, "presumes", f"nothing can be presumed about {path!r}")
            if value not in _PRESUMED_VALUES:
                self._say(entry, "presumes", f"{path!r} is presumed {value!r}, not yes, no or ask")

    def _check_group(self, entry: Entry) -> None:
        data, known = entry.data, self.terms.keys() | self.groups.keys()
        if not data.get("members") and data.get("closed") == "yes":
            self._say(entry, "members", f"the closed group {data['id']!r} has no members")
        data.setdefault("members", [])
        for member in data["members"]:
            if member not in known or member == data["id"]:
                self._say(entry, "members", f"{data['id']!r} has an unknown member {member!r}")
        if data.get("closed") not in _CLOSED:
            self._say(entry, "closed", f"'closed' of {data['id']!r} is yes, no or incomplete")
            data["closed"] = "incomplete"
        if not isinstance(data.get("source"), dict):
            self._say(entry, "source", f"the group {data['id']!r} needs a source")
            data["source"] = {}

    def _index(self, entry: Entry) -> None:
        data = entry.data
        found: str = data["id"]
        for text in (found, *data["name"].values(), *data.get("synonyms", ()), *data.get("wordings", ())):
            self._index_text(entry, text, found)
        for symbol in data.get("symbols", ()):
            owner = self.symbols.setdefault(tidy(symbol), found)
            if owner != found:
                self._say(entry, "symbols", f"the symbol {symbol!r} of {found!r} already belongs to {owner!r}")
        checkers: dict[str, Callable[[str], Any]] = {"cas": check_cas, "ec": check_ec}
        for label, checker in checkers.items():
            for number in data.get(label, ()):
                outcome = checker(number)
                if not outcome.ok:
                    self._say(entry, label, f"{label.upper()} {number!r} of {found!r}: {outcome.reason}")
                owner = self.numbers[label].setdefault(outcome.value, found)
                if owner != found:
                    self._say(entry, label, f"{label.upper()} {number} of {found!r} already belongs to {owner!r}")

    def _index_text(self, entry: Entry, text: str, found: str) -> None:
        alike = find_homoglyphs(text)
        if alike:
            self._say(entry, "synonyms", f"{text!r} of {found!r}: {alike[0]}")
        normal = key(text)
        if not normal:
            self._say(entry, "synonyms", f"{text!r} of {found!r} has no letters")
            return
        owner = self.names.setdefault(normal, found)
        if owner != found:
            self._say(entry, "synonyms", f"the name {text!r} of {found!r} already belongs to {owner!r}")
            return
        self.choices.setdefault(tidy(text).casefold(), found)

    def _check_ambiguous(self, entry: Entry) -> None:
        data = entry.data
        text, options = data.get("text"), data.get("could-be")
        for field in data.keys() - _AMBIGUOUS_FIELDS:
            self._say(entry, field, f"unknown field {field!r} in an ambiguous text")
        if not isinstance(text, str) or not isinstance(options, list) or len(options) < 2:
            self._say(entry, "text", "an ambiguous text needs 'text' and at least two ids in 'could-be'")
            return
        for option in options:
            if option not in self.terms and option not in self.groups and option != OTHER:
                self._say(entry, "could-be", f"{text!r} could be the unknown {option!r}")
        normal = key(text)
        owner = self.names.get(normal) or self.symbols.get(tidy(text))
        if owner is not None:
            self._say(entry, "text", f"{text!r} is ambiguous and also a name of {owner!r}")
        if normal in self.ambiguous:
            self._say(entry, "text", f"{text!r} is listed as ambiguous twice")
        self.ambiguous[normal] = data

    def _ancestors(self) -> dict[str, list[str]]:
        upward: dict[str, list[str]] = {
            found: list(entry.data.get("parents", ())) for found, entry in (self.terms | self.groups).items()
        }
        for found, entry in self.groups.items():
            for member in entry.data["members"]:
                if found not in upward.setdefault(member, []):
                    upward[member].append(found)
        done: dict[str, set[str]] = {}
        for found in upward:
            self._climb(found, upward, done, [])
        return {found: sorted(done[found]) for found in upward if done[found]}

    def _climb(self, found: str, upward: dict[str, list[str]], done: dict[str, set[str]], path: list[str]) -> set[str]:
        if found in done:
            return done[found]
        if found in path:
            entry = self.terms.get(found) or self.groups[found]
            self._say(entry, "parents", "the hierarchy has a cycle: " + " > ".join([*path[path.index(found) :], found]))
            return set()
        above: set[str] = set()
        for parent in upward.get(found, ()):
            above |= {parent} | self._climb(parent, upward, done, [*path, found])
        done[found] = above
        return above


def _without_id(data: dict[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in data.items() if field != "id"}


def _provenance(file: SourceFile) -> dict[str, str]:
    source = file.header["source"]
    about = source if isinstance(source, dict) else {"title": str(source)}
    return {**about, "licence": str(file.header["licence"]), "reviewed-on": str(file.header["reviewed-on"])}


def _is_share(text: object) -> bool:
    try:
        return isinstance(text, str) and Decimal(0) < Decimal(text) <= Decimal(1)
    except InvalidOperation:
        return False
