"""What the ``rules`` commands work on: a directory of rulesets, or one's own files on top of the installed ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from certcheck.positions import Problem
from certcheck.rules.cases import Case, CaseFile, read_cases
from certcheck.rules.files import case_files
from certcheck.rules.location import VOCABULARIES, cached_vocabularies, rulesets_directory
from certcheck.rules.reading import Reading, read_rules
from certcheck.vocabulary import Vocabularies


@dataclass
class Workspace:
    """Rulesets with their vocabularies and cases; ``chosen`` is the file or directory that is asked about.

    ``root`` holds whole rulesets with vocabularies, ``extra`` are the author's own on top of them.
    """

    root: Path
    extra: tuple[Path, ...] = ()
    chosen: Path | None = None

    @cached_property
    def reading(self) -> Reading:
        return read_rules(self.root, extra=self.extra)

    @cached_property
    def vocabularies(self) -> Vocabularies:
        """InputError when one of them is invalid."""
        return cached_vocabularies(self.root, extra=self.extra)

    @cached_property
    def _cases(self) -> tuple[tuple[CaseFile, ...], tuple[Problem, ...]]:
        places = [self.root, *(place if place.is_dir() else place.parent for place in self.extra)]
        return read_cases(list(dict.fromkeys(path for place in places for path in case_files(place))))

    @property
    def case_files(self) -> tuple[CaseFile, ...]:
        return self._cases[0]

    @property
    def case_problems(self) -> tuple[Problem, ...]:
        return self._cases[1]

    def cases(self, prefix: str = "") -> tuple[Case, ...]:
        """The cases of the chosen files whose requirement starts with ``prefix``."""
        return tuple(
            case
            for file in self.case_files
            if self.is_chosen(file.file)
            for case in file.cases
            if case.requirement.startswith(prefix)
        )

    def is_chosen(self, file: str) -> bool:
        """Whether a file, or the ruleset that a file of cases belongs to, is asked about."""
        if self.chosen is None:
            return True
        path, chosen = Path(file).resolve(), self.chosen.resolve()
        return path.is_relative_to(chosen) or _stem(path) == _stem(chosen)

    def of_chosen(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems of the chosen files."""
        return [problem for problem in problems if self.is_chosen(problem.file)]


def open_workspace(path: Path | None = None) -> Workspace:
    """The workspace of a path: whole rulesets, a part of the installed ones, or the author's own files."""
    if path is None:
        return Workspace(_as_written(rulesets_directory()))
    if (path / VOCABULARIES).is_dir():
        return Workspace(path)
    root = next((above for above in path.resolve().parents if (above / VOCABULARIES).is_dir()), None)
    if root is not None:
        return Workspace(_as_written(root), chosen=path)
    return Workspace(_as_written(rulesets_directory()), (path,), path)


def _as_written(path: Path) -> Path:
    """Relative to the working directory where it lies below it: shorter in messages."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _stem(path: Path) -> Path:
    """``eu/rohs`` for both ``eu/rohs.yaml`` and ``eu/rohs.cases.yaml``."""
    return path.with_name(path.name.removesuffix(".yaml").removesuffix(".cases"))
