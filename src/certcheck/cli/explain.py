"""``certcheck explain``: one requirement in plain words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from certcheck.cli import options
from certcheck.cli.errors import did_you_mean
from certcheck.positions import visible

if TYPE_CHECKING:
    from certcheck.engine.check import Engine


@click.command()
@click.argument("requirement")
@options.lang_option
@options.rules_option
def explain(requirement: str, lang: str, rules: Path | None) -> None:
    """Say what REQUIREMENT asks for, by which law, from when, how it is proved and how a gap is closed."""
    from certcheck.cli import backend

    engine = backend.open_rules(rules)
    rule = engine.requirements.get(requirement)
    if rule is None:
        raise click.UsageError(_unknown(engine, requirement))
    from certcheck.report.explanation import render
    from certcheck.report.options import RenderOptions

    ruleset = next(one for one in engine.book.rulesets if one.id == rule.ruleset)
    settings = RenderOptions(
        lang, width=options.terminal_width(), colour=options.use_colour(), vocabularies=engine.names.vocabularies
    )
    click.echo(render(rule, ruleset, settings), nl=False)


def _unknown(engine: Engine, written: str) -> str:
    """What to say about an id that no ruleset has; a prefix lists what is below it."""
    below = sorted(one for one in engine.requirements if one.startswith(f"{written.rstrip('/')}/"))
    shown = visible(written)
    if below:
        return f"'{shown}' is not a requirement. Below it: {', '.join(below)}."
    return f"no requirement '{shown}'.{did_you_mean(written, engine.requirements)} Rulesets: certcheck targets."
