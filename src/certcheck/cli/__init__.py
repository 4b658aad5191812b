"""The command line. Nothing heavy is imported before the command that needs it runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with its code; see ``docs/exit-codes.md``."""
    import gc

    from certcheck.cli.errors import run

    gc.disable()  # a run is short: looking for garbage would take a tenth of it and find none; streams turn it on
    code = run(arguments)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)  # everything is written; taking all rules apart one by one would take a sixth of the run
