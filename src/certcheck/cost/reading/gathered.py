"""The parts of price files gathered into one book: each id once, quotes in place of the book's own figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar

from certcheck import nodes
from certcheck.cost.model import Item, Need, PriceBook, Recognition, Sharing, Subsidy
from certcheck.cost.reading.context import Context, Written
from certcheck.cost.reading.items import is_quote, read_item, read_quote
from certcheck.cost.reading.parts import read_defaults, read_need, read_recognition, read_sharing, read_subsidy
from certcheck.positions import Position
from certcheck.rules.reading.spot import Spot
from certcheck.rules.suggest import did_you_mean


class _Part(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def file(self) -> str: ...

    @property
    def position(self) -> Position | None: ...


Part = TypeVar("Part", bound=_Part)


@dataclass(slots=True)
class Gathered:
    """What has been read so far; ``shown`` and ``reviewed`` are by the name of the file."""

    items: dict[str, Item] = field(default_factory=dict)
    needs: dict[str, Need] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    sharing: dict[str, Sharing] = field(default_factory=dict)
    recognition: dict[str, Recognition] = field(default_factory=dict)
    subsidies: dict[str, Subsidy] = field(default_factory=dict)
    quoted: set[str] = field(default_factory=set)
    shown: dict[str, str] = field(default_factory=dict)
    reviewed: dict[str, date] = field(default_factory=dict)
    conditions: list[Written] = field(default_factory=list)

    def book(self, digest: str) -> PriceBook:
        return PriceBook(
            self.items,
            self.needs,
            self.defaults,
            tuple(self.sharing.values()),
            self.recognition,
            tuple(self.subsidies.values()),
            digest,
        )


def started(onto: PriceBook | None) -> Gathered:
    """Nothing yet, or everything of a book that is there already."""
    if onto is None:
        return Gathered()
    return Gathered(
        dict(onto.items),
        dict(onto.needs),
        dict(onto.defaults),
        {one.id: one for one in onto.sharing},
        dict(onto.recognition),
        {one.id: one for one in onto.subsidies},
    )


def _items(spot: Spot, context: Context, gathered: Gathered) -> None:
    for entry in _entries(spot):
        if not is_quote(entry, context):
            item = read_item(entry, context)
            _refuse_full_quote(entry, item, gathered, context)
            _claim(entry, "item", item, gathered, (gathered.items, gathered.needs))
            gathered.items[item.id] = item
            continue
        fields = entry.children()
        identifier = fields["id"].text() if "id" in fields else ""
        known = gathered.items.get(identifier)
        if known is None:
            hint = did_you_mean(identifier, gathered.items) or "a new item states title, kind, price, basis, confidence"
            entry.say(f"there is no item '{identifier}' to quote for", hint)
            continue
        if identifier in gathered.quoted:
            entry.say(f"the item '{identifier}' is quoted twice")
        gathered.quoted.add(identifier)
        gathered.items[identifier] = read_quote(entry, known, context)


def _refuse_full_quote(spot: Spot, item: Item, gathered: Gathered, context: Context) -> None:
    """A quote for an item of the book must not look as if it changed what the item is."""
    known = gathered.items.get(item.id)
    if context.is_quotes and known is not None and not known.quoted:
        spot.say(
            f"the book has an item '{item.id}': a quote states only its price, lead, validity or every",
            "take the other keys out, or give a new item an id of its own",
        )
        gathered.items.pop(item.id)


def _needs(spot: Spot, context: Context, gathered: Gathered) -> None:
    for entry in _entries(spot):
        need = read_need(entry, context)
        _claim(entry, "need", need, gathered, (gathered.items, gathered.needs))
        gathered.needs[need.id] = need


def _defaults(spot: Spot, context: Context, gathered: Gathered) -> None:
    found = read_defaults(spot)
    for topic in found:
        if topic in gathered.defaults:
            spot.say(f"the default of the topic '{topic}' is given twice")
    gathered.defaults.update(found)


def _sharing(spot: Spot, context: Context, gathered: Gathered) -> None:
    _gather(spot, context, gathered, "sharing rule", read_sharing, gathered.sharing)


def _recognition(spot: Spot, context: Context, gathered: Gathered) -> None:
    _gather(spot, context, gathered, "recognition", read_recognition, gathered.recognition)


def _subsidies(spot: Spot, context: Context, gathered: Gathered) -> None:
    _gather(spot, context, gathered, "subsidy", read_subsidy, gathered.subsidies)


def _gather(
    spot: Spot,
    context: Context,
    gathered: Gathered,
    kind: str,
    read: Callable[[Spot, Context], Part],
    into: dict[str, Part],
) -> None:
    for entry in _entries(spot):
        part = read(entry, context)
        _claim(entry, kind, part, gathered, (into,))
        into[part.id] = part


def _entries(spot: Spot) -> Iterable[Spot]:
    """The entries of a section; a section that is left empty has none."""
    return () if isinstance(spot.node, nodes.Scalar) and spot.node.text is None else spot.items()


def _claim(spot: Spot, kind: str, part: _Part, gathered: Gathered, known: Iterable[Mapping[str, _Part]]) -> None:
    """Every id is used once; items and needs share theirs, since requirements name either."""
    for parts in known:
        first = parts.get(part.id)
        if first is not None and part.id:
            at = f":{first.position.line}" if first.position else ""
            file = gathered.shown.get(first.file, first.file)
            spot.say(f"the id of the {kind} '{part.id}' is given twice", f"first at {file}{at}")


SECTIONS: dict[str, Callable[[Spot, Context, Gathered], None]] = {
    "items": _items,
    "needs": _needs,
    "defaults": _defaults,
    "sharing": _sharing,
    "recognition": _recognition,
    "subsidies": _subsidies,
}
"""The sections of a price file, each with what takes it in."""
