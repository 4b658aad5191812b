"""Tables of values: limits by substance, bands by area, lists by place."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from certcheck.positions import excerpt
from certcheck.quantity.interval import INFINITY, Interval
from certcheck.quantity.parse import Quantity, Unparsed, parse_quantity
from certcheck.quantity.units import DIMENSIONS, Unit, find_unit
from certcheck.rules.conditions import Constant
from certcheck.rules.model import NO_TEXT, Cell, Key, Table
from certcheck.rules.reading.bands import check_band
from certcheck.rules.reading.requirements import CONFIDENCES, READ
from certcheck.rules.reading.spot import Spot
from certcheck.rules.reading.values import read_day, read_figure, read_source, read_text, read_words

REQUIRED = ("table", "title", "licence", "source", "reviewed-on", "confidence", "closed", "key", "columns", "rows")
KEYS = (*REQUIRED, "format", "read", "review-by", "default", "note")
CLOSED = ("yes", "no", "incomplete")
ANY_DIMENSION = "any"
"""A band over bare numbers, where the law counts grams and millilitres alike."""

BANDS = frozenset({*DIMENSIONS, ANY_DIMENSION})
ROW_NOTES = ("source", "note", "cite")
PLAIN_TYPES = ("number", "text", "date", "terms")
NO_LIMIT = Cell()

ColumnKind = Literal["figure", "date", "text", "terms"]


class Column(NamedTuple):
    """A value column: its type as written, what its cells hold, and the unit of bare figures."""

    type: str
    kind: ColumnKind
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class _Shape:
    """The columns of one table."""

    keys: Map[str, str]
    columns: Map[str, Column]

    @property
    def row_keys(self) -> tuple[str, ...]:
        return (*self.keys, *self.columns, *ROW_NOTES)


def read_table(spot: Spot, file: str) -> Table | None:
    """A table; None when anything about it is wrong (noted)."""
    notes = spot.notes
    before = len(notes.problems)
    parts = spot.fields(KEYS, REQUIRED)
    if "table" not in parts:
        return None
    notes.owner = identifier = parts["table"].text()
    notes.ids["table"].add(identifier)
    for key in ("reviewed-on", "review-by"):
        if key in parts:
            read_day(parts[key])
    if "read" in parts:
        parts["read"].choice(READ)
    if "licence" in parts:
        parts["licence"].text()
    shape = _Shape(_keys(parts), _columns(parts))
    found = Table(
        id=identifier,
        title=read_text(parts["title"]) if "title" in parts else NO_TEXT,
        closed=parts["closed"].choice(CLOSED, "incomplete") if "closed" in parts else "incomplete",
        key_columns=tuple(shape.keys.items()),
        value_columns=tuple((name, column.type) for name, column in shape.columns.items()),
        rows=_rows(parts["rows"], shape) if "rows" in parts else (),
        default=_cells(parts["default"].fields(shape.row_keys), shape) if "default" in parts else None,
        confidence=parts["confidence"].choice(CONFIDENCES, "low") if "confidence" in parts else "low",
        source=read_source(parts["source"]) if "source" in parts else None,
        file=file,
    )
    notes.owner = ""
    return found if len(notes.problems) == before else None


def _keys(parts: Map[str, Spot]) -> dict[str, str]:
    if "key" not in parts:
        return {}
    found = {}
    for name, child in parts["key"].children().items():
        kind = child.text()
        if kind not in ("text", "place", *BANDS):
            child.use("vocabulary", kind)
        found[name] = kind
    return found


def _columns(parts: Map[str, Spot]) -> dict[str, Column]:
    if "columns" not in parts:
        return {}
    return {name: _column(child) for name, child in parts["columns"].children().items()}


def _column(spot: Spot) -> Column:
    """A value column's type is a unit, ``number``, ``text``, ``date``, ``terms`` or a vocabulary (terms of it)."""
    word = spot.text()
    match word:
        case "text" | "date" | "terms":
            return Column(word, "text" if word == "text" else "date" if word == "date" else "terms")
        case "number":
            return Column(word, "figure", find_unit(""))
    unit = find_unit(word)
    if unit is not None:
        return Column(word, "figure", unit)
    spot.use("vocabulary", word)
    return Column(word, "terms")


def _rows(spot: Spot, shape: _Shape) -> tuple[tuple[tuple[Key, ...], Map[str, Cell]], ...]:
    rows: list[tuple[tuple[Key, ...], Map[str, Cell]]] = []
    seen: dict[tuple[Key, ...], int] = {}
    for item in spot.items():
        parts = item.fields(shape.row_keys, required=tuple(shape.keys))
        keys = _row_keys(item, parts, shape)
        if keys in seen:
            item.say("the same key as the row above", f"first on line {seen[keys]}")
        seen.setdefault(keys, item.at.line)
        rows.append((keys, _cells(parts, shape)))
    return tuple(rows)


def _row_keys(item: Spot, parts: Map[str, Spot], shape: _Shape) -> tuple[Key, ...]:
    return tuple(_key(parts[name], kind) if name in parts else "" for name, kind in shape.keys.items())


def _key(spot: Spot, kind: str) -> Key:
    if kind in BANDS:
        return _band(spot, kind)
    word = spot.text()
    if kind == "place":
        spot.use("term", word, "places")
    elif kind != "text":
        spot.use("term", word, kind)
    return word


_BAND = ("at-least", "more-than", "at-most", "less-than", "equals")


def _band(spot: Spot, dimension: str) -> Interval:
    """A band ``{at-least: 35 cm2, less-than: 150 cm2}`` or one figure, in base units."""
    whole = Interval(-INFINITY, INFINITY, True, True)
    if not spot.is_mapping:
        figure = read_figure(spot)
        _same_dimension(spot, figure, dimension)
        return figure.interval if figure is not None else whole
    ends = {op: figure for op, child in spot.fields(_BAND).items() if (figure := read_figure(child)) is not None}
    for op, figure in ends.items():
        _same_dimension(spot.children()[op], figure, dimension)
    check_band(spot, [(op, Constant(figure)) for op, figure in ends.items()])
    low, low_open = _end(ends, ("at-least", "more-than"), whole.low)
    high, high_open = _end(ends, ("at-most", "less-than"), whole.high)
    if "equals" in ends:
        return ends["equals"].interval
    return Interval(low, high, low_open, high_open)


def _end(ends: Map[str, Quantity], operators: tuple[str, str], otherwise: Decimal) -> tuple[Decimal, bool]:
    closed, is_open = operators
    if closed in ends:
        return ends[closed].interval.low, False
    if is_open in ends:
        return ends[is_open].interval.low, True
    return otherwise, True


def _same_dimension(spot: Spot, figure: Quantity | None, dimension: str) -> None:
    if figure is not None and dimension not in (figure.dimension, ANY_DIMENSION):
        spot.say(f"{excerpt(figure.text)} measures {figure.dimension}, the column {dimension}")


def _cells(parts: Map[str, Spot], shape: _Shape) -> dict[str, Cell]:
    """The values that a row states; a column it leaves out has no value for it, which is unknown, not "no limit"."""
    return {name: _cell(parts[name], column) for name, column in shape.columns.items() if name in parts}


def _cell(spot: Spot, column: Column) -> Cell:
    if spot.word == "none":
        return NO_LIMIT
    match column.kind:
        case "figure":
            return _figure(spot, column)
        case "date":
            return Cell(day=read_day(spot))
        case "text":
            return Cell(words=(spot.text(),))
        case "terms":
            words = read_words(spot)
            if column.type not in PLAIN_TYPES:
                for item in spot.one_or_more():
                    item.use("term", item.word or "", column.type)
            return Cell(words=words)


def _figure(spot: Spot, column: Column) -> Cell:
    """A bare number in the column's unit, or a figure with a unit of the same dimension."""
    unit = column.unit
    word = spot.text()
    if unit is None or not word:
        return NO_LIMIT
    found = parse_quantity(word)
    if isinstance(found, Quantity) and found.dimension == "number" and unit.symbol:
        found = parse_quantity(f"{word} {unit.symbol}")
    if isinstance(found, Unparsed):
        spot.say(f"cannot read the figure {excerpt(word)}", f"a number in {unit.symbol or 'plain digits'}, or none")
        return NO_LIMIT
    _same_dimension(spot, found, unit.dimension)
    return Cell(figure=found.interval, unit=unit.symbol)
