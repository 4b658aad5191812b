"""The calls into prices, plan and trade-offs that ``certcheck plan`` makes, so that it knows no more of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from certcheck.positions import visible

if TYPE_CHECKING:
    from certcheck.cost.model import PriceBook, Rates, Recognition
    from certcheck.cost.result import Plan
    from certcheck.cost.tradeoffs.model import Tradeoffs
    from certcheck.declaration.loading import LoadedDeclaration
    from certcheck.engine.check import Engine
    from certcheck.report.plan.model import Planned, Weighed
    from certcheck.result import CheckResult
    from certcheck.rules.model import Text


class Costs(NamedTuple):
    """Everything with a figure in it."""

    prices: PriceBook
    rates: Rates
    tables: Tradeoffs


def open_costs(engine: Engine, directory: Path | None, quotes: Sequence[Path], rates_file: Path | None) -> Costs:
    """Prices belong to the rulesets; rates and trade-offs are the installed ones where ``directory`` has none.

    InputError with every problem of every file.
    """
    from certcheck.cost.currency import load_rates, read_rates
    from certcheck.cost.reading.opening import load_prices
    from certcheck.cost.tradeoffs import open_tradeoffs
    from certcheck.rules.location import Opened

    rates = read_rates(rates_file) if rates_file is not None else load_rates(_holding(directory, "currencies"))
    rules = Opened(engine.book, engine.names.vocabularies, engine.digest)
    prices = load_prices(directory, quotes=quotes, rules=rules, rates=rates)
    return Costs(prices, rates, open_tradeoffs(_holding(directory, "tradeoffs")))


def _holding(directory: Path | None, folder: str) -> Path | None:
    return directory if directory is not None and (directory / folder).is_dir() else None


def known_currency(written: str, rates: Rates) -> str:
    """The code of a currency that the rates hold; a usage error that names those there are."""
    from certcheck.cost.currency import currencies

    known = currencies(rates)
    code = written.strip().upper()
    if code not in known:
        raise click.UsageError(
            f"there is no rate for the currency '{visible(written)}'. Currencies: {', '.join(known)}."
        )
    return code


def planned(
    engine: Engine,
    loaded: LoadedDeclaration,
    result: CheckResult,
    costs: Costs,
    *,
    currency: str,
    start: date,
    sold_in: Sequence[str] | None,
) -> Planned:
    """The plan for what a check found, with what is weighed beside it."""
    from certcheck.cost.plan import make_plan
    from certcheck.report.plan.model import Planned

    plan = make_plan(result, loaded, engine, costs.prices, costs.rates, currency=currency, start=start, sold_in=sold_in)
    return Planned(
        result,
        plan,
        recognition=_recognition(plan, costs.prices),
        weighed=_weighed(engine, loaded, plan, costs, sold_in),
        titles=_titles(plan, costs.prices),
    )


def _recognition(plan: Plan, prices: PriceBook) -> tuple[Recognition, ...]:
    """What the targets accept for anything that the plan has somebody buy."""
    from certcheck.cost.recognition import inside

    found = []
    for one in prices.recognition.values():
        covered = [
            line
            for line in plan.lines
            if line.state != "held" and not set(one.covers).isdisjoint((line.item.id, *line.needs))
        ]
        if any(inside(target, one.target) for line in covered for target in line.targets):
            found.append(one)
    return tuple(found)


def _titles(plan: Plan, prices: PriceBook) -> dict[str, Text]:
    """Of papers that are held but that the plan has no line for."""
    shown = {line.item.id for line in plan.lines}
    return {one.item: prices.items[one.item].title for one in plan.unrecognised if one.item not in shown}


def _weighed(
    engine: Engine, loaded: LoadedDeclaration, plan: Plan, costs: Costs, sold_in: Sequence[str] | None
) -> Weighed:
    """Trade-offs of every item and lot, what several have in common once."""
    from certcheck.cost.tradeoffs import freight_options, material_options, open_questions, places_of_sale
    from certcheck.report.plan.model import Weighed

    names, tables = engine.names, costs.tables
    targets = [one.target for one in plan.entries]
    places: list[str] = []
    materials = []
    freight = []
    questions: list[str] = []
    for unit in loaded.units:
        if sold_in is not None:
            sold = tuple(sorted({names.id_of("places", place) or place for place in sold_in}))
        else:
            sold = places_of_sale(unit.declaration, names, targets)
        places += [place for place in sold if place not in places]
        known = (unit.declaration, names, sold, tables, costs.rates, plan.currency)
        materials += [one for one in material_options(*known) if one not in materials]
        freight += [one for one in freight_options(*known) if one not in freight]
        questions += [path for path in open_questions(unit.declaration, names, tables) if path not in questions]
    sets, default = tables.emissions.sets, tables.emissions.default
    return Weighed(
        tuple(places), tuple(materials), tuple(freight), sets.get(default), tables.materials.verdicts, tuple(questions)
    )
