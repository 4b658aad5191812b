"""A value of a rules file together with the place it stands at, and the notes taken while it is read.

Nothing here raises on a bad file: every complaint goes into :class:`Notes`, so that an author sees all of them at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from certcheck.nodes import Mapping, Node, Scalar, Sequence, found
from certcheck.positions import Path, Position, Problem, dotted, excerpt
from certcheck.rules.suggest import did_you_mean


@dataclass(frozen=True, slots=True)
class Use:
    """A name that a rule uses and that stands elsewhere: a term, table, requirement … The linter looks it up.

    ``kind`` is ``term``, ``table``, ``column``, ``act``, ``format``, ``wording``, ``requirement`` or ``derived``;
    ``of`` the vocabulary of a term or the table of a column; ``by`` the id of what uses it.
    """

    kind: str
    name: str
    of: str
    file: str
    position: Position
    path: str
    by: str = ""


@dataclass(slots=True)
class Notes:
    """What came up while files were read."""

    problems: list[Problem] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)
    """What can be read, and yet is wrong: only the linter speaks of it."""
    warnings: list[Problem] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    ids: dict[str, set[str]] = field(default_factory=lambda: {"requirement": set(), "derived": set(), "table": set()})
    """Ids of everything defined, by kind, also of what could not be read."""
    owner: str = ""
    """Id of the requirement, derived fact or table that is being read."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One value with its place; ``key_at`` is the place of its key, ``path`` where it stands in the file."""

    file: str
    node: Node
    notes: Notes
    path: Path = ()
    key_at: Position | None = None

    @property
    def at(self) -> Position:
        return self.node.at

    def say(self, message: str, hint: str = "", *, at: Position | None = None) -> None:
        """Note a problem at this value."""
        self.notes.problems.append(self._problem(message, hint, at or self.at))

    def fault(self, message: str, hint: str = "") -> None:
        """Note what an author must correct although it can be read."""
        self.notes.faults.append(self._problem(message, hint, self.at))

    def warn(self, message: str, hint: str = "") -> None:
        """Note something doubtful at this value."""
        self.notes.warnings.append(self._problem(message, hint, self.at))

    def use(self, kind: str, name: str, of: str = "") -> None:
        """Note that this value names something that stands elsewhere."""
        note = self.notes
        note.uses.append(Use(kind, name, of, self.file, self.at, dotted(self.path), note.owner))

    def _problem(self, message: str, hint: str, at: Position) -> Problem:
        return Problem(self.file, at.line, at.column, dotted(self.path), message, hint)

    # --- what the value is ------------------------------------------------------------------------------------

    @property
    def is_mapping(self) -> bool:
        return isinstance(self.node, Mapping)

    @property
    def is_list(self) -> bool:
        return isinstance(self.node, Sequence)

    @property
    def word(self) -> str | None:
        """The text of a scalar; None for nothing, a list or a mapping."""
        return self.node.text.strip() if isinstance(self.node, Scalar) and self.node.text is not None else None

    # --- mappings ---------------------------------------------------------------------------------------------

    def children(self) -> dict[str, Spot]:
        """The values of a mapping by key; empty with a problem when it is none."""
        if not isinstance(self.node, Mapping):
            self.say(f"expected a mapping (key: value), found {found(self.node)}")
            return {}
        return {
            key: Spot(self.file, item.value, self.notes, (*self.path, key), item.key_at)
            for key, item in self.node.fields.items()
        }

    def fields(self, allowed: Collection[str], required: Collection[str] = ()) -> dict[str, Spot]:
        """The values of a mapping whose keys are known; unknown and missing keys are problems."""
        children = self.children()
        if not self.is_mapping:
            return {}
        for key in children.keys() - set(allowed):
            children.pop(key).unknown_key(key, allowed)
        for key in required:
            if key not in children:
                self.say(f"{excerpt(key)} is missing")
        return children

    def unknown_key(self, key: str, allowed: Collection[str]) -> None:
        """Note that this value's key is not one of ``allowed``."""
        empty = isinstance(self.node, Scalar) and self.node.text is None
        comma = "a text with a comma inside {…} needs quotes" if empty else ""
        hint = did_you_mean(key, allowed) or comma or f"known keys: {', '.join(sorted(allowed))}"
        self.say(f"unknown key {excerpt(key)}", hint, at=self.key_at)

    def unknown_operator(self, op: str, path: str, kind: str, known: Collection[str]) -> None:
        """Note that ``op`` is no operator of the field's kind."""
        hint = did_you_mean(op, known) or f"one of {', '.join(known)}"
        self.say(f"{excerpt(op)} is no operator for {excerpt(path)}, which is of kind {kind}", hint, at=self.key_at)

    # --- lists and scalars ------------------------------------------------------------------------------------

    def items(self) -> Iterator[Spot]:
        """The items of a list; none with a problem when it is no list."""
        if not isinstance(self.node, Sequence):
            self.say(f"expected a list, found {found(self.node)}")
            return
        for index, item in enumerate(self.node.items):
            yield Spot(self.file, item, self.notes, (*self.path, index))

    def one_or_more(self) -> Iterator[Spot]:
        """The items of a list, or the value itself where a single one stands for a list of one."""
        if self.is_list:
            yield from self.items()
        else:
            yield self

    def text(self) -> str:
        """The text of a scalar; empty with a problem when there is none."""
        word = self.word
        if not word:
            self.say(f"expected a text, found {found(self.node)}")
        return word or ""

    def choice(self, words: Collection[str], default: str = "") -> str:
        """One of ``words``; ``default`` with a problem when it is another."""
        word = self.text()
        if not word or word in words:
            return word or default
        self.say(f"{excerpt(word)} is not one of {', '.join(words)}", did_you_mean(word, words))
        return default
