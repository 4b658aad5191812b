"""The figures of one substance list, found by substance.

A figure decides only what it proves: a group's figure bounds each member, a compound feeds its regulated element,
a list that is complete down to a threshold bounds what it does not name. Nothing missing is zero.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from certcheck.engine.names import Names
from certcheck.quantity.interval import INFINITY, NOT_NEGATIVE, POSITIVE, ZERO, Interval, total
from certcheck.quantity.parse import Quantity
from certcheck.vocabulary.model import OTHER


class Figure(NamedTuple):
    """One bound on a substance: its interval in base units, what it refers to, and the entry it comes from."""

    interval: Interval
    dimension: str
    unit: str
    basis: str
    number: int
    text: str
    not_detected: bool = False
    detection: Decimal | None = None
    replicates: tuple[Interval, ...] = ()
    stated: bool = True
    of_group_sum: bool = False
    """Only known as a part of a group's sum: it counts where nothing closer is known."""


class Members:
    """The substances that a limit is about, in the order of their group; ``classes`` stand for several each."""

    __slots__ = ("classes", "ids", "order")

    def __init__(self, ids: tuple[str, ...], names: Names) -> None:
        self.ids = ids
        self.order = {identifier: number for number, identifier in enumerate(ids)}
        self.classes = frozenset(one for one in ids if names.is_class("substances", one))


class Split(NamedTuple):
    """Members by what a list says of them: ``named`` are looked up one by one, all ``alike`` are known equally well."""

    named: tuple[str, ...]
    alike: tuple[str, ...]


class SubstanceIndex:
    """Figures by substance id for one list of results."""

    __slots__ = (
        "_by_group", "_by_id", "_complete_for", "_feeds", "_figures", "_mentioned", "_names", "default_basis",
        "judged", "section", "unresolved",
    )  # fmt: skip

    def __init__(self, section: Any, names: Names, default_basis: str) -> None:
        self.section = section
        self.default_basis = default_basis
        self._names = names
        self._by_id: dict[str, list[Figure]] = {}
        self._by_group: dict[str, list[tuple[str | None, Figure]]] = {}
        self._feeds: dict[str, list[Figure]] = {}
        self.unresolved: list[int] = []
        self._complete_for = tuple(
            found for text in section.complete_for or () if (found := names.id_of("substances", text)) is not None
        )
        for number, entry in enumerate(section.entries):
            self._add(number, entry)
        self._figures: dict[str, list[Figure]] = {}
        self.judged: dict[Any, Any] = {}
        """What limits came to on this list, kept by the limits themselves."""
        self._mentioned = {*self._by_id, *self._feeds}
        for group in self._by_group:
            self._mentioned.update(names.members("substances", group))

    def split(self, members: Members) -> Split:
        """Members with figures or bounds of their own, and those that the list does not mention."""
        if self._complete_for:
            return Split(members.ids, ())
        apart = self._mentioned | members.classes if self.section.state == "complete" else self._mentioned
        if len(apart) < len(members.ids):
            named = sorted((one for one in apart if one in members.order), key=members.order.__getitem__)
        else:
            named = [one for one in members.ids if one in apart]
        if not named:
            return Split((), members.ids)
        return Split(tuple(named), tuple(one for one in members.ids if one not in apart))

    def _add(self, number: int, entry: Any) -> None:
        identifier = self.identify(entry)
        if identifier is None:
            self.unresolved.append(number)
            return
        if identifier == OTHER:
            return
        figure = self._figure(number, entry)
        if figure is None:
            figure = Figure(NOT_NEGATIVE, "any", "", self.default_basis, number, "", stated=False)
        kin = self._names.kin(identifier)
        if kin.is_group:
            self._by_group.setdefault(identifier, []).append((_word(entry.counts), figure))
            return
        self._by_id.setdefault(identifier, []).append(figure)
        for whole in kin.classes:
            self._feeds.setdefault(whole, []).append(figure)
        for element, share in kin.elements:
            self._feeds.setdefault(element, []).append(_scaled(figure, share))

    def identify(self, entry: Any) -> str | None:
        """The substance an entry names, by name, CAS and EC number together."""
        name, cas, ec = _word(entry.name), _word(entry.cas), _word(entry.ec)
        if name is None and cas is None and ec is None:
            return None
        return self._names.match("substances", name or "", cas, ec).id

    def _figure(self, number: int, entry: Any) -> Figure | None:
        value = entry.value
        basis_text = _word(entry.basis)
        basis = self._names.id_of("bases", basis_text) if basis_text else self.default_basis
        if not isinstance(value, Quantity):
            return None
        dimension = value.dimension
        if value.unit in ("ppm", "ppb") and self._is_air(basis):
            dimension = "volume-ratio"
        replicates = tuple(
            item.interval
            for item in entry.replicates or ()
            if isinstance(item, Quantity) and item.dimension in (dimension, "any")
        )
        if entry.replicates and len(replicates) != len(entry.replicates):
            replicates = ()
        return Figure(
            value.interval, dimension, value.unit, basis or "?", number, value.text, value.not_detected,
            value.detection, replicates,
        )  # fmt: skip

    def _is_air(self, basis: str | None) -> bool:
        vocabulary = self._names.vocabulary("bases")
        if vocabulary is None or basis is None or basis not in vocabulary or basis == OTHER:
            return False
        return vocabulary.term(basis).text("kind") == "emission"

    def figures(self, substance: str) -> list[Figure]:
        """Every stated bound on ``substance``: its own figures, else its compounds', with those of its groups."""
        known = self._figures.get(substance)
        if known is None:
            known = self._figures[substance] = self._bounds(substance) if substance in self._mentioned else []
        return known

    def _bounds(self, substance: str) -> list[Figure]:
        found = list(self._by_id.get(substance, ()))
        if substance in self._feeds:
            found.extend(self._from_members(substance, alone=not found))
        for group, entries in self._by_group.items():
            if substance not in self._names.members("substances", group):
                continue
            for counts, figure in entries:
                if counts == "each":
                    found.append(figure)
                elif counts == "sum":
                    found.append(figure._replace(interval=_up_to(figure.interval), of_group_sum=True))
        return found

    def _from_members(self, whole: str, *, alone: bool) -> list[Figure]:
        """What listed compounds of an element, or members of a class, imply for the whole, per basis and dimension.

        Without a figure for the whole itself (``alone``) there may be more of it than they bring.
        """
        alike: dict[tuple[str, str], list[Figure]] = {}
        for figure in self._feeds[whole]:
            alike.setdefault((figure.basis, figure.dimension), []).append(figure)
        rest = self.remainder(whole)
        more = ZERO if not alone else INFINITY if rest is None else rest.high
        return [_added(figures, more) for figures in alike.values()]

    def measured_each(self, group: str) -> list[Figure]:
        """Figures that the declaration gives as a bound for every member of the group, listed or not."""
        return [figure for counts, figure in self._by_group.get(group, ()) if counts == "each"]

    def measured_sum(self, group: str) -> list[Figure]:
        """Figures that the declaration gives for the sum of the group as a whole."""
        return [figure for counts, figure in self._by_group.get(group, ()) if counts == "sum"]

    def remainder(self, substance: str) -> Interval | None:
        """What a substance that is not listed can be: [0, down-to) in a complete list, else None for unknown.

        The threshold holds for each substance, so it does not bound a class of many, unless the class is named.
        """
        state, threshold = self.section.state, self.section.down_to
        if state == "not-applicable":
            return None
        named = any(self._names.is_a("substances", substance, one) for one in self._complete_for)
        if not named and (state != "complete" or self.unresolved or self._names.is_class("substances", substance)):
            return None
        if not isinstance(threshold, Quantity):
            return None
        return Interval(ZERO, threshold.interval.high, False, True)

    def remainder_dimension(self) -> str:
        threshold = self.section.down_to
        return threshold.dimension if isinstance(threshold, Quantity) else "ratio"


def _added(figures: list[Figure], more: Decimal) -> Figure:
    """The sum of figures of one kind, and up to ``more`` besides."""
    added = total(figure.interval for figure in figures)
    high_open = added.high_open or more > 0
    return figures[0]._replace(interval=Interval(added.low, added.high + more, added.low_open, high_open))


def _word(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _scaled(figure: Figure, factor: Decimal) -> Figure:
    if figure.dimension == "any":
        return figure._replace(interval=POSITIVE if figure.interval == POSITIVE else NOT_NEGATIVE)
    return figure._replace(interval=figure.interval.scaled(factor), replicates=())


def _up_to(interval: Interval) -> Interval:
    return Interval(ZERO, interval.high, False, interval.high_open)
