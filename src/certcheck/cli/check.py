"""``certcheck check``: declarations in, reports out, one exit code."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from certcheck.cli import options, targeting, writing
from certcheck.cli.codes import NOT_TO_BE_TRUSTED
from certcheck.cli.exit_codes import exit_code, fold
from certcheck.positions import InputError

if TYPE_CHECKING:
    from certcheck.engine.check import Engine
    from certcheck.result import CheckResult


class Order(NamedTuple):
    """What a stream is checked against, in every process; without ``any_target`` each line's own markets."""

    rules: Path | None
    targets: tuple[str, ...]
    any_target: bool
    sold_in: tuple[str, ...]
    as_of: date
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: tuple[str, ...]


class Request(NamedTuple):
    """What was asked, the same for every declaration of the run."""

    targets: tuple[str, ...]
    sold_in: tuple[str, ...]
    as_of: date
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    all_reasons: bool
    """Those of what is met or does not apply too; the report of a terminal shows them only when asked."""


@click.command()
@click.argument("declarations", nargs=-1, required=True, metavar="DECLARATION...")
@options.target_option
@options.sold_in_option
@options.as_of_option
@options.format_option(*options.FORMATS)
@options.lang_option
@click.option(
    "--select",
    multiple=True,
    callback=options.split_words,
    envvar="CERTCHECK_SELECT",
    metavar="ID-PREFIX",
    help="Check only these requirements, such as eu/rohs.",
)
@click.option(
    "--ignore",
    multiple=True,
    callback=options.split_words,
    envvar="CERTCHECK_IGNORE",
    metavar="ID-PREFIX",
    help="Leave these requirements out.",
)
@click.option(
    "--explain", is_flag=True, envvar="CERTCHECK_EXPLAIN", help="Show met and not-applicable requirements too."
)
@click.option(
    "--fail-on",
    multiple=True,
    callback=options.split_fail_on,
    envvar="CERTCHECK_FAIL_ON",
    metavar="OUTCOMES",
    help="Outcomes of duties that fail the run: gap, review, undetermined, upcoming. Default: gap,undetermined.",
)
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    envvar="CERTCHECK_PROCESSES",
    metavar="N",
    help=f"Processes that share the lines of --format {options.LINES}.",
)
@options.rules_option
@click.option(
    "--locked/--no-locked",
    envvar="CERTCHECK_LOCKED",
    help="Check only with rulesets that are as in the lock file and not overdue for review.",
)
@options.lock_file_option("--lock-file", text="What 'certcheck rules lock' wrote, for --locked.")
@options.config_options
@click.pass_context
def check(
    ctx: click.Context,
    declarations: tuple[str, ...],
    targets: tuple[str, ...],
    sold_in: tuple[str, ...],
    as_of: date,
    formats: tuple[options.Output, ...],
    lang: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    explain: bool,
    fail_on: tuple[str, ...],
    processes: int,
    rules: Path | None,
    locked: bool,
    lock_file: Path,
) -> None:
    """Check DECLARATIONs (.yaml, .json, or - for standard input) against markets and schemes.

    With --format ndjson each line of each file is a declaration, and each gets one line of output.

    Exit codes: 0 nothing to do, 1 gap, 2 input or usage, 3 undetermined, 4 nothing checked, 5 rules invalid,
    not as locked or overdue.
    """
    from certcheck.cli import backend

    options.refuse_idle_lock_file(ctx, locked=locked)
    options.refuse_idle_processes(ctx, formats)
    engine = backend.open_rules(rules)
    if locked:
        backend.verify(engine, lock_file, as_of)
    codes, wanted = targeting.resolve(engine, targets)
    if formats[0].format == options.LINES:
        order = Order(rules, wanted, bool(targets), sold_in, as_of, select, ignore, fail_on)
        ctx.exit(fold([*codes, *_lines(engine, order, declarations, formats[0].path, processes)]))
    results: list[CheckResult] = []
    all_reasons = explain or any(one.format != "rich" for one in formats)
    request = Request(wanted, sold_in, as_of, select, ignore, all_reasons)
    for source in declarations:
        try:
            result = _check_one(engine, source, request, any_target=bool(targets))
        except InputError as error:
            for problem in error.problems:
                click.echo(str(problem), err=True)
            codes.append(NOT_TO_BE_TRUSTED)
            continue
        results.append(result)
        codes.append(exit_code([result], fail_on))
    if any(result.targets for result in results):
        _write(engine, results, formats, lang, explain=explain)
    else:
        click.echo("certcheck: nothing was checked", err=True)
    ctx.exit(fold(codes))


def _lines(engine: Engine, order: Order, sources: Sequence[str], path: Path | None, processes: int) -> list[int]:
    """Check each line of each source; the exit codes."""
    from certcheck.cli import stream

    codes: list[int] = []
    stream.refuse_to_overwrite(path, sources)
    if order.targets or not order.any_target:
        with stream.output_to(path) as write:
            write([stream.head(engine, order)])
            for source in sources:
                try:
                    codes += stream.run(engine, order, source, write, processes)
                except InputError as error:
                    click.echo("\n".join(str(problem) for problem in error.problems), err=True)
                    codes.append(NOT_TO_BE_TRUSTED)
    if not codes:
        click.echo("certcheck: nothing was checked", err=True)
    return codes


def _check_one(engine: Engine, source: str, request: Request, *, any_target: bool) -> CheckResult:
    from certcheck.cli import backend

    loaded = backend.load(source)
    targets = request.targets if any_target else targeting.own_targets(engine, loaded, request.sold_in)
    sold_in = request.sold_in or None
    return backend.check(
        engine,
        loaded,
        targets,
        request.as_of,
        sold_in=sold_in,
        select=request.select,
        ignore=request.ignore,
        all_reasons=request.all_reasons,
    )


def _write(
    engine: Engine, results: Sequence[CheckResult], outputs: Sequence[options.Output], lang: str, *, explain: bool
) -> None:
    from certcheck.report.formats import renderer

    for output in outputs:
        settings = writing.settings(engine, output, lang, explain=explain)
        writing.write(renderer(output.format)(results, settings), output.path)
