"""Names that a rule uses must stand where they are said to stand: terms, tables, acts, other requirements."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from certcheck.positions import Problem, excerpt
from certcheck.rules.model import Rulebook, Table
from certcheck.rules.reading import Reading, Use
from certcheck.rules.suggest import did_you_mean
from certcheck.vocabulary import Vocabularies

_KINDS = {
    "table": "table",
    "limits": "table",
    "act": "act",
    "format": "number format",
    "wording": "wording",
    "requirement": "requirement",
    "derived": "derived fact",
}


def check_references(reading: Reading, vocabularies: Vocabularies | None) -> Iterator[Problem]:
    """Every name that does not exist, with the nearest one that does."""
    book = reading.rulebook
    known = _known(book, reading.ids)
    special: dict[str, Callable[[Use], str | None]] = {
        **_term_checks(vocabularies),
        "column": lambda use: _column(use, book.tables.get(use.of)),
        "key": lambda use: _key(use, book.tables.get(use.of)),
    }
    for use in reading.uses:
        if not use.name:
            continue
        fault = special[use.kind](use) if use.kind in special else _name(use, known[use.kind])
        if fault is None and use.kind == "limits" and use.name in book.tables:
            fault = _limits(book.tables[use.name])
        if fault is not None:
            yield Problem(
                use.file, use.position.line, use.position.column, use.path, fault, _hint(use, known, vocabularies, book)
            )


def _term_checks(vocabularies: Vocabularies | None) -> dict[str, Callable[[Use], str | None]]:
    if vocabularies is None:
        return dict.fromkeys(("term", "vocabulary", "jurisdiction"), lambda use: None)
    return {
        "term": lambda use: _term(use, vocabularies),
        "vocabulary": lambda use: None if use.name in vocabularies else f"there is no vocabulary {excerpt(use.name)}",
        "jurisdiction": lambda use: _jurisdiction(use, vocabularies),
    }


def _known(book: Rulebook, ids: Mapping[str, Collection[str]]) -> dict[str, Collection[str]]:
    return {
        "table": ids["table"],
        "limits": ids["table"],
        "act": book.acts.keys(),
        "format": book.formats.keys(),
        "wording": book.wordings.keys(),
        "requirement": ids["requirement"],
        "derived": ids["derived"],
    }


def _name(use: Use, known: Collection[str]) -> str | None:
    return None if use.name in known else f"there is no {_KINDS[use.kind]} {excerpt(use.name)}"


def _term(use: Use, vocabularies: Vocabularies) -> str | None:
    if use.of not in vocabularies:
        return f"there is no vocabulary {excerpt(use.of)}"
    return None if use.name in vocabularies[use.of] else f"{excerpt(use.name)} is no id of the vocabulary {use.of}"


def _jurisdiction(use: Use, vocabularies: Vocabularies) -> str | None:
    """A place, or a scheme written as a target: ``cn/green-food``."""
    if "places" not in vocabularies or use.name in vocabularies["places"]:
        return None
    market = use.name.partition("/")[0]
    return None if "/" in use.name and market in vocabularies["places"] else f"there is no place {excerpt(use.name)}"


def _column(use: Use, table: Table | None) -> str | None:
    if table is None or use.name in dict(table.value_columns):
        return None
    return f"the table {table.id} has no column {excerpt(use.name)}"


def _key(use: Use, table: Table | None) -> str | None:
    if table is None or use.name in dict(table.key_columns):
        return None
    return f"the table {table.id} has no key column {excerpt(use.name)}"


def _limits(table: Table) -> str | None:
    if [kind for _, kind in table.key_columns] == ["substances"]:
        return None
    return f"the table {table.id} is no table of limits: its one key has to be substances"


def _hint(use: Use, known: dict[str, Collection[str]], vocabularies: Vocabularies | None, book: Rulebook) -> str:
    if use.kind == "term" and vocabularies is not None and use.of in vocabularies:
        vocabulary = vocabularies[use.of]
        match = vocabulary.resolve(use.name)
        if match.id is not None:
            return f"write its id: '{match.id}'"
        return did_you_mean(use.name, (*vocabulary.ids, *vocabulary.group_ids))
    if use.kind in ("column", "key") and use.of in book.tables:
        table = book.tables[use.of]
        return did_you_mean(use.name, dict(table.value_columns if use.kind == "column" else table.key_columns))
    return did_you_mean(use.name, known.get(use.kind, ()))
