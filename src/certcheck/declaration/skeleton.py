"""An empty declaration for a category: only what that category needs, with comments, ready to be filled in.

What is asked is data: ``skeleton.yaml`` beside this file. Every skeleton loads as it is, all of it unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from certcheck.declaration.fields import FieldInfo, children
from certcheck.declaration.model import FORMAT
from certcheck.declaration.suggest import closest
from certcheck.yaml_text import read_yaml

Language = Literal["en", "zh"]

OTHER = "other"
"""The category that every vocabulary has: none of the listed ones."""

_DATA = Path(__file__).with_name("skeleton.yaml")
_WIDTH = 34
"""Comments begin at this column where the value leaves room."""


def skeleton(category: str, lang: Language = "en", *, categories: Path | None = None) -> str:
    """A commented YAML declaration for ``category``, with comments in English or Chinese.

    ``categories`` is the vocabulary file that knows the category and its parents; by default the one that comes
    with certcheck. LookupError, with a suggestion, for an id that it does not have.
    """
    parents = _parents(categories or _categories_file())
    if category not in parents and category != OTHER:
        near = closest(category, parents)
        raise LookupError(f"unknown category '{category}'" + (f", did you mean '{near}'?" if near else ""))
    writer = _Writer(lang, asked(category, parents), category)
    return "\n".join(writer.lines()) + "\n"


def asked(category: str, parents: Mapping[str, list[str]]) -> frozenset[str]:
    """Dotted paths of all fields that a category asks, its parents' included."""
    asks = _data()["asks"]
    kinds = list(_upwards([category], parents))
    if not any(kind in asks for kind in kinds):
        kinds.append("others")
    found: set[str] = set()
    for kind in ["any", *kinds]:
        found.update(_paths(asks.get(kind, ()), asks))
    return frozenset(found)


def _upwards(start: Iterable[str], parents: Mapping[str, list[str]]) -> Iterator[str]:
    seen: set[str] = set()
    waiting = list(start)
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            yield here
            waiting.extend(parents.get(here, ()))


def _paths(entries: Iterable[Any], asks: Mapping[str, Any]) -> Iterator[str]:
    """Paths of one list of ``asks``: a word is a field or the name of another list, a mapping fields of a section."""
    for entry in entries:
        if isinstance(entry, str):
            if entry in asks:
                yield from _paths(asks[entry], asks)
            else:
                yield entry
        else:
            for section, names in entry.items():
                yield from (f"{section}.{name}" for name in names)


@cache
def _data() -> Any:
    return read_yaml(_DATA).tree


@cache
def _parents(file: Path) -> dict[str, list[str]]:
    terms = read_yaml(file).tree["terms"]
    return {term["id"]: term.get("parents") or [] for term in terms}


def _categories_file() -> Path:
    """In the installed package, or beside ``src`` in a checkout."""
    package = Path(__file__).resolve().parents[1]
    for rulesets in (package / "_rulesets", package.parents[1] / "rulesets"):
        file = rulesets / "vocabularies" / "categories.yaml"
        if file.is_file():
            return file
    raise FileNotFoundError("the vocabularies of certcheck are not installed")


class _Writer:
    """Writes the lines of one skeleton."""

    def __init__(self, lang: Language, paths: frozenset[str], category: str) -> None:
        self.lang, self.paths, self.category = lang, paths, category
        self.data = _data()
        self.wanted = {path[:end] for path in paths for end in _ends(path)}

    def lines(self) -> Iterator[str]:
        yield from (f"# {line}" for line in self.data["head"][self.lang])
        yield f"certcheck: {FORMAT}"
        for field in children(""):
            if field.path in self.wanted:
                yield ""
                if title := self.data["sections"].get(field.path):
                    yield f"# {title[self.lang]}"
                yield from self._field(field, "", filled=False)

    def _field(self, field: FieldInfo, indent: str, *, filled: bool) -> Iterator[str]:
        """A field and all asked below it; ``filled`` writes examples as values, as inside a list's template."""
        name = field.path.rpartition(".")[2]
        if field.model is None:
            yield self._leaf(field, indent, name, filled=filled)
        elif field.section:
            yield from self._section(field, indent, name, filled=filled)
        else:
            yield f"{indent}{name}:"
            for child in self._below(field):
                yield from self._field(child, indent + "  ", filled=filled)

    def _section(self, field: FieldInfo, indent: str, name: str, *, filled: bool) -> Iterator[str]:
        """A list with its state, its entries as a template that is a comment until it is wanted."""
        inner = indent + "  "
        yield f"{indent}{name}:"
        yield f"{inner}state: partial" + ("" if filled else f"  # {self.data['state'][self.lang]}")
        yield f"{inner}entries:"
        template = [line for child in self._below(field) for line in self._field(child, "  ", filled=True)]
        first, *rest = template
        mark = "" if filled else "# "
        yield f"{inner}{mark}- {first[2:]}"
        yield from (f"{inner}{mark}{line}" for line in rest)

    def _below(self, field: FieldInfo) -> Iterator[FieldInfo]:
        return (child for child in children(field.path) if child.path in self.wanted)

    def _leaf(self, field: FieldInfo, indent: str, name: str, *, filled: bool) -> str:
        asked_as = self.data["fields"].get(field.path, {})
        example = asked_as.get("eg")
        value, comment = "unknown", asked_as.get(self.lang) or field.description or name.replace("-", " ")
        if field.path == "identity.category":
            value, example = self.category, None
        elif filled and example:
            value, example = example, None
        line = f"{indent}{name}: {value}"
        return f"{line:<{_WIDTH}}  # {comment}{self._choices(field)}{self._example(example)}"

    def _choices(self, field: FieldInfo) -> str:
        kind = field.kind
        if kind is None or kind.name not in ("flag", "choice", "choices"):
            return ""
        if kind.name == "flag":
            return f" ({self.data['flag'][self.lang]})"
        return f" ({self.data['choice'][self.lang]} {', '.join(kind.of.split('|'))})"

    def _example(self, example: str | None) -> str:
        return f"; {self.data['example'][self.lang]} {example}" if example else ""


def _ends(path: str) -> Iterator[int]:
    """Where each parent of a path ends, and the path itself."""
    yield from (index for index, char in enumerate(path) if char == ".")
    yield len(path)
