"""``certcheck check``: declarations in, reports out, one exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from certcheck.cli import options
from certcheck.cli.codes import NOT_TO_BE_TRUSTED, NOTHING_CHECKED
from certcheck.cli.errors import did_you_mean
from certcheck.cli.exit_codes import exit_code, fold
from certcheck.positions import InputError, visible

if TYPE_CHECKING:
    from certcheck.declaration.loading import LoadedDeclaration
    from certcheck.engine.check import Engine
    from certcheck.result import CheckResult


class Request(NamedTuple):
    """What was asked, the same for every declaration of the run."""

    targets: tuple[str, ...]
    sold_in: tuple[str, ...]
    as_of: date
    select: tuple[str, ...]
    ignore: tuple[str, ...]


@click.command()
@click.argument("declarations", nargs=-1, required=True, metavar="DECLARATION...")
@click.option(
    "--target",
    "targets",
    multiple=True,
    callback=options.split_words,
    envvar="CERTCHECK_TARGET",
    metavar="TARGET",
    help="Market, place or scheme: eu, us, eu/de, cn/green-food; repeatable. Default: the markets of sold-in.",
)
@click.option(
    "--sold-in",
    multiple=True,
    callback=options.split_words,
    envvar="CERTCHECK_SOLD_IN",
    metavar="PLACES",
    help="Places of sale, such as de,fr, instead of those in the declaration.",
)
@click.option(
    "--as-of",
    callback=options.read_day,
    envvar="CERTCHECK_AS_OF",
    metavar="DATE",
    help="Day on which the law is read, YYYY-MM-DD. Default: today.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    callback=options.read_outputs,
    envvar="CERTCHECK_FORMAT",
    metavar="FORMAT[:PATH]",
    help=f"{', '.join(options.FORMATS)}; repeatable, a path sends it to a file. Default: rich.",
)
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
    rules: Path | None,
    locked: bool,
    lock_file: Path,
) -> None:
    """Check DECLARATIONs (.yaml, .json, or - for standard input) against markets and schemes.

    Exit codes: 0 nothing to do, 1 gap, 2 input or usage, 3 undetermined, 4 nothing checked, 5 rules invalid,
    not as locked or overdue.
    """
    from certcheck.cli import backend

    options.refuse_idle_lock_file(ctx, locked=locked)
    engine = backend.open_rules(rules)
    if locked:
        backend.verify(engine, lock_file, as_of)
    codes, wanted = _resolve(engine, targets)
    results: list[CheckResult] = []
    request = Request(wanted, sold_in, as_of, select, ignore)
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


def _resolve(engine: Engine, targets: Sequence[str]) -> tuple[list[int], tuple[str, ...]]:
    """The ids of the targets; one that nobody knows is named on standard error and counts as not checked."""
    from certcheck.cli import backend

    found: list[str] = []
    codes: list[int] = []
    for written in targets:
        target = backend.resolve_target(engine, written)
        if backend.has_rules(engine, target) or backend.is_place(engine, target):
            found.append(target)
            continue
        known = backend.known_targets(engine)
        message = f"certcheck: unknown target '{visible(written)}'.{did_you_mean(written, known)}"
        click.echo(f"{message} Targets with rules: {', '.join(known) or 'none'}.", err=True)
        codes.append(NOTHING_CHECKED)
    return codes, tuple(dict.fromkeys(found))


def _check_one(engine: Engine, source: str, request: Request, *, any_target: bool) -> CheckResult:
    from certcheck.cli import backend

    loaded = backend.load(source)
    targets = request.targets if any_target else _own_targets(engine, loaded, request.sold_in)
    sold_in = request.sold_in or None
    return backend.check(
        engine, loaded, targets, request.as_of, sold_in=sold_in, select=request.select, ignore=request.ignore
    )


def _own_targets(engine: Engine, loaded: LoadedDeclaration, sold_in: Sequence[str]) -> tuple[str, ...]:
    """The markets of the places of sale, asked for or stated; an error when there are none."""
    from certcheck.cli import backend

    stated = [place for unit in loaded.units for place in unit.declaration.sold_in or ()]
    markets = backend.markets_of(engine, list(sold_in) or stated)
    if not markets:
        known = ", ".join(backend.known_targets(engine))
        raise click.UsageError(
            f"{visible(loaded.source)} does not say where the product is sold; name a --target ({known})."
        )
    return markets


def _write(
    engine: Engine, results: Sequence[CheckResult], outputs: Sequence[options.Output], lang: str, *, explain: bool
) -> None:
    from certcheck.report.formats import renderer
    from certcheck.report.options import RenderOptions

    vocabularies = engine.names.vocabularies
    for output in outputs:
        on_screen = output.path is None
        settings = RenderOptions(
            language=lang,
            explain=explain,
            width=options.terminal_width() if on_screen else 100,
            colour=on_screen and options.use_colour(),
            vocabularies=vocabularies,
        )
        text = renderer(output.format)(results, settings)
        if output.path is None:
            _print(text)
        else:
            _save(output.path, text)


def _print(text: str) -> None:
    """UTF-8 with plain line ends where the stream allows it; a terminal's own encoding otherwise."""
    binary = getattr(sys.stdout, "buffer", None)
    if binary is not None and not sys.stdout.isatty():
        sys.stdout.flush()
        left = memoryview(text.encode("utf-8", "backslashreplace"))
        while left:  # an unbuffered stream may take less than it is given
            left = left[binary.write(left) :]
        binary.flush()
    else:
        sys.stdout.write(text)
        sys.stdout.flush()


def _save(path: Path, text: str) -> None:
    try:
        path.write_bytes(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {error.strerror or error}") from None
