"""Which targets a run is about: those that were named, else the markets where the product is sold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from certcheck.cli.codes import NOTHING_CHECKED
from certcheck.cli.errors import did_you_mean
from certcheck.positions import visible

if TYPE_CHECKING:
    from certcheck.declaration.loading import LoadedDeclaration
    from certcheck.engine.check import Engine


def resolve(engine: Engine, targets: Sequence[str]) -> tuple[list[int], tuple[str, ...]]:
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


def own_targets(engine: Engine, loaded: LoadedDeclaration, sold_in: Sequence[str]) -> tuple[str, ...]:
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
