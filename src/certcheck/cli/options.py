"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click
from click.core import ParameterSource

from certcheck.cli import config
from certcheck.cli.errors import did_you_mean

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = ("rich", "json", "ndjson")
"""Names of the outputs, repeated here so that ``--help`` imports no report; a test compares them."""

LINES = "ndjson"
"""The one output that is written while the declarations, one per line, are still being read."""


class Output(NamedTuple):
    """One asked-for output; ``path`` is None for standard output."""

    format: str
    path: Path | None


def target_option(command: Command) -> Command:
    return click.option(
        "--target",
        "targets",
        multiple=True,
        callback=split_words,
        envvar="CERTCHECK_TARGET",
        metavar="TARGET",
        help="Market, place or scheme: eu, us, eu/de, cn/green-food; repeatable. Default: the markets of sold-in.",
    )(command)


def sold_in_option(command: Command) -> Command:
    return click.option(
        "--sold-in",
        multiple=True,
        callback=split_words,
        envvar="CERTCHECK_SOLD_IN",
        metavar="PLACES",
        help="Places of sale, such as de,fr, instead of those in the declaration.",
    )(command)


def as_of_option(command: Command) -> Command:
    return click.option(
        "--as-of",
        callback=read_day,
        envvar="CERTCHECK_AS_OF",
        metavar="DATE",
        help="Day on which the law is read, YYYY-MM-DD. Default: today.",
    )(command)


def format_option(*formats: str) -> Callable[[Command], Command]:
    """The outputs that a command can write."""

    def read(ctx: click.Context, parameter: click.Parameter, values: Sequence[str]) -> tuple[Output, ...]:
        return read_outputs(ctx, parameter, values, formats)

    return click.option(
        "--format",
        "formats",
        multiple=True,
        callback=read,
        envvar="CERTCHECK_FORMAT",
        metavar="FORMAT[:PATH]",
        help=f"{', '.join(formats)}; repeatable, a path sends it to a file. Default: rich.",
    )


def lang_option(command: Command) -> Command:
    return click.option(
        "--lang",
        type=click.Choice(["en", "zh"]),
        default="en",
        show_default=True,
        envvar="CERTCHECK_LANG",
        help="Language of the report.",
    )(command)


def rules_option(command: Command) -> Command:
    return click.option(
        "--rules",
        type=click.Path(file_okay=False, path_type=Path),
        default=None,
        envvar="CERTCHECK_RULES",
        metavar="DIR",
        help="Rulesets to use instead of those that come with certcheck.",
    )(command)


def lock_file_option(*names: str, text: str) -> Callable[[Command], Command]:
    """Where the lock file is: ``rules lock`` writes it, ``check --locked`` reads it."""
    return click.option(
        *names,
        "lock_file",
        type=click.Path(dir_okay=False, path_type=Path),
        default="certcheck.lock",
        show_default=True,
        envvar="CERTCHECK_LOCK_FILE",
        metavar="PATH",
        help=text,
    )


def refuse_idle_lock_file(ctx: click.Context, *, locked: bool) -> None:
    """A lock file named by hand that would not be looked at is a mistake."""
    if not locked and ctx.get_parameter_source("lock_file") is ParameterSource.COMMANDLINE:
        raise click.UsageError("--lock-file does nothing without --locked.", ctx)


def refuse_idle_processes(ctx: click.Context, outputs: Sequence[Output]) -> None:
    """Only lines can be shared."""
    if outputs[0].format != LINES and ctx.get_parameter_source("processes") is ParameterSource.COMMANDLINE:
        raise click.UsageError(f"--processes does nothing without --format {LINES}.", ctx)


def config_options(command: Command) -> Command:
    command = click.option(
        "--config",
        is_eager=True,
        expose_value=False,
        callback=config.use_file,
        envvar="CERTCHECK_CONFIG",
        metavar="FILE",
        help="Settings file; else certcheck.toml or [tool.certcheck] of pyproject.toml, here or above.",
    )(command)
    return click.option(
        "--no-config",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=config.use_none,
        help="Use no settings file.",
    )(command)


def split_words(ctx: click.Context, parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """``--sold-in de,fr --sold-in it`` as one list; commas and repeats are the same."""
    return tuple(dict.fromkeys(word.strip() for value in values for word in value.split(",") if word.strip()))


def split_fail_on(ctx: click.Context, parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    from certcheck.cli.exit_codes import DEFAULT_FAIL_ON, FAIL_ON

    words = split_words(ctx, parameter, values)
    for word in words:
        if word not in FAIL_ON:
            known = ", ".join(FAIL_ON)
            raise click.BadParameter(f"{word!r} is none of {known}.{did_you_mean(word, FAIL_ON)}", ctx, parameter)
    return words or DEFAULT_FAIL_ON


def read_day(ctx: click.Context, parameter: click.Parameter, value: str | None) -> date:
    """A day as YYYY-MM-DD; today when none is given."""
    if value is None:
        return date.today()
    try:
        if len(value) != 10:
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; write YYYY-MM-DD.", ctx, parameter) from None


def read_outputs(
    ctx: click.Context, parameter: click.Parameter, values: Sequence[str], formats: Sequence[str] = FORMATS
) -> tuple[Output, ...]:
    """``json:report.json`` as format and path; at most one output goes to standard output."""
    outputs = tuple(_output(ctx, parameter, value, formats) for value in values) or (Output("rich", None),)
    if sum(1 for one in outputs if one.path is None) > 1:
        message = "only one format can go to standard output; give the others a path (json:FILE)."
        raise click.BadParameter(message, ctx, parameter)
    if len(outputs) > 1 and any(one.format == LINES for one in outputs):
        raise click.BadParameter(f"{LINES} reads its input line by line and goes with no other format.", ctx, parameter)
    paths = [one.path for one in outputs if one.path is not None]
    if len(set(paths)) != len(paths):
        raise click.BadParameter("two formats cannot go to the same file.", ctx, parameter)
    return outputs


def _output(ctx: click.Context, parameter: click.Parameter, value: str, formats: Sequence[str]) -> Output:
    name, colon, path = value.partition(":")
    if name not in formats:
        message = f"unknown format {name!r}.{did_you_mean(name, formats)} Formats: {', '.join(formats)}."
        raise click.BadParameter(message, ctx, parameter)
    if colon and not path:
        raise click.BadParameter(f"{value!r} names no file after the colon.", ctx, parameter)
    return Output(name, Path(path) if path and path != "-" else None)


def use_colour() -> bool:
    """Colour only on a terminal that wants it; ``NO_COLOR`` counts when it is set and not empty."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """The width of the terminal, ``COLUMNS`` first; 80 where there is none."""
    with suppress(ValueError):
        if (columns := int(os.environ.get("COLUMNS", 0))) > 0:
            return columns
    with suppress(ValueError, OSError):  # closed, or no terminal
        if sys.__stdout__ is not None:
            return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80
    return 80
