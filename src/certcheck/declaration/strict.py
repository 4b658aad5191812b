"""The declaration as pydantic classes, made from the same fields: slow, but it tells everything that is wrong.

Made only when it is asked for. It accepts what :func:`~certcheck.declaration.decode.decode` accepts and nothing else.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model, model_validator
from pydantic_core import CoreSchema, core_schema

from certcheck.declaration.model import FORMAT, Declaration
from certcheck.declaration.section import Part, Section, class_of, state_word
from certcheck.declaration.spec import REQUIRED, Spec
from certcheck.declaration.values import TYPES, Kind

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import ErrorDetails


_models: dict[type[Part], type[BaseModel]] = {}


def pydantic_model(part: type[Part] = Declaration) -> type[BaseModel]:
    """The pydantic class of a declaration, or of one of its parts; always the same one."""
    known = _models.get(part)
    if known is None:
        base = _Section if issubclass(part, Section) else _Mapping
        fields: dict[str, Any] = {attribute: _field(part, spec) for attribute, spec in part.specs.items()}
        known = _models[part] = create_model(part.__name__, __base__=base, __doc__=part.__doc__, **fields)
    return known


def errors(raw: Any) -> list[ErrorDetails]:
    """Everything that is wrong with plain data that is no declaration, in the terms of pydantic."""
    try:
        pydantic_model().model_validate(raw)
    except ValidationError as error:
        return error.errors(include_url=False, include_input=False)
    raise AssertionError("the two readers of a declaration do not agree")


class _Mapping(BaseModel):
    """Unknown keys are errors; an empty mapping or field is as if it had not been written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _prepare(cls, raw: Any) -> Any:
        return _without_empty(cls, raw)


class _Section(_Mapping):
    """A section is written as a mapping, as a plain list of entries, or as a single word of state."""

    @model_validator(mode="before")
    @classmethod
    def _prepare(cls, raw: Any) -> Any:
        if isinstance(raw, list | tuple):
            raw = {"entries": raw}
        elif isinstance(raw, str):
            raw = {"state": state_word(raw)}
        elif isinstance(raw, dict) and isinstance(raw.get("state"), str):
            raw = {**raw, "state": state_word(raw["state"])}
        _refuse_empty_entries(raw)
        return _without_empty(cls, raw)


def _without_empty(model: type[BaseModel], raw: Any) -> Any:
    """Without the known keys that have no value. Unknown keys stay."""
    if raw is None:
        return {}
    if isinstance(raw, dict) and None in raw.values():
        known = _keys(model)
        return {key: value for key, value in raw.items() if value is not None or key not in known}
    return raw


@cache
def _keys(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(field.alias or name for name, field in model.model_fields.items())


def _refuse_empty_entries(raw: Any) -> None:
    entries = raw.get("entries") if isinstance(raw, dict) else None
    if isinstance(entries, list | tuple) and None in entries:
        raise ValueError(f"entry [{entries.index(None)}] is empty: write its fields or remove the '-'")


class _Value(NamedTuple):
    """Tells pydantic to read a value as its kind is read."""

    kind: Kind

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.kind.reader())


def _field(part: type[Part], spec: Spec) -> tuple[Any, Any]:
    about = spec.about or None
    if spec.form in REQUIRED:
        return _type(part, spec), Field(alias=spec.key, description=about)
    return _type(part, spec), Field(_default(spec), alias=spec.key, description=about)


def _type(part: type[Part], spec: Spec) -> Any:
    if spec.kind is not None:
        return Annotated[TYPES[spec.kind.name], _Value(spec.kind)]
    match spec.form:
        case "format":
            return Literal[FORMAT]
        case "id":
            return str
        case "words":
            return dict[str, str]
        case "facts":
            return dict[str, Any]
    inner: Any = pydantic_model(part.entry if issubclass(part, Section) else class_of(spec))
    return tuple[inner, ...] if spec.form == "parts" else inner


def _default(spec: Spec) -> Any:
    match spec.form:
        case "part" | "section":
            return pydantic_model(class_of(spec))()
        case "parts":
            return ()
        case "words" | "facts":
            return {}
        case _:
            return None
