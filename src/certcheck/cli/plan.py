"""``certcheck plan``: one declaration in, what to buy in which order and what it comes to out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from certcheck.cli import options, targeting, writing
from certcheck.cli.exit_codes import exit_code, fold

if TYPE_CHECKING:
    from certcheck.engine.check import Engine
    from certcheck.report.plan.model import Planned

FORMATS = ("rich", "json")


@click.command()
@click.argument("declaration", metavar="DECLARATION")
@options.target_option
@options.sold_in_option
@options.as_of_option
@click.option(
    "--start",
    default=None,
    envvar="CERTCHECK_START",
    metavar="DATE",
    help="Day on which the work begins, YYYY-MM-DD. Default: the day of --as-of.",
)
@click.option(
    "--currency",
    default="EUR",
    show_default=True,
    envvar="CERTCHECK_CURRENCY",
    metavar="CODE",
    help="Currency of the plan, such as USD or CNY.",
)
@click.option(
    "--prices",
    "quotes",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="CERTCHECK_PRICES",
    metavar="FILE",
    help="Prices of your own, over those of the price book; repeatable.",
)
@click.option(
    "--rates",
    "rates_file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    envvar="CERTCHECK_RATES",
    metavar="FILE",
    help="Exchange rates of your own.",
)
@options.format_option(*FORMATS)
@options.lang_option
@options.rules_option
@options.config_options
@click.pass_context
def plan(
    ctx: click.Context,
    declaration: str,
    targets: tuple[str, ...],
    sold_in: tuple[str, ...],
    as_of: date,
    start: str | None,
    currency: str,
    quotes: tuple[Path, ...],
    rates_file: Path | None,
    formats: tuple[options.Output, ...],
    lang: str,
    rules: Path | None,
) -> None:
    """Say what closing the gaps of DECLARATION costs, what to buy in which order, and how long it takes.

    Exit codes are those of check for the same targets: a plan does not change what was found.
    """
    from certcheck.cli import backend, planning

    begins = as_of if start is None else _day(ctx, start)
    engine = backend.open_rules(rules)
    codes, wanted = targeting.resolve(engine, targets)
    costs = planning.open_costs(engine, rules, quotes, rates_file)
    code = planning.known_currency(currency, costs.rates)
    loaded = backend.load(declaration)
    if not targets:
        wanted = targeting.own_targets(engine, loaded, sold_in)
    places = sold_in or None
    result = backend.check(engine, loaded, wanted, as_of, sold_in=places, select=(), ignore=())
    if not result.targets:
        click.echo("certcheck: nothing was checked", err=True)
        ctx.exit(fold(codes))
    made = planning.planned(engine, loaded, result, costs, currency=code, start=begins, sold_in=places)
    _write(engine, made, formats, lang)
    ctx.exit(fold([*codes, exit_code([result])]))


def _day(ctx: click.Context, written: str) -> date:
    parameter = next(one for one in ctx.command.params if one.name == "start")
    return options.read_day(ctx, parameter, written)


def _write(engine: Engine, made: Planned, outputs: Sequence[options.Output], lang: str) -> None:
    from importlib import import_module

    for output in outputs:
        module = {"rich": "certcheck.report.plan.terminal", "json": "certcheck.report.plan.plan_json"}[output.format]
        text = import_module(module).render(made, writing.settings(engine, output, lang))
        writing.write(text, output.path)
