"""How the command line ends: every failure is a short message on standard error and a code that means it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from certcheck.cli.codes import INVALID_RULES
from certcheck.positions import InputError, visible

USAGE = 2
INTERRUPTED = 130
PIPE_CLOSED = 141


class ReaderGoneError(Exception):
    """Whoever read the output closed it."""


class RulesError(Exception):
    """The rulesets cannot be used; ``lines`` say why, one per problem."""

    def __init__(self, lines: Iterable[object]) -> None:
        self.lines = tuple(str(line) for line in lines)
        super().__init__("\n".join(self.lines))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code of whatever happens. Nothing escapes but a debug traceback."""
    from certcheck.cli.app import certcheck_command

    _tolerate_any_terminal()
    try:
        code = certcheck_command.main(arguments, prog_name="certcheck", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.Abort:
        _say("interrupted")
        return INTERRUPTED
    except KeyboardInterrupt:
        _say("interrupted")
        return INTERRUPTED
    except click.UsageError as error:
        _usage(error)
        return USAGE
    except click.ClickException as error:
        _say(error.format_message())
        return USAGE
    except RulesError as error:
        for line in error.lines:
            _say(line, prefix="")
        return INVALID_RULES
    except InputError as error:
        for problem in error.problems:
            _say(str(problem), prefix="")
        return USAGE
    except (ReaderGoneError, BrokenPipeError):
        _silence_output()
        return PIPE_CLOSED
    except Exception as error:  # the last resort: no traceback for users
        return _internal(error)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`` Did you mean 'x'?`` or nothing."""
    import difflib

    close = difflib.get_close_matches(word.lower(), list(known), n=3, cutoff=0.6)
    return f" Did you mean {' or '.join(repr(one) for one in close)}?" if close else ""


def _say(text: str, prefix: str = "certcheck: ") -> None:
    click.echo(f"{prefix}{visible(text)}", err=True)


def _usage(error: click.UsageError) -> None:
    if error.ctx is not None:
        click.echo(error.ctx.get_usage(), err=True)
        click.echo(f"Try '{error.ctx.command_path} --help' for help.", err=True)
    _say(error.format_message())


def _internal(error: Exception) -> int:
    """One line that says what went wrong and where, in words of the package and not of this machine."""
    import traceback

    if os.environ.get("CERTCHECK_DEBUG") == "1":
        traceback.print_exception(error, file=sys.stderr)
    place = _place(error)
    detail = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    if len(detail) > 300:
        detail = detail[:299] + "…"
    _say(f"internal error{place}: {detail} (CERTCHECK_DEBUG=1 shows the traceback; nothing printed is to be trusted)")
    return USAGE


def _place(error: Exception) -> str:
    root = Path(__file__).resolve().parent.parent
    import traceback

    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(root):
            return f" in certcheck/{path.relative_to(root).as_posix()}:{frame.lineno}"
    return ""


def _tolerate_any_terminal() -> None:
    """A terminal that cannot show a character shows a stand-in instead of failing; lines end as they do everywhere."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _silence_output() -> None:
    """Keeps the interpreter from complaining when it flushes a closed pipe at exit."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        pass
