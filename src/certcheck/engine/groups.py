"""Requirements that look at the same lists, and what they came to for products met before.

Products that agree in the facts of a group get the same findings from it, so a group is evaluated once for each
combination of values that occurs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Sized
from typing import Any, Generic, NamedTuple, TypeVar

from certcheck.engine.evaluate import Looks
from certcheck.engine.memory import Values, key_of
from certcheck.engine.product import Product
from certcheck.engine.reads import is_own
from certcheck.engine.recent import Recent, sharing
from certcheck.engine.stated import Stated
from certcheck.engine.timing import timing_of
from certcheck.engine.trace import Question, Trace
from certcheck.rules.model import Requirement

Value = TypeVar("Value")


class Looked(NamedTuple):
    """What was looked at of a product's own facts: the numbers of those read, and what was asked of others."""

    read: tuple[int, ...]
    asked: tuple[Question[Any], ...]

    def seen(self, stated: Stated) -> Any:
        """Equal for products for which the same was found there."""
        values, fields = stated.values, stated.fields
        return tuple([values[number] for number in self.read]), tuple(
            [one.answer_from(fields.get(one.part)) for one in self.asked]
        )

    def joined(self, other: Looked) -> Looked:
        """What was looked at by either."""
        if self == other or other == NOWHERE:
            return self
        return _once(Looked(tuple(sorted({*self.read, *other.read})), tuple(dict.fromkeys(self.asked + other.asked))))


_once = sharing(10_000)


NOWHERE = Looked((), ())


class Found(NamedTuple, Generic[Value]):
    """What was made of some facts, and what of the product's own was looked at for it."""

    looked: Looked
    value: Value


class Kept(Generic[Value]):
    """What was made of facts, by those that listings share, then by what was looked at of a product's own.

    Values of the second kind, of which listings share few, are kept apart, or they would crowd out the others.
    """

    __slots__ = ("_own", "_shared")

    def __init__(self, most: int, most_own: int) -> None:
        self._shared: Recent[Found[Value] | list[Looked]] = Recent(most)
        self._own: Recent[Found[Value]] = Recent(most_own)

    def get(self, key: Any, stated: Stated) -> Found[Value] | None:
        """What was made of a product that is the same in the facts behind ``key``, and where it was looked at."""
        found = self._shared.get(key)
        if found is None or isinstance(found, Found):
            return found
        for looked in found:
            own = self._own.get((key, looked, looked.seen(stated)))
            if own is not None:
                return own
        return None

    def put(self, key: Any, stated: Stated, found: Found[Value], weight: int) -> None:
        """Keep what was made of a product."""
        looked = found.looked
        if looked == NOWHERE:
            self._shared.put(key, found, weight)
            return
        before = self._shared.get(key)
        places = before if isinstance(before, list) else []
        if looked not in places:
            self._shared.put(key, [*places, looked])
        self._own.put((key, looked, looked.seen(stated)), found, weight)


class Group:
    """Requirements with the facts they read; ``numbers`` are their places in the target's list.

    Their findings are the same for products with the same :meth:`key` of which the same is seen in the places that
    :meth:`looked_at` names.
    """

    __slots__ = (
        "_numbers", "_periods", "_pick", "facts", "is_local", "is_own", "numbers", "rules", "standing", "watched",
    )  # fmt: skip

    def __init__(
        self, members: Sequence[tuple[int, Requirement]], looks: Looks, numbers: Mapping[str, int], *, is_local: bool
    ) -> None:
        """``numbers`` are those of the facts; ``is_local``: some requirements are law of a place inside the market."""
        self.numbers = [number for number, _ in members]
        self.rules = [rule for _, rule in members]
        self.standing = [rule for rule in self.rules if rule.kind == "standing"]
        self.watched = [rule for rule in self.rules if rule.status is not None]
        self.is_local = is_local
        self.is_own = any(map(is_own, looks.facts))
        self.facts = looks.all_facts
        self._numbers = numbers
        self._periods = looks.periods
        self._pick = key_of(frozenset(fact for fact in looks.facts if not is_own(fact)), numbers)

    def key(self, values: Values, product: Callable[[], Product]) -> Any:
        """Equal for products that agree in the facts the group shares with others, and fall into the same periods."""
        if not self._periods:
            return self, self._pick(values)
        dated = product()
        return self, self._pick(values), tuple([timing_of(period, dated) for period in self._periods])

    def looked_at(self, trace: Trace) -> Looked:
        """The product's own facts in a trace. What was asked about a fact that was read as well does not matter."""
        read = sorted([self._numbers[fact] for fact in trace.facts])
        return _once(Looked(tuple(read), tuple([one for one in trace.asked if one.fact not in trace.facts])))


def weight_of(findings: Sized) -> int:
    """As how many parts one with these findings counts."""
    return 1 + len(findings) // 5
