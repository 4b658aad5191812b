"""Where a report goes, and what it is told about the place: width, colour, language."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from certcheck.cli import options

if TYPE_CHECKING:
    from certcheck.engine.check import Engine
    from certcheck.report.options import RenderOptions


def settings(engine: Engine, output: options.Output, lang: str, *, explain: bool = False) -> RenderOptions:
    """As wide and colourful as the terminal allows; 100 columns without colour in a file."""
    from certcheck.report.options import RenderOptions

    on_screen = output.path is None
    return RenderOptions(
        language=lang,
        explain=explain,
        width=options.terminal_width() if on_screen else 100,
        colour=on_screen and options.use_colour(),
        vocabularies=engine.names.vocabularies,
    )


def write(text: str, path: Path | None) -> None:
    """A text to a file, or to standard output for None; a ClickException when the file cannot be written."""
    if path is None:
        _print(text)
    else:
        _save(path, text)


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
