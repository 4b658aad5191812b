"""Where the parts of a rulebook stand, for problems that are found after reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from certcheck.positions import Position, Problem
from certcheck.rules.model import NamedCondition, Requirement, Rulebook, Ruleset


class Places:
    """Gives problems their file: the model knows files relative to the directory of rulesets only."""

    def __init__(self, book: Rulebook, paths: Iterable[Path]) -> None:
        shown = [str(path) for path in paths]
        self._files: Mapping[str, str] = {
            ruleset.id: next((path for path in shown if _ends_with(path, ruleset.file)), ruleset.file)
            for ruleset in book.rulesets
        }
        self._owner: dict[str, str] = {}
        for ruleset in book.rulesets:
            self._owner.update({rule.id: ruleset.id for rule in ruleset.requirements})
            self._owner.update({one.id: ruleset.id for one in (*ruleset.derived, *ruleset.other_regimes)})

    def file(self, ruleset: str) -> str:
        return self._files.get(ruleset, "")

    def problem(self, about: Requirement | NamedCondition | None, message: str, hint: str = "") -> Problem:
        """A problem of one requirement or derived fact."""
        if about is None:
            return Problem("", 0, 0, "", message, hint)
        at = about.position or Position(0, 0)
        return Problem(self.file(self._owner.get(about.id, "")), at.line, at.column, about.id, message, hint)

    def of_ruleset(self, ruleset: Ruleset, message: str, hint: str = "") -> Problem:
        """A problem of a ruleset as a whole."""
        return Problem(self.file(ruleset.id), 1, 1, ruleset.id, message, hint)


def _ends_with(path: str, relative: str) -> bool:
    return Path(path).as_posix().endswith(relative)
