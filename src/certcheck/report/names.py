"""Names of the things a report speaks of: fields, words, terms, requirements. What has no name keeps its id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from certcheck.report.safe_text import quoted
from certcheck.report.texts import texts
from certcheck.result import CheckResult
from certcheck.vocabulary.model import OTHER, Vocabulary

if TYPE_CHECKING:
    from certcheck.rules.model import NamedCondition, Requirement

_ANY = ("substances", "properties", "marks", "label-elements", "schemes", "documents", "registers", "roles", "claims")
_FREE = frozenset({"term", "terms", "text", "texts", "amount", "amounts", "date"})
_INDEX = re.compile(r"\[[^\]]*\]")
_OVERLAY = re.compile(r"^(?:lots|items)\.facts\.")


def plain_path(path: str) -> str:
    """A path without indices and overlays: ``lots[2].facts.labels[0].height`` is ``labels.height``."""
    return _OVERLAY.sub("", _INDEX.sub("", path))


def _title(named: Requirement | NamedCondition | None, language: str) -> str:
    return named.title.in_(language) if named is not None else ""


class Names:
    """Names in one language."""

    __slots__ = ("_derived", "_labels", "_requirements", "_targets", "_vocabularies", "language")

    def __init__(
        self,
        language: str = "en",
        vocabularies: Mapping[str, Vocabulary] | None = None,
        result: CheckResult | None = None,
    ) -> None:
        self.language = language
        self._vocabularies: Mapping[str, Vocabulary] = vocabularies or {}
        self._requirements: Mapping[str, Requirement] = result.requirements if result is not None else {}
        self._derived: dict[str, NamedCondition] = {}
        self._labels: dict[tuple[str, str], str | None] = {}
        self._targets: dict[str, str] = {}
        if result is not None:
            self._targets = {one.target: one.title.in_(language) for one in result.targets}
            for ruleset in result.rulesets.values():
                for named in (*ruleset.derived, *ruleset.other_regimes):
                    self._derived[named.id] = named

    def with_result(self, result: CheckResult) -> Names:
        """The same names, knowing the rules of this result too."""
        return Names(self.language, self._vocabularies, result)

    # --- fields of the declaration ---------------------------------------------------------------------------

    def field_info(self, path: str) -> Mapping[str, Any]:
        """What ``fields.json`` holds for a path; empty when it knows none."""
        table: Mapping[str, Any] = texts("fields")["fields"]
        path = plain_path(path)
        found = table.get(path)
        if found is None:
            for start, like in texts("fields")["alike"].items():
                if path.startswith(f"{start}."):
                    found = table.get(f"{like}{path.removeprefix(start)}")
        return found or {}

    def field(self, *paths: str) -> str:
        """The name of the first path that has one, else the last word of the first."""
        for path in paths:
            if info := self.field_info(path):
                return str(info[self.language])
        first = plain_path(paths[0]) if paths else ""
        return self.term(first.rpartition(".")[2]).replace("-", " ")

    def value(self, path: str, text: str, *, joint: str = ", ") -> str:
        """A stated or expected value in words; several are separated by ``|`` in reasons."""
        return joint.join(self._one_value(path, part) for part in text.split("|"))

    def _one_value(self, path: str, text: str) -> str:
        info = self.field_info(path)
        if vocabulary := info.get("of"):
            found = self._label(vocabulary, text)
            if found is not None:
                return found
        kind = info.get("kind", "")
        if kind in _FREE and text not in ("none", "not-applicable"):
            return quoted(text)
        return self.word(text)

    def word(self, text: str) -> str:
        """One of the fixed words of the declaration."""
        found = texts("words")["words"].get(text)
        return str(found[self.language]) if found else quoted(text)

    # --- terms -----------------------------------------------------------------------------------------------

    def term(self, identifier: str, *vocabularies: str) -> str:
        """The name of a term or group, looked up in the given vocabularies, else in those that are usual."""
        for vocabulary in vocabularies or _ANY:
            found = self._label(vocabulary, identifier)
            if found is not None:
                return found
        return self.word(identifier)

    def place(self, identifier: str) -> str:
        found = self._label("places", identifier) or self._label("schemes", identifier) or self._targets.get(identifier)
        return quoted(found or identifier)

    def role(self, identifier: str) -> str:
        return self.term(identifier, "roles")

    def thing(self, identifier: str) -> str:
        """What a limit or a derived fact is about: a substance, a property, a field, a named condition."""
        parts = identifier.split("|")
        if len(parts) > 1:
            return ", ".join(self.thing(part) for part in parts)
        if identifier in self._derived:
            return quoted(self._derived[identifier].title.in_(self.language))
        for vocabulary in ("substances", "properties"):
            found = self._label(vocabulary, identifier)
            if found is not None:
                return found
        if self.field_info(identifier):
            return self.field(identifier)
        return self.term(identifier)

    # --- rules -----------------------------------------------------------------------------------------------

    def requirement(self, identifier: str) -> str:
        """The title of a requirement, else its id."""
        return quoted(_title(self._requirements.get(identifier), self.language) or identifier)

    def derived(self, identifier: str) -> str:
        return quoted(_title(self._derived.get(identifier), self.language) or identifier)

    def _label(self, vocabulary: str, identifier: str) -> str | None:
        key = (vocabulary, identifier)
        if key not in self._labels:
            known = self._vocabularies.get(vocabulary)
            unknown = known is None or identifier not in known or identifier == OTHER
            self._labels[key] = None if unknown or known is None else quoted(known.label(identifier, self.language))
        return self._labels[key]
