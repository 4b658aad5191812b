"""Read a declaration strictly: every problem at once with its line, or a typed declaration per item and lot.

Nothing is guessed and nothing is dropped: a value that cannot be read becomes a notice and stays unknown.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from certcheck import nodes
from certcheck.declaration.checks import contradictions
from certcheck.declaration.decode import RefusedError, decode
from certcheck.declaration.locate import canonical_marks, is_state_word, locate
from certcheck.declaration.model import FORMAT, Declaration
from certcheck.declaration.notices import Notice, unparsed
from certcheck.declaration.traverse import parts
from certcheck.declaration.units import facts_of, refuse_too_many_entries
from certcheck.positions import InputError, PathKey, Position, Problem, dotted, excerpt
from certcheck.positions import Path as KeyPath
from certcheck.source_text import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

Format = Literal["yaml", "json"]

_SUFFIXES: dict[str, Format] = {".yaml": "yaml", ".yml": "yaml", ".json": "json"}
_MARKER = f"certcheck: {FORMAT}"


class Unit(NamedTuple):
    """The declaration as it holds for one item and one lot; None where the file has none.

    ``marks`` gives the place in the file of every stated value by canonical path: ``('labels', 2, 'height')``, the
    entries of a section directly below its name.
    """

    item: str | None
    lot: str | None
    declaration: Declaration
    marks: Mapping[KeyPath, Position]

    def position(self, path: Iterable[PathKey]) -> Position:
        """The place of a value, or of the nearest thing around it that the file has."""
        here = tuple(path)
        while here and here not in self.marks:
            here = here[:-1]
        return self.marks[here]


class LoadedDeclaration(NamedTuple):
    """A readable file: its name, the SHA-256 of its bytes, one Unit per item and lot, and what could not be read."""

    source: str
    digest: str
    units: tuple[Unit, ...]
    notices: tuple[Notice, ...]
    line: int = 0
    """Line of the declaration in an NDJSON file, else 0."""

    @property
    def label(self) -> str:
        """The file, and in an NDJSON file the line: names one declaration."""
        return f"{self.source}:{self.line}" if self.line else self.source


def load_declaration(path: Path | str, *, name: str | None = None) -> LoadedDeclaration:
    """Read a ``.yaml``, ``.yml``, ``.json`` or one-line ``.ndjson`` file; InputError with all its problems.

    ``name`` is what the file is called in problems and reports, its path by default.
    """
    from pathlib import Path

    path = Path(path)
    shown = name or str(path)
    if path.suffix.lower() == ".ndjson":
        return _only(list(_first_two(load_ndjson(path, name=shown))), shown)
    data = _renamed(path, shown)
    form = _SUFFIXES.get(path.suffix.lower())
    if form is None:
        message = f"cannot tell the format from the suffix {excerpt(path.suffix)}"
        raise InputError([Problem(shown, 0, 0, "", message, "expected .yaml, .yml, .json or .ndjson")])
    return load_text(data, form, shown)


def load_text(text: bytes | str, form: Format | None = None, name: str = "<stdin>") -> LoadedDeclaration:
    """Read a declaration from memory; without ``form`` a text that starts with a brace or bracket is JSON."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if form is None:
        form = "json" if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[") else "yaml"
    return _load(_composed(text, form, name), name, hashlib.sha256(data).hexdigest())


def _composed(text: bytes | str, form: Format, name: str) -> nodes.Node:
    """The tree of a text. The reader that is not needed is not imported, which takes time."""
    if form == "json":
        from certcheck.declaration.json_text import compose_json

        return compose_json(text, name)
    from certcheck.yaml_text import compose_yaml

    return compose_yaml(text, name)


def load_ndjson(path: Path | str, *, name: str | None = None) -> Iterator[LoadedDeclaration | InputError]:
    """Read one declaration per line; a bad line gives its InputError and the next line is read."""
    from pathlib import Path

    from certcheck.declaration.json_text import bounded_lines

    shown = name or str(path)
    try:
        with Path(path).open("rb") as stream:
            yield from load_lines(bounded_lines(stream), shown)
    except OSError as error:
        raise InputError([Problem(shown, 0, 0, "", f"cannot be read: {error.strerror}", "")]) from None


def load_lines(stream: Iterable[bytes], name: str = "<stdin>") -> Iterator[LoadedDeclaration | InputError]:
    """As :func:`load_ndjson`, from an open stream of lines; each declaration knows its ``line``."""
    for number, line in enumerate(stream, 1):
        if line.strip():
            try:
                yield load_line(line, number, name)
            except InputError as error:
                yield error


def load_line(line: bytes, number: int, name: str = "<stdin>") -> LoadedDeclaration:
    """One line of a stream; InputError with all its problems, at that line."""
    from certcheck.declaration.json_text import compose_json

    return _load(compose_json(line, name, line=number), name, line_digest(line), number)


def line_digest(line: bytes) -> str:
    """SHA-256 of a line without its end."""
    return hashlib.sha256(line.rstrip(b"\r\n")).hexdigest()


def _renamed(path: Path, shown: str) -> bytes:
    try:
        return read_bytes(path)
    except InputError as error:
        first = error.problems[0]
        raise InputError([Problem(shown, 0, 0, "", first.message, first.hint)]) from None


def _first_two(loaded: Iterator[Any]) -> Iterator[Any]:
    for _, one in zip(range(2), loaded, strict=False):
        yield one


def _only(loaded: list[LoadedDeclaration | InputError], name: str) -> LoadedDeclaration:
    """The declaration of an NDJSON file that has exactly one."""
    if len(loaded) != 1:
        message = "holds several declarations, expected one" if loaded else "is empty"
        hint = "--format ndjson checks one declaration per line" if loaded else ""
        raise InputError([Problem(name, 0, 0, "", message, hint)])
    if isinstance(loaded[0], InputError):
        raise loaded[0]
    return loaded[0]


def _load(root: nodes.Node, file: str, digest: str, line: int = 0) -> LoadedDeclaration:
    root = _marked_as_declaration(root, file)
    whole = _validated(root, file)
    units: list[Unit] = []
    notices: set[Notice] = set()
    problems: list[Problem] = []
    for item, lot, facts in facts_of(root, whole, file):
        try:
            declaration = whole if facts is root else _validated(facts, file)
        except InputError as error:
            problems.extend(error.problems)
            continue
        marks = canonical_marks(facts)
        units.append(Unit(item, lot, declaration, marks))
        notices.update(_notices(units[-1]))
    if problems:
        raise InputError(problems)
    refuse_too_many_entries((unit.declaration for unit in units), root, file)
    return LoadedDeclaration(file, digest, tuple(units), tuple(sorted(notices, key=_by_place)), line)


def _by_place(notice: Notice) -> tuple[Position, str]:
    return notice.position, dotted(notice.path)


def _marked_as_declaration(root: nodes.Node, file: str) -> nodes.Mapping:
    """The root mapping, if the file says that it is a declaration or at least looks like one."""
    if not isinstance(root, nodes.Mapping):
        message = f"expected a mapping that starts with '{_MARKER}'; found {nodes.found(root)}"
        raise InputError([Problem(file, *root.at, "", message)])
    marker = root.fields.get("certcheck")
    text = nodes.to_plain(marker.value) if marker else None
    if text == FORMAT:
        return root
    problems = [_unmarked(text, marker, root, file)]
    if any(spec.key in root.fields for spec in Declaration.specs.values()):
        at = marker.value.at if marker else root.at
        field_ = nodes.Field(nodes.Scalar(FORMAT, at), at)
        try:
            _validated(nodes.Mapping({**root.fields, "certcheck": field_}, root.at), file)
        except InputError as error:
            problems.extend(error.problems)
    raise InputError(problems)


def _unmarked(text: Any, marker: nodes.Field | None, root: nodes.Mapping, file: str) -> Problem:
    if marker is None:
        message = f"does not say that it is a declaration: the line '{_MARKER}' is missing"
        return Problem(file, *root.at, "", message, "put it first")
    message = f"expected '{FORMAT}', found {nodes.found(marker.value)}"
    is_other = isinstance(text, str) and text.startswith("declaration/")
    return Problem(
        file, *marker.value.at, "certcheck", message, "this version of certcheck cannot read it" if is_other else ""
    )


def _validated(root: nodes.Node, file: str) -> Declaration:
    """The typed declaration; InputError with everything that is wrong with it."""
    plain = nodes.to_plain(root)
    try:
        declaration = decode(plain)
    except RefusedError:
        from certcheck.declaration.messages import problems_of  # imports pydantic, which only wrong input needs

        raise InputError(problems_of(plain, root, file)) from None
    problems = []
    for path, message, hint in contradictions(declaration, parts(declaration)):
        located = locate(root, path)
        shown = path[:-1] if is_state_word(located) else path
        problems.append(Problem(file, *located.node.at, dotted(shown), message, hint))
    if problems:
        raise InputError(problems)
    return declaration


def _notices(unit: Unit) -> Iterator[Notice]:
    for path, value in unparsed(parts(unit.declaration)):
        yield Notice(unit.position(path), path, value.text, value.expected)
