"""The command line. Nothing heavy is imported before the command that needs it runs."""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code; see ``docs/exit-codes.md``."""
    from certcheck.cli.errors import run

    sys.exit(run(arguments))
