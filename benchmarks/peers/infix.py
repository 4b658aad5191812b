"""Formulas as text of an expression language, for the languages that write them much alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from benchmarks.workload.formulas import AnyOf, Compare, Every, Exists, Formula, Has, Not, OneOf, Path, Stages


@dataclass(frozen=True, slots=True)
class Syntax:
    """How a language writes them: templates with the names in braces that :func:`written` and :func:`chosen` fill."""

    path: Callable[[Path], str]
    both: str = " && "
    either: str = " || "
    negation: str = "!({item})"
    one_of: str = "{path} in {words}"
    has: str = "{word} in {path}"
    exists: str = ""
    choice: str = "({test}) ? {yes} : {no}"


def written(formula: Formula, syntax: Syntax) -> str:
    """One formula as an expression."""
    match formula:
        case Compare(path, op, value):
            return f"{syntax.path(path)} {op} {quoted(value)}"
        case OneOf(path, words):
            listed = f"[{', '.join(quoted(word) for word in words)}]"
            return syntax.one_of.format(path=syntax.path(path), words=listed)
        case Has(path, word):
            return syntax.has.format(path=syntax.path(path), word=quoted(word))
        case Every(items):
            return syntax.both.join(_bracketed(item, syntax) for item in items)
        case AnyOf(items):
            return f"({syntax.either.join(_bracketed(item, syntax) for item in items)})"
        case Not(item):
            return syntax.negation.format(item=written(item, syntax))
        case Exists(section, item):
            listed = syntax.path(("facts", section, "entries"))
            return syntax.exists.format(list=listed, item=written(item, syntax))
        case _:
            assert_never(formula)


def _bracketed(formula: Formula, syntax: Syntax) -> str:
    text = written(formula, syntax)
    return f"({text})" if isinstance(formula, OneOf | Has) else text


def chosen(stages: Stages, syntax: Syntax) -> str:
    """The stages of a requirement as one expression that gives the verdict."""
    text = quoted(stages.otherwise)
    for formula, verdict in reversed(stages.stages):
        text = f"({syntax.choice.format(test=written(formula, syntax), yes=quoted(verdict), no=text)})"
    return text


def quoted(value: int | str) -> str:
    """A word in double quotes, a number as it is; no word of the workload needs an escape."""
    return f'"{value}"' if isinstance(value, str) else str(value)


def dotted(facts: str, entry: str) -> Callable[[Path], str]:
    """Paths with points behind what the language calls the facts and the entry at hand."""
    heads = {"facts": facts, "entry": entry}

    def text(path: Path) -> str:
        return ".".join(part for part in (heads[path[0]], *path[1:]) if part)

    return text


def subscripted(path: Path) -> str:
    """As Python reads nested dicts."""
    return path[0] + "".join(f'["{part}"]' for part in path[1:])


PYTHON = Syntax(
    subscripted,
    both=" and ",
    either=" or ",
    negation="not ({item})",
    exists="any({item} for entry in {list})",
    choice="{yes} if {test} else {no}",
)
"""What an engine cannot express is made from this and runs in Python."""
