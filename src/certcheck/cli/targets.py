"""``certcheck targets``: the places and schemes that have rules."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from certcheck.cli import options

if TYPE_CHECKING:
    from certcheck.engine.check import Engine


@click.command()
@click.option(
    "--format", "form", type=click.Choice(["rich", "json"]), default="rich", show_default=True, help="Output."
)
@options.lang_option
@options.rules_option
def targets(form: str, lang: str, rules: Path | None) -> None:
    """List the places and schemes that have rules, with how many and when they were reviewed."""
    from certcheck.cli import backend

    engine = backend.open_rules(rules)
    plain = to_plain(engine)
    if form == "json":
        from certcheck.report.json_report import dump

        click.echo(dump(plain), nl=False)
    else:
        click.echo(_table(plain, lang), nl=False)


def to_plain(engine: Engine) -> dict[str, Any]:
    """``certcheck-targets/1``: every target with its rulesets."""
    from certcheck.engine.targets import known_targets, target_title

    found = []
    for target, rulesets in known_targets(engine.book).items():
        title = target_title(engine.names, target)
        found.append(
            {
                "target": target,
                "title": {"en": title.en, "zh": title.zh},
                "requirements": sum(len(one.requirements) for one in rulesets),
                "rulesets": [
                    {
                        "ruleset": one.id,
                        "title": {"en": one.title.en, "zh": one.title.zh},
                        "kind": one.kind,
                        "version": one.version,
                        "requirements": len(one.requirements),
                        "reviewed-on": one.reviewed_on.isoformat(),
                        "review-by": one.review_by.isoformat() if one.review_by else None,
                    }
                    for one in rulesets
                ],
            }
        )
    return {"format": "certcheck-targets/1", "targets": found}


def _table(plain: Mapping[str, Any], lang: str) -> str:
    from certcheck.report.names import Names
    from certcheck.report.page import Page
    from certcheck.report.wording import Wording

    say = Wording(Names(lang))
    page = Page(options.terminal_width(), colour=options.use_colour())
    page.line(say.word("targets", "title"), style="bold")
    for target in plain["targets"]:
        page.blank()
        name = f"{target['target']} · {target['title'][lang]}"
        number = target["requirements"]
        count = say.phrase("targets", "count-one" if number == 1 else "count", n=number)
        page.split(name if target["title"][lang] != target["target"] else target["target"], count, style="bold")
        for ruleset in target["rulesets"]:
            reviewed = say.ui("reviewed", date=ruleset["reviewed-on"])
            right = f"{ruleset['requirements']} · {reviewed}"
            page.split(f"{ruleset['ruleset']} · {ruleset['title'][lang]}", right, indent=3)
    page.blank()
    rules = sum(target["requirements"] for target in plain["targets"])
    rulesets = sum(len(target["rulesets"]) for target in plain["targets"])
    page.line(say.phrase("targets", "total", rules=rules, rulesets=rulesets), style="dim")
    return page.text
