"""What the readers of one price file share: its sources, the facts about entries, and where conditions stand."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from datetime import date

from certcheck.cost.model import Source
from certcheck.positions import excerpt
from certcheck.rules.conditions import Condition
from certcheck.rules.expand import expand
from certcheck.rules.model import NamedCondition
from certcheck.rules.paths import Scope
from certcheck.rules.reading.conditions import read_condition
from certcheck.rules.reading.spot import Spot
from certcheck.rules.reading.values import read_words
from certcheck.rules.suggest import did_you_mean


@dataclass(frozen=True, slots=True)
class Written:
    """A condition as it was written, for the linter: its place and what its paths are seen from."""

    spot: Spot
    condition: Condition
    scope: Scope


@dataclass(slots=True)
class Context:
    """``facts`` are the derived facts about list entries, which are written out where they are used."""

    file: str
    facts: Map[str, NamedCondition]
    is_quotes: bool = False
    sources: Map[str, Source] = field(default_factory=dict)
    reviewed_on: date | None = None
    used_sources: set[str] = field(default_factory=set)
    conditions: list[Written] = field(default_factory=list)

    def condition(self, spot: Spot, scope: Scope | None = None) -> Condition:
        """A condition of the rule language on the product, or as seen from an entry of the scope's list."""
        scope = scope or Scope()
        found = read_condition(spot, scope)
        self.conditions.append(Written(spot, found, scope))
        return expand(found, self.facts)

    def optional(self, parts: Map[str, Spot], key: str) -> Condition | None:
        return self.condition(parts[key]) if key in parts else None

    def cited(self, parts: Map[str, Spot]) -> tuple[Source, ...]:
        """The sources that a part names; each has to stand under ``sources`` of its file."""
        found = []
        for item in parts["sources"].one_or_more() if "sources" in parts else ():
            key = item.text()
            self.used_sources.add(key)
            if key in self.sources:
                found.append(self.sources[key])
            elif key:
                item.say(f"there is no source {excerpt(key)} in this file", did_you_mean(key, self.sources))
        return tuple(found)

    def names(self, parts: Map[str, Spot], key: str, kind: str) -> tuple[str, ...]:
        """Ids of other parts of the book, which the linter looks up."""
        if key not in parts:
            return ()
        for item in parts[key].one_or_more():
            if item.word:
                item.use(kind, item.word)
        return read_words(parts[key])
