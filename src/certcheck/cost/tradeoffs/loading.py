"""Opening ``rulesets/tradeoffs``: every file read, every problem of every file at its place."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from certcheck.cost.reading.leaves import read_sources
from certcheck.cost.tradeoffs.model import EmissionTables, FreightTables, MaterialTables, Tradeoffs
from certcheck.cost.tradeoffs.reading_freight import read_factor_set, read_freight, read_mode, read_route
from certcheck.cost.tradeoffs.reading_levies import read_law, read_tariff, read_tax
from certcheck.cost.tradeoffs.reading_options import read_kilo_price, read_option, read_verdict
from certcheck.cost.tradeoffs.values import Shelf
from certcheck.positions import InputError, excerpt
from certcheck.rules.location import rulesets_directory
from certcheck.rules.reading.spot import Notes, Spot
from certcheck.rules.reading.values import read_day, read_text
from certcheck.rules.suggest import did_you_mean
from certcheck.source_text import read_bytes
from certcheck.yaml_text import compose_yaml

DIRECTORY = "tradeoffs"
FORMAT = "tradeoffs/1"
LICENCE = "CC-BY-4.0"
HEAD = ("certcheck", "kind", "title", "licence", "reviewed-on", "sources")
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "materials": ("prices", "options", "tariffs", "taxes", "law", "verdicts"),
    "freight": ("modes", "routes", "prices"),
    "emissions": ("default", "sets"),
}
"""What each kind of file holds. There is one file of each kind."""

Entry = TypeVar("Entry")


@dataclass(slots=True)
class TradeoffReading:
    """What could be read, with everything that was noted on the way; ``reviewed`` is by file."""

    tradeoffs: Tradeoffs
    notes: Notes
    reviewed: Mapping[str, date]


def open_tradeoffs(directory: Path | None = None) -> Tradeoffs:
    """The tables below a directory of rulesets (the installed ones by default).

    Raises :class:`~certcheck.positions.InputError` with every problem of every file.
    """
    reading = read_tradeoffs(directory or rulesets_directory())
    if reading.notes.problems:
        raise InputError(reading.notes.problems)
    return reading.tradeoffs


def read_tradeoffs(directory: Path) -> TradeoffReading:
    """The same, with the problems beside what could be read."""
    notes, reviewed, digest = Notes(), {}, hashlib.sha256()
    files: dict[str, _File] = {}
    for kind in SECTIONS:
        path = directory / DIRECTORY / f"{kind}.yaml"
        try:
            data = read_bytes(path)
            spot = Spot(str(path), compose_yaml(data, str(path)), notes)
        except InputError as error:
            notes.problems.extend(error.problems)
            continue
        digest.update(f"{kind}\0{len(data)}\0".encode() + data)
        files[kind] = found = _File(spot, kind)
        if found.reviewed_on is not None:
            reviewed[str(path)] = found.reviewed_on
    tradeoffs = Tradeoffs(
        materials=_materials(files["materials"]) if "materials" in files else MaterialTables(),
        freight=_freight(files["freight"]) if "freight" in files else FreightTables(),
        emissions=_emissions(files["emissions"]) if "emissions" in files else EmissionTables(),
        digest=digest.hexdigest(),
    )
    for found in files.values():
        found.warn_unused_sources()
    return TradeoffReading(tradeoffs, notes, reviewed)


class _File:
    """One file: its head is read at once, its sections when they are asked for."""

    def __init__(self, spot: Spot, kind: str) -> None:
        self.spot = spot
        self.parts = spot.fields((*HEAD, *SECTIONS[kind]), (*HEAD, *SECTIONS[kind]))
        self._head(kind)
        self.reviewed_on = read_day(self.parts["reviewed-on"]) if "reviewed-on" in self.parts else None
        self.shelf = Shelf(read_sources(self.parts["sources"]) if "sources" in self.parts else {})

    def _head(self, kind: str) -> None:
        for key, word in (("certcheck", FORMAT), ("kind", kind), ("licence", LICENCE)):
            if key in self.parts:
                self.parts[key].choice((word,))
        if "title" in self.parts:
            read_text(self.parts["title"])

    def entries(self, section: str, read: Callable[[Spot, Shelf], Entry], *, ids: bool = True) -> tuple[Entry, ...]:
        """The entries of a section; an id that is given twice is a problem."""
        if section not in self.parts:
            return ()
        found: list[Entry] = []
        seen: dict[str, int] = {}
        for item in self.parts[section].items():
            found.append(read(item, self.shelf))
            child = item.children().get("id") if ids and item.is_mapping else None
            if child is None or not child.word:
                continue
            if child.word in seen:
                child.say(f"the id {excerpt(child.word)} is given twice", f"first on line {seen[child.word]}")
            seen.setdefault(child.word, child.at.line)
        return tuple(found)

    def known(self, spot: Spot, names: Mapping[str, object], what: str) -> None:
        """Note that a word names nothing of ``names``."""
        if spot.word and spot.word not in names:
            spot.say(f"there is no {what} {excerpt(spot.word)}", did_you_mean(spot.word, names))

    def warn_unused_sources(self) -> None:
        sources = self.parts["sources"].children() if "sources" in self.parts else {}
        for key, child in sources.items():
            if key not in self.shelf.used:
                child.warn("no figure names this source")


def _materials(file: _File) -> MaterialTables:
    return MaterialTables(
        prices=file.entries("prices", read_kilo_price),
        options=file.entries("options", read_option),
        tariffs=file.entries("tariffs", read_tariff),
        taxes=file.entries("taxes", read_tax),
        law=file.entries("law", read_law),
        verdicts=file.entries("verdicts", read_verdict),
    )


def _freight(file: _File) -> FreightTables:
    tables = FreightTables(
        modes=file.entries("modes", read_mode),
        routes=file.entries("routes", read_route),
        prices=file.entries("prices", read_freight, ids=False),
    )
    modes, routes = ({one.id: one for one in found} for found in (tables.modes, tables.routes))
    named: dict[str, Mapping[str, object]] = {"mode": modes, "route": routes}
    for item in file.parts["prices"].items() if "prices" in file.parts else ():
        parts = item.children() if item.is_mapping else {}
        for key, names in named.items():
            if key in parts:
                file.known(parts[key], names, key)
    return tables


def _emissions(file: _File) -> EmissionTables:
    sets = {one.id: one for one in file.entries("sets", read_factor_set)}
    default = ""
    if "default" in file.parts:
        default = file.parts["default"].text()
        file.known(file.parts["default"], sets, "set")
    return EmissionTables(default, sets)
