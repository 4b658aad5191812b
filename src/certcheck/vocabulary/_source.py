"""One vocabulary file as text with line numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

__all__ = ["Entry", "SourceFile", "VocabularyError", "VocabularyProblem", "read_file"]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_HEADER = {"vocabulary", "version", "licence", "source", "reviewed-on", "note", "terms", "groups", "ambiguous"}
_REQUIRED = ("vocabulary", "version", "licence", "source", "reviewed-on")


@dataclass(frozen=True, slots=True, order=True)
class VocabularyProblem:
    """One thing wrong in a vocabulary file."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


class VocabularyError(Exception):
    """Vocabulary files cannot be used; ``problems`` says where and why."""

    def __init__(self, problems: tuple[VocabularyProblem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of ``terms``, ``groups`` or ``ambiguous``, and the line of each of its fields."""

    file: str
    line: int
    data: dict[str, Any]
    lines: dict[str, int] = field(default_factory=dict)

    def line_of(self, name: str) -> int:
        """The line of a field, or of the entry."""
        return self.lines.get(name, self.line)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A readable vocabulary file."""

    path: str
    vocabulary: str
    header: dict[str, Any]
    terms: tuple[Entry, ...]
    groups: tuple[Entry, ...]
    ambiguous: tuple[Entry, ...]


class _UnreadableError(Exception):
    def __init__(self, node: yaml.Node | None, message: str) -> None:
        super().__init__(message)
        self.line = node.start_mark.line + 1 if node is not None else 0


def read_file(path: Path, problems: list[VocabularyProblem]) -> SourceFile | None:
    """Read one file; on failure note the problem and return None."""
    name = str(path)
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError) as error:
        problems.append(VocabularyProblem(name, 0, f"cannot be read: {error}"))
        return None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "is not YAML"
        problems.append(VocabularyProblem(name, mark.line + 1 if mark else 0, f"not valid YAML: {reason}"))
        return None
    try:
        return _file(name, root)
    except _UnreadableError as error:
        problems.append(VocabularyProblem(name, error.line, str(error)))
        return None


def _file(path: str, root: yaml.Node | None) -> SourceFile:
    if not isinstance(root, yaml.MappingNode):
        raise _UnreadableError(root, "a vocabulary file is a mapping")
    seen: set[int] = set()
    fields = _fields(root)
    unknown = [key for key in fields if key not in _HEADER]
    if unknown:
        raise _UnreadableError(fields[unknown[0]], f"unknown field {unknown[0]!r}")
    missing = [key for key in _REQUIRED if key not in fields]
    if missing:
        raise _UnreadableError(root, f"missing field {missing[0]!r}")
    header = {key: _plain(node, seen) for key, node in fields.items() if key not in ("terms", "groups", "ambiguous")}
    return SourceFile(
        path,
        str(header["vocabulary"]),
        header,
        *(_entries(path, fields.get(part), seen) for part in ("terms", "groups", "ambiguous")),
    )


def _entries(path: str, node: yaml.Node | None, seen: set[int]) -> tuple[Entry, ...]:
    if node is None:
        return ()
    if not isinstance(node, yaml.SequenceNode):
        raise _UnreadableError(node, "expected a list")
    entries = []
    for item in node.value:
        if not isinstance(item, yaml.MappingNode):
            raise _UnreadableError(item, "expected a mapping")
        lines = {key: value.start_mark.line + 1 for key, value in _fields(item).items()}
        entries.append(Entry(path, item.start_mark.line + 1, _plain(item, seen), lines))
    return tuple(entries)


def _fields(node: yaml.MappingNode) -> dict[str, yaml.Node]:
    fields: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _UnreadableError(key, "a field name is plain text")
        if key.value in fields:
            raise _UnreadableError(key, f"field {key.value!r} is given twice")
        fields[key.value] = value
    return fields


def _plain(node: yaml.Node, seen: set[int]) -> Any:
    """Text, lists and mappings only.  Aliases are refused: data files need none and they can explode."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if id(node) in seen:
        raise _UnreadableError(node, "YAML aliases are not used in vocabularies")
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, seen) for item in node.value]
    if not isinstance(node, yaml.MappingNode):
        raise _UnreadableError(node, "unexpected kind of YAML node")
    return {key: _plain(value, seen) for key, value in _fields(node).items()}
