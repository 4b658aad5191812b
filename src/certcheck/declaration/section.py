"""A section of a declaration: a list of entries and how complete that list is.

A plain list is a section whose completeness is not stated, so what it does not name stays unknown.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from certcheck.declaration.values import (
    NONE,
    NOT_APPLICABLE,
    Absence,
    Amount,
    Name,
    Text,
    Texts,
    dimension,
    one_of,
    read_text,
)


def to_kebab(name: str) -> str:
    """``supply_voltage`` is written ``supply-voltage`` in a declaration."""
    return name.rstrip("_").replace("_", "-")


class Part(BaseModel):
    """Base of every mapping in a declaration: unknown keys are errors, notes decide nothing."""

    model_config = ConfigDict(extra="forbid", alias_generator=to_kebab, frozen=True, populate_by_name=False)

    notes: Text = Field(None, description="Free text, carried and shown, never decides an outcome")

    @model_validator(mode="before")
    @classmethod
    def _prepare(cls, raw: Any) -> Any:
        return _without_empty(cls, raw)


def _without_empty(model: type[Part], raw: Any) -> Any:
    """Nothing is not stated: an empty mapping or field is as if it had not been written. Unknown keys stay."""
    if raw is None:
        return {}
    if isinstance(raw, dict) and None in raw.values():
        known = _aliases(model)
        return {key: value for key, value in raw.items() if value is not None or key not in known}
    return raw


@cache
def _aliases(model: type[Part]) -> frozenset[str]:
    return frozenset(field.alias or name for name, field in model.model_fields.items())


Entry = TypeVar("Entry", bound=Part)


class Section(Part, Generic[Entry]):
    """Entries with their completeness: missing from a ``complete`` section is stated absent.

    Written as a mapping, as a plain list of entries, or as a single word of state. The word ``none`` says that
    there are none: complete, without entries.
    """

    state: Annotated[Name, one_of("complete", "partial", "none-supplied", "not-applicable")] = Field(
        None, description="complete: all there is; partial (the default): more may exist; none-supplied; not-applicable"
    )
    complete_for: Texts = Field(
        None,
        description="Ids for which the list is complete although the whole is not: these, when not listed, are absent",
    )
    down_to: Annotated[Amount, dimension("any")] = Field(
        None,
        description="Substances only: everything at or above this content is listed; what is not listed is below it",
    )
    entries: tuple[Entry, ...] = Field((), description="What is there")

    @model_validator(mode="before")
    @classmethod
    def _prepare(cls, raw: Any) -> Any:
        """Bring the three ways of writing a section to one mapping."""
        if isinstance(raw, list | tuple):
            raw = {"entries": raw}
        elif isinstance(raw, str):
            raw = {"state": _STATED.get(read_text(raw), raw)}
        elif isinstance(raw, dict):
            word = raw.get("state")
            if isinstance(word, str) and read_text(word) in _STATED:
                raw = {**raw, "state": _STATED[read_text(word)]}
        _refuse_empty_entries(raw)
        return _without_empty(cls, raw)


def _refuse_empty_entries(raw: Any) -> None:
    entries = raw.get("entries") if isinstance(raw, dict) else None
    if isinstance(entries, list | tuple) and None in entries:
        raise ValueError(f"entry [{entries.index(None)}] is empty: write its fields or remove the '-'")


_STATED: dict[str | Absence | None, str] = {NONE: "complete", NOT_APPLICABLE: "not-applicable"}
