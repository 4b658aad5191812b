"""From plain data to a typed declaration, fast: what is right is read, what is wrong is only refused.

Why something was refused says :mod:`~certcheck.declaration.strict`, which accepts and refuses the same. Plain data is
what :func:`~certcheck.nodes.to_plain` gives: dict, list, text and None; figures may also be numbers.

Each class has a table from keys to readers, made when it is first needed. Texts recur, in a file and even more in a
stream of them, so what a short text was read as is remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from certcheck.declaration.model import FORMAT, Declaration
from certcheck.declaration.section import Part, Section, class_of, state_word
from certcheck.declaration.spec import REQUIRED, Spec
from certcheck.declaration.values import Kind, ReadList

_Read = Callable[[Any], Any]
_ReadPart = Callable[[Any], Part]

_MOST_REMEMBERED = 2_000
"""Texts of one reader; there are about sixty readers."""
_LONGEST_REMEMBERED = 80


class RefusedError(Exception):
    """The data is not a declaration."""


def decode(raw: Any) -> Declaration:
    """The declaration that plain data states; RefusedError for anything else."""
    if not isinstance(raw, dict):
        raise RefusedError
    return assemble(dict(filter(None, (decode_field(key, value) for key, value in raw.items()))))


def decode_field(key: str, raw: Any) -> tuple[str, Any] | None:
    """One top-level field of a declaration as attribute and value; None where nothing is stated."""
    field = _table(Declaration).get(key)
    if field is None:
        raise RefusedError
    if raw is None:
        return None
    attribute, texts, read = field
    try:
        return attribute, texts[raw] if type(raw) is str else read(raw)
    except ValueError:
        raise RefusedError from None


def assemble(values: Mapping[str, Any]) -> Declaration:
    """The declaration of top-level values by attribute, as :func:`decode_field` gives them."""
    if "certcheck" not in values:
        raise RefusedError
    declaration = Declaration()
    declaration.__dict__.update(values)
    return declaration


class _Texts(dict[str, Any]):
    """What texts are read as by one reader, as far as they are remembered; what is refused never is."""

    __slots__ = ("read",)

    def __init__(self, read: _Read) -> None:
        super().__init__()
        self.read = read

    def __missing__(self, text: str) -> Any:
        value = self.read(text)
        if len(text) <= _LONGEST_REMEMBERED:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[text] = value
        return value


_Field = tuple[str, _Texts, _Read]
"""The attribute for a key, and how its value is read: a text in the remembered ones, all else by the function."""

_tables: dict[type[Part], dict[str, _Field]] = {}


def _table(part: type[Part]) -> dict[str, _Field]:
    known = _tables.get(part)
    if known is None:
        known = {spec.key: (attribute, *_readers(part, spec)) for attribute, spec in part.specs.items()}
        _tables[part] = known
    return known


def _readers(part: type[Part], spec: Spec) -> tuple[_Texts, _Read]:
    if spec.kind is not None:
        texts, read = _of_kind(spec.kind)
        if spec is Section.specs["state"]:
            texts = _Texts(lambda text: read(state_word(text)))
        return texts, read
    match spec.form:
        case "section":
            return _of_section(class_of(spec))
        case "part":
            read = _of_part(class_of(spec))
        case "parts":
            read = _entries(part) if issubclass(part, Section) else _list_of(_of_part(class_of(spec)))
        case "format":
            read = _format
        case "id":
            read = _text
        case "words":
            read = _words
        case _:
            read = _facts
    return _Texts(read), read


@cache
def _of_kind(kind: Kind) -> tuple[_Texts, _Read]:
    """The one reader of a kind; vocabularies are looked up later, so all terms share theirs."""
    if kind.name in ("term", "terms"):
        return _of_kind(Kind("texts" if kind.is_list else "text"))
    read = kind.reader()
    return _Texts(read), _list_of_values(read) if isinstance(read, ReadList) else read


def _list_of_values(read: ReadList) -> _Read:
    read_one = read.read_one
    one = _Texts(read_one)

    def read_list(raw: Any) -> Any:
        if type(raw) is not list:
            return read(raw)
        return tuple([one[item] if type(item) is str else read_one(item) for item in raw])

    return read_list


def _of_part(part: type[Part]) -> _ReadPart:
    """Reads a mapping; None and an empty mapping state nothing."""
    find = _table(part).get
    required = [spec.attribute for spec in part.specs.values() if spec.form in REQUIRED]

    def read(raw: Any) -> Part:
        found = part()
        if raw is not None:
            if not isinstance(raw, dict):
                raise RefusedError
            stated = found.__dict__
            for key, value in raw.items():
                field = find(key)
                if field is None:
                    raise RefusedError
                if value is not None:
                    attribute, texts, read_other = field
                    stated[attribute] = texts[value] if type(value) is str else read_other(value)
        for attribute in required:
            if attribute not in found.__dict__:
                raise RefusedError
        return found

    return read


def _of_section(section: type[Part]) -> tuple[_Texts, _Read]:
    """Readers of a word of state, and of a list of entries or a mapping with completeness."""
    fields = _table(section)
    _, states, _ = fields["state"]
    _, _, read_entries = fields["entries"]
    read_mapping = _of_part(section)

    def of_word(text: str) -> Part:
        found = section()
        found.__dict__["state"] = states[text]
        return found

    def of_other(raw: Any) -> Part:
        if isinstance(raw, dict):
            return read_mapping(raw)
        found = section()
        found.__dict__["entries"] = read_entries(raw)
        return found

    return _Texts(of_word), of_other


def _entries(section: type[Section[Any]]) -> _Read:
    """Reads the entries of a section, none of which may be empty."""
    read_list = _list_of(_of_part(section.entry))

    def read(raw: Any) -> tuple[Part, ...]:
        found = read_list(raw)
        if None in raw:
            raise RefusedError
        return found

    return read


def _list_of(read_one: _ReadPart) -> Callable[[Any], tuple[Part, ...]]:
    def read(raw: Any) -> tuple[Part, ...]:
        if not isinstance(raw, list | tuple):
            raise RefusedError
        return tuple([read_one(item) for item in raw])

    return read


def _format(raw: Any) -> str:
    if raw != FORMAT:
        raise RefusedError
    return FORMAT


def _text(raw: Any) -> str:
    if not isinstance(raw, str):
        raise RefusedError
    return raw


def _words(raw: Any) -> dict[str, str]:
    if not isinstance(raw, dict):
        raise RefusedError
    return {_text(key): _text(value) for key, value in raw.items()}


def _facts(raw: Any) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise RefusedError
    return {_text(key): value for key, value in raw.items()}
